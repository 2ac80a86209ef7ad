// The aggregate posterior: the mixture of the posteriors of all examples, which samples of the prior are decoded as if they came from.
import { momentsOf } from '../pictures/covariance.js'
import { choleskyFactor } from '../pictures/fitted-normal.js'
import type { Codes } from '../training/inference.js'
import { type Estimate, meanEstimate } from './estimate.js'
import { normalCdf } from './normal-cdf.js'

/** Of the validation split, in comparison with the prior, a standard normal distribution. Lists are in the order of the latents. */
export interface AggregatePosterior {
  readonly mean: readonly number[]
  /** Of the means plus the mean of the variances. */
  readonly variance: readonly number[]
  /** Rows of the covariance; only for up to 128 latents. */
  readonly covariance?: readonly (readonly number[])[]
  /** The largest correlation of two latents by its absolute value, and the latents, from 0. */
  readonly correlation?: { readonly largest: number; readonly latents: readonly [number, number] }
  /** Total variation of each latent's histogram and that of the prior, from 0 (equal) to 1. */
  readonly totalVariation: readonly number[]
  /** Kolmogorov–Smirnov distance of the same: the largest difference of the distribution functions at the edges. */
  readonly kolmogorovSmirnov: readonly number[]
  /** Only for up to 128 latents. */
  readonly density?: CodeDensity
}

/** Mean log densities of latents. Unit: nats per example. `fitted`: under the normal distribution with mean and covariance of the aggregate
 *  posterior of the training split. */
interface CodeDensity {
  /** Of latents drawn from the posteriors of the validation split, in expectation. */
  readonly ofCodes: { readonly prior: Estimate; readonly fitted: Estimate }
  /** Of samples of the prior, in expectation. */
  readonly ofSamples: { readonly prior: number; readonly fitted: number }
}

const maxLatents = 128
/** Edges of the histograms; what lies outside are two more bins. */
const edges = Array.from({ length: 33 }, (_, at) => -4 + at / 4)

interface GaussianCodes extends Codes {
  readonly logVariance: Float32Array
}

/** Everything follows from means and variances of the posteriors, without samples. */
export function aggregatePosterior({
  train,
  validation,
}: Record<'train' | 'validation', GaussianCodes>): AggregatePosterior {
  const variances = meanVariances(validation)
  const isSmall = validation.latent <= maxLatents
  const { mean, covariance } = isSmall
    ? momentsWith(variances, validation)
    : diagonalMoments(variances, validation)
  const correlation = isSmall ? largestCorrelation(covariance) : undefined
  const histograms = Array.from({ length: validation.latent }, (_, at) => distances(validation, at))
  return {
    mean: [...mean],
    variance: isSmall
      ? covariance.map((row, at) => row[at] as number)
      : [...(covariance[0] as Float64Array)],
    ...(isSmall && { covariance: covariance.map((row) => [...row]) }),
    ...(correlation && { correlation }),
    totalVariation: histograms.map(({ totalVariation }) => totalVariation),
    kolmogorovSmirnov: histograms.map(({ kolmogorovSmirnov }) => kolmogorovSmirnov),
    ...(isSmall && { density: codeDensity(validation, momentsWith(meanVariances(train), train)) }),
  }
}

interface Moments {
  readonly mean: Float64Array
  readonly covariance: readonly Float64Array[]
}

/** The mean variance of each latent's posteriors. */
function meanVariances({ count, latent, logVariance }: GaussianCodes): Float64Array {
  const sums = new Float64Array(latent)
  for (const [at, value] of logVariance.entries())
    sums[at % latent] = (sums[at % latent] as number) + Math.exp(value) / count
  return sums
}

/** Law of total covariance. */
function momentsWith(variances: Float64Array, { mean: codes, latent }: Codes): Moments {
  const { mean, covariance } = momentsOf(codes, latent)
  const whole = covariance.map((row, at) =>
    row.map((value, other) => (at === other ? value + (variances[at] as number) : value)),
  )
  return { mean, covariance: whole }
}

/** The same without covariances: one row of variances. */
function diagonalMoments(variances: Float64Array, { count, latent, mean: codes }: Codes): Moments {
  const [mean, squares] = [new Float64Array(latent), new Float64Array(latent)]
  for (const [at, value] of codes.entries())
    mean[at % latent] = (mean[at % latent] as number) + value / count
  for (const [at, value] of codes.entries())
    squares[at % latent] =
      (squares[at % latent] as number) + (value - (mean[at % latent] as number)) ** 2 / count
  return { mean, covariance: [squares.map((square, at) => square + (variances[at] as number))] }
}

function largestCorrelation(
  covariance: readonly Float64Array[],
): AggregatePosterior['correlation'] {
  let found: AggregatePosterior['correlation']
  for (const [row, entries] of covariance.entries())
    for (let column = 0; column < row; column++) {
      const scale = Math.sqrt((entries[row] as number) * (covariance[column]?.[column] as number))
      const value = (entries[column] as number) / scale
      if (!found || Math.abs(value) > Math.abs(found.largest))
        found = { largest: value, latents: [column, row] }
    }
  return found
}

/** Of one latent: its posteriors are mixed exactly. */
function distances({ count, latent, mean, logVariance }: GaussianCodes, at: number) {
  const below = new Float64Array(edges.length)
  for (let index = at; index < count * latent; index += latent) {
    const centre = mean[index] as number
    const scale = Math.exp(-(logVariance[index] as number) / 2)
    for (const [place, edge] of edges.entries())
      below[place] = (below[place] as number) + normalCdf((edge - centre) * scale) / count
  }
  const expected = edges.map(normalCdf)
  let [variation, largest, before, priorBefore] = [0, 0, 0, 0]
  for (const [place, value] of [...below, 1].entries()) {
    const prior = expected[place] ?? 1
    variation += Math.abs(value - before - (prior - priorBefore)) / 2
    largest = Math.max(largest, Math.abs(value - prior))
    before = value
    priorBefore = prior
  }
  return { totalVariation: variation, kolmogorovSmirnov: largest }
}

/** E log N(z; m, S) for z of mean μ and covariance diag(v): −½ (d log 2π + log |S| + (μ − m)ᵀ S⁻¹ (μ − m) + tr(S⁻¹ diag(v))). */
function codeDensity(codes: GaussianCodes, { mean, covariance }: Moments): CodeDensity {
  const { count, latent } = codes
  const factor = choleskyFactor(covariance)
  const inverse = inverseOf(factor)
  const precisions = Float64Array.from({ length: latent }, (_, at) =>
    inverse.reduce((sum, row) => sum + (row[at] as number) ** 2, 0),
  )
  const logDeterminant = factor.reduce((sum, row, at) => sum + 2 * Math.log(row[at] as number), 0)
  const constant = latent * Math.log(2 * Math.PI)
  const [prior, fitted] = [new Float64Array(count), new Float64Array(count)]
  const distance = new Float64Array(latent)
  const whitened = (offset: (at: number) => number) => {
    for (let at = 0; at < latent; at++) distance[at] = offset(at)
    let sum = 0
    for (const [row, entries] of inverse.entries()) {
      let value = 0
      for (let at = 0; at <= row; at++) value += (entries[at] as number) * (distance[at] as number)
      sum += value ** 2
    }
    return sum
  }
  for (let example = 0; example < count; example++) {
    const code = (at: number) => codes.mean[example * latent + at] as number
    let [spread, spreadOfFitted, square] = [0, 0, 0]
    for (let at = 0; at < latent; at++) {
      const variance = Math.exp(codes.logVariance[example * latent + at] as number)
      spread += variance
      spreadOfFitted += variance * (precisions[at] as number)
      square += code(at) ** 2
    }
    const apart = whitened((at) => code(at) - (mean[at] as number))
    prior[example] = -(constant + square + spread) / 2
    fitted[example] = -(constant + logDeterminant + apart + spreadOfFitted) / 2
  }
  const trace = precisions.reduce((sum, each) => sum + each, 0)
  return {
    ofCodes: { prior: meanEstimate(prior), fitted: meanEstimate(fitted) },
    ofSamples: {
      prior: -(constant + latent) / 2,
      fitted: -(constant + logDeterminant + trace + whitened((at) => mean[at] as number)) / 2,
    },
  }
}

/** Of a lower triangular matrix with a positive diagonal. */
function inverseOf(factor: readonly Float64Array[]): Float64Array[] {
  const inverse = factor.map((row) => new Float64Array(row.length))
  for (let column = 0; column < factor.length; column++)
    for (let row = column; row < factor.length; row++) {
      let sum = row === column ? 1 : 0
      for (let at = column; at < row; at++)
        sum -= (factor[row]?.[at] as number) * (inverse[at]?.[column] as number)
      ;(inverse[row] as Float64Array)[column] = sum / (factor[row]?.[row] as number)
    }
  return inverse
}
