// Reads items from a NumPy file. Node only.
import { FormatError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import { readFileHead } from '../../files/read-file-head.js'
import { assertNpyLength, decodeNpy, type ReadNpyArray, readNpyLayout } from '../../formats/npy.js'
import { elementTypeNames } from '../../formats/npy-items.js'
import { transpose } from '../../formats/transpose.js'
import { arrangeDataset, isCountFirst } from '../axes/arranged-items.js'
import { type ArrangementOptions, arrange } from '../axes/arrangement.js'
import { compositeAlpha, hasAlpha } from '../axes/composite-alpha.js'
import { fileDataset } from '../cache/item-file.js'
import { itemsOf } from '../cache/number-conversion.js'
import { arrayDataset, type Dataset } from '../dataset.js'
import { FloatRange } from '../float-range.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { readChunks } from '../read-chunks.js'

export interface NpyImages {
  readonly dataset: Dataset
  /** No byte is above 1: as an image almost black. */
  readonly isBlack: boolean
  /** Whether `size` gave the shape of the images. */
  readonly isSized: boolean
  /** Whether they had an alpha channel that is left out. */
  readonly isComposited: boolean
}

export interface NpyOptions extends ArrangementOptions, Pick<LoadCallbacks, 'notify'> {
  /** Items with more bytes stay in the file. */
  readonly memory?: number | undefined
}

/** Maximum size of the header of an array of numbers. */
const maxHeaderBytes = 2 ** 16 + 10
/** Limit of arrays whose items are not contiguous, which are all held in memory. */
const maxBytesInMemory = 2 ** 30

/** The items in the file at `path`, an array [count, ...shape] or of other axes (see `arrange`): bytes, or booleans as
 *  black and white, or numbers of another type as floats. How the axes were read goes to `notify`.
 *  Throws ConfigError where no file can be read there, FormatError where it holds anything else, and like `arrange`. */
export async function readNpyImages(path: string, options: NpyOptions = {}): Promise<NpyImages> {
  const { bytes, length } = await readFileHead(path, maxHeaderBytes)
  const layout = readNpyLayout(bytes, path)
  assertNpyLength(layout, length, path)
  const arrangement = arrange(layout.shape, path, options)
  if (layout.fortranOrder || !isCountFirst(arrangement)) {
    const expected = maxBytesInMemory
    const key = layout.fortranOrder ? 'npy.fortran' : 'axes.memory'
    if (length > expected) throw new FormatError(key, { path, expected, actual: length })
    return imagesFromArray(decodeNpy(await readBytes(path), path), path, options)
  }
  for (const { code, values } of arrangement.notices) options.notify?.(code, values)
  const { stored, isSized } = arrangement
  const [count = 0, ...shape] = stored
  const { start, type } = layout
  const { memory } = options
  const dataset = await fileDataset({ path, start, count, shape, type }, { memory })
  return {
    ...(await composite(arrangeDataset(dataset, arrangement), path, options)),
    isBlack: type.name === 'u1' && (await isBlack(dataset)),
    isSized,
  }
}

/** The items in an array. Throws like `readNpyImages`. */
export async function imagesFromArray(
  { shape: whole, type, data, texts }: ReadNpyArray,
  path: string,
  options: NpyOptions = {},
): Promise<NpyImages> {
  if (texts) {
    const expected = elementTypeNames.join(', ')
    throw new FormatError('npy.type', { path, offset: 0, expected, actual: type })
  }
  const arrangement = arrange(whole, path, options)
  for (const { code, values } of arrangement.notices) options.notify?.(code, values)
  const { stored, order, shape } = arrangement
  const isFirst = isCountFirst(arrangement)
  const ordered = isFirst ? data : transpose(data, stored, order)
  const count = stored[order[0] ?? 0] ?? 0
  const place = (number: number) => ({ path, item: Math.floor((number * count) / data.length) })
  const items = itemsOf(ordered, type, place)
  if (items instanceof Float32Array)
    new FloatRange().add(items, { data: path, item: 0, size: items.length / count })
  const dataset = isFirst
    ? arrangeDataset(arrayDataset(stored.slice(1), items), arrangement)
    : arrayDataset(shape, items)
  return {
    ...(await composite(dataset, path, options)),
    isBlack: type === 'u1' && (await isBlack(dataset)),
    isSized: arrangement.isSized,
  }
}

async function composite(dataset: Dataset, path: string, { background }: NpyOptions) {
  const isComposited = background !== undefined && hasAlpha(dataset.shape)
  return {
    dataset: isComposited ? await compositeAlpha(dataset, background, path) : dataset,
    isComposited,
  }
}

async function isBlack(dataset: Dataset): Promise<boolean> {
  let max = 0
  for await (const { items } of readChunks(dataset)) {
    for (const byte of items) if (byte > max) max = byte
    if (max > 1) return false
  }
  return max === 1
}
