// Some samples, and the training examples that are nearest to each.
import { type Dataset, valuesOf } from '../../data/dataset.js'
import { readExamples } from '../../training/inference.js'
import type { Copies } from './copies.js'
import type { FeatureRows } from './feature-rows.js'
import { eachDistances } from './nearest-distances.js'

export interface NearestExamples {
  /** The number of the sample, and its values. */
  readonly sample: number
  readonly values: Float32Array
  /** The nearest first. */
  readonly examples: readonly {
    /** Its number in the training split, and its values. */
    readonly example: number
    readonly values: Float32Array
    /** Its distance to the sample, divided by the median distance of held-out examples to their nearest training example. */
    readonly distanceRatio: number
  }[]
}

/** Which samples are shown, and how many examples beside each. */
export interface NearestOptions {
  readonly samples: number
  readonly examples: number
}

/** Samples at even ranks of their distance to the nearest training example: the first is the closest of all, the last the farthest.
 *  Shapes: samples [count, ...input], made: their features. */
export async function nearestExamples(
  options: NearestOptions,
  {
    train,
    trainFeatures,
    samples,
    made,
    copies: { nearest, heldOutDistance },
  }: {
    train: Dataset
    trainFeatures: FeatureRows
    samples: Float32Array
    made: FeatureRows
    copies: Copies
  },
): Promise<NearestExamples[]> {
  const { count, size } = made
  const byDistance = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => (nearest.distance[a] as number) - (nearest.distance[b] as number) || a - b,
  )
  const shown = Math.min(options.samples, count)
  const chosen = Array.from(
    { length: shown },
    (_, rank) => byDistance[Math.round((rank * (count - 1)) / Math.max(1, shown - 1))] as number,
  )
  const values = new Float32Array(shown * size)
  for (const [row, index] of chosen.entries())
    values.set(made.values.subarray(index * size, (index + 1) * size), row * size)
  const found: { index: number; distance: number }[][] = []
  eachDistances({ count: shown, size, values }, trainFeatures, (_, squared) => {
    found.push(smallest(squared, options.examples))
  })
  const length = samples.length / count
  return Promise.all(
    chosen.map(async (sample, row) => {
      const examples = found[row] ?? []
      const indices = examples.map(({ index }) => index)
      const pixels = valuesOf(await readExamples(train, indices))
      return {
        sample,
        values: samples.slice(sample * length, (sample + 1) * length),
        examples: examples.map(({ index, distance }, at) => ({
          example: index,
          values: pixels.slice(at * length, (at + 1) * length),
          distanceRatio: distance / heldOutDistance,
        })),
      }
    }),
  )
}

/** The places of the smallest values, and their roots. */
function smallest(squared: Float64Array, count: number) {
  const order = Uint32Array.from(squared.keys()).sort(
    (a, b) => (squared[a] as number) - (squared[b] as number) || a - b,
  )
  return Array.from(order.subarray(0, count), (index) => ({
    index,
    distance: Math.sqrt(squared[index] as number),
  }))
}
