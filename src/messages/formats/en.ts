// What is wrong with bytes: IDX, NumPy, safetensors, TFRecord, ZIP, tar, CSV. In English.

export const en = {
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
  'safetensors.brace': 'it does not begin with an opening brace',
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
  'zip.reason.length': 'its files are longer than the archive',
  'zip.reason.end': 'no end of a ZIP archive',
  'zip.reason.entry': 'no entry of the directory',
  'zip.reason.entryTruncated': 'an entry of the directory is truncated',
  'zip.reason.encrypted': 'it is encrypted',
  'zip.reason.file': 'no file {name}',
  'zip.reason.truncated': '{name} is truncated',
  'zip.reason.method': '{name} has an unknown compression method: {method}',
  'zip.reason.ratio': '{name} claims an impossible size',
  'zip.reason.size': '{name} does not have the size that it claims',
  'zip.reason.checksum': '{name} is damaged: its checksum differs',
  'zip.tooLarge':
    '{path}: expected at most {expected} bytes in the archive, got {actual}. Give a smaller file, or save the array alone with numpy.save: .npy files of any size are read',
  'csv.empty': '{path}: expected lines of numbers, got none. Check that this is the right file',
  'csv.header':
    '{path}: expected only numbers, or a header with mean_1, mean_2 and so on in line {line}, got {actual}. Name the columns mean_1, mean_2, …',
  'csv.ragged':
    '{path}: expected {expected} values in line {line}, as in the first line, got {actual}. Correct that line',
  'csv.number':
    '{path}: expected a finite number in line {line}, column {column}, got "{actual}". Correct that value',
  'tar.header':
    '{path}: expected a tar header at byte {offset} of the archive, got something else. Download or copy it again',
  'tar.truncated':
    '{path}: expected a whole archive, got one that ends after {offset} unpacked bytes. Download or copy it again',
  'tar.tooLarge':
    '{path}: expected files of at most {expected} bytes in the archive, got one of {actual} at byte {offset}. Check that this is the right archive',
}
