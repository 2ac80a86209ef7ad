// The classifiers that are trained on sampled rows of a table.

export const tableClassifiers = ['logistic', 'trees', 'network'] as const
export type TableClassifier = (typeof tableClassifiers)[number]
