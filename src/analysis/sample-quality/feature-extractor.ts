// What gives the features of examples and samples.
import type { Dataset } from '../../data/dataset.js'
import type { Progress } from '../../training/inference.js'
import type { FeatureRows } from './feature-rows.js'
import type { FeatureDescription } from './feature-types.js'

/** Features of a dataset, of a classifier also the probabilities of the classes. Shape: probabilities [count, classes]. */
export interface ExtractedFeatures extends FeatureRows {
  readonly probabilities?: Float32Array
}

export interface FeatureExtractor {
  readonly description: FeatureDescription
  extract(dataset: Dataset, progress?: Progress): Promise<ExtractedFeatures>
  dispose(): Promise<void>
}
