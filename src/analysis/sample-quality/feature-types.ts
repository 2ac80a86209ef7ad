// The kinds of features that samples are compared by.

/** Principal components of the training examples, or the values of the examples themselves. */
export const featureTypes = ['pca', 'values'] as const
export type FeatureType = (typeof featureTypes)[number]
