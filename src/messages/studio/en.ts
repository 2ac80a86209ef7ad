// The studio: its server, and sites that it publishes. In English.

export const en = {
  'page.training.nonFinite':
    'Training did not go well: the {figure} became {actual} in epoch {epoch}, step {step}. Try a smaller learning rate, or check the data for extreme values',
  'page.training.domain':
    '{data}: expected values from {from} to {to}, as this model takes, got some from {least} to {most}. Set Scale (data) to minmax, or choose the Gaussian likelihood with the mean identity; for a trained run, give data in the units of its own',
  'page.model.onlyTables':
    'This recipe is for tables, and the data is not one (images of {actual}). Name a table (.csv or .parquet) as Source, or choose a recipe for images, such as conv-vae',
  'page.run.write':
    'The run cannot be recorded: {reason}. Everything saved before is intact: fix the cause (such as a full disk), then press Resume',
  'page.run.gone': 'The folder of the run was removed while it trained. Begin a new run',
  'page.image.tooLarge': 'The picture has more than {expected} million pixels. Make it smaller',
  'page.run.data': 'The data of this run is no longer at {source}. Put it there again',
  'page.checkpoint.missing':
    'There is nothing to show yet: no epoch of this run has ended. Let it train on, or start a new run with its settings',
  'page.checkpoint.lost':
    '{path} is missing, although this run has completed epochs ({epochs}). Restore it from a copy, or start a new run with its settings',
  'page.scale.constant':
    '{data}: expected values that differ, got {actual} everywhere. There is nothing to scale: leave Scale empty',
  'page.images.broken':
    '{path}: expected a whole picture such as PNG or JPEG, got none ({reason}). Convert it or copy it again, or choose “Skip broken pictures”',
  'page.images.sizes':
    '{path}: expected pictures of one size, got {actual} sizes, most often {sizes}, height before width. Choose an image size, for example {most}',
  'page.images.tooLarge':
    '{path}: expected images of at most {expected} bytes each, got {actual}. Choose a smaller image size',
  'page.table.text':
    '{path}: expected a number in line {line}, column {column}, got {actual}. If that column holds the classes, name {column} as Label; for a table with text and missing values choose the recipe tabular-vae',
  'page.table.size':
    '{path}: expected {grey} columns of values for images of {size}, or {colour} in colour, got {actual}. Choose an image size that fits, and name the column of the classes as Label',
  'page.resume.data':
    '{path}: expected the data it was trained on, got other data in {data}. Put the original data there again',
  'page.configuration.key': '{path} is not a setting. Choose a recipe and change that',
  'page.configuration.keyNear': '{path} is not a setting. Did you mean {near}?',
  'page.configuration.choice':
    '{path}: expected one of {expected}, got {actual}. Choose one of them',
  'page.configuration.name':
    '{path}: expected letters, digits and dashes, got {actual}. Correct it',
  'page.configuration.value': '{path}: expected {expected}, got {actual}. Correct it',
  'page.configuration.shape':
    '{path}: expected {expected}, got {actual}. Change the sizes of this layer or of those before it',
  'page.configuration.outputShape':
    '{path}: expected {expected}, got {actual}. What this layer has to give follows from the data and the likelihood: change its other settings or the layers of the decoder',
  'page.configuration.tooLarge':
    'Expected a model of at most {expected} parameters, got {actual}. Choose fewer latents or smaller layers',
  'page.configuration.unquoted':
    '{path}: expected an object in braces, got {actual}. Write {example}',
  'page.configuration.missingType':
    '{path} is missing; it is one of {expected}. Write {parent} as {example}',
  'page.configuration.missing': '{path} is missing. Add it, or choose a recipe and change that',
  'studio.noRun':
    'run {name}: expected the name of a run in this folder, got none of that name. Look at the list of runs',
  'studio.noFile':
    '{file}: expected something that is there, got nothing at this address. Check the address',
  'studio.otherFile':
    '{file}: expected the file that this version was built with ({place}), got another one or none. Install Jamjae again',
  'studio.outside':
    '{name}: expected a folder in the runs folder, got a link that leads out of it. Open the studio with --runs on that folder instead',
  'studio.outsidePart':
    'run {name}: expected {part} in the run’s folder, got a link that leads out of it. Put what it leads to in its place',
  'studio.noPage':
    'studio: expected the built page in {path}, got none. Build it with: npm run build',
  'studio.foreign':
    'studio: expected the {header} of this studio itself, got {actual}. Open the address that jamjae studio printed',
  'studio.token':
    'studio: expected its token, got none or another one. Open the address that jamjae studio printed, with the token in it',
  'studio.type': 'request: expected a body of the type {expected}, got {actual}. Send it as that',
  'studio.body':
    'request: expected a body as the API describes it, got another one ({reason}). See /api/openapi.json',
  'studio.bodyEnded':
    'request: expected a whole body, got one that ended early ({reason}). Send it again',
  'studio.method':
    '{file}: expected one of the methods {expected}, got {actual}. See /api/openapi.json',
  'studio.tooLarge': 'request: expected at most {expected} bytes, got more. Send something smaller',
  'studio.busyRun':
    'run {name}: expected one that neither trains nor waits, got one that does. Stop it, or remove it from the queue, first',
  'studio.trainedElsewhere':
    'run {name}: expected one that no other program trains, got one that the process {pid} on {host} trains. Stop it there first',
  'studio.evaluating':
    'run {name}: expected one that is not being evaluated, got one that is. Wait until that is done',
  'studio.goneRun':
    'run {name}: its folder was removed while it was being evaluated. Restore it, then evaluate it again',
  'studio.notTraining':
    'run {name}: expected the run that trains now, got another one. Reload the page',
  'studio.notQueued':
    'queue: expected the number of a training that waits, got {id}. Reload the page',
  'studio.otherData':
    'data {source}: expected the data that this run was trained on, got other data. Put the same data there again',
  'studio.noTrash':
    'trash {id}: expected the number of a deleted run, got none. It may have been brought back already',
  'studio.nameTaken':
    'run {name}: expected no run of that name, got one. Rename its folder, then try again',
  'studio.noPictures':
    'model: expected one of pictures ([height, width], or [channels, height, width] with one channel or three), got {actual}. Use another run',
  'studio.rows':
    'model {name}: expected one of pictures, got one of rows of a table, which a picture is not. Use a run that was trained on pictures',
  'studio.over':
    'run {name}: expected more epochs than it has ({epochs}), got no more. Say how many it shall have',
  'studio.portBusy':
    'studio: expected a free port, got {port}, which another program holds. Choose another one with --port',
  'studio.host':
    'studio: expected an address of this machine for --host, got {host} ({reason}). Use 127.0.0.1, or 0.0.0.0 for all addresses',
  'studio.notFolder':
    '{path}: expected a folder for the runs, got a file. Name a folder with --runs',
  'studio.new': 'The folder {folder} was not there: it was made.',
  'studio.system':
    'folder of the runs: expected to read and write there, got {reason}. Check the disk, and who may write there',
  'studio.open': 'Studio of {folder}: {address}',
  'studio.usualBusy': 'Port {usual} is taken, so this is port {port}.',
  'studio.public':
    'Warning: other machines can reach this studio at {host}. Whoever has its address with the token can train, delete runs and read your data, and nothing is encrypted.',
  'studio.outer': 'From other machines: {address}',
  'studio.leave': 'Ctrl-C ends it.',
  'studio.recalled': 'The queue goes on where it was left: {runs} waited.',
  'studio.closing': 'Closing: what trains is written first. Ctrl-C again leaves at once.',
  'publish.other':
    '{path}: expected a folder with a published site, got something else, which is never replaced. Give another folder',
  'publish.asFile': 'This page has to come from a web server',
  'publish.asFileWhy':
    'A browser loads neither the program nor the data of a page that is opened as a file. Start a server in the folder of this file, with one of these commands in a terminal:',
  'publish.asFileThen':
    'Then open {address}. Any web host can serve the folder, too, without a program of its own.',
  'publish.noScript':
    'This page shows a trained model and needs JavaScript. Allow it, then reload.',
  'publish.writing': 'writing',
  'publish.done': '{out}: {files} files, {size} MB. Any file server can host it.',
}
