// Class labels that are not known: how a set marks them, and which examples have one.

/** Stands for a label that is not known: of no class, so that its one-hot code is zero. Only in a set with `isPartlyLabelled`; in any
 *  other it is class 255. */
export const hiddenLabel = 255

export interface Labelled {
  /** One class label per item. */
  readonly labels?: Uint8Array
  /** Whether `hiddenLabel` among the labels is one that is not known. */
  readonly isPartlyLabelled?: boolean
}

/** How many labels are not known. */
export function unlabelledCount({ labels, isPartlyLabelled }: Labelled): number {
  if (!labels || !isPartlyLabelled) return 0
  return labels.reduce((count, label) => count + Number(label === hiddenLabel), 0)
}

/** How many examples of each split have no label. */
export interface Unlabelled {
  readonly train: number
  readonly validation: number
}

/** Undefined where all have one, or none has. */
export function unlabelledOf(splits: {
  readonly train: Labelled
  readonly validation: Labelled
}): Unlabelled | undefined {
  const [train, validation] = [unlabelledCount(splits.train), unlabelledCount(splits.validation)]
  return train + validation > 0 ? { train, validation } : undefined
}

/** The indices of the examples whose label is known. */
export function labelledIndices({ labels = new Uint8Array(), isPartlyLabelled }: Labelled) {
  const indices = Uint32Array.from(labels.keys())
  return isPartlyLabelled ? indices.filter((index) => labels[index] !== hiddenLabel) : indices
}

/** The known labels, in the order of their examples. */
export function knownLabels({ labels = new Uint8Array(), isPartlyLabelled }: Labelled): Uint8Array {
  return isPartlyLabelled ? labels.filter((label) => label !== hiddenLabel) : labels
}

/** The labels, where those that are not known are −1. */
export function signedLabels({ labels, isPartlyLabelled }: Labelled) {
  if (!labels || !isPartlyLabelled) return labels
  return Int32Array.from(labels, (label) => (label === hiddenLabel ? -1 : label))
}

/** Labels as fields of a set; the mark only where one is not known. */
export function labelFields(labels: Uint8Array, hasHidden: boolean): Labelled {
  const isPartlyLabelled = hasHidden && labels.includes(hiddenLabel)
  return { labels, ...(isPartlyLabelled && { isPartlyLabelled }) }
}
