// The kinds of features that samples are compared by.

/** Principal components of the training examples, the values of the examples themselves, or the hidden layer of a classifier of the
 *  training labels. */
export const featureTypes = ['pca', 'values', 'classifier'] as const
export type FeatureType = (typeof featureTypes)[number]

/** What samples were compared by: also the output of an ONNX model. */
export interface FeatureDescription {
  readonly type: FeatureType | 'onnx'
  /** Values of one example's features. */
  readonly size: number
  /** Of an ONNX model: its file, and the output. */
  readonly model?: string
  readonly output?: string
}
