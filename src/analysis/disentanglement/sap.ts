// The separated attribute predictability (SAP): how much better one latent predicts a factor than any other does.
import { type CodedFactors, latentColumn } from './coded-factors.js'
import { linearSvm } from './linear-svm.js'

export interface Sap {
  /** The mean over the factors, from 0 to 1. */
  readonly score: number
  /** Of each factor, in order. */
  readonly gaps: readonly number[]
}

/** The difference of the two highest accuracies on `test` of classifiers of a single latent, which are fitted to `train`. A model with one
 *  latent has no second one: its accuracy is 0. Source: Kumar et al., arXiv:1711.00848, section 3. */
export function sap({ train, test }: Record<'train' | 'test', CodedFactors>): Sap {
  const latents = Array.from({ length: train.latent }, (_, at) => ({
    fitted: latentColumn(train, at),
    predicted: latentColumn(test, at),
  }))
  const gaps = train.factors.map(({ classes }, at) => {
    const expected = test.factors[at]?.classes
    const accuracies = latents
      .map(({ fitted, predicted }) => {
        const classify = linearSvm(fitted, classes)
        return (
          predicted.filter((value, row) => classify(value) === expected?.[row]).length / test.count
        )
      })
      .sort((a, b) => b - a)
    const [first = 0, second = 0] = accuracies
    return first - second
  })
  return { score: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, gaps }
}
