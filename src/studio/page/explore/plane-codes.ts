// The codes of the data on the explored plane: which are on it, and where.
import type { Prior } from './prior.js'

/** The plane extends this many standard deviations of the prior to each side. */
const reach = 3

/** Of one latent. */
export interface PlaneRange {
  readonly min: number
  readonly max: number
}

export function planeRanges({ mean, standardDeviation }: Prior): readonly [PlaneRange, PlaneRange] {
  const range = (at: 0 | 1): PlaneRange => {
    const [middle, deviation] = [mean[at] as number, standardDeviation[at] as number]
    return { min: middle - reach * deviation, max: middle + reach * deviation }
  }
  return [range(0), range(1)]
}

/** Indices of the codes on the plane, in an order in which no label covers the others. Shape: values [count, 2]. */
export function codesOnPlane(
  values: Float32Array,
  [x, y]: readonly [PlaneRange, PlaneRange],
): number[] {
  const isWithin = (value: number, { min, max }: PlaneRange) => value >= min && value <= max
  const found: number[] = []
  for (let index = 0; 2 * index < values.length; index++)
    if (isWithin(values[2 * index] as number, x) && isWithin(values[2 * index + 1] as number, y))
      found.push(index)
  // Every seventh, then every seventh of the others, …: data may be sorted by label.
  const rounds = 7
  return Array.from({ length: rounds }, (_, round) =>
    found.filter((_, at) => at % rounds === round),
  ).flat()
}
