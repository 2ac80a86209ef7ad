// How far the latents of a model are the factors that its data was made from: four metrics of codes and factors.
import { ConfigError } from '../../errors.js'
import { Random } from '../../random/random.js'
import { type CodedFactors, pickRows } from './coded-factors.js'
import { type Dci, dci } from './dci.js'
import { type FactorVaeScore, factorVaeScore } from './factor-vae-score.js'
import { type MutualInformationGap, mutualInformationGap } from './mutual-information-gap.js'
import { type Sap, sap } from './sap.js'

export interface Disentanglement {
  readonly examples: number
  /** With the number of their classes. */
  readonly factors: readonly { readonly name: string; readonly classes: number }[]
  readonly mig: MutualInformationGap
  readonly dci: Dci
  readonly sap: Sap
  readonly factorVae: FactorVaeScore
}

/** Examples that classifiers are fitted to and measured on, at most. */
const maxTraining = 5_000
const maxTest = 2_500
const minExamples = 10

/** All metrics; the classifiers of DCI and SAP are fitted to two thirds of the examples, and measured on the others. Equal seeds give
 *  equal metrics. Throws ConfigError without a factor that varies, or for fewer than 10 examples. */
export async function measureDisentanglement(
  given: CodedFactors,
  {
    seed = 1,
    progress,
  }: {
    seed?: number | undefined
    progress?: ((done: number, of: number) => void) | undefined
  } = {},
): Promise<Disentanglement> {
  const { count, factors } = given
  if (factors.length === 0) throw new ConfigError('factors.noneVaries')
  if (count < minExamples)
    throw new ConfigError('factors.tooFew', { expected: minExamples, actual: count })
  const order = new Random(seed, 'disentanglement').permutation(count)
  const fitted = Math.min(maxTraining, Math.ceil((2 * count) / 3))
  const splits = {
    train: pickRows(given, order.subarray(0, fitted)),
    test: pickRows(given, order.subarray(fitted, fitted + maxTest)),
  }
  return {
    examples: count,
    factors: factors.map(({ name, size }) => ({ name, classes: size })),
    mig: mutualInformationGap(given),
    dci: await dci(splits, { seed, progress }),
    sap: sap(splits),
    factorVae: factorVaeScore(given, { seed }),
  }
}
