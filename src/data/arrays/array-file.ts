// Loads NumPy files as training data: .npy with images, .npz with images and perhaps labels. Node only.
import { basename, extname } from 'node:path'
import { FormatError } from '../../errors.js'
import { readBytes } from '../../files/read-bytes.js'
import type { ReadNpyArray } from '../../formats/npy.js'
import { decodeNpz } from '../../formats/npz.js'
import type { DataSplits } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { splitDataset } from '../split.js'
import { imagesFromArray, type NpyImages, readNpyImages } from './npy-images.js'

export const arrayExtensions = ['.npy', '.npz']

/** The images of an .npy file, or of an .npz file: its array called `array`, by default `images` or the only one, [count,
 *  ...shape], and perhaps one called `label`, by default `labels`, [count] of integers from 0 to 255; `validation` is
 *  the fraction to validate with. The items of an .npy file with more than `memory` bytes are read from the file
 *  while they are used. Channels that are last become first, see `readNpyImages`.
 *  Throws ConfigError where no file can be read there, FormatError where it holds anything else. */
export async function loadArrayFile(
  path: string,
  { validation, memory, ...names }: ArrayOptions = {},
  { notify, progress }: LoadCallbacks = {},
): Promise<DataSplits> {
  const isOne = extname(path).toLowerCase() === '.npy'
  const images: LabelledImages = isOne
    ? await readNpyImages(path, { memory })
    : await fromNpz(path, names)
  const { dataset, isBlack, channelsLast, labelNames } = images
  if (isBlack) notify?.('images.black', { path })
  if (channelsLast)
    notify?.('images.channelsLast', { path, actual: `[count, ${channelsLast.join(', ')}]` })
  const name = basename(path)
  const splitIndices = await splitDataset(dataset, { validation, name, progress })
  const splits = await createDataSplits(name, splitIndices, { progress })
  return labelNames ? { ...splits, labelNames } : splits
}

interface ArrayOptions extends Pick<DataConfiguration, 'array' | 'label' | 'validation'> {
  readonly memory?: number | undefined
}

interface LabelledImages extends NpyImages {
  readonly labelNames?: readonly string[] | undefined
}

async function fromNpz(
  path: string,
  { array, label }: Pick<ArrayOptions, 'array' | 'label'>,
): Promise<LabelledImages> {
  const arrays = decodeNpz(await readBytes(path), path)
  const require = (expected: string): ReadNpyArray => {
    const found = arrays.get(expected)
    if (found) return found
    const actual = [...arrays.keys()].join(', ') || '0'
    throw new FormatError('images.arrays', { path, expected, actual })
  }
  const [only = 'images', ...others] = arrays.keys()
  const images = await imagesFromArray(
    require(array ?? (others.length === 0 ? only : 'images')),
    path,
  )
  const labels = label === undefined ? arrays.get('labels') : require(label)
  if (!labels) return images
  const { dataset } = images
  return {
    ...images,
    dataset: { ...dataset, labels: labelsFrom(labels, dataset.count, path) },
    labelNames: labels.texts,
  }
}

function labelsFrom(
  { shape, type, data, texts }: ReadNpyArray,
  count: number,
  path: string,
): Uint8Array {
  if (shape.length !== 1 || data.length !== count) {
    const actual = `[${shape.join(', ')}]`
    throw new FormatError('images.labelCount', { path, expected: count, actual })
  }
  if (texts && texts.length > 256) throw new FormatError('images.labelType', { path, actual: type })
  const actual = texts || /^[iu]/.test(type) ? data.find((label) => label < 0 || label > 255) : type
  if (actual !== undefined) throw new FormatError('images.labelType', { path, actual })
  return Uint8Array.from(data)
}
