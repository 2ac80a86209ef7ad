// Agreement of clusters and labels, against values known in closed form.
import { expect, it } from 'vitest'
import { clusterAgreement, normalizedMutualInformation } from './clusters.js'

const of = (clusters: readonly number[], labels: readonly number[]) => ({
  clusters: Int32Array.from(clusters),
  labels: Uint8Array.from(labels),
})

it('a cluster stands for its most frequent label of the training split', () => {
  const train = of([0, 0, 0, 1, 1, 2], [7, 7, 5, 5, 5, 3])
  // Cluster 3 has no training example, so that it is wrong about every label.
  const validation = of([0, 0, 1, 2, 3], [7, 5, 5, 4, 3])
  const { accuracy, used, components } = clusterAgreement(4, { train, validation })
  expect(accuracy.mean).toBeCloseTo(2 / 5, 12)
  expect([used, components]).toEqual([4, 4])
})

it('of equally frequent labels, it is the smallest', () => {
  const train = of([0, 0], [9, 4])
  const agreement = (label: number) =>
    clusterAgreement(1, { train, validation: of([0], [label]) }).accuracy.mean
  expect([agreement(4), agreement(9)]).toEqual([1, 0])
})

it('the mutual information is 1 for the same groups, 0 for independent ones', () => {
  expect(normalizedMutualInformation(of([2, 2, 0, 0], [1, 1, 8, 8]))).toBeCloseTo(1, 12)
  expect(normalizedMutualInformation(of([0, 1, 0, 1], [0, 0, 1, 1]))).toBeCloseTo(0, 12)
  expect(normalizedMutualInformation(of([0, 0], [3, 3]))).toBe(1)
  // Clusters halve one of two labels: I = log 2, entropies 1.5 log 2 and log 2.
  const found = normalizedMutualInformation(of([0, 1, 2, 2], [0, 0, 1, 1]))
  expect(found).toBeCloseTo(1 / 1.25, 12)
})
