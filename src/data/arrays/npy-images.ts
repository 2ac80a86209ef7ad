// Reads items from a NumPy file. Node only.
import { FormatError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { readFileHead } from '../../files/read-file-head.js'
import { assertNpyLength, decodeNpy, type ReadNpyArray, readNpyLayout } from '../../formats/npy.js'
import { elementTypeNames } from '../../formats/npy-items.js'
import { fileDataset } from '../cache/item-file.js'
import { itemsOf } from '../cache/number-conversion.js'
import { channelsFirst, channelsFirstShape } from '../channels-first.js'
import { arrayDataset, type Dataset } from '../dataset.js'
import { FloatRange } from '../float-range.js'
import { hasChannelsLast, isSameImageShape } from '../image-shape.js'
import { readChunks } from '../read-chunks.js'

export interface NpyImages {
  readonly dataset: Dataset
  /** No byte is above 1: as an image almost black. */
  readonly isBlack: boolean
  /** Shape of the images in the file, where their channels are last; those of `dataset` are first. */
  readonly channelsLast?: readonly number[] | undefined
}

/** Maximum size of the header of an array of numbers. */
const maxHeaderBytes = 2 ** 16 + 10
/** Limit in Fortran order, where items are not contiguous and all are held in memory. */
const maxFortranBytes = 2 ** 30

/** The items in the file at `path`, an array [count, ...shape]: bytes, or booleans as black and white, or numbers of
 *  another type as floats. Images [height, width, channels], of one channel or three, become [channels, height, width],
 *  unless their shape is demanded. Items of more than `memory` bytes stay in the file.
 *  Throws ConfigError where no file can be read there, FormatError where it holds anything else. */
export async function readNpyImages(
  path: string,
  { shape: requiredShape, memory }: { shape?: readonly number[]; memory?: number | undefined } = {},
): Promise<NpyImages> {
  const { bytes, length } = await readFileHead(path, maxHeaderBytes)
  const layout = readNpyLayout(bytes, path)
  assertNpyLength(layout, length, path)
  if (layout.fortranOrder) {
    const expected = maxFortranBytes
    if (length > expected) throw new FormatError('npy.fortran', { path, expected, actual: length })
    return imagesFromArray(decodeNpy(await readBytes(path), path), path, requiredShape)
  }
  assertImageShape(layout.shape, path, requiredShape)
  const [count = 0, ...shape] = layout.shape
  const { start, type } = layout
  const dataset = await fileDataset({ path, start, count, shape, type }, { memory })
  return imagesOf(dataset, type.name, requiredShape)
}

/** The items in an array [count, ...shape], of any shape where none is demanded. Throws like `readNpyImages`. */
export async function imagesFromArray(
  { shape: whole, type, data, texts }: ReadNpyArray,
  path: string,
  requiredShape?: readonly number[],
): Promise<NpyImages> {
  if (texts) {
    const expected = elementTypeNames.join(', ')
    throw new FormatError('npy.type', { path, offset: 0, expected, actual: type })
  }
  assertImageShape(whole, path, requiredShape)
  const [count = 0, ...shape] = whole
  const place = (number: number) => ({ path, item: Math.floor((number * count) / data.length) })
  const items = itemsOf(data, type, place)
  if (items instanceof Float32Array)
    new FloatRange().add(items, { data: path, item: 0, size: items.length / count })
  return imagesOf(arrayDataset(shape, items), type, requiredShape)
}

async function imagesOf(
  dataset: Dataset,
  typeName: string,
  requiredShape: readonly number[] | undefined,
): Promise<NpyImages> {
  const { shape } = dataset
  const isTurned = hasChannelsLast(shape) && requiredShape?.join() !== shape.join()
  return {
    dataset: isTurned ? channelsFirst(dataset) : dataset,
    isBlack: typeName === 'u1' && (await isBlack(dataset)),
    ...(isTurned && { channelsLast: shape }),
  }
}

function assertImageShape(
  whole: readonly number[],
  path: string,
  requiredShape: readonly number[] | undefined,
): void {
  const [, ...shape] = whole
  const actual = `[${whole.join(', ')}]`
  if (shape.length > 0 && whole.includes(0)) throw new FormatError('images.none', { path, actual })
  const isDemanded = (given: readonly number[]) =>
    !requiredShape || isSameImageShape(given, requiredShape)
  const isTurnable = hasChannelsLast(shape) && isDemanded(channelsFirstShape(shape))
  if (shape.length > 0 && (isDemanded(shape) || isTurnable)) return
  const expected = `[count, ${requiredShape?.join(', ') ?? 'height, width'}]`
  throw new FormatError('images.shape', { path, expected, actual })
}

async function isBlack(dataset: Dataset): Promise<boolean> {
  let max = 0
  for await (const { items } of readChunks(dataset)) {
    for (const byte of items) if (byte > max) max = byte
    if (max > 1) return false
  }
  return max === 1
}
