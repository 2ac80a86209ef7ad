// Labels of other data: the numbers of the training by name, and what is told of other names.
import { describe, expect, it } from 'vitest'
import { arrayDataset } from '../dataset.js'
import { labelFields } from '../labels/hidden-labels.js'
import { withTrainedLabels } from './trained-labels.js'

const splits = (labelNames: readonly string[], labels: readonly number[]) => ({
  name: 'data',
  fingerprint: '',
  labelNames,
  train: { ...arrayDataset([1], new Uint8Array(labels.length)), ...fields(labels) },
  validation: {
    ...arrayDataset([1], new Uint8Array(labels.length - 1)),
    ...fields(labels.slice(1)),
  },
})
const fields = (labels: readonly number[]) => labelFields(Uint8Array.from(labels), true)
function renumbered(names: readonly string[], labels: readonly number[], trained: string[]) {
  const told: unknown[] = []
  const notify = (code: string, values?: object) => void told.push({ code, ...values })
  const source = 'data.csv'
  const result = withTrainedLabels(splits(names, labels), { source, trainedNames: trained, notify })
  return { ...result, told }
}

describe('labels of other data', () => {
  it('have the numbers of the training where a class is lacking', () => {
    const { labelNames, train, validation, told } = renumbered(['b', 'c'], [0, 1, 255], [...'abc'])
    expect(labelNames).toEqual(['a', 'b', 'c'])
    expect([...(train.labels ?? [])]).toEqual([1, 2, 255])
    expect([...(validation.labels ?? [])]).toEqual([2, 255])
    expect(train.isPartlyLabelled).toBe(true)
    expect(told).toEqual([])
  })

  it('come after those of the training where these lack them, which is told', () => {
    const { labelNames, train, told } = renumbered(['b', 'd'], [0, 1, 1], [...'abc'])
    expect(labelNames).toEqual(['a', 'b', 'c', 'd'])
    expect([...(train.labels ?? [])]).toEqual([1, 3, 3])
    expect(told).toEqual([{ code: 'labels.unknown', source: 'data.csv', names: 'd', count: 1 }])
  })

  it('are refused where no byte is left for them', () => {
    const trained = Array.from({ length: 255 }, (_, at) => `class ${at}`)
    expect(() => renumbered(['other'], [0, 0], trained)).toThrowError(
      expect.objectContaining({ key: 'images.manyLabels' }),
    )
  })
})
