// Loads what MNIST and its relatives come as: IDX images and labels, for training and validation.
// Node only.
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ConfigError, FormatError } from '../errors.js'
import { arrayDataset, type DataSplits, type Dataset } from './dataset.js'
import { splitsOf } from './fingerprint.js'
import { readIdxFile } from './idx-file.js'
import { splitDataset } from './split.js'
import { unreadable } from './unreadable.js'

export interface IdxFiles {
  readonly trainImages: string
  readonly trainLabels?: string | undefined
  readonly validationImages: string
  readonly validationLabels?: string | undefined
}

// Each is also found with a dot before "idx" and with .gz at the end.
const usualNames = {
  trainImages: ['train-images-idx3-ubyte', 'train-images-idx4-ubyte'],
  trainLabels: ['train-labels-idx1-ubyte'],
  validationImages: [
    't10k-images-idx3-ubyte',
    'test-images-idx3-ubyte',
    't10k-images-idx4-ubyte',
    'test-images-idx4-ubyte',
  ],
  validationLabels: ['t10k-labels-idx1-ubyte', 'test-labels-idx1-ubyte'],
} as const

/** Whether a folder holds any file under one of MNIST's usual names. Throws ConfigError where it cannot be read. */
export async function isIdxFolder(path: string): Promise<boolean> {
  const usual = /^(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(\.gz)?$/
  return [...(await fileNames(path))].some((name) => usual.test(name))
}

/** The splits in a folder that holds files under MNIST's usual names, such as
 *  train-images-idx3-ubyte or t10k-labels.idx1-ubyte.gz. Labels may be absent, then from both splits.
 *  Where there are only training files, `validation` is the share of these to validate with.
 *  Throws ConfigError where the folder or a file of it is missing, and like `loadIdxFiles`. */
export async function loadIdxFolder(
  path: string,
  { validation }: { validation?: number | undefined } = {},
): Promise<DataSplits> {
  const present = await fileNames(path)
  const find = (role: keyof typeof usualNames) => {
    const name = usualNames[role]
      .flatMap((usual) => [usual, usual.replace('-idx', '.idx')])
      .flatMap((plain) => [plain, `${plain}.gz`])
      .find((candidate) => present.has(candidate))
    return name && join(path, name)
  }
  const demand = (role: keyof typeof usualNames) => {
    const file = find(role)
    if (!file) throw new ConfigError('data.incomplete', { path, expected: usualNames[role][0] })
    return file
  }

  const name = basename(resolve(path))
  const trainImages = demand('trainImages')
  if (validation !== undefined && !find('validationImages') && !find('validationLabels')) {
    const all = await loadSplit(trainImages, find('trainLabels'))
    return splitsOf(name, await splitDataset(all, { validation, name }))
  }
  const validationImages = demand('validationImages')
  const isLabelled = find('trainLabels') ?? find('validationLabels')
  const trainLabels = isLabelled && demand('trainLabels')
  const validationLabels = isLabelled && demand('validationLabels')
  const files = { trainImages, trainLabels, validationImages, validationLabels }
  return loadIdxFiles(files, name)
}

/** The splits in IDX files of unsigned bytes: images [count, height, width], or
 *  [count, channels, height, width] with one channel or three, labels [count].
 *  Holds the decoded files and, while reading, one compressed file.
 *  Throws ConfigError where a file cannot be read, FormatError where one is not what it should be. */
export async function loadIdxFiles(
  files: IdxFiles,
  name: string = basename(files.trainImages),
): Promise<DataSplits> {
  const train = await loadSplit(files.trainImages, files.trainLabels)
  const validation = await loadSplit(files.validationImages, files.validationLabels)
  const expected = train.shape.join(' × ')
  const actual = validation.shape.join(' × ')
  if (actual !== expected) {
    const values = { path: files.validationImages, other: files.trainImages, expected, actual }
    throw new FormatError('data.imageSize', values)
  }
  return splitsOf(name, { train, validation })
}

async function loadSplit(imagesPath: string, labelsPath: string | undefined): Promise<Dataset> {
  const images = await readUnsignedBytes(imagesPath)
  const [count = 0, ...shape] = images.shape
  if (shape.length !== 2 && shape.length !== 3) {
    const values = { path: imagesPath, offset: 3, expected: 3, actual: images.shape.length }
    throw new FormatError('data.notImages', values)
  }
  const [channels = 0] = shape
  if (shape.length === 3 && channels !== 1 && channels !== 3)
    throw new FormatError('data.channels', { path: imagesPath, offset: 8, actual: channels })
  if (images.data.length === 0) {
    const values = { path: imagesPath, offset: 4, actual: images.shape.join(' × ') }
    throw new FormatError('data.noImages', values)
  }
  if (labelsPath === undefined) return arrayDataset(shape, images.data)

  const labels = await readUnsignedBytes(labelsPath)
  if (labels.shape.length !== 1) {
    const values = { path: labelsPath, offset: 3, expected: 1, actual: labels.shape.length }
    throw new FormatError('data.notLabels', values)
  }
  if (labels.data.length !== count) {
    const values = { path: labelsPath, other: imagesPath, offset: 4, expected: count }
    throw new FormatError('data.labelCount', { ...values, actual: labels.data.length })
  }
  return arrayDataset(shape, images.data, labels.data)
}

async function readUnsignedBytes(path: string) {
  const { shape, data } = await readIdxFile(path)
  if (data instanceof Uint8Array) return { shape, data }
  const actual = data.constructor.name.replace('Array', '').toLowerCase()
  throw new FormatError('data.itemType', { path, offset: 2, actual })
}

async function fileNames(path: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
    throw unreadable(path, cause)
  })
  return new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name))
}
