// The Fréchet distance between normal distributions that are fitted to features: FID (Heusel et al., arXiv:1706.08500).
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { Estimate } from '../estimate.js'
import { assertComparable, type FeatureRows } from './feature-rows.js'

/** Of a set of rows. */
interface Moments {
  readonly mean: Float64Array
  /** tr C. */
  readonly variance: number
  /** A matrix F with FᵀF = C, the covariance with n − 1: the centred rows, or where these are more than values, the square root
   *  of C. Shape: [rows, size]. */
  readonly factor: Matrix
}

/** Groups of samples that are left out in turn for the standard error. */
const groups = 10

/** |m₁ − m₂|² + tr(C₁ + C₂ − 2 (C₁ C₂)^½) of the means and covariances of both sets. The standard error is that of the samples, with the data
 *  fixed, by the jackknife over ten groups. The distance is biased upwards: only distances of as many examples and samples compare. Throws
 *  ConfigError where a set has fewer than 20 rows, or rows do not match. */
export function frechetDistance(real: FeatureRows, samples: FeatureRows): Estimate {
  assertComparable(real, samples, 2 * groups)
  const data = momentsOf(real)
  const distanceTo = (isUsed: (row: number) => boolean) =>
    distance(data, momentsOf(samples, isUsed))
  const without = Array.from({ length: groups }, (_, group) =>
    distanceTo((row) => row % groups !== group),
  )
  const middle = without.reduce((total, each) => total + each, 0) / groups
  const squares = without.reduce((total, each) => total + (each - middle) ** 2, 0)
  return {
    mean: distanceTo(() => true),
    standardError: Math.sqrt(((groups - 1) / groups) * squares),
  }
}

function distance(data: Moments, samples: Moments): number {
  let between = 0
  for (const [index, value] of samples.mean.entries())
    between += (value - (data.mean[index] ?? 0)) ** 2
  // The trace of (C₁ C₂)^½ is the sum of the singular values of F₁ F₂ᵀ.
  const product = data.factor.mmul(samples.factor.transpose())
  const isTall = product.rows > product.columns
  const square = isTall ? product.transpose().mmul(product) : product.mmul(product.transpose())
  const { realEigenvalues } = new EigenvalueDecomposition(square, { assumeSymmetric: true })
  const shared = realEigenvalues.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0)
  return Math.max(0, between + data.variance + samples.variance - 2 * shared)
}

function momentsOf(
  { count, size, values }: FeatureRows,
  isUsed: (row: number) => boolean = () => true,
): Moments {
  const rows = Array.from({ length: count }, (_, row) => row).filter(isUsed)
  const mean = new Float64Array(size)
  for (const row of rows)
    for (let index = 0; index < size; index++)
      mean[index] = (mean[index] as number) + (values[row * size + index] as number) / rows.length
  const scale = 1 / Math.sqrt(rows.length - 1)
  const centred = rows.map((row) => {
    const own = new Float64Array(size)
    for (let index = 0; index < size; index++)
      own[index] = ((values[row * size + index] as number) - (mean[index] as number)) * scale
    return own
  })
  let variance = 0
  for (const row of centred) for (const value of row) variance += value ** 2
  const factor = rows.length < size ? new Matrix(centred) : squareRoot(covarianceOf(centred, size))
  return { mean, variance, factor }
}

/** The sum of products of centred rows. Shape: [size, size]. */
function covarianceOf(rows: readonly Float64Array[], size: number): Matrix {
  const sums = Array.from({ length: size }, () => new Float64Array(size))
  for (const row of rows)
    for (let one = 0; one < size; one++) {
      const factor = row[one] as number
      if (factor === 0) continue
      const into = sums[one] as Float64Array
      for (let other = 0; other < size; other++)
        into[other] = (into[other] as number) + factor * (row[other] as number)
    }
  return new Matrix(sums)
}

/** The symmetric square root. */
function squareRoot(matrix: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  })
  const roots = realEigenvalues.map((value) => Math.sqrt(Math.max(0, value)))
  return eigenvectorMatrix.clone().mulRowVector(roots).mmul(eigenvectorMatrix.transpose())
}
