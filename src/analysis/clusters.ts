// How the clusters of codes, the components of a mixture prior, agree with class labels.
import { entropyOf } from './entropy.js'
import { type Estimate, meanEstimate } from './estimate.js'

export interface ClusterAgreement {
  /** Components of the prior, and how many of them codes of the validation split belong to. */
  readonly components: number
  readonly used: number
  /** Fraction of validation examples whose label is the most frequent one of their cluster in the training split. */
  readonly accuracy: Estimate
  /** Of clusters and labels of the validation split: mutual information / mean of both entropies, from 0 to 1. */
  readonly normalizedMutualInformation: number
}

/** Clusters of examples, from 0, and their labels. */
interface Clustered {
  readonly clusters: Int32Array
  readonly labels: Uint8Array
}

export function clusterAgreement(
  components: number,
  { train, validation }: { train: Clustered; validation: Clustered },
): ClusterAgreement {
  const majority = majorityLabels(components, train)
  const { clusters, labels } = validation
  const isRight = Array.from(labels, (label, at) =>
    Number(majority[clusters[at] as number] === label),
  )
  return {
    components,
    used: new Set(clusters).size,
    accuracy: meanEstimate(isRight),
    normalizedMutualInformation: normalizedMutualInformation(validation),
  }
}

/** The most frequent label of each cluster, the smallest of several; undefined of one without examples. */
function majorityLabels(components: number, { clusters, labels }: Clustered) {
  const counts = Array.from({ length: components }, () => new Map<number, number>())
  for (const [at, cluster] of clusters.entries()) {
    const ofCluster = counts[cluster] as Map<number, number>
    const label = labels[at] as number
    ofCluster.set(label, (ofCluster.get(label) ?? 0) + 1)
  }
  return counts.map((ofCluster) => [...ofCluster].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0])
}

/** 1 where both have one group only. Arithmetic normalization: Vinh et al. 2010, JMLR 11. */
export function normalizedMutualInformation({ clusters, labels }: Clustered): number {
  const pairs = Array.from(labels, (label, at) => `${clusters[at]} ${label}`)
  const [joint, ofClusters, ofLabels] = [pairs, [...clusters], [...labels]].map(entropy) as [
    number,
    number,
    number,
  ]
  const mean = (ofClusters + ofLabels) / 2
  return mean > 0 ? (ofClusters + ofLabels - joint) / mean : 1
}

/** In nats. */
function entropy(values: readonly unknown[]): number {
  const counts = new Map<unknown, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return entropyOf(counts.values())
}
