// Principal components: the two directions in which points vary the most.
import { momentsOf } from './covariance.js'

export interface PrincipalComponents {
  /** Coordinates along the components. Shape: [count, 2]. */
  readonly points: Float32Array
  /** Explained variance of the two components, as fractions of the total variance. */
  readonly explained: readonly [number, number]
}

const iterations = 500

export interface PrincipalAxes extends Pick<PrincipalComponents, 'explained'> {
  readonly mean: Float64Array
  /** Unit vectors whose largest entry by magnitude is positive, so that equal data give equal pictures. */
  readonly directions: readonly [Float64Array, Float64Array]
}

/** The first two principal components of points, centred. Shape: values [count, size], size ≥ 2. */
export function principalComponents(values: Float32Array, size: number): PrincipalComponents {
  const axes = principalAxes(values, size)
  return { points: project(values, axes), explained: axes.explained }
}

/** The first two principal axes. Shape: values [count, size], size ≥ 2. Method: orthogonal iteration on the covariance. */
export function principalAxes(values: Float32Array, size: number): PrincipalAxes {
  const { mean, covariance } = momentsOf(values, size)
  const directions = principalDirections(covariance)
  const total = covariance.reduce((sum, row, at) => sum + (row[at] as number), 0)
  const explained = (direction: Float64Array) =>
    total > 0 ? dot(direction, product(covariance, direction)) / total : 0
  return { mean, directions, explained: [explained(directions[0]), explained(directions[1])] }
}

/** Projects points on the axes. Shapes: values [count, size] → [count, 2]. */
export function project(
  values: Float32Array,
  { mean, directions }: Pick<PrincipalAxes, 'mean' | 'directions'>,
): Float32Array {
  const size = mean.length
  const count = values.length / size
  const points = new Float32Array(2 * count)
  for (let row = 0; row < count; row++)
    directions.forEach((direction, component) => {
      let sum = 0
      for (let at = 0; at < size; at++) {
        const centred = (values[row * size + at] as number) - (mean[at] as number)
        sum += centred * (direction[at] as number)
      }
      points[2 * row + component] = sum
    })
  return points
}

function principalDirections(covariance: Matrix): readonly [Float64Array, Float64Array] {
  const size = covariance.length
  // An arbitrary start that no typical data is orthogonal to.
  let first: Float64Array = Float64Array.from({ length: size }, (_, at) => 1 + Math.sin(at + 1) / 2)
  let second: Float64Array = Float64Array.from({ length: size }, (_, at) => Math.cos(2.4 * at))
  for (let iteration = 0; iteration < iterations; iteration++) {
    first = normalized(product(covariance, first))
    const next = product(covariance, second)
    second = normalized(sum(next, 1, first, -dot(next, first)))
  }
  // If both variances are close, the pair converges slowly within its plane; the remaining angle is computed directly.
  const angle =
    Math.atan2(
      2 * dot(first, product(covariance, second)),
      dot(first, product(covariance, first)) - dot(second, product(covariance, second)),
    ) / 2
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  return [
    normalizeSign(sum(first, cosine, second, sine)),
    normalizeSign(sum(first, -sine, second, cosine)),
  ]
}

type Matrix = readonly Float64Array[]

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}

function product(matrix: Matrix, vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector))
}

function sum(one: Float64Array, weight: number, other: Float64Array, otherWeight: number) {
  return one.map((value, at) => weight * value + otherWeight * (other[at] as number))
}

/** The unit vector; zero stays zero. */
function normalized(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector))
  return length > 0 ? vector.map((value) => value / length) : vector
}

function normalizeSign(direction: Float64Array): Float64Array {
  const largest = direction.reduce(
    (best, each) => (Math.abs(each) > Math.abs(best) ? each : best),
    0,
  )
  return largest < 0 ? direction.map((value) => -value) : direction
}
