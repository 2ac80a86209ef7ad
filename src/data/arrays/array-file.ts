// Loads NumPy files as training data: .npy with images, .npz with images and perhaps labels. Node only.
import { basename, extname } from 'node:path'
import { FormatError } from '../../errors.js'
import { fileBytes } from '../../files/file-bytes.js'
import type { ReadNpyArray } from '../../formats/npy.js'
import { openNpz } from '../../formats/npz.js'
import { classLabels } from '../class-labels.js'
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
  const file = openNpz(fileBytes(path), path)
  const require = (expected: string): ReadNpyArray => {
    if (file.names.includes(expected)) return file.read(expected)
    const actual = file.names.join(', ') || '0'
    throw new FormatError('images.arrays', { path, expected, actual })
  }
  const [only = 'images', ...others] = file.names
  const images = await imagesFromArray(
    require(array ?? (others.length === 0 ? only : 'images')),
    path,
  )
  const name = label ?? (file.names.includes('labels') ? 'labels' : undefined)
  if (name === undefined) return images
  const labels = require(name)
  const { dataset } = images
  const { count } = dataset
  return {
    ...images,
    dataset: { ...dataset, labels: classLabels(labels, { path: `${path}/${name}.npy`, count }) },
    labelNames: labels.texts,
  }
}
