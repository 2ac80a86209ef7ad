// Accuracy of k-nearest-neighbour (k-NN) classification of codes.
import { releaseBuffers } from '../engines/release-buffers.js'
import { batchRanges } from '../training/inference.js'
import { ProgramCache } from '../training/program-cache.js'
import { type Estimate, meanEstimate } from './estimate.js'
import type { LabelSearch } from './logistic-regression.js'
import { similarityProgram } from './programs.js'

/** Maximum distances per batch: 16 MB. */
const maxDistances = 4_000_000
/** Neighbours in addition to k whose distances are recomputed in float64: float32 may swap close ones. */
const extraNeighbours = 11

/** The fraction of `queries` whose label is that of the majority of the k nearest `references` (Euclidean distance;
 *  ties are broken by the nearer neighbours). */
export async function neighbourAccuracy({
  engine,
  references,
  queries,
  k,
  progress,
}: LabelSearch & { k: number }): Promise<Estimate> {
  const count = references.labels.length
  const latent = references.points.length / count
  // Centred points have small norms, so that products lose little precision.
  const centre = meanOf(references.points, latent)
  const points = centred(references.points, centre)
  const targets = centred(queries.points, centre)
  const state = await engine.load({
    references: { shape: [count, latent], data: points.slice() },
    offsets: { shape: [count], data: offsets(points, latent) },
  })
  const programs = new ProgramCache(engine, (batch) => similarityProgram({ count, latent, batch }))
  const isRight = new Uint8Array(queries.labels.length)
  try {
    const rowsPerBlock = Math.max(1, Math.floor(maxDistances / count))
    for (const { from, batch } of batchRanges(isRight.length, rowsPerBlock)) {
      const executable = await programs.get(batch)
      const block = targets.slice(from * latent, (from + batch) * latent)
      const { nearness } = await executable.run(state, { queries: block }, 1)
      for (let at = 0; at < batch; at++) {
        const row = (nearness as Float32Array).subarray(at * count, (at + 1) * count)
        const query = targets.subarray((from + at) * latent, (from + at + 1) * latent)
        const nearest = topK(row, k + extraNeighbours)
          .map((index) => ({ index, distance: distance(query, points, index * latent) }))
          .sort((a, b) => a.distance - b.distance || a.index - b.index)
          .slice(0, k)
        const label = majority(nearest.map(({ index }) => references.labels[index] as number))
        isRight[from + at] = Number(label === queries.labels[from + at])
      }
      releaseBuffers([nearness as Float32Array])
      progress?.(from + batch, isRight.length)
    }
  } finally {
    await programs.dispose()
    await state.dispose()
  }
  return meanEstimate(isRight)
}

function meanOf(points: Float32Array, latent: number): Float64Array {
  const mean = new Float64Array(latent)
  for (let at = 0; at < points.length; at++)
    mean[at % latent] = (mean[at % latent] as number) + (points[at] as number)
  return mean.map((sum) => (sum * latent) / points.length)
}

function centred(points: Float32Array, centre: Float64Array): Float32Array {
  return points.map((value, at) => value - (centre[at % centre.length] as number))
}

function offsets(points: Float32Array, latent: number): Float32Array {
  return Float32Array.from({ length: points.length / latent }, (_, index) => {
    let sum = 0
    for (let at = index * latent; at < (index + 1) * latent; at++)
      sum += (points[at] as number) ** 2
    return -sum / 2
  })
}

function distance(query: Float32Array, points: Float32Array, from: number): number {
  let sum = 0
  for (let at = 0; at < query.length; at++)
    sum += ((query[at] as number) - (points[from + at] as number)) ** 2
  return sum
}

/** Indices of the highest values. */
function topK(values: Float32Array, count: number): number[] {
  const best: number[] = []
  let threshold = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (best.length === count && value <= threshold) continue
    let at = best.length
    while (at > 0 && (values[best[at - 1] as number] as number) < value) at--
    best.splice(at, 0, index)
    if (best.length > count) best.pop()
    threshold = values[best.at(-1) as number] as number
  }
  return best
}

/** The most frequent label; in a tie, the first one. */
function majority(labels: readonly number[]): number | undefined {
  const votes = new Map<number, number>()
  for (const label of labels) votes.set(label, (votes.get(label) ?? 0) + 1)
  const maxVotes = Math.max(...votes.values())
  return labels.find((label) => votes.get(label) === maxVotes)
}
