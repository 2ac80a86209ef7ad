// Linear probe: accuracy of a linear classifier on the codes.
import { type Estimate, meanEstimate } from './estimate.js'
import { type LabelSearch, logisticRegression } from './logistic-regression.js'

/** Accuracy on `queries` of multinomial logistic regression fitted to the standardized `references`.
 *  The L2 penalty is ½|weight|² on the sum of the cross-entropies (scikit-learn's default, C = 1). */
export async function linearProbeAccuracy({
  engine,
  references,
  queries,
  progress,
}: LabelSearch): Promise<Estimate> {
  const l2 = 1 / references.labels.length
  const scores = await logisticRegression({ engine, ...references, l2, progress })
  const { points, labels } = queries
  const size = points.length / labels.length
  const isRight = labels.map((label, index) => {
    const each = scores(points.subarray(index * size, (index + 1) * size))
    return Number(each.indexOf(Math.max(...each)) === label)
  })
  return meanEstimate(isRight)
}
