// What a classifier of the training labels says of samples, beside examples: the share of each class, and how sure it is.
import type { Dataset } from '../../data/dataset.js'
import { labelledIndices } from '../../data/labels/hidden-labels.js'
import { predictedClasses } from '../../training/inference.js'
import { type Estimate, meanEstimate } from '../estimate.js'
import type { ExtractedFeatures } from './feature-extractor.js'

interface ClassShare {
  readonly label: number
  /** Fractions that the classifier puts into the class. */
  readonly samples: Estimate
  readonly examples: Estimate
}

export interface ClassShares {
  readonly shares: readonly ClassShare[]
  /** Means of the probability of the most probable class. */
  readonly confidence: { readonly samples: Estimate; readonly examples: Estimate }
  /** Fraction of the labelled examples that the classifier puts into their class: how far it can be trusted. */
  readonly accuracy?: Estimate
}

/** Undefined where the features are not those of a classifier. `dataset`: the examples, in order. */
export function classShares(
  examples: ExtractedFeatures,
  samples: ExtractedFeatures,
  dataset: Dataset,
): ClassShares | undefined {
  const { probabilities: ofExamples, count } = examples
  const { probabilities: ofSamples } = samples
  if (!ofExamples || !ofSamples) return undefined
  const classes = ofExamples.length / count
  const predicted = predictedClasses(ofExamples, count)
  const sampled = predictedClasses(ofSamples, samples.count)
  const share = (found: Uint8Array, label: number) =>
    meanEstimate(Float64Array.from(found, (each) => Number(each === label)))
  const known = labelledIndices(dataset)
  const isRight = Float64Array.from(known, (at) => Number(predicted[at] === dataset.labels?.[at]))
  return {
    shares: Array.from({ length: classes }, (_, label) => ({
      ...{ label, samples: share(sampled, label), examples: share(predicted, label) },
    })),
    confidence: {
      samples: confidenceOf(ofSamples, classes),
      examples: confidenceOf(ofExamples, classes),
    },
    ...(known.length > 0 && { accuracy: meanEstimate(isRight) }),
  }
}

/** Shape: probabilities [count, classes]. */
function confidenceOf(probabilities: Float32Array, classes: number): Estimate {
  return meanEstimate(
    Float64Array.from({ length: probabilities.length / classes }, (_, row) =>
      Math.max(...probabilities.subarray(row * classes, (row + 1) * classes)),
    ),
  )
}
