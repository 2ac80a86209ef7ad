// Disentanglement, completeness and informativeness (DCI), from which latents predict which factors.
import { boostedTrees } from './boosted-trees.js'
import type { CodedFactors } from './coded-factors.js'

export interface Dci {
  /** How far each latent is important for one factor only, from 0 to 1; weighted by importance. */
  readonly disentanglement: number
  /** How far each factor is predicted by one latent only, from 0 to 1; weighted by importance. */
  readonly completeness: number
  /** Fraction of test examples whose factor is predicted from the codes, the mean over factors. */
  readonly informativeness: number
  /** The same of the examples that the trees were fitted to. */
  readonly informativenessOfTraining: number
  /** Of every latent for every factor; columns sum to 1. Shape: [latent, factors]. */
  readonly importance: readonly (readonly number[])[]
}

/** Fits boosted trees to each factor of `train`; equal seeds give equal metrics, others about equal ones. With one latent completeness is 1, with one factor disentanglement is.
 *  Source: Eastwood & Williams 2018, A framework for the quantitative evaluation of disentangled representations; with boosted trees
 *  in the place of lasso and random forests: Locatello et al., arXiv:1811.12359. */
export async function dci(
  { train, test }: Record<'train' | 'test', CodedFactors>,
  {
    seed = 1,
    progress,
  }: {
    seed?: number | undefined
    progress?: ((done: number, of: number) => void) | undefined
  } = {},
): Promise<Dci> {
  const { latent, factors } = train
  const importance = Array.from({ length: latent }, () => new Float64Array(factors.length))
  const correct = { train: 0, test: 0 }
  for (const [at, { classes }] of factors.entries()) {
    const trees = await boostedTrees(
      { points: train.codes, columns: latent, classes },
      {
        seed,
        progress: (done, of) => progress?.(at * of + done, factors.length * of),
      },
    )
    for (const [row, each] of trees.importance.entries())
      (importance[row] as Float64Array)[at] = each
    for (const [name, given] of Object.entries({ train, test }) as [
      keyof typeof correct,
      CodedFactors,
    ][])
      correct[name] += accuracy(trees.predict(given.codes), given.factors[at]?.classes)
  }
  const columns = factors.map((_, at) => importance.map((row) => row[at] as number))
  return {
    disentanglement: concentration(importance.map((row) => [...row])),
    completeness: concentration(columns),
    informativeness: correct.test / factors.length,
    informativenessOfTraining: correct.train / factors.length,
    importance: importance.map((row) => [...row]),
  }
}

/** 1 − the entropy of each row's shares, in units of that of equal shares; the mean weighted by the rows' sums. */
function concentration(rows: readonly (readonly number[])[]): number {
  const sums = rows.map((row) => row.reduce((sum, each) => sum + each, 0))
  const total = sums.reduce((sum, each) => sum + each, 0)
  return rows.reduce((whole, row, at) => {
    const weight = total > 0 ? (sums[at] as number) / total : 1 / rows.length
    return whole + weight * (1 - relativeEntropy(row))
  }, 0)
}

/** Shares of 0 count as almost 0, so that a row without any is one of equal shares. */
function relativeEntropy(shares: readonly number[]): number {
  if (shares.length === 1) return 0
  const positive = shares.map((share) => share + 1e-11)
  const sum = positive.reduce((total, share) => total + share, 0)
  const entropy = positive.reduce(
    (total, share) => total - (share / sum) * Math.log(share / sum),
    0,
  )
  return entropy / Math.log(shares.length)
}

function accuracy(predicted: Uint32Array, expected: Uint32Array = new Uint32Array()): number {
  let correct = 0
  for (const [row, each] of predicted.entries()) correct += Number(each === expected[row])
  return correct / predicted.length
}
