// Loads MNIST and similar data: IDX images and labels, for training and validation.
// Node only.
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ConfigError, FormatError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { channelsFirst } from '../channels-first.js'
import type { DataSplits, Dataset } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import { hasChannelsLast } from '../image-shape.js'
import { splitDataset } from '../split.js'
import {
  type IdxFile,
  type IdxReadOptions,
  idxDataset,
  openIdxFile,
  readIdxItems,
} from './idx-file.js'

interface IdxFiles {
  readonly trainImages: string
  readonly trainLabels?: string | undefined
  readonly validationImages: string
  readonly validationLabels?: string | undefined
}

interface ImagesAndLabels {
  readonly images: string
  readonly labels?: string | undefined
}

interface IdxOptions extends IdxReadOptions {
  /** Fraction of the items to validate with, where there is no file for that; by default a tenth. */
  readonly validation?: number | undefined
}

interface NamedOptions extends IdxOptions {
  readonly name?: string
}

const roles = {
  trainImages: { parts: ['train'], kind: 'images', expected: 'train-images-idx3-ubyte' },
  trainLabels: { parts: ['train'], kind: 'labels', expected: 'train-labels-idx1-ubyte' },
  validationImages: { parts: ['t10k', 'test'], kind: 'images', expected: 't10k-images-idx3-ubyte' },
  validationLabels: { parts: ['t10k', 'test'], kind: 'labels', expected: 't10k-labels-idx1-ubyte' },
} as const

/** Such as train-images-idx3-ubyte, or test-labels.idx1-byte.gz: the split, images or labels, the rank, the type. */
const mnistFileName =
  /^(train|t10k|test)-(images|labels)[-.]idx([1-8])-(ubyte|byte|short|int|float|double)(\.gz)?$/

/** Whether a folder holds any file with one of MNIST's common names. Throws ConfigError where it cannot be read. */
export async function isIdxFolder(path: string): Promise<boolean> {
  return (await fileNames(path)).some((name) => mnistFileName.test(name))
}

/** Whether an IDX folder holds files to validate with. Throws ConfigError where it cannot be read. */
export async function isSplitIdxFolder(path: string): Promise<boolean> {
  const parts = (await fileNames(path)).map((name) => mnistFileName.exec(name)?.[1] ?? 'train')
  return parts.some((part) => part !== 'train')
}

/** The splits in a folder that holds files with MNIST's common names, such as train-images-idx3-ubyte or
 *  t10k-labels.idx1-ubyte.gz. Labels may be absent, then from both splits.
 *  Where there are only training files, `validation` is the fraction of these to validate with, by default a tenth.
 *  Throws ConfigError where the folder or a file of it is missing, and like `loadIdxFiles`. */
export async function loadIdxFolder(path: string, options: IdxOptions = {}): Promise<DataSplits> {
  const present = await fileNames(path)
  const find = (role: keyof typeof roles) => {
    const { parts, kind } = roles[role]
    const named = (part: string) =>
      present.find((name) => {
        const [, ofPart, ofKind] = mnistFileName.exec(name) ?? []
        return ofPart === part && ofKind === kind
      })
    const name = parts.map(named).find((found) => found !== undefined)
    return name && join(path, name)
  }
  const findRequired = (role: keyof typeof roles) => {
    const file = find(role)
    if (!file) throw new ConfigError('data.incomplete', { path, expected: roles[role].expected })
    return file
  }

  const name = basename(resolve(path))
  const images = findRequired('trainImages')
  if (!find('validationImages') && !find('validationLabels'))
    return loadSingleIdx({ images, labels: find('trainLabels') }, { ...options, name })
  const validationImages = findRequired('validationImages')
  const isLabelled = find('trainLabels') ?? find('validationLabels')
  const trainLabels = isLabelled && findRequired('trainLabels')
  const validationLabels = isLabelled && findRequired('validationLabels')
  const files = { trainImages: images, trainLabels, validationImages, validationLabels }
  return loadIdxFiles(files, { ...options, name })
}

/** The splits in IDX files of numbers of any type: items [count, ...shape], labels [count] of integers from 0 to 255.
 *  Many items are read from the file while they are used. Channels that are last become first.
 *  Throws ConfigError where a file cannot be read, FormatError where one is invalid. */
export async function loadIdxFiles(
  files: IdxFiles,
  { name = basename(files.trainImages), ...options }: NamedOptions = {},
): Promise<DataSplits> {
  const { trainImages: images, validationImages } = files
  const train = await loadSplit({ images, labels: files.trainLabels }, options)
  const others = { images: validationImages, labels: files.validationLabels }
  const validation = await loadSplit(others, options)
  const [expected = '', actual = ''] = describeShapes(train, validation)
  if (actual !== expected) {
    const values = { path: validationImages, other: images, expected, actual }
    throw new FormatError('data.imageSize', values)
  }
  return createDataSplits(name, { train, validation }, options)
}

/** The splits of one IDX file and perhaps its labels: `validation` is the fraction to validate with. Throws like
 *  `loadIdxFiles`. */
export async function loadSingleIdx(
  files: ImagesAndLabels,
  { name = basename(files.images), validation, ...options }: NamedOptions = {},
): Promise<DataSplits> {
  const all = await loadSplit(files, options)
  return createDataSplits(name, await splitDataset(all, { validation, name, ...options }), options)
}

/** Their shapes, and their types where these differ. */
function describeShapes(...sets: readonly Dataset[]): readonly string[] {
  const isOneType = new Set(sets.map(({ itemType }) => itemType)).size === 1
  return sets.map(({ shape, itemType }) =>
    isOneType ? shape.join(' × ') : `${shape.join(' × ')} (${itemType})`,
  )
}

async function loadSplit(
  { images, labels }: ImagesAndLabels,
  reading: IdxReadOptions,
): Promise<Dataset> {
  const file = await openIdxFile(images)
  const { shape } = file.header
  if (shape.length < 2) {
    const values = { path: images, offset: 3, actual: shape.length }
    throw new FormatError('data.notImages', values)
  }
  if (shape.includes(0)) {
    const values = { path: images, offset: 4, actual: shape.join(' × ') }
    throw new FormatError('data.noImages', values)
  }
  const own = labels === undefined ? undefined : await loadLabels(labels, file)
  const dataset = await idxDataset(file, own, reading)
  if (!hasChannelsLast(dataset.shape)) return dataset
  reading.notify?.('images.channelsLast', { path: images, actual: `[${shape.join(', ')}]` })
  return channelsFirst(dataset)
}

async function loadLabels(path: string, images: IdxFile): Promise<Uint8Array> {
  const file = await openIdxFile(path)
  const { shape, descr } = file.header
  if (shape.length !== 1)
    throw new FormatError('data.notLabels', { path, offset: 3, expected: 1, actual: shape.length })
  const [expected = 0] = images.header.shape
  const [actual = 0] = shape
  if (actual !== expected) {
    const values = { path, other: images.path, offset: 4, expected, actual }
    throw new FormatError('data.labelCount', values)
  }
  const labels = await readIdxItems(file)
  if (descr === '|u1') return labels as Uint8Array
  const isLabel = (label: number) => Number.isInteger(label) && label >= 0 && label <= 255
  const wrong = labels.find((label) => !isLabel(label))
  if (wrong !== undefined) throw new FormatError('images.labelType', { path, actual: wrong })
  return Uint8Array.from(labels)
}

async function fileNames(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
    throw readError(path, cause)
  })
  // In order, so that of a file and its compressed copy always the former is read.
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}
