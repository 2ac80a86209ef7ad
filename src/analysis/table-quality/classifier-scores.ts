// How often classes are predicted right: accuracy and F1, with their standard errors.
import type { Estimate } from '../estimate.js'

export interface ClassifierScores {
  readonly accuracy: Estimate
  /** Of two classes that of `positive`, else the mean over the classes. */
  readonly f1: Estimate
}

/** Groups of rows that are left out in turn. */
const groups = 10

/** Standard errors are those of the rows, by the jackknife over ten groups. */
export function classifierScores(
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
  { classes, positive }: { classes: number; positive?: number | undefined },
): ClassifierScores {
  const scored = positive === undefined ? [...Array(classes).keys()] : [positive]
  const rows = [...Array(truth.length).keys()]
  const scores = (isUsed: (row: number) => boolean) => {
    const used = rows.filter(isUsed)
    const right = used.filter((row) => predicted[row] === truth[row]).length
    const all = scored.map((label) => f1Of(label, used, predicted, truth))
    const known = all.filter((each) => each !== undefined)
    const f1 = known.reduce((sum, each) => sum + each, 0) / known.length
    return { accuracy: right / used.length, f1 }
  }
  const whole = scores(() => true)
  const parts = [...Array(groups).keys()].map((group) => scores((row) => row % groups !== group))
  const estimate = (of: 'accuracy' | 'f1'): Estimate => {
    const middle = parts.reduce((sum, part) => sum + part[of], 0) / groups
    const squares = parts.reduce((sum, part) => sum + (part[of] - middle) ** 2, 0)
    return { mean: whole[of], standardError: Math.sqrt(((groups - 1) / groups) * squares) }
  }
  return { accuracy: estimate('accuracy'), f1: estimate('f1') }
}

/** 2 TP / (2 TP + FP + FN); undefined of a class that neither occurs nor is predicted. */
function f1Of(
  label: number,
  rows: readonly number[],
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
): number | undefined {
  let [both, either] = [0, 0]
  for (const row of rows) {
    const [one, other] = [Number(predicted[row] === label), Number(truth[row] === label)]
    both += one * other
    either += one + other
  }
  return either === 0 ? undefined : (2 * both) / either
}
