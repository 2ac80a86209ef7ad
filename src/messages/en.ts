// English messages. An error reads: <where>: <expected>, got <actual>. <what to do>
export const en = {
  'shape.mismatch': '{where}: expected {expected}, got {actual}. {remedy}',
  'engine.input': 'engine: expected a value for the input {name}, got none. Pass one slice a step',
  'engine.state': 'engine: expected a value for the state {name}, got none. Load the state of the same model',
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
  'data.unreadable':
    '{path}: expected to be allowed to read this, got the answer "{reason}". Check its permissions',
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
} as const
