// The FactorVAE score: whether the latent that varies least tells which factor is held fixed.
import { Random } from '../../random/random.js'
import type { CodedFactors } from './coded-factors.js'

/** Examples of a batch, and batches that the classifier is fitted to and measured on: those of disentanglement_lib. */
const batchSize = 64
export const trainingBatches = 10_000
const testBatches = 5_000

export interface FactorVaeScore {
  /** Fraction of the test batches whose factor is told, from 0 to 1. */
  readonly score: number
  /** Latents that vary at all; the others are not used. */
  readonly varying: number
}

/** Examples with one value of a factor. */
export interface FixedFactorBatch {
  /** Its place. */
  readonly factor: number
  readonly rows: Uint32Array
}

/** In every batch a factor has one value; the latent with the lowest variance, relative to its variance over all examples, votes for
 *  it. The score is the accuracy of the majority vote, which is fitted to other batches. Equal seeds give equal scores.
 *  Source: Kim & Mnih, arXiv:1802.05983, section 4. */
export function factorVaeScore(
  given: CodedFactors,
  { seed = 1 }: { seed?: number | undefined } = {},
): FactorVaeScore {
  const { latent, factors } = given
  const variances = columnVariances(
    given,
    Uint32Array.from({ length: given.count }, (_, row) => row),
  )
  const varying = variances.filter((variance) => variance > 0).length
  if (varying === 0) return { score: 0, varying }
  const votes = { training: zeros(), test: zeros() }
  let drawn = 0
  for (const { factor, rows } of fixedFactorBatches(given, { seed })) {
    const table = drawn++ < trainingBatches ? votes.training : votes.test
    const of = factors.length * steadiest(given, rows, variances) + factor
    table[of] = (table[of] as number) + 1
  }
  let correct = 0
  for (let at = 0; at < latent; at++) {
    const row = votes.training.subarray(at * factors.length, (at + 1) * factors.length)
    correct += votes.test[at * factors.length + row.indexOf(Math.max(...row))] as number
  }
  return { score: correct / testBatches, varying }

  function zeros() {
    return new Float64Array(latent * factors.length)
  }
}

/** The batches of a score: first those that the vote is fitted to. */
export function* fixedFactorBatches(
  { count, factors }: CodedFactors,
  { seed }: { seed: number },
): Generator<FixedFactorBatch> {
  const random = new Random(seed, 'factorVaeScore')
  const rowsOf = factors.map(({ classes, size }) => {
    const rows: number[][] = Array.from({ length: size }, () => [])
    for (const [row, each] of classes.entries()) rows[each]?.push(row)
    return rows
  })
  for (let batch = 0; batch < trainingBatches + testBatches; batch++) {
    const factor = random.below(factors.length)
    const value = factors[factor]?.classes[random.below(count)] as number
    const equal = rowsOf[factor]?.[value] as number[]
    const rows = Uint32Array.from(
      { length: batchSize },
      () => equal[random.below(equal.length)] as number,
    )
    yield { factor, rows }
  }
}

/** The latent with the lowest relative variance; the first of equal ones. */
function steadiest(given: CodedFactors, rows: Uint32Array, variances: Float64Array): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [at, variance] of columnVariances(given, rows).entries()) {
    const whole = variances[at] as number
    if (whole > 0 && variance / whole < least) [best, least] = [at, variance / whole]
  }
  return best
}

/** Sample variances of the latents; exactly 0 for equal codes. Shape: [latent]. */
function columnVariances({ latent, codes }: CodedFactors, rows: Uint32Array): Float64Array {
  const start = (rows[0] as number) * latent
  const [sums, squares] = [new Float64Array(latent), new Float64Array(latent)]
  for (const row of rows)
    for (let at = 0; at < latent; at++) {
      const distance = (codes[row * latent + at] as number) - (codes[start + at] as number)
      sums[at] = (sums[at] as number) + distance
      squares[at] = (squares[at] as number) + distance ** 2
    }
  const count = rows.length
  return squares.map((square, at) => (square - (sums[at] as number) ** 2 / count) / (count - 1))
}
