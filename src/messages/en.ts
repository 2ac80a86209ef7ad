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
  'tfrecord.truncated':
    '{path}: expected at least {expected} bytes, got {actual}. The file is cut off: copy it again',
  'tfrecord.checksum':
    '{path}: expected the checksum {expected} at byte {offset}, got {actual}. The file is damaged: copy it again',
  'npz.name':
    '{path}: expected names of arrays in the archive, got {actual}. Save it again with numpy.savez',
  'npy.magic':
    '{path}: expected a NumPy file, whose first bytes are {expected}, got {actual}. Check that this is the right file',
  'npy.version':
    '{path}: expected version 1, 2 or 3 of the NPY format at byte {offset}, got {actual}. Save the array again with numpy.save',
  'npy.header':
    '{path}: expected descr, fortran_order and shape at byte {offset}, got {actual}. Save the array again with numpy.save',
  'npy.type':
    '{path}: expected items of one of the types {expected}, got {actual}. Convert the array with astype before it is saved',
  'npy.pickle':
    '{path}: expected numbers, got Python objects, which are never loaded because they can run code. Save an array of numbers',
  'npy.truncated':
    '{path}: expected at least {expected} bytes, got {actual}. The file is cut off: copy it or save it again',
  'npy.trailing':
    '{path}: expected {expected} bytes, as its shape says, got {actual}. Copy the file or save it again',
  'npy.fortran':
    '{path}: expected at most {expected} bytes in Fortran order, got {actual}. Save the array with numpy.ascontiguousarray: in C order, files of any size are read',
  'npy.unsafe':
    '{path}: expected integers within ±2^53, got {actual} at byte {offset}. Convert the array to float64 before it is saved',
  'npy.shape':
    'NPY: expected as many items as the shape {shape} says, got {actual}. Correct the shape or the items',
  'zip.broken':
    '{path}: expected a sound ZIP archive, got a damaged one (at byte {offset}: {reason}). Copy the file or save it again',
  'zip.tooLarge':
    '{path}: expected at most {expected} bytes in the archive, got {actual}. Give a smaller file, or save the array alone with numpy.save: .npy files of any size are read',
  'csv.empty': '{path}: expected lines of numbers, got none. Check that this is the right file',
  'csv.header':
    '{path}: expected only numbers, or a header with mean_1, mean_2 and so on in line {line}, got {actual}. Name the columns mean_1, mean_2, …',
  'csv.ragged':
    '{path}: expected {expected} values in line {line}, as in the first line, got {actual}. Mend that line',
  'csv.number':
    '{path}: expected a finite number in line {line}, column {column}, got "{actual}". Mend that value',
  'gzip.truncated':
    '{path}: expected a whole gzip file, got one that ends after {offset} bytes. Download or copy it again',
  'gzip.tooLong':
    '{path}: expected {expected} bytes when it is decompressed, as its dimensions say, got more. Download or copy it again',
  'gzip.corrupt':
    '{path}: expected a sound gzip file, got a damaged one ({reason}). Download or copy it again',
  'data.tooLarge':
    '{path}: expected a file of less than 2 GiB, as it is read as a whole, got a larger one. Give a smaller one; uncompressed .npy and IDX files may have any size',
  'data.missing': '{path}: expected a file or folder, got nothing at this path. Check the path',
  'data.notFolder':
    '{path}: expected a folder, got a file. Give the folder that holds it, or all four files separated by commas',
  'data.notFile': '{path}: expected a file, got a folder. Give the file inside it',
  'data.unreadable': '{path}: expected something readable, got {reason}. Check its permissions',
  'data.incomplete':
    '{path}: expected a folder with a file such as {expected} or {expected}.gz, or with pictures, got one without. Add the file or give another folder',
  'data.largeInteger':
    '{path}: expected whole numbers within ±2^24, which float32 holds, got {actual} in item {item} (from 0). Scale them, or save them as floats',
  'data.largeNumber':
    '{path}: expected numbers within ±3.4e38, which float32 holds, got {actual} in item {item} (from 0). Scale them, or remove that item',
  'data.notFiniteAt':
    '{path}: expected finite numbers, got {actual} at byte {offset} (item {item}, from 0). Remove or replace it',
  'data.lost':
    '{path}: expected to read on at byte {offset}, got {reason}. Put the file back as it was; a training that ended here goes on with jamjae resume',
  'data.shrunk':
    '{path}: expected the file to stay as it was, got one that now ends at byte {offset}. Put the whole file back; a training that ended here goes on with jamjae resume',
  'data.changed':
    '{path}: expected the file to stay as it was while it is read, got one that was written to. Put the old file back, or begin anew with this one',
  'cache.room':
    '{path}: expected room for {expected} bytes of decoded data, got {actual}. Make room, or name a folder on another disk in JAMJAE_DATA',
  'cache.unwritable':
    '{path}: expected to keep decoded data in this folder, got {reason}. Name another folder in JAMJAE_DATA',
  'data.notImages':
    '{path}: expected items, which have 2 dimensions or more (count, then height and width for example), got {actual}, as labels have. Check that the files are in the right order',
  'data.notLabels':
    '{path}: expected labels, which have {expected} dimension (count), got {actual}, as images have. Check that the files are in the right order',
  'data.noImages':
    '{path}: expected at least one image with at least one pixel, got {actual}. Give a file that holds images',
  'data.labelCount':
    '{path}: expected {expected} labels, one for each image in {other}, got {actual}. Give labels and images that belong together',
  'data.imageSize':
    '{path}: expected images of {expected} pixels, as in {other}, got {actual}. Give training and validation images of one size',
  'data.fileCount':
    'data "{source}": expected two files separated by commas (images, labels) or four (training images, training labels, validation images, validation labels), got {actual}. List all of them',
  'data.otherFile':
    '{path}: expected a name that ends in .npy, .npz, .csv, .tsv or .parquet, a folder of pictures, or an IDX file, got a file of another kind. Convert it, or correct its name',
  'data.onePicture':
    '{path}: expected a folder of pictures, got a single one. Give the folder that it lies in',
  'data.listed':
    'data "{source}": expected IDX files, as only those may be listed with commas, got {actual}. Give one source',
  'data.typo':
    'data "{source}": expected the name of a data set, a folder with IDX files or pictures, an .npy, .npz, CSV or Parquet file, or IDX files, got none of these. Did you mean {nearest}?',
  'data.source':
    'data "{source}": expected digits (built in), one of {names} (downloaded), a folder with IDX files or pictures, an .npy, .npz, CSV or Parquet file, or IDX files separated by commas, got none of these. Check the spelling and the path',
  'data.name': 'data {name}: expected one of {names}, got none of these. See: jamjae data list',
  'data.nameNear': 'data {name}: expected the name of a data set, got none. Did you mean {near}?',
  'download.failed':
    '{name}: expected to download it, got nothing from {tried}. Check the network and try again, or put {files} into {folder} by hand',
  'download.mirror':
    'JAMJAE_MIRROR: expected http addresses separated by commas, got {actual}. Correct it, or remove it',
  'download.unwritable':
    '{path}: expected room for a download, got {reason}. Mend that, or name another folder in JAMJAE_DATA',
  'tar.header':
    '{path}: expected a tar header at byte {offset} of the archive, got something else. Download or copy it again',
  'tar.truncated':
    '{path}: expected a whole archive, got one that ends after {offset} unpacked bytes. Download or copy it again',
  'tar.tooLarge':
    '{path}: expected files of at most {expected} bytes in the archive, got one of {actual} at byte {offset}. Check that this is the right archive',
  'cifar.missing':
    '{path}: expected an archive with {expected}, got one without. Take the binary version of CIFAR-10',
  'cifar.size':
    '{path}: expected {expected} bytes in {batch}, got {actual}. Download or copy the archive again',
  'cifar.label':
    '{path}: expected a label from 0 to 9 at byte {offset} of {batch}, got {actual}. Download or copy the archive again',
  'data.digits':
    '{path}: expected the built-in digits, got an incomplete folder. Run npm run build, or install the package again',
  'data.unused': '{source}: not used with such data: {options}',
  'data.notFinite':
    '{data}: expected finite numbers, got {actual} in item {item} at place {place} (both from 0). Remove or replace it',
  'scale.constant':
    '{data}: expected values that differ, got {actual} everywhere. There is nothing to learn from such data: check how it was made',
  'scale.itemType':
    '{data}: expected items of type {expected}, as the run was trained on and scaled, got {actual}. Convert them',
  'data.ownSplit':
    '{source}: divided into training and validation already, so this is not used: --validation',
  'image.broken':
    '{path}: expected a whole picture such as PNG or JPEG, got none ({reason}). Convert it or copy it again',
  'image.tooLarge':
    '{path}: expected a picture of at most {expected} million pixels, got a larger one. Make it smaller',
  'image.shape':
    '{path}: expected a model of grey or colour images to read a picture for, got one of {actual}. Give data in an .npy file',
  'images.shape': '{path}: expected images {expected}, got {actual}. Reshape the array',
  'images.none':
    '{path}: expected at least one example with at least one value, got an array {actual}, which holds none. Give an array of examples',
  'images.black':
    '{path}: no byte is above 1, which as images is almost black. If 1 means white, save booleans, or train with --scale minmax',
  'images.channelsLast':
    '{path}: channels come last in {actual}, so the images are turned: channels × height × width',
  'images.labelType':
    '{path}: expected whole numbers from 0 to 255 as labels, got {actual}. Number the classes so',
  'images.labelCount':
    '{path}: expected {expected} labels, one an image, got an array {actual}. Give labels and images that belong together',
  'images.arrays':
    '{path}: expected an array called {expected}, got {actual}. Name that of the images with --array, and that of their labels with --label',
  'images.broken':
    '{path}: expected a whole picture such as PNG or JPEG, got none ({reason}). Convert it or copy it again, or go on without such pictures with --skip-broken',
  'images.sizes':
    '{path}: expected pictures of one size, got {actual} sizes, most often {sizes}, height before width. Choose one, for example --size {most}',
  'images.outside':
    '{path}: expected all pictures in the folders of their classes, or none, got {actual} outside of them (first {first}). Move these',
  'images.tooLarge':
    '{path}: expected images of at most {expected} bytes each, got {actual}. Choose a smaller --size',
  'images.fit': '{path}: pictures keep their size unless one is given, so this is not used: --fit',
  'images.ignored': '{path}: files that are no pictures, left out: {count}',
  'images.skipped': '{path}: left out, as it cannot be read ({reason})',
  'images.manyClasses': '{path}: {count} classes are more than 256, so the images have no labels',
  'table.empty':
    '{path}: expected a table with at least one row of values, got none. Give a file that holds rows',
  'table.encoding':
    '{path}: expected text in UTF-8, UTF-16 or EUC-KR, got bytes that are none of these. Save it as CSV in UTF-8',
  'table.ragged':
    '{path}: expected {expected} cells in line {line}, as in the first row, got {actual}. Mend that line; text with a delimiter in it belongs in quotation marks',
  'table.quote':
    '{path}: expected each quotation mark to be closed, got one before or in line {line} that is not. Close it, or double it where it is part of the text',
  'table.csv':
    '{path}: expected rows of cells, got something else in line {line} ({reason}). Mend that line',
  'table.twice':
    '{path}: expected columns of different names, got two called {column}. Rename one of them',
  'table.text':
    '{path}: expected a number in line {line}, column {column}, got {actual}. If that column holds the classes, say --label {column}; for a table with text and missing values train tabular-vae',
  'table.paths':
    '{path}: expected numbers, or paths of pictures (such as cats/1.png, seen from the folder of the table), in column {column}, got {actual}. Correct these paths',
  'table.missing':
    '{path}: expected a number in line {line}, column {column}, got none. Fill it in, or train tabular-vae, which takes missing values',
  'table.largeNumber':
    '{path}: expected a number within ±3.4e38, which float32 holds, in line {line}, column {column}, got {actual}. Scale that column, or remove that row',
  'table.notNumber':
    '{path}: expected a number in line {line}, column {column}, as the model was trained on, got {actual}. Mend that cell, or remove that row',
  'table.numberColumn':
    '{path}: expected a column {column}, as in the data that the model was trained on, got {actual}. Add or rename it',
  'table.unlabelled':
    '{path}: column {column} has no label in {count} of {total} rows, so none are used',
  'table.noLabel':
    '{path}: expected a label in line {line}, column {column}, got none. Fill it in, or remove that row',
  'table.notNumeric':
    '{path}: expected a number in line {line}, column {column}, as in the table that the model was trained on, got {actual}. Mend that cell, or empty it',
  'table.category':
    '{path}: expected in line {line}, column {column}, one of the categories that the model knows ({expected}), got {actual}. Mend that cell, or empty it',
  'table.column':
    '{path}: expected a column {column}, as in the table that the model was trained on, got {actual}. Add or rename it; its cells may be empty',
  'table.labelColumn':
    '{path}: expected a column {label} of labels, got {actual}. Name one of these, or its number counted from 1',
  'table.labelNear':
    '{path}: expected a column {label} of labels, got none of that name. Did you mean {near}?',
  'table.categorical':
    '{path}: expected a column {column} of categories, got {actual}. Name columns of the file, separated by commas',
  'table.size':
    '{path}: expected {grey} columns of values for images of {size}, or {colour} in colour, got {actual}. Choose a --size that fits, and name the label column with --label',
  'table.nothing':
    '{path}: expected columns of values beside the labels, got none that can be used. Give a table with more columns',
  'table.tooLarge':
    '{path}: expected a table of at most {expected} bytes in memory, got a larger one. Give fewer rows or columns',
  'table.label': '{path}: labels are in column {column} (--label NAME for another)',
  'table.manyClasses':
    '{path}: column {column} has more than 256 different labels, so there are none',
  'table.split': '{path}: splits are in column {column}',
  'table.oneSide':
    '{path}: column {column} says only {actual}, so the rows are divided anew (--validation SHARE)',
  'table.splitWord':
    '{path}: expected train, validation (valid, val) or test in line {line}, column {column}, got "{actual}". Write one of these words there, or rename the column',
  'table.beside': '{path}: column {picture} holds pictures, so these are not used: {columns}',
  'table.mixed':
    '{path}: column {column} is read as categories, as line {line} holds {actual}; where that is a mistake, mend that cell or empty it',
  'table.unknownColumn': '{path}: left out, with no known value: column {column}',
  'table.constant': '{path}: left out, with one value only: column {column}',
  'table.manyCategories': '{path}: left out, with more than 256 categories: column {column}',
  'table.allDifferent': '{path}: left out, with another text in every row: column {column}',
  'table.pictures': '{path}: left out, with pictures in it: column {column}',
  'table.decimalCommas':
    '{path}: cells are separated by semicolons and numbers have decimal commas: 1,5 is read as 1.5',
  'table.infinite':
    '{path}: expected finite numbers in line {line}, column {column}, got {actual}. Mend or remove that row',
  'parquet.corrupt':
    '{path}: expected a sound Parquet file, got a damaged one ({reason}). Download or copy it again, or write it again',
  'parquet.type':
    '{path}: expected numbers, text or pictures in column {column}, got {actual}. Convert that column, or leave it out of the file',
  'parquet.list':
    '{path}: expected lists of {expected} numbers in column {column}, all of one length, got one of {actual} in row {line}. Give lists of one length',
  'split.share':
    '{name}: expected a share for validation between 0 and 1, got {actual}. Choose one such as 0.1',
  'split.tooFew':
    '{name}: expected at least 2 examples, one to train on and one to validate, got {actual}. Give data that holds more',
  'dataset.items':
    'dataset: expected a multiple of {expected} values, the size of one item, got {actual}. Correct the shape or the items',
  'dataset.labels':
    'dataset: expected {expected} labels, one an item, got {actual}. Give one label for each item',
  'dataset.room':
    'dataset: expected room for {expected} values, one item an index, got {actual}. Give an array of that length',
  'dataset.index':
    'dataset: expected an index from 0 to {expected}, got {actual}. Ask only for items of this set',
  'random.seed':
    'seed: expected an integer from 0 to 9007199254740991, got {actual}. Choose such a seed',
  'random.position':
    'random position: expected four unsigned 32-bit integers, not all zero, got {actual}. Use a position that a generator gave',
  'random.below':
    'random integer: expected a limit from 1 to 4294967296, got {actual}. Choose such a limit',
  'state.missing':
    '{where}: expected the tensor {name} of shape {expected}, got none. Use weights of the same model',
  'state.shape':
    '{where}: expected the tensor {name} of shape {expected}, got {actual}. Use weights of the same model',
  'training.nonFinite':
    'training: expected finite figures, got a {figure} of {actual} in epoch {epoch}, step {step}. Try a smaller learning rate (--learning-rate), or check the data for extreme values',
  'training.imageSize':
    '{data}: expected examples of {expected} (the input of the model), got {actual}. Give data of that size, or train without setting model.input: then the model is fitted to the data (in code: fitModel)',
  'training.domain':
    '{data}: expected values from {from} to {to}, as this model takes, got some from {least} to {most}. Train with --scale minmax or with a likelihood of all numbers (--set model.likelihood.type=gaussian --set model.likelihood.mean=identity); for a trained run, give data in the units of its own',
  'training.unit':
    '{data}: expected values from 0 to 1, as this model takes, got some beyond, as --scale unit gives. Train with --scale minmax, or with a likelihood of all numbers (--set model.likelihood.type=gaussian --set model.likelihood.mean=identity)',
  'training.domainScaled':
    '{data}: expected values from 0 to 1 once they are scaled like the columns that the model was trained on, got some from {least} to {most}. Give data in the units of the training data, or train with --scale unit and a likelihood of all numbers',
  'model.fitRank':
    '{where}: expected images for its convolutional layers (height×width, or channels×height×width), got examples of {actual}. Choose a dense recipe, such as ch13-vae or relu-vae-2d',
  'model.fit':
    '{where}: expected images of a size that its layers can shrink and restore, got {actual}. Resize them (the nearest size that works: {size}), or change the layers',
  'model.noTable':
    '{where}: expected a model for rows of a table (model.likelihood.type: table), got one for images. Train it with the recipe tabular-vae',
  'model.onlyTables':
    '{where}: expected a table, as this model is for tables, got images of {actual}. Name a table with --data (.csv or .parquet), or choose a recipe for images, such as conv-vae',
  'training.noExamples':
    '{data}: expected at least one example to train on and one to validate, got {actual}. Give data that holds examples',
  'run.exists':
    '{path}: expected a new or empty folder for the run, got one that holds files. Choose another --out',
  'run.unwritable':
    '{path}: expected a folder that can be written, got {reason}. Choose another --out, or change its permissions',
  'run.write':
    '{path}: expected to record the run there, got {reason}. What was saved before is whole: mend that (a full disk, say), then go on with jamjae resume {path}',
  'run.gone':
    '{path}: expected the folder of the run, got none: it was removed while it trained. Begin the training anew',
  'run.missing':
    '{path}: expected the folder of a run, with a run.json in it, got none. List the runs with: jamjae runs',
  'run.headless':
    '{path}: expected a run.json beside the other parts of a run, got none. Restore the file from a copy, or delete the folder',
  'run.notFile':
    '{path}: expected the description of a run, got a folder. Restore the file from a copy, or delete the run',
  'format.newer':
    '{path} was written by a newer Jamjae (format {actual}; this one reads up to {expected}). Update Jamjae',
  'run.json':
    '{path}: expected the description of a run, got something else ({reason}). Restore the file from a copy',
  'run.incomplete':
    '{path}: expected the description of a run with {field}, got one without. Restore the file from a copy',
  'run.data':
    '{path}: expected the data of the run at {source}, got none there. Say where it is now, with --data',
  'run.otherData':
    '{source}: not what {path} was trained on any more (fingerprint {actual}, was {expected}). What follows is of what is there now',
  'run.noTable':
    '{path}: expected a run on a table to write rows of, got one on images. Choose an --out that ends in .png, or a run of the recipe tabular-vae',
  'run.count': 'sample: expected a whole number of samples, got {actual}. Ask for so many',
  'run.images':
    'images: expected a data set, bytes in a Uint8Array, or in a Float32Array values as the model takes them, got something else. Give one of these',
  'decode.points':
    'decode: expected finite numbers in a Float32Array, got something else. Give such latents',
  'run.busy':
    '{path}: expected a run that nobody trains at the moment, got one that is being trained. Wait for it; if no process works on it any more, delete {lock}',
  'checkpoint.missing':
    '{path}: expected a checkpoint, got none: no epoch of this run is finished yet. Go on with: jamjae resume {run}',
  'checkpoint.noBest':
    '{path}: expected the best checkpoint, got none: no epoch of this run was validated yet. Use --weights last',
  'output.exists':
    '{path}: expected a new file, got one that is there already. Choose another --out, or overwrite it with --force',
  'output.unwritable':
    '{path}: expected a place that can be written to, got {reason}. Choose another --out',
  'output.extension':
    '{path}: expected a name that ends in {expected}, got {actual}. Choose another --out',
  'picture.units':
    'curves: expected runs whose reconstruction has one unit, got nats in one of {name} and {other} and a mean squared error in the other. Draw them apart',
  'picture.noEpochs':
    '{path}: expected a run with at least one whole epoch, got none. Go on with it: jamjae resume RUN',
  'picture.fewLatents':
    'manifold: expected a model of at least 2 latents, got {actual}. Use another picture, such as jamjae traverse RUN',
  'picture.table':
    '{path}: expected a run on images, got one on a table, of which there is no such picture. Write rows with --out FILE.csv (jamjae sample: new ones, jamjae reconstruct: its own with what is missing filled in), or draw its latent space (jamjae latent)',
  'picture.notImages':
    'picture: expected examples that are images (height × width, grey or of three colours), got {actual} values. Draw the curves or the latent space instead (jamjae curves, jamjae latent)',
  'picture.latentNumber':
    '--latents: expected latents from 1 to {expected}, got {actual}. Choose such numbers',
  'picture.imageNumber':
    '{flag}: expected a validation image from 0 to {expected}, got {actual}. Choose such a number',
  'checkpoint.foreign':
    '{path}: expected a checkpoint ({expected}), got another file ({actual}). To take over weights from elsewhere: jamjae import RUN FILE',
  'checkpoint.items':
    '{path}: expected float32 numbers in the tensor {name}, got {actual}. Use a checkpoint that Jamjae wrote',
  'checkpoint.standing':
    '{path}: expected a checkpoint that says where its training stands, got a damaged one. Use an earlier copy',
  'run.noPrior':
    '{path}: expected a model with a prior to draw from, got an autoencoder, which has none. Decode codes of images instead',
  'export.differs':
    '{file}: expected the outputs of the trained model within {expected}, got a difference of {actual}. Nothing was written; please report it together with run.json',
  'export.differsThere':
    '{file}: expected the outputs of the trained model within {expected}, got a difference of {actual}. Nothing was written; try again with --device cpu',
  'import.run':
    '{path}: expected the folder of a run, or --recipe to make one, got neither. Name the recipe or configuration that the weights belong to',
  'import.recipe':
    '{path}: expected no --recipe for a run that is there already, got {actual}. Leave it out, or choose another folder',
  'import.exists':
    '{path}: expected a new run, got one with weights of its own. Choose another folder, or replace its weights, figures and checkpoints with --force',
  'import.missing':
    '{path}: expected tensors for {missing}, got none. What has no place: {leftOver}. Pair them by hand, for example with --map {theirs}={ours}',
  'import.lacking':
    '{path}: expected tensors for {missing}, got none. Choose the --recipe that the weights belong to',
  'import.leftOver':
    '{path}: expected only tensors that the model has, got {leftOver} besides. Remove them from the file, or choose another --recipe',
  'import.shape':
    '{path}: expected {theirs} of shape {expected}, as {ours} has it, got {actual}. Choose the --recipe, or the sizes in its configuration, that the weights belong to, and --data with images of their size',
  'import.twice':
    '{path}: expected one tensor for {ours}, got {theirs} and {other}. Tell them apart with --map theirs=ours',
  'import.map':
    '--map {actual}: expected theirs=ours, the names of a tensor or a module in the file and in the model, got no such pair. For example --map fc1=encoder.0',
  'import.mapName': '--map: expected a name that is in {path}, got {actual}. It holds: {names}',
  'import.pickle':
    '{path}: expected a safetensors file, got a PyTorch file, which may hold code and is never read. Save the state_dict with safetensors.torch.save_file',
  'import.setting':
    '{flag}: expected --recipe too, whose configuration it changes, got none. Add it, or leave {flag} out',
  'import.items':
    '{path}: expected numbers with a point (float32 or float64) in the tensor {name}, got {actual}. Convert it first',
  'import.finite':
    '{path}: expected finite numbers in the tensor {name}, got {actual} at index {index}. Save weights of a training that went well',
  'checkpoint.damaged':
    '{path}: expected the numbers that were saved, got others: the file is damaged. Use a copy, or the other checkpoint (--weights last or best)',
  'resume.lost':
    '{path}: expected the last checkpoint of a run that has trained {epochs} epochs, got none. Restore it from a copy, go on from --weights best, or train anew in another folder',
  'resume.data':
    '{path}: expected the data it was trained on (fingerprint {expected}), got other data in {data} (fingerprint {actual}). Name the original data with --data',
  'tensorboard.noEvents':
    '{path}: expected a run with a folder tensorboard, got one without. Train or resume it first',
  'tensorboard.absent':
    'tensorboard: expected an installed TensorBoard, got none on the PATH or in {python}. Get one with: pip install tensorboard',
  'tensorboard.unusable':
    'tensorboard: expected {program} to start, got {reason}. Check that you may run it, or name another interpreter in PYTHON',
  'latents.extension':
    '{path}: expected a name that ends in one of {expected}, got {actual}. Choose one of these formats',
  'latents.shape':
    '{path}: expected latents {expected}, with a count of 1 or more, got {actual}. Check that they are of this model',
  'latents.finite':
    '{path}: expected finite numbers, got {actual} in example {index}, latent {latent}. Remove or mend it',
  'latents.mean':
    '{path}: expected an array called mean, got {actual}. Save the latents under that name',
  'evaluate.binarize':
    '--binarize: expected a run on images, got one on a table. Leave --binarize out',
  'encode.split':
    '--split: expected data with two splits, got the file {actual}. Leave --split out',
  'encode.inputs':
    'encode: expected {expected} picture files, or one input of another kind, got {actual} among them. Encode it by itself',
  'decode.extension':
    '{path}: expected a folder, or a name that ends in .png, .npy or, of a run on a table, .csv, got {actual}. Choose one of these',
  'decode.notImages':
    '{path}: expected examples that are images, got {actual} values. Give a name that ends in .npy as --out',
  'decode.table':
    '{path}: expected a name that ends in .csv or .npy, as this run is on a table and gives rows, not pictures. Give such a name as --out',
  'decode.noTable':
    '{path}: expected a run on a table to write rows of, got one on images. Give a folder, or a name that ends in .png or .npy, as --out',
  'decode.grid':
    '{path}: expected at most {expected} images for one grid, got {actual}. Give a folder or an .npy file as --out',
  'import.incomplete':
    '{path}: expected the weights that were imported, got none: the import was broken off. Import them again with --force',
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
  'configuration.name':
    '{where}: {path}: expected letters, digits and dashes, got {actual}. Correct it',
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
  'cli.size':
    '{flag}: expected height and width, from 1 to {expected} pixels, got "{actual}". Give them as HxW, for example 64x64',
  'cli.optionNear': '{name} is not an option of {command}. Did you mean {near}?',
  'cli.option': '{name} is not an option of {command}. See: jamjae {command} --help',
  'cli.commandNear': '{name} is not a command. Did you mean {near}?',
  'cli.command': '{name} is not a command. See: jamjae --help',
  'cli.subcommandNear': '{name} is not a command of {command}. Did you mean {near}?',
  'cli.subcommand': '{name} is not a command of {command}. See: jamjae {command} --help',
  'cli.missingArgument': '{command}: an argument is missing: {name}. See: jamjae {command} --help',
  'cli.missingOption': '{command}: an option is missing: {name}. See: jamjae {command} --help',
  'cli.optionArgument': '{name}: a value is missing. See: jamjae {command} --help',
  'cli.empty': '{flag}: expected a value, got an empty one. Give a value, or leave the flag out',
  'cli.excess': '{command}: too many arguments. See: jamjae {command} --help',
  'cli.globalOption': '{name} is not an option of jamjae. See: jamjae --help',
  'cli.usage': '{reason}. See: jamjae --help',
  'cli.error': 'error: {message}',
  'cli.positiveInteger': 'a positive integer',
  'cli.upTo': 'an integer from 1 to {most}',
  'cli.seed': 'an integer from 0 to 4294967295',
  'cli.nonNegative': 'a number of 0 or more',
  'cli.between': 'an integer from {least} to {most}',
  'cli.share': 'a number between 0 and 1',
  'cli.latents': 'two different numbers from 1, separated by a comma',
  'help.description': 'Jamjae (latent): train, measure and explore autoencoders and VAEs',
  'help.usage': 'Usage:',
  'help.options': 'Options:',
  'help.group.train': 'Train:',
  'help.group.runs': 'Runs:',
  'help.group.pictures': 'Pictures:',
  'help.group.use': 'Measure and use:',
  'help.group.machine': 'This machine:',
  'help.arguments': 'Arguments:',
  'help.help': 'show this help',
  'help.version': 'show the version',
  'help.lang': 'language of messages: en or ko',
  'help.debug': 'show where in the code an error arose',
  'help.train': 'train a recipe or a configuration file',
  'help.train.name': 'name of a recipe (see: jamjae recipes) or path of a configuration file',
  'help.train.data':
    "digits (built in), mnist, fashion-mnist, kmnist or cifar10 (downloaded once), a folder with MNIST's IDX files or with pictures, an .npy or .npz file of images, a table (.csv, .tsv, .parquet) of numbers, of paths of pictures, or of mixed columns, an IDX file, or several separated by commas: images,labels, or those to train on and then those to validate with",
  'help.train.size':
    'height and width of the images: pictures get that size (default: their own), rows of numbers are read so',
  'help.train.fit':
    'pictures of another shape are cut (cover, the default), get a border (contain) or are stretched (fill)',
  'help.train.channels':
    '1 for grey, 3 for colour (default: 1 where all pictures of the folder are grey)',
  'help.train.scale':
    'values to 0–1 (minmax), to mean 0, deviation 1 (unit), columns of numbers each by itself; or as they are (none, the default)',
  'help.train.label':
    'column of a CSV or Parquet file with the labels, by name or by number from 1 (default: label, labels, class, target, 라벨, 레이블 or 분류), or array of an .npz file (default: labels)',
  'help.train.array': 'array of an .npz file with the images (default: images, or the only one)',
  'help.train.header': 'whether the first row of a CSV file names its columns (default: found out)',
  'help.train.categorical':
    'columns of a table whose numbers are names of categories, separated by commas',
  'help.train.validation':
    'share of the examples to validate with, where the data has no split of its own (default: 0.1)',
  'help.train.skipBroken': 'go on without pictures that cannot be read, and list them',
  'help.train.epochs': 'passes over the training data',
  'help.train.batchSize': 'examples a step',
  'help.train.learningRate': 'size of a step',
  'help.train.latent': 'number of latents',
  'help.train.patience': 'stop when the validation loss has not fallen for so many epochs',
  'help.train.seed': 'of weights, order and noise: the same seed gives the same run',
  'help.train.threads': 'cores to compute with',
  'help.train.device': 'where to compute: cpu, webgpu or cuda',
  'help.train.out': 'folder of the run (default: runs/NAME-TIME-ID)',
  'help.train.set':
    'set one value of the configuration, for example training.optimizer.type=rmsprop; can be repeated',
  'help.train.verbose': 'a line every 100 batches',
  'help.train.quiet': 'no progress, only errors',
  'help.train.json': 'one JSON object a line on standard output',
  'help.run': 'folder of a run',
  'help.weights': 'weights to use: last, or best (lowest validation loss)',
  'help.tensorboard': 'show runs in an installed TensorBoard',
  'help.tensorboard.run': 'folders of runs, shown together',
  'help.tensorboard.port': 'port on this machine (default: {port})',
  'help.resume': 'go on with a run that was stopped, or train one longer',
  'help.resume.epochs': 'passes over the training data, those before included',
  'help.resume.weights': 'where to go on from: last, or best (lowest validation loss)',
  'help.resume.data': 'where the data of the run is now, if it was moved',
  'help.resume.threads': 'cores to compute with (default: as many as before, for the same bits)',
  'help.evaluate': 'measure a run: bounds, latents, what its codes are good for',
  'help.evaluate.data': 'other data to measure on (default: the data of the run)',
  'help.evaluate.samples':
    'also an importance-weighted bound of the log-likelihood, from so many samples an example',
  'help.evaluate.binarize':
    'measure on pixels that are sampled as black or white: static (once for all) or dynamic (anew at each reading)',
  'help.evaluate.seed': 'of the noise (default: the seed of the run)',
  'help.evaluate.json': 'one JSON object on standard output',
  'help.data': 'download data sets, list them, check any data',
  'help.data.commands': 'Commands:',
  'help.data.pull': 'download data sets',
  'help.data.pull.name': 'names of data sets (see: jamjae data list)',
  'help.data.environment':
    'Environment:\n  JAMJAE_DATA    folder of downloaded data and of decoded pictures\n  JAMJAE_MIRROR  addresses to try first, separated by commas: FILE is looked for\n                 at ADDRESS/NAME/FILE',
  'help.data.list': 'list the data sets that can be downloaded, and which are here',
  'help.data.list.json': 'as JSON',
  'help.data.check': 'open data as training would, and tell what is in it',
  'help.data.check.json': 'one JSON object on standard output',
  'help.recipes': 'list the recipes, or show all settings of one',
  'help.recipes.name': 'name of a recipe',
  'help.recipes.json': 'as JSON',
  'help.encode': 'images to latents',
  'help.encode.input':
    'data as train takes it, an .npy file of images [count, ...input], or picture files, which are stretched to fit',
  'help.encode.out':
    '.npy (means), .npz (mean, logVariance, labels) or .csv (of pictures with their file names)',
  'help.encode.split':
    'train or validation (default: all, in the order of the data; of data that comes divided, validation)',
  'help.decode': 'latents to images',
  'help.decode.latents': 'latents [count, latent]: .npy, .npz (its array mean) or .csv',
  'help.decode.out':
    'a folder (a PNG for each image), .png (one grid), .npy (floats) or, of a run on a table, .csv',
  'help.runs': 'list runs, the newest first',
  'help.runs.dir': 'folder that holds runs (default: runs)',
  'help.runs.json': 'as one JSON array',
  'help.show': 'everything about a run',
  'help.show.json': 'run.json with the figures of every epoch, as one JSON object',
  'help.compare': 'what differs between runs, and their figures',
  'help.compare.others': 'folders of other runs',
  'help.compare.json': 'as one JSON object',
  'help.doctor': 'versions, backends, threads, and the speed',
  'help.reconstruct':
    'images above what the model makes of them; with --out FILE.csv a table with its missing cells filled in',
  'help.reconstruct.count': 'number of validation images (default: {count})',
  'help.curves': 'the course of one training, or of several',
  'help.curves.out':
    'file to write, .svg or .png (default: both in the folder pictures of the first run)',
  'help.latent': 'where the data lies in the latent space',
  'help.latent.pca': 'two principal components, instead of the two latents that tell most',
  'help.picture.data': 'other data, or where that of the run is now',
  'help.manifold': 'a grid of points over two latents, decoded',
  'help.manifold.size': 'points on a side (default: {size})',
  'help.manifold.latents':
    'numbers of two latents, from 1, for example 3,7 (default: the two that tell most)',
  'help.sample':
    'random points of the prior, decoded (without a prior: of a normal distribution fitted to the codes); with --out FILE.csv new rows of a table',
  'help.sample.count': 'number of samples (default: {count})',
  'help.sample.seed': 'of the random points (default: {seed})',
  'help.interpolate': 'the way from one image to another',
  'help.interpolate.from': 'number of the image to start from, counted from 0',
  'help.interpolate.to': 'number of the image to end at',
  'help.interpolate.steps': 'points on the way, both ends included (default: {steps})',
  'help.traverse': 'what each latent does, from −3 to 3',
  'help.traverse.count': 'number of latents at most (default: {count})',
  'help.report': 'one page with everything about a run',
  'help.report.out': 'file to write (default: report.html in the folder of the run)',
  'help.picture.out': 'file to write (default: pictures/{file} in the folder of the run)',
  'help.export': 'write encoder, decoder and autoencoder as ONNX files',
  'help.export.out': 'folder for the models (default: model in the folder of the run)',
  'help.export.data': "images to check the models with (default: the run's own data)",
  'help.import': 'take over weights that PyTorch saved',
  'help.import.run': 'folder of the run to make, or with --force to change',
  'help.import.file': 'safetensors file with a state_dict',
  'help.import.recipe': 'recipe or configuration file that the weights belong to',
  'help.import.force': 'replace the weights, figures and checkpoints of a run that is there',
  'help.import.map':
    'name of a tensor or module in the file, and the one it has here; can be repeated',
  'help.force': 'overwrite files that are there',
  'help.examples': 'Examples:',
  'export.done': '{path}  {size} MB  largest difference {difference}',
  'import.done': '{count} tensors of {file} are now the weights of {run}.',
  'data.pulled': '{name}: whole ({size}), in {folder}',
  'data.present': '{name}: already there and whole ({size}), in {folder}',
  'data.absent': 'not here',
  'data.column.name': 'name',
  'data.column.images': 'images',
  'data.column.size': 'of size',
  'data.column.download': 'download',
  'data.column.folder': 'folder',
  'data.hint':
    'Built in: digits. Download one:  jamjae data pull NAME\nFiles that you have may be put into {folder}/NAME.',
  'data.checking': 'checking',
  'data.train': 'training',
  'data.validation': 'validation',
  'data.row.count': 'examples',
  'data.row.shape': 'of size',
  'data.row.columns': 'columns',
  'data.row.range': 'values',
  'data.row.labels': 'labels',
  'data.labels': '{classes} ({first} to {last}), {fewest} to {most} each',
  'data.noLabels': 'none',
  'data.range.float32': 'numbers, {least} to {most}',
  'data.range.uint8': 'bytes, {least} to {most}',
  'data.table': '{source}: opened as a table of mixed columns, as tabular-vae takes it',
  'data.columns.name': 'column',
  'data.columns.type': 'type',
  'data.columns.values': 'values',
  'data.columns.missing': 'missing',
  'data.columns.numeric': 'numeric',
  'data.columns.categorical': 'categorical',
  'data.columns.categories': '{count} categories',
  'data.fingerprint': 'fingerprint {fingerprint}',
  'data.sums': 'The sums of its {files} files are right.',
  'download.begin': 'downloading {file} ({size}) from {host}',
  'download.resume': 'going on with {file} ({done} of {size} are there) from {host}',
  'download.refused': '{url} does not serve it ({reason})',
  'download.damaged': '{path} is damaged: it is downloaded again',
  'loading.stopped': 'Stopped before training began. What has been downloaded is kept.',
  'download.stopped': 'Stopped. What has arrived is kept: the same command goes on from there.',
  'doctor.works': 'works',
  'doctor.absent': 'not here: {reason}',
  'doctor.platform': 'platform',
  'doctor.threads': 'threads',
  'doctor.speed': 'speed',
  'doctor.gigaflops': '{speed} GFLOP/s (float32 matrix product)',
  'recipes.line':
    '{model}, {latent} latents, {likelihood}, {optimizer} {learningRate}, batch {batch}, {epochs} epochs',
  'show.lost': 'metrics.jsonl holds the figures of {found} epochs only: the others were lost',
  'recipes.hint': 'Train one:  jamjae train NAME      See all its settings:  jamjae recipes NAME',
  'evaluate.samples':
    '--samples: expected a model with a posterior and a likelihood in nats, got one without. Leave --samples out, or train a VAE',
  'evaluate.on': '{run} on {data}: {training} training and {validation} validation {examples}',
  'evaluate.binarized': 'Pixels sampled as black or white: {binarize}.',
  'evaluate.units':
    'In nats per example unless another unit is named, ± the standard error over examples.',
  'evaluate.errorUnits': '± the standard error over examples.',
  'evaluate.crossEntropyOnly':
    'The data has values between 0 and 1, so the figures are those of a cross-entropy, not of a likelihood. For a likelihood: --binarize static, or train with --set model.likelihood.type=discretizedLogisticMixture',
  'evaluate.crossEntropyOfFloats':
    'The data has values between 0 and 1, so the figures are those of a cross-entropy, not of a likelihood. For a likelihood, train with --set model.likelihood.type=continuousBernoulli',
  'evaluate.density':
    'The likelihood is a density of values from 0 to 1. Beside a probability of the 256 values of a byte, its bits per dimension are 8 too few.',
  'evaluate.densityOfFloats':
    'The likelihood is a density of the values as the model takes them (after --scale), so figures may be negative, and compare only where values are scaled alike.',
  'evaluate.table':
    'Of known cells only: a density of standardized numbers, a probability of categories.',
  'evaluate.more': 'importance-weighted bound: add --samples 500',
  'evaluate.elbo': '-ELBO',
  'evaluate.crossEntropy': '-ELBO (cross-entropy)',
  'evaluate.reconstruction': 'reconstruction',
  'evaluate.meanSquaredError': 'MSE per value',
  'evaluate.kl': 'KL',
  'evaluate.bits': '-ELBO in bits per dimension',
  'evaluate.bound': '-log p(x) ≤, {samples} samples',
  'evaluate.crossEntropyBound': 'cross-entropy, {samples} samples',
  'evaluate.boundBits': 'the same in bits per dimension',
  'evaluate.active': 'active latents',
  'evaluate.activeOf': '{active} of {latents} (variance of the mean above 0.01)',
  'evaluate.klOfLatents': 'KL of latents, descending',
  'evaluate.rest': 'rest {kl}',
  'evaluate.error': 'squared error per value',
  'evaluate.compression': 'compression',
  'evaluate.factor': '{dimensions} numbers kept as {latents}: factor {factor}',
  'evaluate.neighbours': 'labels by {k} neighbours',
  'evaluate.probe': 'labels by linear probe',
  'evaluate.right': '{percent} right',
  'evaluate.warnings': 'Please note:',
  'evaluating.training': 'measuring training examples',
  'evaluating.validation': 'measuring validation examples',
  'evaluating.samples': 'weighing samples of example',
  'evaluating.neighbours': 'finding neighbours of code',
  'evaluating.probe': 'fitting the linear probe, iteration',
  'warning.collapse':
    'Posterior collapse: {active} of {latents} latents are active and the KL is {kl} nats, so the decoder goes without the code. Lower model.klWeight, or train with a smaller learning rate.',
  'warning.inactive':
    '{inactive} of {latents} latents are inactive: they tell the decoder nothing. That does no harm, but {active} latents would do as well; a lower model.klWeight would use more.',
  'warning.overfittingElbo':
    'Overfitting: the ELBO of examples that training has not seen is {percent} % worse than that of training examples. Train for fewer epochs (--patience, --weights best), on more examples, or with a smaller model.',
  'warning.overfitting':
    'Overfitting: the reconstruction of examples that training has not seen is {percent} % worse than that of training examples. Train for fewer epochs (--patience, --weights best), on more examples, or with a smaller model.',
  'warning.black':
    'The images are almost black: no pixel is above {brightest} of 255. If they hold 0 and 1, multiply them by 255.',
  'unit.nats': 'nats per example',
  'unit.meanSquaredError': 'mean squared error per value',
  'unit.crossEntropy':
    'The data has values between 0 and 1: the Bernoulli reconstruction is a cross-entropy, not a likelihood',
  'examples.images': 'images',
  'examples.rows': 'rows',
  'progress.start':
    '{name} on {data}: {training} training and {validation} validation {examples}\n{parameters} parameters, {device} (threads: {threads})',
  'progress.epoch': 'epoch {epoch}/{epochs}',
  'progress.step': 'step {step}/{steps}',
  'progress.speed': '{speed} ex/s',
  'progress.left': '{time} left',
  'progress.elbo': '-ELBO {loss} = reconstruction {reconstruction} + KL {kl}',
  'progress.weighted': 'loss {loss} (reconstruction {reconstruction}, KL {kl})',
  'progress.elboBrief': '-ELBO {loss} = {reconstruction} + {kl}',
  'progress.weightedBrief': 'loss {loss} ({reconstruction}, {kl})',
  'progress.error': 'MSE {reconstruction}',
  'progress.reconstruction': 'reconstruction {reconstruction}',
  'progress.batch': 'epoch {epoch}, batch {batch}/{batches}: {figures}',
  'progress.stopping': 'Stopping after the steps under way. Press Ctrl-C again to leave at once.',
  'result.finished': 'Done in {seconds} s: epochs {epochs}, steps {steps} ({speed} examples/s).',
  'result.interrupted':
    'Interrupted: whole epochs {epochs}, steps {steps}. What was learned is kept.',
  'result.stoppedEarly':
    'Stopped early: the validation loss was lowest in epoch {epoch} (weights: best).',
  'resume.over': '{run} has trained all of its {epochs} epochs. To train it longer: {command}',
  'resume.stoppedEarly':
    '{run} was stopped early after {epochs} epochs. To train it longer, with more patience: {command} --patience 20',
  'progress.waited':
    '{percent} % of the time was spent waiting for data. What helps: a faster disk, smaller items, bytes instead of floats; in a program, a read that works on many examples at once',
  'progress.fitted': 'model fitted to {shape}',
  'progress.fittedTable':
    'model fitted to the table: {numeric} numeric, {categorical} categorical columns',
  'progress.resumed': 'Going on after epoch {epochs}, step {steps}.',
  'result.unit': 'Figures: {unit}.',
  'result.run': 'run',
  'result.pictures': 'pictures',
  'result.checkpoint': 'weights',
  'result.next': 'Next, try:',
  'encode.all': '{source}: all {count} examples, in their order there',
  'encode.part': '{source}: the {split} split; --split {other} for the other',
  'encode.encoding': 'encoding',
  'encode.reading': 'reading',
  'encode.done': '{out}: examples {count}, latents {latent}',
  'encode.resized':
    '{count} of {total} pictures stretched to {expected} pixels (first {path}: {actual})',
  'encode.grey': '{count} of {total} pictures turned from colour to grey',
  'decode.decoding': 'decoding',
  'decode.writing': 'writing',
  'decode.done': '{out}: images {count}',
  'rows.source':
    '{source}: expected a table, a file whose name ends in .csv or .parquet, got something else. Give such a file',
  'rows.done': '{out}: rows {count}',
  'rows.filled': '{out}: rows {count}, cells filled in {filled}',
  'status.running': 'running',
  'status.finished': 'finished',
  'status.interrupted': 'interrupted',
  'status.failed': 'failed',
  'status.imported': 'imported',
  'status.stopped': 'stopped',
  'runs.none': 'No runs in {folder} yet. Make one:  jamjae train ch13-vae --latent 2 --epochs 10',
  'runs.broken': 'broken: {reason}',
  'runs.newer': 'newer: {reason}',
  'runs.name': 'name',
  'runs.recipe': 'recipe',
  'runs.data': 'data',
  'runs.epochs': 'epochs',
  'runs.loss': 'loss',
  'runs.status': 'status',
  'runs.age': 'age',
  'show.recipe': 'recipe',
  'show.data': 'data',
  'show.examples': '{source}: {training} training and {validation} validation {examples} of {size}',
  'show.model': 'model',
  'show.network': '{type}, latents {latent}, {likelihood}',
  'show.training': 'training',
  'show.optimizer': '{type} {learningRate}, batch {batch}, seed {seed}',
  'show.engine': 'engine',
  'show.threads': '{device}, threads {threads}',
  'show.versions': 'versions',
  'show.begun': 'begun',
  'show.updated': 'last change',
  'show.duration': 'time taken',
  'show.waited': '{duration}, {percent} % of it waiting for data',
  'show.epochs': 'epochs',
  'show.progress': '{epochs} of {of} (steps {steps})',
  'show.stoppedEarly': '{epochs} of {of} (steps {steps}), stopped early',
  'show.last': 'last epoch {epoch}, {set}',
  'show.best': 'best epoch {epoch}, {set}',
  'show.unit': 'unit',
  'show.files': 'Files:',
  'show.fileCount': 'files: {count}',
  'compare.same': 'The configurations are the same.',
  'compare.configuration': 'configuration',
  'compare.last': 'last epoch',
  'compare.best': 'best epoch',
  'compare.loss': 'loss',
  'compare.reconstruction': 'reconstruction',
  'compare.kl': 'KL',
  'compare.units': 'The figures cannot be compared, as their units differ: {units}.',
  'compare.data': 'The runs had different data, so their figures can hardly be compared.',
  'table.epoch': 'epoch',
  'table.time': 'time',
  'table.train': 'training',
  'table.validation': 'validation',
  'table.elbo': '-ELBO',
  'table.loss': 'loss',
  'table.reconstruction': 'reconstruction',
  'table.short': 'recon.',
  'table.meanSquaredError': 'MSE per value',
  'picture.reconstructions': 'Reconstructions · {name}',
  'picture.original': 'original',
  'picture.given': 'with noise',
  'picture.reconstructed': 'reconstruction',
  'picture.validationImage': 'number of the validation image',
  'picture.curves': 'Training · {name}',
  'picture.curves.several': 'Trainings compared',
  'picture.curves.explanation':
    'Solid: training, the mean of each epoch, with ± one standard deviation over its batches. Dashed: validation.',
  'picture.reconstructionNats': 'reconstruction (nats per example)',
  'picture.reconstructionError': 'mean squared error per value',
  'picture.klNats': 'KL (nats per example)',
  'picture.log': 'log scale',
  'picture.latent': 'Latent space · {name}',
  'picture.posteriorMeans': 'Posterior means of {count} validation {examples} ({data})',
  'picture.codes': 'Codes of {count} validation {examples} ({data})',
  'picture.label': 'label',
  'picture.kl': 'latent {latent} (KL {value})',
  'picture.variance': 'latent {latent} (variance {value})',
  'picture.component': 'principal component {component} ({share} % of the variance)',
  'picture.manifold': 'Manifold · {name}',
  'picture.manifold.prior': 'The decoder over prior quantiles from 0.05 to 0.95',
  'picture.manifold.priorOf':
    'The decoder over prior quantiles from 0.05 to 0.95; all other latents are 0',
  'picture.manifold.fitted':
    'The decoder over quantiles from 0.05 to 0.95 of a normal distribution fitted to the codes',
  'picture.manifold.fittedOf':
    'The decoder over quantiles from 0.05 to 0.95 of a normal distribution fitted to the codes; all other latents at their means',
  'picture.samples': 'Samples · {name}',
  'picture.samples.prior': 'The decoder at random points of the prior (seed {seed})',
  'picture.samples.fitted':
    'This model has no prior: the decoder at random points of a normal distribution fitted to the codes (seed {seed})',
  'picture.interpolation': 'Interpolation · {name}',
  'picture.interpolation.explanation':
    'From validation image {from} to {to} on a straight line between their codes; the images themselves at both ends',
  'picture.image': 'image {index}',
  'picture.traversals': 'Traversals · {name}',
  'picture.traversals.prior':
    'The decoder along one latent, all others 0; latents by their KL in nats, shown {shown} of {all}',
  'picture.traversals.fitted':
    'The decoder along one latent, all others at the means of the codes; latents by the variance of their codes, shown {shown} of {all}',
  'picture.value': 'value of the latent',
  'picture.deviations': 'standard deviations from the mean of the codes',
  'page.training.nonFinite':
    'Training did not go well: the {figure} became {actual} in epoch {epoch}, step {step}. Try a smaller learning rate, or check the data for extreme values',
  'page.training.domain':
    '{data}: expected values from {from} to {to}, as this model takes, got some from {least} to {most}. Set Scale (data) to minmax, or choose the Gaussian likelihood with the mean identity; for a trained run, give data in the units of its own',
  'page.model.onlyTables':
    'This recipe is for tables, and the data is not one (images of {actual}). Name a table (.csv or .parquet) as Source, or choose a recipe for images, such as conv-vae',
  'page.run.write':
    'The run cannot be recorded: {reason}. What was saved before is whole: mend that (a full disk, say), then press Resume',
  'page.run.gone': 'The folder of the run was removed while it trained. Begin a new run',
  'page.image.tooLarge': 'The picture has more than {expected} million pixels. Make it smaller',
  'page.run.data': 'The data of this run is no longer at {source}. Put it there again',
  'page.checkpoint.missing':
    'There is nothing to show yet: no epoch of this run has ended. Let it train on, or start a new run with its settings',
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
  'page.configuration.value': '{path}: got {actual}. {reason}',
  'page.configuration.shape':
    '{path}: expected {expected}, got {actual}. Change the sizes of this layer or of those before it',
  'page.configuration.tooLarge':
    'Expected a model of at most {expected} parameters, got {actual}. Choose fewer latents or smaller layers',
  'page.configuration.missing': '{path} is missing. Add it, or choose a recipe and change that',
  'studio.noRun':
    'run {name}: expected the name of a run in this folder, got none of that name. Look at the list of runs',
  'studio.noFile':
    '{file}: expected something that is there, got nothing at this address. Check the address',
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
  'studio.tooLarge': 'request: expected at most {expected} bytes, got more. Send something smaller',
  'studio.busyRun':
    'run {name}: expected one that nothing works on, got one that trains, waits or is being measured. Wait or stop it first',
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
  'studio.over':
    'run {name}: expected more epochs than the {epochs} that it has, got no more. Say how many it shall have',
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
  'help.group.studio': 'Studio:',
  'help.studio': 'train, watch and explore in the browser',
  'help.studio.runs': 'folder of the runs (default: {folder})',
  'help.studio.port': 'port to listen on (default: {port}, or the next free one)',
  'help.studio.host':
    'address to listen on (default: 127.0.0.1, which only this machine reaches); any other one demands a token',
  'help.studio.token': 'token that pages must bring along (default with --host: one is made)',
  'help.studio.open': 'open the page in the browser',
  'publish.other':
    '{path}: expected a folder with a published site, got something else, which is never replaced. Give another folder',
  'publish.writing': 'writing',
  'publish.done': '{out}: {files} files, {size} MB. Any file server can host it.',
  'help.publish': 'write a run as a static site that any file server can host',
  'help.publish.out': 'folder of the site',
  'help.publish.force': 'replace a site that is there',
  'report.title': 'report',
  'report.figures': 'Figures',
  'report.pictures': 'Pictures',
  'report.configuration': 'Configuration',
  'report.noEpochs': 'No epoch has ended yet.',
  'report.first': 'first',
  'report.best': 'lowest validation loss',
  'report.last': 'last',
  'report.epochs': 'Epoch by epoch',
  'report.summary': '{status} · epochs {epochs}, steps {steps} · {created}',
  'report.model': 'model',
  'report.latents': 'latents',
  'report.likelihood': 'likelihood',
  'report.data': 'data',
  'report.examples': 'training and validation examples',
  'report.optimizer': 'optimizer',
  'report.learningRate': 'learning rate',
  'report.batchSize': 'batch size',
  'report.seed': 'seed',
  'report.engine': 'device and threads',
  'report.waited': 'waiting for data',
  'report.waitedOf': '{percent} % of the time',
  'report.versions': 'versions',
  'report.everything': 'The whole configuration',
  'report.leftOut': 'To keep this page small, these are not on it: {commands}',
} as const
