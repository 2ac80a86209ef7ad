// Class labels from arrays: whole numbers, booleans, texts, one-hot rows.
import { FormatError } from '../errors.js'
import type { NpyElements } from '../formats/npy-items.js'
import type { LoadCallbacks } from './load-callbacks.js'

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
 *  with axes of length 1, or one-hot rows [count, classes]. Throws FormatError for anything else. */
export function classLabels(
  { shape, data, texts }: LabelArray,
  { path, count, hasMoreColumns, notify }: LabelOptions,
): Uint8Array {
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
  if (!values) throw new FormatError('images.labelCount', { path, expected: count, actual })
  if (texts && texts.length > maxLabel + 1)
    throw new FormatError('images.manyLabels', { path, actual: texts.length })
  const wrong = Array.prototype.find.call(values, (label) => !isLabel(label))
  if (wrong !== undefined) throw new FormatError('images.labelType', { path, actual: wrong })
  return Uint8Array.from(values)
}

function isLabel(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maxLabel
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

function hotColumns(data: NpyElements, width: number): number[] {
  return Array.from({ length: data.length / width }, (_, row) =>
    data.subarray(row * width, (row + 1) * width).indexOf(1),
  )
}
