// How well a linear classifier reads the labels off the codes.
import { type Estimate, meanEstimate } from './estimate.js'
import { type LabelSearch, logisticRegression } from './logistic-regression.js'

/** The share of `queries` that multinomial logistic regression on the standardized `references` classifies rightly.
 *  The penalty is ½|weight|² beside the sum of the cross-entropies, a usual strength. */
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
