// k-means, with which codebooks start.
import type { Clusters } from '../../models/codebook/quantizer.js'
import type { Random } from '../../random/random.js'

const maxRounds = 10

/** Means of vectors [N, dimensions], from starts that are far from each other (k-means++). The same bits for the same numbers. Of
 *  fewer different vectors than means, some means are equal.
 *  Source: Arthur & Vassilvitskii 2007. */
export function kMeans(
  vectors: Float32Array,
  { count, dimensions, random }: { count: number; dimensions: number; random: Random },
): Clusters {
  const means = startingMeans(vectors, { count, dimensions, random })
  const total = vectors.length / dimensions
  const nearest = new Uint32Array(total)
  const sizes = new Float32Array(count)
  for (let round = 0; ; round++) {
    const hasMoved = assign(vectors, means, nearest)
    sizes.fill(0)
    for (const at of nearest) sizes[at] = (sizes[at] as number) + 1
    if (!hasMoved || round === maxRounds) return { means, sizes, nearest }
    moveMeans({ vectors, nearest, sizes }, means)
  }
}

/** A random vector, and then others with probabilities in proportion to their squared distance from the nearest one before. */
function startingMeans(
  vectors: Float32Array,
  { count, dimensions, random }: { count: number; dimensions: number; random: Random },
): Float32Array {
  const total = vectors.length / dimensions
  const means = new Float32Array(count * dimensions)
  const distances = new Float64Array(total).fill(Number.POSITIVE_INFINITY)
  let chosen = random.below(total)
  for (let at = 0; at < count; at++) {
    const mean = vectors.subarray(chosen * dimensions, (chosen + 1) * dimensions)
    means.set(mean, at * dimensions)
    let sum = 0
    for (let each = 0; each < total; each++) {
      const distance = squaredDistance(vectors, each * dimensions, mean, 0, dimensions)
      if (distance < (distances[each] as number)) distances[each] = distance
      sum += distances[each] as number
    }
    chosen = sum > 0 ? placeOf(distances, random.uniform() * sum) : random.below(total)
  }
  return means
}

/** The first index up to which the numbers add up to more than `sum`. */
function placeOf(numbers: Float64Array, sum: number): number {
  let rest = sum
  for (const [at, number] of numbers.entries()) {
    rest -= number
    if (rest < 0) return at
  }
  return numbers.length - 1
}

/** Writes the nearest mean of each vector, of several the first; whether one has changed. */
function assign(vectors: Float32Array, means: Float32Array, nearest: Uint32Array): boolean {
  const dimensions = vectors.length / nearest.length
  const count = means.length / dimensions
  let hasChanged = false
  for (let at = 0; at < nearest.length; at++) {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let mean = 0; mean < count; mean++) {
      const distance = squaredDistance(
        vectors,
        at * dimensions,
        means,
        mean * dimensions,
        dimensions,
      )
      if (distance >= least) continue
      least = distance
      best = mean
    }
    if (nearest[at] === best) continue
    nearest[at] = best
    hasChanged = true
  }
  return hasChanged
}

/** A mean of no vector stays. */
function moveMeans(
  { vectors, nearest, sizes }: Omit<Clusters, 'means'> & { vectors: Float32Array },
  means: Float32Array,
): void {
  const dimensions = means.length / sizes.length
  const sums = new Float64Array(means.length)
  for (const [at, mean] of nearest.entries())
    for (let axis = 0; axis < dimensions; axis++) {
      const place = mean * dimensions + axis
      sums[place] = (sums[place] as number) + (vectors[at * dimensions + axis] as number)
    }
  for (const [at, sum] of sums.entries()) {
    const size = sizes[Math.floor(at / dimensions)] as number
    if (size > 0) means[at] = sum / size
  }
}

function squaredDistance(
  one: Float32Array,
  from: number,
  other: Float32Array,
  at: number,
  dimensions: number,
): number {
  let sum = 0
  for (let axis = 0; axis < dimensions; axis++) {
    const difference = (one[from + axis] as number) - (other[at + axis] as number)
    sum += difference * difference
  }
  return sum
}
