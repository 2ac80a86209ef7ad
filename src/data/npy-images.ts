// Reads items from a NumPy file. Node only.
import { FormatError } from '../errors.js'
import { decodeNpy, type ReadNpyArray } from '../formats/npy.js'
import type { NpyItems } from '../formats/npy-items.js'
import { arrayDataset, type Dataset, type Items } from './dataset.js'
import { isSameImageShape } from './image-shape.js'
import { readBytes } from './read-bytes.js'

export interface NpyImages {
  readonly dataset: Dataset
  /** No byte is above 1, which as an image is almost black. */
  readonly isBlack: boolean
}

/** The items in the file at `path`, an array [count, ...shape]: bytes, or booleans as black and white, or numbers of
 *  another type as floats.
 *  Throws ConfigError where no file can be read there, FormatError where it holds anything else. */
export async function readNpyImages(path: string, shape: readonly number[]): Promise<NpyImages> {
  return imagesFromArray(decodeNpy(await readBytes(path), path), path, shape)
}

/** The items in an array [count, ...shape], of any shape where none is demanded. Throws like `readNpyImages`. */
export function imagesFromArray(
  array: ReadNpyArray,
  path: string,
  demanded?: readonly number[],
): NpyImages {
  const [, ...shape] = array.shape
  if (
    array.data.length === 0 ||
    shape.length === 0 ||
    (demanded && !isSameImageShape(shape, demanded))
  ) {
    const expected = `[count, ${demanded?.join(', ') ?? 'height, width'}]`
    const actual = `[${array.shape.join(', ')}]`
    throw new FormatError('images.shape', { path, expected, actual })
  }
  return {
    dataset: arrayDataset(shape, itemsOf(array)),
    isBlack: array.type === 'u1' && isBlack(array.data),
  }
}

function itemsOf({ type, data }: ReadNpyArray): Items {
  if (type === 'u1') return data as Uint8Array
  if (type === 'b1') return (data as Uint8Array).map((bit) => 255 * bit)
  return data instanceof Float32Array ? data : Float32Array.from(data)
}

function isBlack(bytes: NpyItems): boolean {
  return bytes.every((byte) => byte <= 1) && bytes.includes(1)
}
