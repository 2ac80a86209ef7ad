// Values that are far from all others of their column, such as a typing error or a code for a missing value.
import { sizeOf } from '../../graph/shapes.js'
import { type Dataset, valuesOf } from '../dataset.js'
import { readChunks } from '../read-chunks.js'

/** A value is far if a gap of so many times the range of all nearer training values separates it from them. */
const farGap = 10
/** Distinct values that are remembered at each end of a column. */
const remembered = 4
/** A column of which nearly all values are one and the same, such as a pixel at the edge, says nothing about others. */
const minOtherShare = 0.01
/** Fewer near training values say little about their range. */
const minNear = 20

/** The farthest value of a column. */
export interface FarValue {
  readonly column: number
  readonly value: number
  readonly split: 'train' | 'validation'
  /** Of its item in the split. */
  readonly index: number
  /** From the mean of the near training values, in their standard deviations. */
  readonly distance: number
  /** How many values of the column are far. */
  readonly count: number
}

/** The far values of items that are rows of numbers, the farthest of each column; NaN is a missing value. The training
 *  split determines what is near. */
export async function farValues(splits: {
  readonly train: Dataset
  readonly validation: Dataset
}): Promise<FarValue[]> {
  const width = sizeOf(splits.train.shape)
  const ends = Array.from({ length: width }, () => new Ends())
  for await (const { items } of readChunks(splits.train)) {
    const values = valuesOf(items)
    for (let at = 0; at < values.length; at++) ends[at % width]?.add(values[at] as number)
  }
  const columns = ends.map((end) => new Column(end.nearRange()))
  for (const split of ['train', 'validation'] as const)
    for await (const { start, items } of readChunks(splits[split])) {
      const values = valuesOf(items)
      for (let at = 0; at < values.length; at++)
        columns[at % width]?.add(values[at] as number, split, start + Math.floor(at / width))
    }
  return columns.flatMap((seen, column) => {
    const far = seen.farthest()
    return far ? { column, ...far } : []
  })
}

/** The lowest and the highest distinct values of a column. */
class Ends {
  readonly #low: number[] = []
  readonly #high: number[] = []

  add(value: number): void {
    if (value < (this.#low[remembered - 1] ?? Number.POSITIVE_INFINITY))
      insert(this.#low, value, (one, other) => one < other)
    if (value > (this.#high[remembered - 1] ?? Number.NEGATIVE_INFINITY))
      insert(this.#high, value, (one, other) => one > other)
  }

  /** The range without the values beyond a gap; undefined where that is a single value. */
  nearRange(): readonly [number, number] | undefined {
    let [low, high] = [0, 0]
    const lowest = () => this.#low[low] as number
    const highest = () => this.#high[high] as number
    for (;;) {
      const [nextHigh, nextLow] = [this.#high[high + 1], this.#low[low + 1]]
      if (isGap(highest(), nextHigh, lowest())) high++
      else if (isGap(lowest(), nextLow, highest())) low++
      else if (low === 0 && high === 0 && isGapBothEnds(this.#low, this.#high)) [low, high] = [1, 1]
      else break
    }
    return lowest() < highest() ? [lowest(), highest()] : undefined
  }
}

/** Whether `end` is far from `next`, the nearer ones up to `other` being closer together. */
function isGap(end: number, next: number | undefined, other: number): boolean {
  if (next === undefined || next === other) return false
  return Math.abs(end - next) > farGap * Math.abs(next - other)
}

/** One far value at each end hides both gaps. */
function isGapBothEnds([lowest, low]: readonly number[], [highest, high]: readonly number[]) {
  if (low === undefined || high === undefined || !(low < high)) return false
  const range = high - low
  return (highest as number) - high > farGap * range && low - (lowest as number) > farGap * range
}

/** Keeps the extreme distinct values, the farthest first. */
function insert(
  values: number[],
  value: number,
  isFarther: (one: number, other: number) => boolean,
): void {
  const at = values.findIndex((each) => !isFarther(each, value))
  if (values[at] === value) return
  values.splice(at < 0 ? values.length : at, 0, value)
  values.length = Math.min(values.length, remembered)
}

/** What is near and what is far in a column. */
class Column {
  #count = 0
  #atLow = 0
  #atHigh = 0
  #sum = 0
  #squares = 0
  #far: Omit<FarValue, 'column' | 'distance' | 'count'> | undefined
  #farCount = 0
  readonly #reach: number

  constructor(private readonly range: readonly [number, number] | undefined) {
    this.#reach = range ? farGap * (range[1] - range[0]) : Number.POSITIVE_INFINITY
  }

  add(value: number, split: FarValue['split'], index: number): void {
    if (!this.range || Number.isNaN(value)) return
    const beyond = this.#beyond(value)
    if (beyond > this.#reach) {
      this.#farCount++
      if (!this.#far || beyond > this.#beyond(this.#far.value)) this.#far = { value, split, index }
    } else if (split === 'train') {
      const [low, high] = this.range
      this.#count++
      if (value === low) this.#atLow++
      if (value === high) this.#atHigh++
      // Of differences from an end, which are small where the values are similar.
      this.#sum += value - low
      this.#squares += (value - low) ** 2
    }
  }

  farthest(): Omit<FarValue, 'column'> | undefined {
    if (!this.range || !this.#far || this.#count < minNear) return undefined
    if (this.#othersShare() < minOtherShare) return undefined
    const mean = this.#sum / this.#count
    const deviation = Math.sqrt(Math.max(0, this.#squares / this.#count - mean ** 2))
    const distance = Math.abs(this.#far.value - this.range[0] - mean) / deviation
    return { ...this.#far, distance, count: this.#farCount }
  }

  /** The share of training values that are not at the more frequent end. */
  #othersShare(): number {
    return 1 - Math.max(this.#atLow, this.#atHigh) / this.#count
  }

  #beyond(value: number): number {
    const [low, high] = this.range as readonly [number, number]
    return Math.max(0, value - high, low - value)
  }
}
