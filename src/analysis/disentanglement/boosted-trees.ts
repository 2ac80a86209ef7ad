// A classifier of gradient-boosted trees, as scikit-learn's GradientBoostingClassifier fits it by default.
import { Random } from '../../random/random.js'
import { growTree, leafOf, type RegressionTree, sortedColumns } from './regression-tree.js'

const rounds = 100
const depth = 3
const learningRate = 0.1
/** The trees are grown in this thread, which does other work at least so often. */
const pauseMs = 50

/** Points [count, columns] with a class each. */
export interface ClassifiedPoints {
  readonly points: Float32Array
  readonly columns: number
  readonly classes: Uint32Array
}

export interface BoostedTrees {
  /** By column, the fraction of the reduction of the squared error that is due to its splits; all 0 without any split. */
  readonly importance: Float64Array
  /** Classes of points [count, columns]. */
  predict(points: Float32Array): Uint32Array
}

interface Term {
  readonly tree: Pick<RegressionTree, 'splits'>
  /** The place of the class whose score is changed. */
  readonly place: number
  /** By leaf. */
  readonly steps: Float64Array
}

/** Minimizes the cross-entropy: in each of 100 rounds a tree per class (one for two classes) is fitted to its gradient, and
 *  every leaf takes a Newton step, times 0.1. Of equally good splits, which are common in nodes of few points, a random column has the
 *  first; equal seeds give equal trees.
 *  Source: Friedman 2001, Greedy function approximation: a gradient boosting machine, algorithm 6. */
export async function boostedTrees(
  { points, columns, classes }: ClassifiedPoints,
  {
    seed = 1,
    progress,
  }: {
    seed?: number | undefined
    progress?: ((done: number, of: number) => void) | undefined
  } = {},
): Promise<BoostedTrees> {
  const random = new Random(seed, 'boostedTrees')
  const known = [...new Set(classes)].sort((a, b) => a - b)
  const count = classes.length
  // Of two classes one score is enough: the other is 0.
  const scored = known.length === 2 ? 1 : known.length
  const isOf = Array.from({ length: scored }, (_, place) => {
    const wanted = known[known.length === 2 ? 1 : place]
    return Float64Array.from(classes, (each) => Number(each === wanted))
  })
  const priors = isOf.map((flags) => flags.reduce((sum, flag) => sum + flag, 0) / count)
  const start = priors.map((prior) =>
    scored === 1 ? Math.log(prior / (1 - prior)) : Math.log(prior),
  )
  const scores = start.map((score) => new Float64Array(count).fill(score))
  const sorted = sortedColumns(points, columns)
  const gains = new Float64Array(columns)
  const residual = new Float64Array(count)
  const terms: Term[] = []
  let paused = performance.now()
  for (let round = 0; known.length > 1 && round < rounds; round++) {
    const probabilities = probabilitiesOf(scores)
    for (const [place, flags] of isOf.entries()) {
      const probability = probabilities[place] as Float64Array
      for (let row = 0; row < count; row++)
        residual[row] = (flags[row] as number) - (probability[row] as number)
      const tree = growTree(sorted, residual, { depth, order: random.permutation(columns) })
      const steps = newtonSteps(tree.leaves, residual, probability, scored)
      const score = scores[place] as Float64Array
      for (const [row, leaf] of tree.leaves.entries())
        score[row] = (score[row] as number) + (steps[leaf] as number)
      for (const [column, gain] of tree.gains.entries())
        gains[column] = (gains[column] as number) + gain
      terms.push({ tree: { splits: tree.splits }, place, steps })
      if (performance.now() - paused < pauseMs) continue
      await new Promise((resolve) => setTimeout(resolve))
      paused = performance.now()
    }
    progress?.(round + 1, rounds)
  }
  const total = gains.reduce((sum, gain) => sum + gain, 0)
  return {
    importance: total > 0 ? gains.map((gain) => gain / total) : gains,
    predict(others) {
      return Uint32Array.from({ length: others.length / columns }, (_, at) => {
        const made = Float64Array.from(start)
        for (const { tree, place, steps } of terms)
          made[place] =
            (made[place] as number) + (steps[leafOf(tree, others, columns, at)] as number)
        if (scored === 1) return known[(made[0] as number) >= 0 ? 1 : 0] as number
        return known[made.indexOf(Math.max(...made))] as number
      })
    },
  }
}

/** Softmax over the classes, or of a single score the logistic function. */
function probabilitiesOf(scores: readonly Float64Array[]): Float64Array[] {
  const [first = new Float64Array()] = scores
  if (scores.length === 1) return [first.map((score) => 1 / (1 + Math.exp(-score)))]
  const made = scores.map((score) => score.slice())
  for (let row = 0; row < first.length; row++) {
    let most = Number.NEGATIVE_INFINITY
    for (const score of scores) most = Math.max(most, score[row] as number)
    let sum = 0
    for (const each of made) {
      each[row] = Math.exp((each[row] as number) - most)
      sum += each[row] as number
    }
    for (const each of made) each[row] = (each[row] as number) / sum
  }
  return made
}

/** By leaf: learning rate · Σ residual / Σ p(1 − p); of K > 2 classes times (K − 1) / K. */
function newtonSteps(
  leaves: Uint8Array,
  residual: Float64Array,
  probability: Float64Array,
  classes: number,
): Float64Array {
  const numbers = 2 ** (depth + 1)
  const [above, below] = [new Float64Array(numbers), new Float64Array(numbers)]
  for (const [row, leaf] of leaves.entries()) {
    const p = probability[row] as number
    above[leaf] = (above[leaf] as number) + (residual[row] as number)
    below[leaf] = (below[leaf] as number) + p * (1 - p)
  }
  const factor = classes > 1 ? (classes - 1) / classes : 1
  return above.map((sum, leaf) => {
    const curvature = below[leaf] as number
    return curvature < 1e-150 ? 0 : (learningRate * factor * sum) / curvature
  })
}
