// Discrete codes as NPY or NPZ files of integers, and codes read from such files.
import { extname } from 'node:path'
import type { Dataset } from '../../data/dataset.js'
import { type Labelled, signedLabels } from '../../data/labels/hidden-labels.js'
import { FormatError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { bytesInMemory } from '../../formats/byte-source.js'
import { decodeNpy, encodeNpy, type NpyArray, type ReadNpyArray } from '../../formats/npy.js'
import { encodeNpz, openNpz } from '../../formats/npz.js'
import { sizeOf } from '../../graph/shapes.js'
import type { DiscreteCodes } from '../../models/model.js'
import type { Indices } from '../../training/codebooks/indices.js'

type CodesFormat = 'npy' | 'npz'

/** The name of the codes in an NPZ file, as the output of the exported encoder. */
const arrayName = 'indices'

/** The bytes of a file of codes: int32 numbers from 0; in NPZ with labels and the examples' file names, if there are any. Shape:
 *  [count, ...shape] of the model's codes. */
export function codesFileParts(
  format: CodesFormat,
  { count, indices }: Indices,
  { codes, names, ...dataset }: Labelled & Pick<Dataset, 'names'> & { codes: DiscreteCodes },
): Uint8Array[] {
  const array = { shape: [count, ...codes.shape], data: indices }
  if (format === 'npy') return [encodeNpy(array)]
  const labels = signedLabels(dataset)
  const arrays = new Map<string, NpyArray | readonly string[]>([[arrayName, array]])
  if (labels) arrays.set('labels', { shape: [count], data: labels })
  if (names) arrays.set('files', names)
  return [encodeNpz(arrays)]
}

/** Reads the codes in the file at `path`: an NPY file's array of integers, `indices` of an NPZ file. Undefined where the file has none, but
 *  latents. Throws ConfigError if the file cannot be read, FormatError if it is damaged, has another shape, or numbers that are no codes. */
export async function readCodes(path: string, codes: DiscreteCodes): Promise<Indices | undefined> {
  const found = await readArray(path)
  // Latents are floats with one axis after the count; codes may be stored as floats, too.
  if (!found || (found.type.startsWith('f') && !isShapeOf(found.shape, codes))) return undefined
  const { shape, data } = found
  const [count = 0] = shape
  if (!isShapeOf(shape, codes))
    throw new FormatError('codes.shape', {
      path,
      expected: `[${['count', ...codes.shape].join(', ')}]`,
      actual: `[${shape.join(', ')}]`,
    })
  const indices = new Int32Array(data.length)
  for (const [at, value] of data.entries()) {
    if (!Number.isInteger(value) || value < 0 || value >= codes.count)
      throw new FormatError('codes.number', {
        path,
        index: Math.floor(at / sizeOf(codes.shape)),
        largest: codes.count - 1,
        actual: String(value),
      })
    indices[at] = value
  }
  return { count, indices }
}

function isShapeOf([count, ...rest]: readonly number[], { shape }: DiscreteCodes): boolean {
  return Boolean(count) && rest.join() === shape.join()
}

async function readArray(path: string): Promise<ReadNpyArray | undefined> {
  const extension = extname(path).toLowerCase()
  if (extension === '.npy') return decodeNpy(await readBytes(path), path)
  if (extension !== '.npz') return undefined
  const { names, read } = openNpz(bytesInMemory(await readBytes(path)), path)
  return names.includes(arrayName) ? read(arrayName) : undefined
}
