// Loads NumPy files as training data: .npy with images, .npz with images and perhaps labels and splits. Node only.
import { basename, extname } from 'node:path'
import { FormatError } from '../../errors.js'
import { type DataSplits, describeShapes, type Role } from '../dataset.js'
import { createDataSplits, type IsUnsplit, splitsByContent } from '../fingerprint.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import type { DataConfiguration } from '../options.js'
import { reportUnusedOptions } from '../report-unused-options.js'
import { reportRoles } from '../split-words.js'
import { reportFarItems } from '../statistics/report-far-values.js'
import { type NpyOptions, readNpyImages } from './npy-images.js'
import { type NpzImages, type NpzPart, readNpzImages } from './npz-images.js'

export const arrayExtensions = ['.npy', '.npz']

/** The images of an .npy or .npz file, [count, ...shape] or of other axes (see `arrange`). Of an .npz file they are in the
 *  array called `array`, with labels in that called `label`, see `chooseArrays`; where the names of arrays say so, as
 *  x_train, y_train, x_test and y_test do, these are the splits. Otherwise `validation` is the fraction to validate with.
 *  The items of an .npy file with more than `memory` bytes are read from the file while they are used.
 *  Throws ConfigError where no file can be read there or an option does not suit it, FormatError where it holds anything
 *  else. */
export async function loadArrayFile(
  path: string,
  options: ArrayOptions = {},
  { notify, progress }: LoadCallbacks = {},
): Promise<DataSplits> {
  const name = basename(path)
  const { size, channels, background, validation, isUnsplit } = options
  const isOne = extname(path).toLowerCase() === '.npy'
  const { parts, roles, labelNames }: NpzImages = isOne
    ? { parts: [await readNpyImages(path, { ...options, notify })] }
    : await readNpzImages(path, options, notify)
  if (parts.some(({ isBlack }) => isBlack)) notify?.('images.black', { path })
  if (!parts.some(({ isSized }) => isSized))
    reportUnusedOptions({ source: path, size, channels }, ['size', 'channels'], notify)
  if (!parts.some(({ isComposited }) => isComposited))
    reportUnusedOptions({ source: path, background }, ['background'], notify)
  if (roles) {
    reportRoles(path, roles, notify)
    if (validation !== undefined) notify?.('data.ownSplit', { source: path })
  }
  const [whole] = parts as readonly [NpzPart]
  // Rows are looked at by split, for far values.
  const splitting = whole.dataset.shape.length > 1 ? { isUnsplit } : {}
  const loaded = roles
    ? await createDataSplits(name, splitsOf(path, parts), { progress })
    : await splitsByContent(name, whole.dataset, { validation, progress, ...splitting })
  if (loaded.train.shape.length === 1 && !isBounded(loaded))
    await reportFarItems(loaded, name, notify)
  return labelNames ? { ...loaded, labelNames } : loaded
}

/** Whether all values are between 0 and 1, as those of pixels are: most are 0 in some places, and others are not far. */
function isBounded({ range: [min, max] = [0, 1] }: Pick<DataSplits, 'range'>): boolean {
  return min >= 0 && max <= 1
}

/** Throws FormatError where their images have different shapes or types. */
function splitsOf(
  path: string,
  parts: readonly NpzPart[],
): Pick<DataSplits, 'train' | 'validation' | 'test'> {
  const partOf = (role: Role) => parts.find((part) => part.role === role)
  const [train, validation, test] = [partOf('train'), partOf('validation'), partOf('test')]
  if (!train || !validation) throw new Error('not both splits')
  const nameOf = ({ array = '' }: NpzPart) => `${path}/${array}.npy`
  for (const other of [validation, ...(test ? [test] : [])]) {
    const [expected = '', actual = ''] = describeShapes(train.dataset, other.dataset)
    if (expected === actual) continue
    const values = { path: nameOf(other), other: nameOf(train), expected, actual }
    throw new FormatError('data.imageSize', values)
  }
  return {
    train: train.dataset,
    validation: validation.dataset,
    ...(test && { test: test.dataset }),
  }
}

export interface ArrayOptions
  extends Pick<DataConfiguration, 'array' | 'label' | 'validation'>,
    Omit<NpyOptions, 'notify' | 'required'> {
  readonly isUnsplit?: IsUnsplit | undefined
}
