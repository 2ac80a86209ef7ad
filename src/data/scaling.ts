// Scales values, so that a likelihood can take them: measured once, kept with the run, used again.
import * as z from 'zod'
import { ConfigError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import {
  type DataSplits,
  type Dataset,
  type Range,
  roomFor,
  type Scaling,
  valuesOf,
} from './dataset.js'
import type { Watched } from './load-callbacks.js'
import { walk } from './read-chunks.js'

export const scales = ['none', 'minmax', 'standard'] as const
export type Scale = (typeof scales)[number]
/** Names of scales in configurations of version 0.1. */
export const scaleAliases: Readonly<Record<string, Scale>> = { unit: 'standard' }

export const scalingSchema = z.object({
  itemType: z.enum(['uint8', 'float32']),
  offset: z.union([z.number(), z.array(z.number()).readonly()]),
  factor: z.union([z.number(), z.array(z.number()).readonly()]),
})

/** The same splits with their values scaled so that all lie between 0 and 1 (minmax), or so that their mean is 0 and
 *  their standard deviation 1 (standard): those of rows of numbers column by column, those of images all together. Bytes count as
 *  byte / 255. A column of equal values becomes 0. Throws ConfigError where all values are equal. */
export async function scaledSplits(
  data: DataSplits,
  scale: Scale,
  progress?: Watched['progress'],
): Promise<DataSplits> {
  if (scale === 'none') return data
  const { itemType = 'uint8', shape } = data.train
  const isRows = shape.length === 1
  const measured = await measuredColumns([data.train, data.validation], {
    width: isRows ? sizeOf(shape) : 1,
    progress,
  })
  if (measured.every(({ range: [least, most] }) => least === most))
    throw new ConfigError('scale.constant', {
      data: data.name,
      actual: Number((measured[0]?.range[0] ?? 0).toPrecision(6)),
    })
  const offset = measured.map(({ range, mean }) => (scale === 'standard' ? mean : range[0]))
  const factor = measured.map(({ range: [least, most], deviation }) =>
    least === most ? 1 : 1 / (scale === 'standard' ? deviation : most - least),
  )
  const scaling = isRows
    ? { itemType, offset, factor }
    : { itemType, offset: offset[0] as number, factor: factor[0] as number }
  return withScaling(data, scaling, measured)
}

/** Other splits, scaled as those that a run was trained on. Throws like `scaledLike`. */
export async function splitsScaledLike(
  data: DataSplits,
  scaling: Scaling | undefined,
): Promise<DataSplits> {
  if (!scaling) return data
  const { train, validation, name } = data
  for (const dataset of [train, validation]) scaledLike(dataset, scaling, name)
  const { offset } = scaling
  const width = typeof offset === 'number' ? 1 : offset.length
  if (width > 1 && width !== sizeOf(train.shape))
    throw new ConfigError('training.imageSize', {
      data: name,
      expected: width,
      actual: train.shape.join('×'),
    })
  return withScaling(data, scaling, await measuredColumns([train, validation], { width }))
}

function withScaling(
  data: DataSplits,
  scaling: Scaling,
  measured: readonly Measured[],
): DataSplits {
  const ends = (end: 0 | 1) => measured.map(({ range }, at) => scaled(range[end], at, scaling))
  return {
    ...data,
    train: scaledDataset(data.train, scaling),
    validation: scaledDataset(data.validation, scaling),
    ...(data.whole && { whole: scaledDataset(data.whole, scaling) }),
    scaling,
    range: [Math.min(...ends(0)), Math.max(...ends(1))],
  }
}

/** The same items as floats that are scaled when they are read. */
function scaledDataset(dataset: Dataset, scaling: Scaling): Dataset {
  return {
    ...dataset,
    itemType: 'float32',
    async read(indices, into) {
      const items = roomFor(dataset, indices.length)
      await dataset.read(indices, items)
      const values = valuesOf(items)
      for (let at = 0; at < values.length; at++)
        into[at] = scaled(values[at] as number, at, scaling)
    },
  }
}

/** A set, called `name`, with its values scaled as those that a run was trained on.
 *  Throws ConfigError where the one are bytes and the others were floats: their units differ. */
export function scaledLike(dataset: Dataset, scaling: Scaling | undefined, name: string): Dataset {
  if (!scaling) return dataset
  const { itemType: actual = 'uint8' } = dataset
  const { itemType: expected } = scaling
  if (actual !== expected) throw new ConfigError('scale.itemType', { data: name, expected, actual })
  return scaledDataset(dataset, scaling)
}

/** Values of whole items as they were before they were scaled. */
export function unscaled(values: Float32Array, scaling: Scaling | undefined): Float32Array {
  if (!scaling) return values
  const { offset, factor } = scaling
  return values.map((value, at) => value / placed(factor, at) + placed(offset, at))
}

/** What belongs to the value at a place among those of items. */
export function placed(ofColumns: number | readonly number[], at: number): number {
  return typeof ofColumns === 'number' ? ofColumns : (ofColumns[at % ofColumns.length] as number)
}

function scaled(value: number, at: number, { offset, factor }: Scaling): number {
  return (value - placed(offset, at)) * placed(factor, at)
}

interface Measured {
  readonly range: Range
  readonly mean: number
  readonly deviation: number
}

/** Of each column of items that are `width` columns wide, or of all values where that is 1. Sums are of distances from
 *  the first value, which are small where the values are alike. */
async function measuredColumns(
  datasets: readonly Dataset[],
  { width, progress }: { width: number; progress?: Watched['progress'] },
): Promise<Measured[]> {
  const least = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)]
  let first: Float32Array | undefined
  let [count, done] = [0, 0]
  const total = datasets.reduce((all, dataset) => all + dataset.count, 0)
  for (const dataset of datasets)
    for await (const walked of walk(dataset)) {
      const values = valuesOf(walked.items)
      first ??= values.slice(0, width)
      for (let at = 0, column = 0; at < values.length; at++) {
        const value = values[at] as number
        const apart = value - (first[column] as number)
        if (value < (least[column] as number)) least[column] = value
        if (value > (most[column] as number)) most[column] = value
        sums[column] = (sums[column] as number) + apart
        squares[column] = (squares[column] as number) + apart ** 2
        if (++column === width) column = 0
      }
      count += values.length / width
      done += walked.count
      progress?.(done, total)
    }
  return Array.from(sums, (sum, column) => {
    const mean = sum / count
    const variance = (squares[column] as number) / count - mean ** 2
    return {
      range: [least[column] as number, most[column] as number],
      mean: mean + (first?.[column] ?? 0),
      deviation: Math.sqrt(Math.max(0, variance)),
    }
  })
}
