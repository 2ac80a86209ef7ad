// The points of the examples whose label is known: what needs labels is measured on these only.
import { knownLabels, type Labelled, labelledIndices } from '../data/labels/hidden-labels.js'

/** Shapes: points [count, size], labels [count]. */
export interface LabelledPoints {
  readonly points: Float32Array
  readonly labels: Uint8Array
}

/** Undefined where no label is known. Shape: points [examples of the dataset, size]. */
export function labelledPoints(
  points: Float32Array,
  dataset: Labelled,
): LabelledPoints | undefined {
  const { labels: all = new Uint8Array() } = dataset
  const labels = knownLabels(dataset)
  if (labels.length === 0) return undefined
  if (labels.length === all.length) return { points, labels }
  return { points: rowsOf(points, labelledIndices(dataset), points.length / all.length), labels }
}

function rowsOf(points: Float32Array, indices: Uint32Array, size: number): Float32Array {
  const rows = new Float32Array(indices.length * size)
  for (const [at, index] of indices.entries())
    rows.set(points.subarray(index * size, (index + 1) * size), at * size)
  return rows
}
