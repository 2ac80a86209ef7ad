// Scales values, so that a likelihood can take them: measured once, kept with the run, used again.
import * as z from 'zod'
import { ConfigError } from '../errors.js'
import {
  type DataSplits,
  type Dataset,
  type Range,
  roomFor,
  type Scaling,
  valuesOf,
} from './dataset.js'
import type { Watched } from './notice.js'
import { walk } from './walk.js'

export const scales = ['none', 'minmax', 'unit'] as const
export type Scale = (typeof scales)[number]

export const scalingSchema = z.object({
  itemType: z.enum(['uint8', 'float32']),
  offset: z.number(),
  factor: z.number(),
})

/** The same splits with their values scaled so that all lie between 0 and 1 (minmax), or so that their mean is 0 and
 *  their deviation 1 (unit). Bytes count as byte / 255. Throws ConfigError where all values are equal. */
export async function scaledSplits(
  data: DataSplits,
  scale: Scale,
  progress?: Watched['progress'],
): Promise<DataSplits> {
  if (scale === 'none') return data
  const measured = await measuredValues([data.train, data.validation], progress)
  const { itemType = 'uint8' } = data.train
  const scaling = { itemType, ...scalingFor(scale, measured) }
  if (!Number.isFinite(scaling.factor))
    throw new ConfigError('scale.constant', { data: data.name, actual: measured.range[0] })
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
  return withScaling(data, scaling, await measuredValues([train, validation]))
}

function withScaling(data: DataSplits, scaling: Scaling, { range }: Measured): DataSplits {
  return {
    ...data,
    train: scaledDataset(data.train, scaling),
    validation: scaledDataset(data.validation, scaling),
    scaling,
    range: [scaled(range[0], scaling), scaled(range[1], scaling)],
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
      for (let at = 0; at < values.length; at++) into[at] = scaled(values[at] as number, scaling)
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

/** Values as they were before they were scaled. */
export function unscaled(values: Float32Array, scaling: Scaling | undefined): Float32Array {
  return scaling ? values.map((value) => value / scaling.factor + scaling.offset) : values
}

function scaled(value: number, { offset, factor }: Omit<Scaling, 'itemType'>): number {
  return (value - offset) * factor
}

interface Measured {
  readonly range: Range
  readonly mean: number
  readonly deviation: number
}

function scalingFor(scale: Scale, { range: [least, most], mean, deviation }: Measured) {
  return scale === 'unit'
    ? { offset: mean, factor: 1 / deviation }
    : { offset: least, factor: 1 / (most - least) }
}

/** Sums are of distances from the first value, which are small where the values are alike. */
async function measuredValues(
  datasets: readonly Dataset[],
  progress?: Watched['progress'],
): Promise<Measured> {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [count, sum, squares, done] = [0, 0, 0, 0]
  let first: number | undefined
  const total = datasets.reduce((all, dataset) => all + dataset.count, 0)
  for (const dataset of datasets)
    for await (const walked of walk(dataset)) {
      for (const value of valuesOf(walked.items)) {
        first ??= value
        least = Math.min(least, value)
        most = Math.max(most, value)
        sum += value - first
        squares += (value - first) ** 2
      }
      count += walked.items.length
      done += walked.count
      progress?.(done, total)
    }
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean ** 2))
  return { range: [least, most], mean: mean + (first ?? 0), deviation }
}
