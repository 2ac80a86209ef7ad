// Standardizes or rescales values to the domain of a likelihood: measured once, stored with the run, reused.
import * as z from 'zod'
import { ConfigError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Scale } from './choices.js'
import {
  allocateItems,
  type DataSplits,
  type Dataset,
  mapSets,
  type Range,
  type Scaling,
  valuesOf,
} from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { readChunks } from './read-chunks.js'
import { columnQuartiles, type Quartiles } from './statistics/quartiles.js'

export const scalingSchema = z.object({
  itemType: z.enum(['uint8', 'float32']),
  offset: z.union([z.number(), z.array(z.number()).readonly()]),
  factor: z.union([z.number(), z.array(z.number()).readonly()]),
})

/** The same splits with their values scaled so that all lie between 0 and 1 (minmax), or so that their mean is 0 and
 *  their standard deviation 1 (standard): rows of numbers column by column, images over all values; or so that the
 *  median of each column is 0 and its interquartile range 1 (robust, for rows only; its standard deviation where the
 *  quartiles are equal). Bytes count as byte / 255. A column of equal values becomes 0.
 *  Throws ConfigError where all values are equal, and for images that are to be scaled by quartiles.
 *  Source of robust: scikit-learn, `RobustScaler`. */
export async function scaleSplits(
  data: DataSplits,
  scale: Scale,
  progress?: LoadCallbacks['progress'],
): Promise<DataSplits> {
  if (scale === 'none') return data
  const { itemType = 'uint8', shape } = data.train
  const isRows = shape.length === 1
  if (scale === 'robust' && !isRows)
    throw new ConfigError('scale.rows', { data: data.name, actual: shape.join(' × ') })
  const measured = await measureColumns([data.train, data.validation], {
    width: isRows ? sizeOf(shape) : 1,
    progress,
  })
  if (measured.every(({ range: [min, max] }) => min === max))
    throw new ConfigError('scale.constant', {
      data: data.name,
      actual: Number((measured[0]?.range[0] ?? 0).toPrecision(6)),
    })
  const quartiles =
    scale === 'robust' ? await columnQuartiles([data.train, data.validation], sizeOf(shape)) : []
  const placed = measured.map((column, at) => centreAndSpread(scale, column, quartiles[at]))
  const offset = placed.map(([centre]) => centre)
  const factor = measured.map(({ range: [min, max] }, at) =>
    min === max ? 1 : 1 / (placed[at]?.[1] as number),
  )
  const scaling = isRows
    ? { itemType, offset, factor }
    : { itemType, offset: offset[0] as number, factor: factor[0] as number }
  return withScaling(data, scaling, measured)
}

/** The value that becomes 0, and the difference that becomes 1. */
function centreAndSpread(
  scale: Scale,
  { range: [min, max], mean, standardDeviation }: ColumnStatistics,
  quartiles: Quartiles | undefined,
): readonly [centre: number, spread: number] {
  if (scale === 'standard') return [mean, standardDeviation]
  if (!quartiles) return [min, max - min]
  const [lower, median, upper] = quartiles
  return [median, upper - lower || standardDeviation]
}

/** Other splits, scaled as those that a run was trained on. Throws like `applyScaling`. */
export async function scaleSplitsLike(
  data: DataSplits,
  scaling: Scaling | undefined,
): Promise<DataSplits> {
  if (!scaling) return data
  const { train, validation, name } = data
  for (const dataset of [train, validation]) applyScaling(dataset, scaling, name)
  const { offset } = scaling
  const width = typeof offset === 'number' ? 1 : offset.length
  if (width > 1 && width !== sizeOf(train.shape))
    throw new ConfigError('training.imageSize', {
      data: name,
      expected: width,
      actual: train.shape.join('×'),
    })
  return withScaling(data, scaling, await measureColumns([train, validation], { width }))
}

async function withScaling(
  { testRange: _, ...data }: DataSplits,
  scaling: Scaling,
  measured: readonly ColumnStatistics[],
): Promise<DataSplits> {
  const sets = mapSets(data, (set) => scaleDataset(set, scaling))
  const { test } = sets
  const testRange = test && (await measureColumns([test], { width: 1 }))[0]?.range
  const ends = (end: 0 | 1) => measured.map(({ range }, at) => scaleValue(range[end], at, scaling))
  return {
    ...data,
    ...sets,
    scaling,
    range: [Math.min(...ends(0)), Math.max(...ends(1))],
    ...(testRange && { testRange }),
  }
}

/** The same items as floats that are scaled when they are read. */
function scaleDataset(dataset: Dataset, scaling: Scaling): Dataset {
  return {
    ...dataset,
    itemType: 'float32',
    async read(indices, into) {
      const items = allocateItems(dataset, indices.length)
      await dataset.read(indices, items)
      const values = valuesOf(items)
      for (let at = 0; at < values.length; at++)
        into[at] = scaleValue(values[at] as number, at, scaling)
    },
  }
}

/** A set, called `name`, with its values scaled as those that a run was trained on.
 *  Throws ConfigError where one has bytes and the other floats: their units differ. */
export function applyScaling(
  dataset: Dataset,
  scaling: Scaling | undefined,
  name: string,
): Dataset {
  if (!scaling) return dataset
  const { itemType: actual = 'uint8' } = dataset
  const { itemType: expected } = scaling
  if (actual !== expected) throw new ConfigError('scale.itemType', { data: name, expected, actual })
  return scaleDataset(dataset, scaling)
}

/** The inverse of scaling: values of complete items in their original units. */
export function unscale(values: Float32Array, scaling: Scaling | undefined): Float32Array {
  if (!scaling) return values
  const { offset, factor } = scaling
  return values.map((value, at) => value / columnValue(factor, at) + columnValue(offset, at))
}

/** The entry of the column of the value at an index among those of items. */
export function columnValue(perColumn: number | readonly number[], at: number): number {
  return typeof perColumn === 'number' ? perColumn : (perColumn[at % perColumn.length] as number)
}

function scaleValue(value: number, at: number, { offset, factor }: Scaling): number {
  return (value - columnValue(offset, at)) * columnValue(factor, at)
}

interface ColumnStatistics {
  readonly range: Range
  readonly mean: number
  readonly standardDeviation: number
}

/** Statistics of each column of items that are `width` columns wide, or of all values where that is 1. Sums are of
 *  differences from the first value, which are small where the values are similar. */
async function measureColumns(
  datasets: readonly Dataset[],
  { width, progress }: { width: number; progress?: LoadCallbacks['progress'] },
): Promise<ColumnStatistics[]> {
  const min = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  const max = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)]
  let first: Float32Array | undefined
  let [count, done] = [0, 0]
  const total = datasets.reduce((all, dataset) => all + dataset.count, 0)
  for (const dataset of datasets)
    for await (const chunk of readChunks(dataset)) {
      const values = valuesOf(chunk.items)
      first ??= values.slice(0, width)
      for (let at = 0, column = 0; at < values.length; at++) {
        const value = values[at] as number
        const apart = value - (first[column] as number)
        if (value < (min[column] as number)) min[column] = value
        if (value > (max[column] as number)) max[column] = value
        sums[column] = (sums[column] as number) + apart
        squares[column] = (squares[column] as number) + apart ** 2
        if (++column === width) column = 0
      }
      count += values.length / width
      done += chunk.count
      progress?.(done, total)
    }
  return Array.from(sums, (sum, column) => {
    const mean = sum / count
    const variance = (squares[column] as number) / count - mean ** 2
    return {
      range: [min[column] as number, max[column] as number],
      mean: mean + (first?.[column] ?? 0),
      standardDeviation: Math.sqrt(Math.max(0, variance)),
    }
  })
}
