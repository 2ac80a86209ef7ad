// Class labels from arrays: whole numbers, booleans, texts, one-hot rows; −1 and what is no number stand for missing ones.
import { FormatError } from '../../errors.js'
import type { NpyElements } from '../../formats/npy-items.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { hiddenLabel, type Labelled, labelFields } from './hidden-labels.js'

const maxLabel = 255

/** An array that holds one label per example. */
interface LabelArray {
  readonly shape: readonly number[]
  readonly data: NpyElements
  /** Of texts: the distinct ones, whose indices the items are. */
  readonly texts?: readonly string[]
}

interface LabelOptions {
  /** Of the file, for errors. */
  readonly path: string
  /** The number of examples. */
  readonly count: number
  /** Whether of several columns the first is used, and reported to `notify`. */
  readonly hasMoreColumns?: boolean
  readonly notify?: LoadCallbacks['notify']
}

/** The labels in an array: whole numbers from 0 to 255 of any type, booleans or texts of the shape [count], perhaps
 *  with axes of length 1, or one-hot rows [count, classes]. −1, as in scikit-learn, or NaN is a label that is not known.
 *  Throws FormatError for anything else, and for class 255 beside labels that are not known. */
export function classLabels(
  { shape, data, texts }: LabelArray,
  { path, count, hasMoreColumns, notify }: LabelOptions,
): Labelled & { readonly labels: Uint8Array } {
  const actual = `[${shape.join(', ')}]`
  const isVector = shape.length > 0 && shape.filter((length) => length !== 1).length <= 1
  const [rows, width = 0] = shape
  const isMatrix = shape.length === 2 && rows === count && width > 1
  let values: ArrayLike<number> | undefined
  if (isVector && data.length === count) values = data
  else if (isMatrix && !texts && isOneHot(data, width)) values = hotColumns(data, width)
  else if (isMatrix && hasMoreColumns) {
    values = data.filter((_, at) => at % width === 0)
    notify?.('labels.firstColumn', { path, actual: width })
  }
  if (!values && isMatrix && !texts) assertHotRows(data, width, path)
  if (!values) throw new FormatError('images.labelCount', { path, expected: count, actual })
  if (texts && texts.length > maxLabel + 1)
    throw new FormatError('images.manyLabels', { path, actual: texts.length })
  const wrong = Array.prototype.find.call(values, (label) => !isLabel(label))
  if (wrong !== undefined) throw new FormatError('images.labelType', { path, actual: wrong })
  const hasMissing = Array.prototype.some.call(values, isMissing)
  if (hasMissing && Array.prototype.includes.call(values, hiddenLabel))
    throw new FormatError('labels.class255', { path })
  const labels = Uint8Array.from(values, (label) => (isMissing(label) ? hiddenLabel : label))
  return { labels, ...labelFields(labels, hasMissing) }
}

function isMissing(value: number): boolean {
  return value === -1 || Number.isNaN(value)
}

function isLabel(value: number): boolean {
  return isMissing(value) || (Number.isInteger(value) && value >= 0 && value <= maxLabel)
}

/** Whether every row has a single 1 among zeros. */
function isOneHot(data: NpyElements, width: number): boolean {
  let sum = 0
  for (let at = 0; at < data.length; at++) {
    const value = data[at] as number
    if (value !== 0 && value !== 1) return false
    sum = (at % width === 0 ? 0 : sum) + value
    if ((at + 1) % width === 0 && sum !== 1) return false
  }
  return true
}

/** Throws FormatError where some rows are one-hot, and another one is only not: of zeros, of ones, or with what is no number. */
function assertHotRows(data: NpyElements, width: number, path: string): void {
  if (
    Array.prototype.some.call(data, (value) => value !== 0 && value !== 1 && !Number.isNaN(value))
  )
    return
  const areHot = Array.from({ length: data.length / width }, (_, row) =>
    isOneHot(data.subarray(row * width, (row + 1) * width), width),
  )
  if (areHot.includes(true))
    throw new FormatError('labels.oneHotRow', { path, row: areHot.indexOf(false) })
}

function hotColumns(data: NpyElements, width: number): number[] {
  return Array.from({ length: data.length / width }, (_, row) =>
    data.subarray(row * width, (row + 1) * width).indexOf(1),
  )
}
