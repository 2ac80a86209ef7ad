// Multinomial logistic regression on standardized points.
import type { Engine } from '../engines/engine.js'
import type { Progress } from '../training/inference.js'
import { minimize } from './minimize.js'
import { logisticRegressionProgram } from './programs.js'

/** Points with class labels. Shapes: points [count, size], labels [count]. */
export interface LabelledPoints {
  readonly points: Float32Array
  readonly labels: Uint8Array
}

/** A classification task: the labels of `queries` are predicted from `references`. */
export interface LabelSearch {
  readonly engine: Engine
  readonly references: LabelledPoints
  readonly queries: LabelledPoints
  readonly progress?: Progress | undefined
}

/** The logits of the classes for a point. Shapes: [size] → [classes]. */
export type Classifier = (point: Float32Array) => Float64Array

const iterations = 200
/** Tolerance of the gradient: the precision of float32 sums over many examples. */
const tolerance = 1e-5

/** Minimizes the mean cross-entropy + ½ l2 |weight|² from zero weights; deterministic. */
export async function logisticRegression({
  engine,
  points,
  labels,
  l2,
  progress,
}: LabelledPoints & {
  engine: Engine
  l2: number
  progress?: Progress | undefined
}): Promise<Classifier> {
  const count = labels.length
  const size = points.length / count
  const classes = 1 + labels.reduce((max, label) => Math.max(max, label), 0)
  const standardized = standardization(points, size)
  const targets = new Float32Array(count * classes)
  for (const [index, label] of labels.entries()) targets[index * classes + label] = 1
  const state = await engine.load({
    features: { shape: [count, size], data: points.map((value, at) => standardized(value, at)) },
    targets: { shape: [count, classes], data: targets },
  })
  const program = logisticRegressionProgram({ count, size, classes, l2 })
  const executable = await engine.compile(program)
  try {
    const fitted = await minimize(
      async (at) => {
        const weight = Float32Array.from(at.subarray(0, classes * size))
        const bias = Float32Array.from(at.subarray(classes * size))
        const { loss, byWeight, byBias } = await executable.run(state, { weight, bias }, 1)
        const gradient = new Float64Array(at.length)
        gradient.set(byWeight as Float32Array)
        gradient.set(byBias as Float32Array, classes * size)
        return { value: loss?.[0] as number, gradient }
      },
      new Float64Array(classes * (size + 1)),
      { iterations, tolerance, progress },
    )
    return (point) => {
      const inputs = point.map((value, at) => standardized(value, at))
      return fitted
        .slice(classes * size)
        .map((bias, row) =>
          inputs.reduce((sum, x, at) => sum + x * (fitted[row * size + at] as number), bias),
        )
    }
  } finally {
    await executable.dispose()
    await state.dispose()
  }
}

/** Standardizes each coordinate to mean 0 and variance 1; a constant coordinate becomes 0. `at`: index into points. */
function standardization(points: Float32Array, size: number) {
  const count = points.length / size
  const mean = new Float64Array(size)
  const variance = new Float64Array(size)
  for (const [at, value] of points.entries())
    mean[at % size] = (mean[at % size] as number) + value / count
  for (const [at, value] of points.entries())
    variance[at % size] =
      (variance[at % size] as number) + (value - (mean[at % size] as number)) ** 2 / count
  return (value: number, at: number) => {
    const standardDeviation = Math.sqrt(variance[at % size] as number)
    return standardDeviation > 0 ? (value - (mean[at % size] as number)) / standardDeviation : 0
  }
}
