// Reads images from a NumPy file. Node only.
import { FormatError } from '../errors.js'
import { decodeNpy, type ReadNpyArray } from '../formats/npy.js'
import type { NpyItems } from '../formats/npy-items.js'
import { arrayDataset, type Dataset } from './dataset.js'
import { readBytes } from './read-bytes.js'

export interface NpyImages {
  readonly dataset: Dataset
  /** What a reader may not expect: some values were `rounded` to the 256 levels that images have, or no
   *  byte is above 1, which is almost `black`. */
  readonly notice?: 'rounded' | 'black'
}

/** Of a level: what float32 arithmetic may be off. */
const tolerance = 1e-3

/** The images in the file at `path`: an array [count, ...shape] of bytes, of booleans, or of floats from 0 to 1,
 *  which become levels from 0 to 255.
 *  Throws ConfigError where no file can be read there, FormatError where it holds anything else. */
export async function readNpyImages(path: string, shape: readonly number[]): Promise<NpyImages> {
  return imagesFromArray(decodeNpy(await readBytes(path), path), path, shape)
}

/** The images in an array [count, ...shape], of any shape where none is demanded. Throws like `readNpyImages`. */
export function imagesFromArray(
  array: ReadNpyArray,
  path: string,
  demanded?: readonly number[],
): NpyImages {
  const [, ...shape] = array.shape
  if (
    array.data.length === 0 ||
    shape.length === 0 ||
    (demanded && shape.join() !== demanded.join())
  ) {
    const expected = `[count, ${demanded?.join(', ') ?? 'height, width'}]`
    const actual = `[${array.shape.join(', ')}]`
    throw new FormatError('images.shape', { path, expected, actual })
  }
  switch (array.type) {
    case 'u1': {
      const dataset = arrayDataset(shape, array.data as Uint8Array)
      return isBlack(array.data) ? { dataset, notice: 'black' } : { dataset }
    }
    case 'b1':
      return {
        dataset: arrayDataset(shape, levels(array.data)),
      }
    case 'f2':
    case 'f4':
    case 'f8': {
      demandUnitRange(array.data, path)
      const dataset = arrayDataset(shape, levels(array.data))
      return isRounded(array.data) ? { dataset, notice: 'rounded' } : { dataset }
    }
    default:
      throw new FormatError('images.type', { path, actual: array.type })
  }
}

function demandUnitRange(values: NpyItems, path: string): void {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (Number.isNaN(value)) throw new FormatError('images.nan', { path })
    if (value < least) least = value
    if (value > most) most = value
  }
  if (least < 0 || most > 1) throw new FormatError('images.range', { path, least, most })
}

/** A loop, since Uint8Array.from would first make a list of all values. */
function levels(values: NpyItems): Uint8Array {
  const bytes = new Uint8Array(values.length)
  for (let at = 0; at < values.length; at++) bytes[at] = level(values[at] as number)
  return bytes
}

function level(value: number): number {
  return Math.round(value * 255)
}

function isRounded(values: NpyItems): boolean {
  return values.some((value) => Math.abs(value * 255 - level(value)) > tolerance)
}

function isBlack(bytes: NpyItems): boolean {
  return bytes.every((byte) => byte <= 1) && bytes.includes(1)
}
