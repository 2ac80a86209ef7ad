// Trainings on binarized pixels: what every epoch sees, exact resuming, validation, and the likelihoods that have it.
import { afterAll, expect, it } from 'vitest'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../data/dataset.js'
import { modelFrom } from '../models/models.js'
import { optimizerFrom } from '../optimizers/optimizers.js'
import { configurationSchema } from './configuration.js'
import { DataLoader, type DataLoaderPosition } from './data-loader.js'
import type { EpochEnd } from './events.js'
import { train } from './train.js'

const [count, size] = [10, 6]
const images = new Uint8Array(count * size).fill(128)
const dataset = arrayDataset([1, size], images)
const data: DataSplits = { name: 'grey', train: dataset, validation: dataset, fingerprint: '' }

const engine = await sameThreadEngine()
afterAll(() => engine.close())

const configured = (training: object, likelihood: object = { type: 'bernoulli' }) =>
  configurationSchema.parse({
    name: 'tiny',
    model: { type: 'vae', input: [1, size], encoder: [], latent: 2, decoder: [], likelihood },
    training: { epochs: 2, batchSize: 4, shuffle: false, ...training },
  })

/** The images of every step, and the positions after it. */
async function loaded(binarize: string, start?: DataLoaderPosition) {
  const { model, training } = configured({ binarize })
  const optimizer = optimizerFrom(training.optimizer)
  const loader = new DataLoader(dataset, modelFrom(model), optimizer, training, start)
  const steps: { pixels: number[]; position: DataLoaderPosition }[] = []
  for (let chunk = await loader.next(1); chunk; chunk = await loader.next(1))
    steps.push({ pixels: [...(chunk.inputs.images as Uint8Array)], position: chunk.position })
  return steps
}

it('dynamic: other pixels every epoch, and the same ones where it is resumed', async () => {
  const steps = await loaded('dynamic')
  const epochs = [steps.slice(0, 3), steps.slice(3)].map((epoch) =>
    epoch.flatMap(({ pixels }) => pixels),
  )
  for (const pixels of epochs) {
    expect(new Set(pixels)).toEqual(new Set([0, 255]))
    expect(pixels).toHaveLength(count * size)
  }
  expect(epochs[1]).not.toEqual(epochs[0])
  expect(images.every((pixel) => pixel === 128)).toBe(true)
  for (const [at, { position }] of steps.entries())
    expect(await loaded('dynamic', position)).toEqual(steps.slice(at + 1))
})

it.each(['static', 'dynamic'])(
  '%s: validation has the same pixels every epoch',
  async (binarize) => {
    const validations: EpochEnd['validation'][] = []
    const optimizer = { type: 'sgd', learningRate: 0 }
    const observers = [{ epoch: async (end: EpochEnd) => void validations.push(end.validation) }]
    await train({ configuration: configured({ binarize, optimizer }), data, engine, observers })
    expect(validations).toHaveLength(2)
    expect(validations[0]).toEqual(validations[1])
    // Half of the pixels are 0 and half are 1, so the error is larger than with grey ones.
    const plain: EpochEnd['validation'][] = []
    await train({
      ...{ configuration: configured({ optimizer }), data, engine },
      observers: [{ epoch: async (end: EpochEnd) => void plain.push(end.validation) }],
    })
    expect(validations[0]?.squaredError).toBeGreaterThan((plain[0]?.squaredError ?? 1) + 0.1)
  },
)

it('static: the same pixels every epoch', async () => {
  const losses: number[] = []
  await train({
    configuration: configured({
      ...{ binarize: 'static', batchSize: count },
      optimizer: { type: 'sgd', learningRate: 0 },
    }),
    ...{ data, engine },
    observers: [
      {
        steps: ({ steps }) => {
          losses.push(...steps.map(({ loss, kl }) => loss - kl))
        },
      },
    ],
  })
  expect(losses).toHaveLength(2)
  // Only the noise of the posterior differs, which the untrained decoder hardly sees.
  expect(Math.abs((losses[0] ?? 0) - (losses[1] ?? 9))).toBeLessThan(0.5)
})

it('needs a likelihood of black and white', async () => {
  const configuration = configured({ binarize: 'static' }, { type: 'gaussian' })
  await expect(train({ configuration, data, engine })).rejects.toMatchObject({
    key: 'training.binarize',
  })
})
