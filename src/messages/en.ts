// English messages. An error reads: <where>: <expected>, got <actual>. <what to do>
export const en = {
  'shape.mismatch':
    '{where}: expected {expected}, got {actual}. Check the sizes of what meets there',
  'engine.input': 'engine: expected a value for the input {name}, got none. Pass one slice a step',
  'engine.state':
    'engine: expected a value for the state {name}, got none. Load the state of the same model',
  'engine.gone': 'engine: expected a running engine, got one that was closed. Start a new one',
  'engine.failed': 'engine: ONNX Runtime failed: {reason}',
  'idx.empty': '{path}: expected an IDX file, got an empty one. Download or copy the file again',
  'idx.magic':
    '{path}: expected an IDX file, whose first two bytes are {expected}, got {actual}. Check that this is the right file',
  'idx.type':
    '{path}: expected one of the item types {expected} at byte {offset}, got {actual}. Check that this is an IDX file',
  'idx.rank':
    '{path}: expected 1 to {expected} dimensions at byte {offset}, got {actual}. Check that this is an IDX file',
  'idx.truncated':
    '{path}: expected at least {expected} bytes, got {actual}. The file is cut off: download or copy it again',
  'idx.trailing':
    '{path}: expected {expected} bytes, as its dimensions say, got {actual}. Download or copy the file again',
  'idx.shape':
    'IDX: expected 1 to 8 dimensions and as many items as {shape} says, got {actual} items. Correct the shape or the items',
  'safetensors.truncated':
    '{path}: expected at least {expected} bytes, got {actual}. The file is cut off: copy it again or use an earlier checkpoint',
  'safetensors.trailing':
    '{path}: expected {expected} bytes, as its header says, got {actual}. Copy the file again',
  'safetensors.header':
    '{path}: expected a safetensors header in JSON at byte {offset}, got none ({reason}). Check that this is the right file',
  'safetensors.entry':
    '{path}: expected dtype, shape and data_offsets for the tensor {name}, got {actual}. Write the file again',
  'safetensors.dtype':
    '{path}: expected one of {expected} as the dtype of the tensor {name}, got {actual}. Convert the tensor first',
  'safetensors.size':
    '{path}: expected {expected} bytes for the tensor {name} of shape {shape}, got {actual}. Write the file again',
  'safetensors.gap':
    '{path}: expected the data of the tensor {name} at offset {expected}, right after the tensor before it, got {actual}. Write the file again',
  'safetensors.metadata':
    '{path}: expected only texts in __metadata__, got {actual}. Write the file again',
  'safetensors.reserved':
    'safetensors: expected the name of a tensor, got {name}, which the format reserves. Use another name',
  'safetensors.shape':
    'safetensors: expected as many items in the tensor {name} as its shape {shape} says, got {actual}. Correct the shape or the items',
  'gzip.truncated':
    '{path}: expected a whole gzip file, got one that ends after {offset} bytes. Download or copy it again',
  'gzip.corrupt':
    '{path}: expected a sound gzip file, got a damaged one ({reason}). Download or copy it again',
  'data.missing': '{path}: expected a file or folder, got nothing at this path. Check the path',
  'data.notFolder':
    '{path}: expected a folder, got a file. Give the folder that holds it, or all four files separated by commas',
  'data.notFile': '{path}: expected a file, got a folder. Give the file inside it',
  'data.unreadable': '{path}: expected something readable, got {reason}. Check its permissions',
  'data.incomplete':
    '{path}: expected a folder with a file such as {expected} or {expected}.gz, got one without. Add the file or give another folder',
  'data.itemType':
    '{path}: expected items that are unsigned bytes, got {actual}. Convert the file to unsigned bytes',
  'data.notImages':
    '{path}: expected images, which have {expected} dimensions (count, height, width), got {actual}; labels have 1. Check that the files are in the right order',
  'data.notLabels':
    '{path}: expected labels, which have {expected} dimension (count), got {actual}; images have 3. Check that the files are in the right order',
  'data.noImages':
    '{path}: expected at least one image with at least one pixel, got {actual}. Give a file that holds images',
  'data.labelCount':
    '{path}: expected {expected} labels, one for each image in {other}, got {actual}. Give labels and images that belong together',
  'data.imageSize':
    '{path}: expected images of {expected} pixels, as in {other}, got {actual}. Give training and validation images of one size',
  'data.fileCount':
    'data "{source}": expected four files separated by commas (training images, training labels, validation images, validation labels), got {actual}. List all four',
  'data.typo':
    'data "{source}": expected a built-in name, a folder or four files, got none of these. Did you mean {nearest}?',
  'data.source':
    'data "{source}": expected digits (built in), a folder with IDX files, or four such files separated by commas, got none of these. Check the spelling and the path',
  'data.digits':
    '{path}: expected the built-in digits, got an incomplete folder. Run npm run build, or install the package again',
  'dataset.items':
    'dataset: expected a multiple of {expected} bytes, the size of one item, got {actual}. Correct the shape or the items',
  'dataset.labels':
    'dataset: expected {expected} labels, one an item, got {actual}. Give one label for each item',
  'dataset.room':
    'dataset: expected room for {expected} bytes, one item an index, got {actual}. Give an array of that length',
  'dataset.index':
    'dataset: expected an index from 0 to {expected}, got {actual}. Ask only for items of this set',
  'random.seed':
    'seed: expected an integer from 0 to 9007199254740991, got {actual}. Choose such a seed',
  'random.position':
    'random position: expected four unsigned 32-bit integers, not all zero, got {actual}. Use a position that a generator gave',
  'random.below':
    'random integer: expected a limit from 1 to 4294967296, got {actual}. Choose such a limit',
  'training.nonFinite':
    'training: expected finite figures, got a {figure} of {actual} in epoch {epoch}, step {step}. Try a smaller learning rate (--learning-rate), or check the data for extreme values',
  'training.imageSize':
    '{data}: expected images of {expected} (the input of the model), got {actual}. Set model.input and the layers to that size, or give other data',
  'training.noExamples':
    '{data}: expected at least one example to train on and one to validate, got {actual}. Give data that holds examples',
  'run.exists':
    '{path}: expected a new or empty folder for the run, got one that holds files. Choose another --out',
  'run.unwritable':
    '{path}: expected a folder that can be written, got {reason}. Choose another --out, or change its permissions',
  'run.write':
    '{path}: expected to record the run there, got {reason}. Free some space or choose another --out; what was saved before is whole',
  'recipe.near':
    'recipe "{name}": expected a recipe or a configuration file, got neither. Did you mean {near}?',
  'recipe.unknown':
    'recipe "{name}": expected one of {names} or a configuration file, got neither. See: jamjae recipes',
  'setting.form':
    '--set {actual}: expected path=value, got no path or no "=". For example --set training.optimizer.type=rmsprop',
  'configuration.keyNear': '{where}: {path} is not a setting. Did you mean {near}?',
  'configuration.key': '{where}: {path} is not a setting. See: jamjae recipes NAME',
  'configuration.missing':
    '{where}: {path} is missing. Add it; for an example see: jamjae recipes ch13-vae',
  'configuration.choice':
    '{where}: {path}: expected one of {expected}, got {actual}. Choose one of them',
  'configuration.value': '{where}: {path}: got {actual}. {reason}',
  'configuration.shape':
    '{where}: {path}: expected {expected}, got {actual}. Change the sizes of this layer or of those before it',
  'configuration.tooLarge':
    '{where}: expected a model of at most {expected} parameters, got {actual}. Choose fewer latents or smaller layers',
  'configuration.json':
    '{path}: expected JSON, got something else ({reason}). Mend the file at that place',
  'engine.device':
    '--device {device}: expected a backend that works here, got none ({reason}). Use --device cpu; see: jamjae doctor',
  'cli.number': '{flag}: expected {expected}, got "{actual}". Give such a number',
  'cli.choice': '{flag}: expected one of {expected}, got "{actual}". Choose one of them',
  'cli.optionNear': '{name} is not an option of {command}. Did you mean {near}?',
  'cli.option': '{name} is not an option of {command}. See: jamjae {command} --help',
  'cli.commandNear': '{name} is not a command. Did you mean {near}?',
  'cli.command': '{name} is not a command. See: jamjae --help',
  'cli.missingArgument': '{command}: an argument is missing: {name}. See: jamjae {command} --help',
  'cli.optionArgument': '{name}: a value is missing. See: jamjae {command} --help',
  'cli.excess': '{command}: too many arguments. See: jamjae {command} --help',
  'cli.globalOption': '{name} is not an option of jamjae. See: jamjae --help',
  'cli.usage': '{reason}. See: jamjae --help',
  'cli.error': 'error: {message}',
  'cli.positiveInteger': 'a positive integer',
  'cli.threads': 'an integer from 1 to {most}',
  'cli.seed': 'an integer from 0 to 4294967295',
  'cli.nonNegative': 'a number of 0 or more',
  'help.description': 'Jamjae (latent): train, measure and explore autoencoders and VAEs',
  'help.usage': 'Usage:',
  'help.options': 'Options:',
  'help.commands': 'Commands:',
  'help.arguments': 'Arguments:',
  'help.help': 'show this help',
  'help.version': 'show the version',
  'help.lang': 'language of messages: en or ko',
  'help.debug': 'show where in the code an error arose',
  'help.train': 'train a recipe or a configuration file',
  'help.train.name': 'name of a recipe (see: jamjae recipes) or path of a configuration file',
  'help.train.data':
    "digits (built in), a folder with MNIST's IDX files, or four such files separated by commas",
  'help.train.epochs': 'passes over the training data',
  'help.train.batchSize': 'examples a step',
  'help.train.learningRate': 'size of a step',
  'help.train.latent': 'number of latents',
  'help.train.seed': 'of weights, order and noise: the same seed gives the same run',
  'help.train.threads': 'cores to compute with',
  'help.train.device': 'where to compute: cpu, webgpu or cuda',
  'help.train.out': 'folder of the run (default: runs/NAME-TIME-ID)',
  'help.train.set':
    'set one value of the configuration, for example training.optimizer.type=rmsprop; can be repeated',
  'help.train.verbose': 'a line every 100 batches',
  'help.train.quiet': 'no progress, only errors',
  'help.train.json': 'one JSON object a line on standard output',
  'help.recipes': 'list the recipes, or show the whole configuration of one',
  'help.recipes.name': 'name of a recipe',
  'help.recipes.json': 'as JSON',
  'help.doctor': 'show versions, backends and threads, and measure the speed for a second',
  'help.examples': 'Examples:',
  'doctor.works': 'works',
  'doctor.absent': 'not here: {reason}',
  'recipes.hint': 'Train one:  jamjae train NAME      See all its settings:  jamjae recipes NAME',
  'unit.nats': 'nats per example',
  'unit.meanSquaredError': 'mean squared error per pixel',
  'unit.grey':
    'The pixels are grey: the Bernoulli reconstruction is a cross-entropy, not a likelihood',
  'progress.start':
    '{name} on {data}: {training} training and {validation} validation images\n{parameters} parameters, {device} (threads: {threads})',
  'progress.epoch': 'epoch {epoch}/{epochs}',
  'progress.step': 'step {step}/{steps}',
  'progress.speed': '{speed} img/s',
  'progress.left': '{time} left',
  'progress.elbo': '-ELBO {loss} = reconstruction {reconstruction} + KL {kl}',
  'progress.weighted': 'loss {loss} (reconstruction {reconstruction}, KL {kl})',
  'progress.elboBrief': '-ELBO {loss} = {reconstruction} + {kl}',
  'progress.weightedBrief': 'loss {loss} ({reconstruction}, {kl})',
  'progress.error': 'MSE {reconstruction}',
  'progress.reconstruction': 'reconstruction {reconstruction}',
  'progress.batch': 'epoch {epoch}, batch {batch}/{batches}: {figures}',
  'progress.stopping': 'Stopping after the steps under way. Press Ctrl-C again to leave at once.',
  'result.finished': 'Done in {seconds} s: epochs {epochs}, steps {steps} ({speed} images/s).',
  'result.interrupted':
    'Interrupted: whole epochs {epochs}, steps {steps}. What was learned is kept.',
  'result.unit': 'Figures: {unit}.',
  'result.run': 'run',
  'result.pictures': 'pictures',
  'result.checkpoint': 'weights',
  'result.next': 'Next, try:',
  'table.epoch': 'epoch',
  'table.time': 'time',
  'table.train': 'training',
  'table.validation': 'validation',
  'table.elbo': '-ELBO',
  'table.loss': 'loss',
  'table.reconstruction': 'reconstruction',
  'table.short': 'recon.',
  'table.meanSquaredError': 'MSE per pixel',
} as const
