// The metadata of exported models names the classes, in the order of the labels.
import { expect, it } from 'vitest'
import { tinyConfiguration } from '../../../test/small-data.js'
import { arrayDataset } from '../../data/dataset.js'
import { resolveConfiguration } from '../../recipes/resolve.js'
import { describeTraining } from '../recording/describe-training.js'
import { modelMetadata } from './model-metadata.js'

const images = arrayDataset([4, 4], new Uint8Array(3 * 16), Uint8Array.of(1, 0, 1))

function metadataOf(labelNames?: readonly string[]) {
  const configuration = resolveConfiguration(tinyConfiguration(4))
  const splits = { name: 'x', train: images, validation: images, fingerprint: 'f' }
  const data = { ...splits, ...(labelNames && { labelNames }) }
  const described = describeTraining({ configuration, data, engine: { device: 'cpu', threads: 1 } })
  const run = {
    format: 'jamjae-run-1',
    name: 'r',
    status: 'finished',
    created: '',
    updated: '',
  } as const
  const progress = { epochs: 1, steps: 1, seconds: 1 }
  const trained = { weights: 'last', epochs: 1, step: 1 }
  return modelMetadata({ ...run, ...described, progress }, trained, images)
}

it('names of classes are JSON, in the order of the labels', () => {
  expect(metadataOf(['round', 'a "square"'])).toMatchObject({
    labels: '[0, 1]',
    label_names: '["round","a \\"square\\""]',
  })
})

it('labels without names have none', () => {
  expect(metadataOf()).not.toHaveProperty('label_names')
})
