// Loads MNIST and similar data: IDX images and labels, for training and validation.
// Node only.
import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ConfigError, FormatError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import { arrangeDataset, arrangeItems, isCountFirst } from '../axes/arranged-items.js'
import { type ArrangementOptions, arrange } from '../axes/arrangement.js'
import { compositeAlpha, hasAlpha } from '../axes/composite-alpha.js'
import { type DataSplits, type Dataset, describeShapes, type Role } from '../dataset.js'
import { createDataSplits, type IsUnsplit, splitsByContent } from '../fingerprint.js'
import { classLabels } from '../labels/class-labels.js'
import type { Labelled } from '../labels/hidden-labels.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { reportUnusedOptions } from '../report-unused-options.js'
import { reportRoles, splitNamed } from '../split-words.js'
import { type IdxReadOptions, idxDataset, openIdxFile, readIdxItems } from './idx-file.js'
import { filesOfOneSet, type IdxName, idxNames, idxRoles } from './idx-names.js'

interface IdxFiles {
  readonly trainImages: string
  readonly trainLabels?: string | undefined
  readonly validationImages: string
  readonly validationLabels?: string | undefined
  readonly testImages?: string | undefined
  readonly testLabels?: string | undefined
}

export interface ImagesAndLabels {
  readonly images: string
  readonly labels?: string | undefined
}

export interface IdxOptions extends IdxReadOptions, Omit<ArrangementOptions, 'required'> {
  /** Fraction of the items to validate with, where there is no file for that; by default a tenth. */
  readonly validation?: number | undefined
  readonly isUnsplit?: IsUnsplit | undefined
}

interface NamedOptions extends IdxOptions {
  readonly name?: string
  /** Reads a split; by default `loadIdxPart`. */
  readonly readPart?: typeof loadIdxPart
}

/** Whether a folder holds any file with a name as MNIST's. Throws ConfigError where it cannot be read. */
export async function isIdxFolder(path: string): Promise<boolean> {
  return idxNames(await fileNames(path)).length > 0
}

/** Whether an IDX folder holds files to validate with. Throws ConfigError where it cannot be read. */
export async function isSplitIdxFolder(path: string): Promise<boolean> {
  return idxNames(await fileNames(path)).some(({ split }) => splitNamed(split) !== 'train')
}

/** The splits in a folder that holds files with names as MNIST's, such as train-images-idx3-ubyte,
 *  t10k-labels.idx1-ubyte.gz or qmnist-test-images-idx3-ubyte. Labels may be absent, then from all splits.
 *  Where there are only training files, `validation` is the fraction of these to validate with, by default a tenth.
 *  Throws ConfigError where the folder or a file of it is missing, and like `filesOfOneSet` and `loadIdxFiles`. */
export async function loadIdxFolder(path: string, options: IdxOptions = {}): Promise<DataSplits> {
  const { notify, rules } = options
  const { files, others } = filesOfOneSet(path, idxNames(await fileNames(path)))
  if (others.length > 0) notify?.('idx.otherSets', { path, names: others.join(', ') })
  const roles = idxRoles(files, rules)
  if (roles) reportRoles(path, roles, notify)
  const words = new Map(
    [...(roles ?? [])].map(([word, role]) => [role, word]).reverse() as [Role, string][],
  )
  const find = (role: Role, kind: IdxName['kind']) => {
    const isOf = (word: string) => (roles ? roles.get(word) === role : splitNamed(word) === role)
    const found = files.find((file) => file.kind === kind && isOf(file.split))
    return found && join(path, found.name)
  }
  const findRequired = (role: Role, kind: IdxName['kind']) => {
    const file = find(role, kind)
    const word = words.get(role) ?? 'train'
    const expected = `${word}-${kind}-idx${kind === 'images' ? 3 : 1}-ubyte`
    if (!file) throw new ConfigError('data.incomplete', { path, expected })
    return file
  }

  const name = basename(resolve(path))
  const trainImages = findRequired('train', 'images')
  if (!roles)
    return loadSingleIdx(
      { images: trainImages, labels: find('train', 'labels') },
      { ...options, name },
    )
  const used = [...new Set(roles.values())]
  const isLabelled = used.some((role) => find(role, 'labels'))
  const labels = (role: Role) => (isLabelled ? findRequired(role, 'labels') : undefined)
  const idxFiles: IdxFiles = {
    trainImages,
    trainLabels: labels('train'),
    validationImages: findRequired('validation', 'images'),
    validationLabels: labels('validation'),
    ...(used.includes('test') && {
      testImages: findRequired('test', 'images'),
      testLabels: labels('test'),
    }),
  }
  return loadIdxFiles(idxFiles, { ...options, name })
}

/** The splits in IDX files of numbers of any type: items [count, ...shape] or of other axes (see `arrange`), labels of
 *  `classLabels`. Many items are read from the file while they are used.
 *  Throws ConfigError where a file cannot be read, FormatError where one is invalid. */
export async function loadIdxFiles(
  files: IdxFiles,
  { name = basename(files.trainImages), readPart = loadIdxPart, ...options }: NamedOptions = {},
): Promise<DataSplits> {
  const { trainImages, validationImages, testImages } = files
  const train = await readPart({ images: trainImages, labels: files.trainLabels }, options)
  const likeTrain = async (images: string, labels: string | undefined) => {
    const dataset = await readPart({ images, labels }, options)
    const [expected = '', actual = ''] = describeShapes(train, dataset)
    if (actual === expected) return dataset
    const values = { path: images, other: trainImages, expected, actual }
    throw new FormatError('data.imageSize', values)
  }
  const validation = await likeTrain(validationImages, files.validationLabels)
  const test = testImages === undefined ? undefined : await likeTrain(testImages, files.testLabels)
  return createDataSplits(name, { train, validation, ...(test && { test }) }, options)
}

/** The splits of one IDX file and perhaps its labels: `validation` is the fraction to validate with. Throws like
 *  `loadIdxFiles`. */
export async function loadSingleIdx(
  files: ImagesAndLabels,
  {
    name = basename(files.images),
    validation,
    readPart = loadIdxPart,
    ...options
  }: NamedOptions = {},
): Promise<DataSplits> {
  return splitsByContent(name, await readPart(files, options), { validation, ...options })
}

/** The items of an IDX file, and perhaps their labels. Throws like `loadIdxFiles`. */
export async function loadIdxPart(
  { images, labels }: ImagesAndLabels,
  options: IdxOptions,
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
  const { notify, size, channels, background } = options
  const arrangement = arrange(shape, images, options)
  for (const { code, values } of arrangement.notices) notify?.(code, values)
  if (!arrangement.isSized)
    reportUnusedOptions({ source: images, size, channels }, ['size', 'channels'], notify)
  const arranged = isCountFirst(arrangement)
    ? arrangeDataset(await idxDataset({ ...file, shape: arrangement.stored }, options), arrangement)
    : arrangeItems(await readIdxItems(file), arrangement)
  const isComposited = background !== undefined && hasAlpha(arranged.shape)
  if (!isComposited) reportUnusedOptions({ source: images, background }, ['background'], notify)
  const dataset = isComposited ? await compositeAlpha(arranged, background, images) : arranged
  if (labels === undefined) return dataset
  return {
    ...dataset,
    ...(await loadIdxLabels(labels, { images, count: dataset.count, notify })),
  }
}

/** The labels in an IDX file for the `count` items of the file `images`. */
export async function loadIdxLabels(
  path: string,
  { images, count, notify }: { images: string; count: number; notify: LoadCallbacks['notify'] },
): Promise<Labelled> {
  const file = await openIdxFile(path)
  const { shape } = file.header
  if (shape.length > 2)
    throw new FormatError('data.notLabels', { path, offset: 3, expected: 1, actual: shape.length })
  const [actual = 0] = shape
  if (actual !== count) {
    const values = { path, other: images, offset: 4, expected: count, actual }
    throw new FormatError('data.labelCount', values)
  }
  const data = await readIdxItems(file)
  return classLabels({ shape, data }, { path, count, hasMoreColumns: true, notify })
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
