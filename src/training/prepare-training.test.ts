// A prepared training: what preparing does, what running does, and that invalid input leaves nothing in the engine.
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../data/dataset.js'
import type { Engine } from '../engines/engine.js'
import { modelFrom } from '../models/models.js'
import { type Configuration, configurationSchema } from './configuration.js'
import type { StepMetrics, TrainingObserver } from './events.js'
import { prepareTraining } from './prepare-training.js'
import { train } from './train.js'

// The real module with spies that count calls.
vi.mock('../models/models.js', { spy: true })

const side = 4
const examples = (count: number) =>
  arrayDataset(
    [side, side],
    Uint8Array.from({ length: count * side * side }, (_, at) => (at % 7 < 3 ? 0 : 255)),
  )
const data: DataSplits = {
  name: 'stripes',
  train: examples(20),
  validation: examples(6),
  fingerprint: '',
}
const configuration: Configuration = configurationSchema.parse({
  name: 'tiny',
  model: {
    type: 'vae',
    input: [side, side],
    encoder: [{ type: 'linear', units: 8 }],
    latent: 2,
    decoder: [{ type: 'linear', units: 8 }],
    likelihood: { type: 'bernoulli' },
  },
  training: { epochs: 2, batchSize: 8 },
})

/** Programs and states that the engine holds. */
const held = { programs: 0, states: 0 }
const engine = await countingEngine()
afterAll(() => engine.close())
beforeEach(() => {
  vi.mocked(modelFrom).mockClear()
})

describe('a prepared training', () => {
  it('has built its model once and compiled only the step; running builds no model', async () => {
    const training = await prepareTraining({ configuration, data, engine })
    expect(held).toEqual({ programs: 1, states: 1 })
    expect(training.description).toMatchObject({ parameters: 340, trainingExamples: 20 })
    await training.run()
    // In addition: the step for the smaller last batch, and the validation program.
    expect(held.programs).toBe(3)
    expect(modelFrom).toHaveBeenCalledTimes(1)
    await training.dispose()
    expect(held).toEqual({ programs: 0, states: 0 })
  })

  it('notifies observers only when it runs, first with its description', async () => {
    const events: unknown[] = []
    const training = await prepareTraining({ configuration, data, engine })
    const start: TrainingObserver['start'] = (event) => void events.push(event)
    expect(events).toEqual([])
    await training.run({ observers: [{ start }] })
    expect(events).toEqual([training.description])
    await training.dispose()
  })

  it('tells of classes that only the validation data has, where the model is conditional', async () => {
    const labelled = (count: number, label: (at: number) => number) => ({
      ...examples(count),
      labels: Uint8Array.from({ length: count }, (_, at) => label(at)),
    })
    const labels = {
      ...data,
      labelNames: ['a', 'b', 'c'],
      train: labelled(20, (at) => at % 2),
      validation: labelled(6, (at) => at % 3),
    }
    const told = async (model: object) => {
      const notify = vi.fn()
      const changed = configurationSchema.parse({
        ...configuration,
        model: { ...configuration.model, ...model },
      })
      await (
        await prepareTraining({ configuration: changed, data: labels, engine, notify })
      ).dispose()
      return notify.mock.calls
    }
    expect(await told({ condition: { type: 'labels' } })).toContainEqual([
      'condition.untrained',
      { count: 1, names: 'c' },
    ])
    expect(await told({})).toEqual([])
  })

  it('takes the same steps as `train`', async () => {
    const ofTrain: StepMetrics[] = []
    const ofRun: StepMetrics[] = []
    const into = (steps: StepMetrics[]): TrainingObserver => ({
      steps: (taken) => void steps.push(...taken.steps),
    })
    const { train: metrics } = await train({
      configuration,
      data,
      engine,
      observers: [into(ofTrain)],
    })
    const training = await prepareTraining({ configuration, data, engine })
    const result = await training.run({ observers: [into(ofRun)] })
    await training.dispose()
    expect(ofRun).toHaveLength(6)
    expect(ofRun).toEqual(ofTrain)
    expect(result.train).toEqual(metrics)
  })
})

describe('preparing', () => {
  it('rejects data of another shape before anything is compiled', async () => {
    const other = { ...data, validation: arrayDataset([2, 2], new Uint8Array(4)) }
    await expect(prepareTraining({ configuration, data: other, engine })).rejects.toMatchObject({
      key: 'training.imageSize',
    })
    expect(held).toEqual({ programs: 0, states: 0 })
  })

  it('leaves nothing in the engine if it fails later', async () => {
    const lost = { ...data.train, read: () => Promise.reject(new Error('gone')) }
    const input = { configuration, data: { ...data, train: lost }, engine }
    await expect(prepareTraining(input)).rejects.toThrow('gone')
    expect(held).toEqual({ programs: 0, states: 0 })
    const standing = {
      position: { epoch: 2, taken: 0, step: 3, shuffle: [1, 2, 3, 4], noise: [1, 2, 3, 4] },
      gathered: {} as never,
    } as const
    const earlier = { where: 'last.safetensors', state: {}, resumePoint: standing }
    await expect(
      prepareTraining({ configuration, data, engine, resumeFrom: earlier }),
    ).rejects.toMatchObject({
      key: 'state.missing',
    })
    expect(held).toEqual({ programs: 0, states: 0 })
  })
})

/** The real engine, which counts the programs and states it holds. */
async function countingEngine(): Promise<Engine> {
  const { compile, load, ...rest } = await sameThreadEngine()
  const counted = <T extends { dispose(): Promise<void> }>(kind: keyof typeof held, made: T): T => {
    held[kind]++
    return {
      ...made,
      dispose() {
        held[kind]--
        return made.dispose()
      },
    }
  }
  return {
    ...rest,
    compile: async (...all) => counted('programs', await compile(...all)),
    load: async (values) => counted('states', await load(values)),
  }
}
