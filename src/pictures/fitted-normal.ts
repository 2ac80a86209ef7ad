// A normal distribution fitted to points, for models that have no prior.
import { momentsOf } from './covariance.js'

export interface FittedNormal {
  readonly mean: Float64Array
  /** Standard deviation of each coordinate. */
  readonly standardDeviation: Float64Array
  /** Transforms standard normal numbers to samples of the distribution. Shapes: [count, size] → [count, size]. */
  points(normals: Float32Array): Float32Array
}

/** The normal distribution with the mean and the covariance of points. Shape: values [count, size]. */
export function fittedNormal(values: Float32Array, size: number): FittedNormal {
  const { mean, covariance } = momentsOf(values, size)
  const factor = choleskyFactor(covariance)
  return {
    mean,
    standardDeviation: mean.map((_, at) => Math.sqrt(covariance[at]?.[at] as number)),
    points: (normals) =>
      normals.map((_, index) => {
        const [row, from] = [index % size, index - (index % size)]
        let sum = mean[row] as number
        for (let at = 0; at <= row; at++)
          sum += (factor[row]?.[at] as number) * (normals[from + at] as number)
        return sum
      }),
  }
}

/** The lower triangular L with L·Lᵀ = the matrix; a coordinate with variance 0 has a row of zeros. */
export function choleskyFactor(matrix: readonly Float64Array[]): Float64Array[] {
  const factor = matrix.map(() => new Float64Array(matrix.length))
  const at = (row: number, column: number) => factor[row]?.[column] as number
  matrix.forEach((entries, row) => {
    const target = factor[row] as Float64Array
    for (let column = 0; column <= row; column++) {
      let rest = entries[column] as number
      for (let before = 0; before < column; before++) rest -= at(row, before) * at(column, before)
      if (column === row) target[row] = Math.sqrt(Math.max(0, rest))
      else target[column] = at(column, column) > 0 ? rest / at(column, column) : 0
    }
  })
  return factor
}
