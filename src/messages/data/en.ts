// Data sets: files, folders of images, downloads, splits, scaling. In English.

export const en = {
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
  'data.notRegular':
    '{path}: expected a file or a folder, got a pipe, a socket or a device, which may never end. Save what it gives in a file',
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
  'system.EACCES': 'EACCES: permission denied',
  'system.EPERM': 'EPERM: operation not permitted',
  'system.ENOSPC': 'ENOSPC: no space left on device',
  'system.EROFS': 'EROFS: read-only file system',
  'system.EMFILE': 'EMFILE: too many open files',
  'system.ENAMETOOLONG': 'ENAMETOOLONG: name too long',
  'system.EEXIST': 'EEXIST: file already exists',
  'system.EBUSY': 'EBUSY: resource busy or locked',
  'system.EIO': 'EIO: i/o error',
  'system.ELOOP': 'ELOOP: too many symbolic links encountered',
  'system.EISDIR': 'EISDIR: illegal operation on a directory',
  'system.ENOTDIR': 'ENOTDIR: not a directory',
  'system.ENOENT': 'ENOENT: no such file or directory',
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
    'data "{source}": expected two files separated by commas (images, labels), four (training images, training labels, validation images, validation labels) or six (with test images and labels), got {actual}. List all of them',
  'data.otherFile':
    '{path}: expected a name that ends in .npy, .npz, .csv, .tsv or .parquet, a folder of pictures, or an IDX file, got a file of another kind. Convert it, or correct its name',
  'data.onePicture':
    '{path}: expected a folder of pictures, got a single one. Give the folder that it lies in',
  'data.listed':
    'data "{source}": expected IDX, .npy or .npz files, as only those may be listed with commas, got {actual}. Give one source',
  'listed.arrays':
    '{path}: expected a single array in a file that is listed with others, got {actual}. Give that file alone, with --array and --label',
  'data.typo':
    'data "{source}": expected the name of a data set, a folder with IDX files or pictures, an .npy, .npz, CSV or Parquet file, or IDX files, got none of these. Did you mean {nearest}?',
  'data.source':
    'data "{source}": expected digits or sprites (built in), one of {names} (downloaded), a folder with IDX files or pictures, an .npy, .npz, CSV or Parquet file, or IDX files separated by commas, got none of these. Check the spelling and the path',
  'data.name': 'data {name}: expected one of {names}, got none of these. See: jamjae data list',
  'data.nameNear': 'data {name}: expected the name of a data set, got none. Did you mean {near}?',
  'factors.count':
    '{path}: expected {expected} rows, one for every example of the split {split} in their order, got {actual}. Give a row for each, or choose another split with --split: {splits}',
  'factors.countOfAll':
    '{path}: expected {expected} rows, one for every example of the data in their order, got {actual}. Give a row for each, or choose a split with --split: {splits}',
  'factors.none': '{path}: expected columns of factors, got none. Give one for each factor',
  'factors.notFinite':
    '{path}: expected finite numbers, got another value of {factor} in row {item} (from 0). Correct it',
  'factors.missing':
    '{path}, line {line}: expected a value in column {column}, got an empty cell. Fill it in',
  'factors.extension':
    '{path}: expected a CSV, Parquet, .npy or .npz file of factors, got another one. Give such a file as --factors',
  'factors.matrices':
    '{path}: expected one array with two axes, got {actual}. Save only that of the factors',
  'factors.shape':
    '{path}: expected an array [examples, factors], got {actual}. Save one with two axes',
  'download.failed':
    '{name}: expected to download it, got nothing from {tried}. Check the network and try again, or put {files} into {folder} by hand',
  'download.mirror':
    'JAMJAE_MIRROR: expected http addresses separated by commas, got {actual}. Correct it, or remove it',
  'download.unwritable':
    '{path}: expected free disk space for the download, got {reason}. Fix that, or name another folder in JAMJAE_DATA',
  'cifar.missing':
    '{path}: expected an archive with {expected}, got one without. Take the binary version of CIFAR-10',
  'cifar.size':
    '{path}: expected {expected} bytes in {batch}, got {actual}. Download or copy the archive again',
  'cifar.label':
    '{path}: expected a label from 0 to 9 at byte {offset} of {batch}, got {actual}. Download or copy the archive again',
  'data.digits':
    '{path}: expected the built-in digits, got an incomplete folder. Run npm run build, or install the package again',
  'data.notFinite':
    '{data}: expected finite numbers, got {actual} in item {item} at place {place} (both from 0). Remove or replace it',
  'scale.constant':
    '{data}: expected values that differ, got {actual} everywhere. There is nothing to learn from such data: check how it was made',
  'scale.rows':
    '{data}: expected rows of numbers or a table, which are scaled by the quartiles of each column, got images {actual}. Choose --scale standard or minmax',
  'scale.itemType':
    '{data}: expected items of type {expected}, as the run was trained on and scaled, got {actual}. Convert them',
  'image.broken':
    '{path}: expected a whole picture such as PNG or JPEG, got none ({reason}). Convert it or copy it again',
  'image.tooLarge':
    '{path}: expected a picture of at most {expected} million pixels, got a larger one. Make it smaller',
  'image.shape':
    '{path}: expected a model of grey or colour images to read a picture for, got one of {actual}. Give data in an .npy file',
  'images.shape': '{path}: expected images {expected}, got {actual}. Reshape the array',
  'images.flatSize':
    '{path}: expected {expected} values an example for images of {size}, or {colour} in colour, got {actual}. Choose a --size that fits',
  'axes.letters':
    'axes {axes}: expected N (count) and others of {expected}, each at most once, got something else. Give one letter for each axis, such as NHWC',
  'axes.rank':
    '{path}: expected an array of {expected} axes, as --axes {axes} says, got {actual}. Give one letter for each axis',
  'axes.count':
    '{path}: expected the examples along the first axis, got {actual}, whose axes look like {other}. Add --axes {other}, or --axes {read} if that is not so',
  'axes.memory':
    '{path}: expected at most {expected} bytes where the examples are not along the first axis, got {actual}. Transpose the array with numpy.moveaxis and save it again: then files of any size are read',
  'idx.sets':
    '{path}: expected the files of one set, got those of several: {actual}. Put each set in a folder of its own, or list the files with commas',
  'images.alphaRange':
    '{path}: expected bytes, or numbers from 0 to 1, for images with transparency (--background), got {least} to {most}. Scale them first, or leave --background out',
  'images.none':
    '{path}: expected at least one example with at least one value, got an array {actual}, which holds none. Give an array of examples',
  'labels.class255':
    '{path}: expected at most 255 classes, from 0 to 254, as some labels are missing, got class 255. Number the classes from 0 or merge some, or fill in the labels',
  'labels.classes255':
    '{path}: expected at most 255 classes, as some labels are missing, got {actual}. Merge some, or fill in the labels',
  'labels.oneHotRow':
    '{path}: expected one-hot rows of labels, a single 1 in each, got another one in row {row} (from 0). Correct it; where labels are missing, give numbers of classes, and −1 for a missing one',
  'labels.none':
    '{source}: expected at least one label, got none, as all are missing. Fill some in, or give the images without labels',
  'images.labelType':
    '{path}: expected whole numbers from 0 to 255 as labels, or −1 for a missing one, got {actual}. Number the classes so',
  'images.labelCount':
    '{path}: expected {expected} labels, one an image (or one-hot rows), got an array {actual}. Give labels and images that belong together, or none with --label none',
  'images.manyLabels':
    '{path}: expected labels of at most 256 classes, got {actual} different texts. Give the labels of classes',
  'images.arrays':
    '{path}: expected an array called {expected}, got {actual}. Name that of the images with --array, and that of their labels with --label',
  'images.broken':
    '{path}: expected a whole picture such as PNG or JPEG, got none ({reason}). Convert it or copy it again, or skip such pictures with --skip-broken',
  'images.sizes':
    '{path}: expected pictures of one size, got {actual} sizes, most often {sizes}, height before width. Choose one, for example --size {suggested}',
  'image.sampleType':
    '{path}: expected a picture with samples of 8 or 16 bits without sign, got {actual}. Convert it, or save all pictures as a NumPy array [count, height, width] and train with --scale minmax',
  'image.samples':
    '{path}: expected a picture with 1 sample per pixel (grey) or 3 (colour), perhaps with transparency, got {actual}. Save those to train on as pictures, or all as a NumPy array [count, samples, height, width]',
  'images.manySizes':
    '{path}: expected pictures of one size, got {actual} sizes from {least} to {most}, height before width. Choose one, for example --size {suggested}',
  'images.otherFormat':
    '{path}: expected PNG, JPEG, WebP, GIF, AVIF or TIFF pictures, got {actual}, which is not read. Convert the pictures to PNG',
  'images.outside':
    '{path}: expected all pictures in the folders of their classes, or none, got {actual} outside of them (first {first}). Move these',
  'images.tooLarge':
    '{path}: expected images of at most {expected} bytes each, got {actual}. Choose a smaller --size',
  'split.absent':
    '{data}: expected a test split, got data without one that is kept apart. Choose --split train or validation',
  'split.fraction':
    '{name}: expected a fraction for validation above 0 and below 1, got {actual}. Choose one such as 0.1',
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
  'data.pulled': '{name}: whole ({size}), in {folder}',
  'data.present': '{name}: already there and whole ({size}), in {folder}',
  'data.absent': 'not here',
  'data.column.name': 'name',
  'data.column.images': 'images',
  'data.column.size': 'of size',
  'data.column.download': 'download',
  'data.column.folder': 'folder',
  'data.hint':
    'Built in: digits, sprites. Download one:  jamjae data pull NAME\nFiles that you have may be put into {folder}/NAME.',
  'data.checking': 'checking',
  'data.train': 'training',
  'data.validation': 'validation',
  'data.row.count': 'examples',
  'data.row.shape': 'of size',
  'data.columnNames': 'columns of numbers ({count}): {columns}',
  'data.row.columns': 'columns',
  'data.row.range': 'values',
  'data.row.labels': 'labels',
  'data.labels': '{classes} ({names}), {counts} each',
  'data.class': '1 ({names}), {counts}',
  'data.fromTo': '{first} to {last}',
  'data.between': '{fewest} to {most}',
  'data.noLabels': 'none',
  'data.unlabelled': '{labels}; {count} without',
  'data.range.float32': 'numbers, {least} to {most}',
  'data.range.uint8': 'bytes, {least} to {most}',
  'data.columns.name': 'column',
  'data.columns.type': 'type',
  'data.columns.values': 'values',
  'data.columns.missing': 'missing',
  'data.columns.numeric': 'numeric',
  'data.columns.categorical': 'categorical',
  'data.columns.integer': 'integer',
  'data.columns.percentage': 'percentage',
  'data.columns.date': 'date',
  'data.columns.boolean': 'boolean',
  'data.columns.categories': '{count} categories',
  'data.fingerprint': 'fingerprint {fingerprint}',
  'data.sums': 'The checksums of its {files} files match.',
  'download.begin': 'downloading {file} ({size}) from {host}',
  'download.resume': 'going on with {file} ({done} of {size} are there) from {host}',
  'download.refused': '{url} does not serve it ({reason})',
  'download.damaged': '{path} is damaged: it is downloaded again',
  'download.stopped':
    'Stopped. What has been downloaded is kept: the same command continues from there.',
  'notice.strict':
    '{notice}. With --strict a notice is an error: correct that, or leave --strict out',
  'notice.strictMore':
    '{notice}; and {count} more. With --strict a notice is an error: correct these, or leave --strict out',
}
