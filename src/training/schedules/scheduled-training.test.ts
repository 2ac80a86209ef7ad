// Trainings with schedules: what every step uses and records, what validation measures, early stopping, exact resuming.
import { afterAll, describe, expect, it } from 'vitest'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../../data/dataset.js'
import { modelFrom } from '../../models/models.js'
import { Random } from '../../random/random.js'
import { configurationSchema } from '../configuration.js'
import type { EpochEnd, StepMetrics } from '../events.js'
import { initialState } from '../initial-state.js'
import type { ResumeFrom } from '../resume-point.js'
import { train } from '../train.js'
import { trainingGraph } from '../training-graph.js'

const random = new Random(1, 'examples')
const examples = (count: number) =>
  arrayDataset(
    [3, 3],
    Uint8Array.from({ length: count * 9 }, () => random.below(256)),
  )
// Six steps an epoch; the last batch has two examples.
const data: DataSplits = {
  name: 'noise',
  train: examples(22),
  validation: examples(6),
  fingerprint: '',
}
const learningRate = 0.02

const engine = await sameThreadEngine()
afterAll(() => engine.close())

interface Options {
  readonly model?: object
  readonly training?: object
  readonly resumeFrom?: ResumeFrom
}

const configured = ({ model, training }: Options) =>
  configurationSchema.parse({
    name: 'tiny',
    model: {
      ...{ type: 'vae', input: [3, 3], latent: 2, likelihood: { type: 'bernoulli' } },
      encoder: [{ type: 'linear', units: 6 }],
      decoder: [{ type: 'linear', units: 6 }],
      ...model,
    },
    training: { epochs: 4, batchSize: 4, optimizer: { type: 'adam', learningRate }, ...training },
  })

/** All steps, and all epochs with their states. */
async function trained({ resumeFrom, ...options }: Options) {
  const configuration = configured(options)
  const steps: StepMetrics[] = []
  const epochs: (Pick<EpochEnd, 'epoch' | 'validation'> & ResumeFrom)[] = []
  const result = await train({
    ...{ configuration, data, engine, resumeFrom },
    observers: [
      {
        steps: (event) => {
          steps.push(...event.steps)
        },
        epoch: async ({ epoch, validation, resumePoint, state }) => {
          epochs.push({ epoch, validation, resumePoint, state: await state(), where: 'test' })
        },
      },
    ],
  })
  return { steps, epochs, result }
}

it('a training without schedules records its metrics only', async () => {
  const { steps, epochs } = await trained({})
  const names = ['epoch', 'step', 'examples', 'loss', 'reconstruction', 'kl']
  expect(Object.keys(steps[0] ?? {})).toEqual(names)
  expect(Object.keys(epochs[0]?.resumePoint ?? {})).toEqual(['position', 'gathered', 'best'])
})

describe('a plateau', () => {
  // Every epoch counts as one, unless the loss halves.
  const schedule = { type: 'plateau', factor: 0.5, patience: 0, threshold: 0.5 }

  it('changes the learning rate from the first step of the next epoch', async () => {
    const { steps } = await trained({ training: { schedule } })
    expect(steps.map((step) => step.learningRate)).toEqual(
      [1, 1, 0.5, 0.25].flatMap((factor) => Array(6).fill(factor * learningRate)),
    )
  })

  it('has the parameters of the learning rates that it records', async () => {
    const [first, second] = [
      await trained({ training: { schedule, epochs: 3 } }),
      await trained({
        training: { schedule: { type: 'multiStep', at: [2], factor: 0.5 }, epochs: 3 },
      }),
    ]
    expect(first.epochs.at(-1)?.state).toEqual(second.epochs.at(-1)?.state)
  })
})

describe('a schedule of the KL term', () => {
  it('weights the KL of training, and validation has the final weight', async () => {
    const klSchedule = { type: 'linear', epochs: 2 }
    const { steps, epochs } = await trained({ model: { klWeight: 3, klSchedule } })
    for (const [index, { loss, reconstruction, kl, klWeight }] of steps.entries()) {
      expect(klWeight).toBeCloseTo(3 * Math.min(1, index / 12), 9)
      expect(loss).toBeCloseTo(reconstruction + (klWeight ?? 0) * kl, 4)
    }
    for (const { validation } of epochs)
      expect(validation.loss).toBeCloseTo(validation.reconstruction + 3 * validation.kl, 4)
  })

  it('or holds the KL at a capacity', async () => {
    const klSchedule = { type: 'capacity', to: 2, epochs: 3 }
    const { steps, epochs } = await trained({ model: { klWeight: 5, klSchedule } })
    for (const { loss, reconstruction, kl, klCapacity = 0 } of steps)
      expect(loss).toBeCloseTo(reconstruction + 5 * Math.abs(kl - klCapacity), 4)
    expect(steps.at(-1)?.klCapacity).toBe(2)
    for (const { validation } of epochs)
      expect(validation.loss).toBeCloseTo(
        validation.reconstruction + 5 * Math.abs(validation.kl - 2),
        4,
      )
  })

  it('is followed by early stopping', async () => {
    // The validation loss never decreases.
    const training = { patience: 1, epochs: 9, optimizer: { type: 'sgd', learningRate: 0 } }
    const plain = await trained({ training })
    expect(plain.result).toMatchObject({ stoppedEarly: true, epochs: 2 })
    const model = { klSchedule: { type: 'linear', epochs: 4.5 } }
    const scheduled = await trained({ training, model })
    expect(scheduled.result).toMatchObject({ stoppedEarly: true, epochs: 6 })
  })
})

it('a latent below its free bits is not pushed to the prior', async () => {
  const { steps } = await trained({ model: { freeBits: 3 } })
  for (const { loss, reconstruction } of steps) expect(loss).toBeCloseTo(reconstruction + 6, 4)
})

describe('gradient clipping', () => {
  it('records the norm before it, and moves parameters less', async () => {
    const optimizer = { type: 'sgd', learningRate: 1e-3 }
    const [free, clipped] = [
      await trained({ training: { optimizer, epochs: 1, clip: { norm: 1e6 } } }),
      await trained({ training: { optimizer, epochs: 1, clip: { norm: 1e-3 } } }),
    ]
    const [norm = 0] = free.steps.map(({ gradientNorm }) => gradientNorm)
    expect(norm).toBeGreaterThan(0.1)
    expect(clipped.steps[0]?.gradientNorm).toBe(norm)
    // The longest way of six steps of length 1e-6 each.
    const start = initialState(
      trainingGraph(modelFrom(configured({}).model), configured({}).training).variables,
      3,
    )
    const distance = Math.hypot(
      ...Object.entries(clipped.epochs[0]?.state ?? {}).flatMap(([name, { data: values }]) =>
        Array.from(values, (value, place) => value - (start[name]?.data[place] ?? 0)),
      ),
    )
    expect(distance).toBeGreaterThan(0)
    expect(distance).toBeLessThan(7e-6)
  })

  it('that clips nothing changes no bit', async () => {
    const [plain, clipped] = [
      await trained({}),
      await trained({ training: { clip: { norm: 1e6, value: 1e6 } } }),
    ]
    expect(clipped.epochs.at(-1)?.state).toEqual(plain.epochs.at(-1)?.state)
  })
})

const everything = {
  clip: { norm: 0.5, value: 0.2 },
  schedule: { type: 'oneCycle', warmUp: 0.5 },
}
const klSchedules = [
  { type: 'linear', epochs: 2.5 },
  { type: 'cyclic', cycles: 3 },
  { type: 'capacity', to: 3, epochs: 3 },
]
const schedules = [
  { type: 'constant', warmUp: 1.5 },
  { type: 'step', every: 1 },
  { type: 'multiStep', at: [2] },
  { type: 'exponential' },
  { type: 'cosine' },
  { type: 'oneCycle' },
  { type: 'plateau', patience: 1, threshold: 0.5 },
]

describe('resuming after any epoch ends in the same bits', () => {
  it.each<Options>([
    ...schedules.map((schedule) => ({ training: { schedule } })),
    ...klSchedules.map((klSchedule) => ({ model: { klSchedule, freeBits: 0.1 } })),
    ...klSchedules.map((klSchedule) => ({
      model: { klSchedule },
      training: { ...everything, accumulate: 3 },
    })),
  ])('%j', async (options) => {
    const whole = await trained(options)
    for (const resumeFrom of whole.epochs.slice(0, -1)) {
      // As a checkpoint stores it.
      const resumePoint = JSON.parse(JSON.stringify(resumeFrom.resumePoint))
      const rest = await trained({ ...options, resumeFrom: { ...resumeFrom, resumePoint } })
      expect(rest.steps).toEqual(whole.steps.slice(-rest.steps.length))
      expect(rest.epochs.at(-1)).toEqual(whole.epochs.at(-1))
    }
  })
})

it('a step in parts is like a whole one, also with schedules and clipping', async () => {
  const optimizer = { type: 'sgd', learningRate: 0.5, momentum: 0.9 }
  const model = { klSchedule: { type: 'linear', epochs: 3 } }
  const training = { ...everything, optimizer }
  const whole = await trained({ model, training })
  const parts = await trained({ model, training: { ...training, accumulate: 3 } })
  for (const [index, step] of whole.steps.entries()) {
    const other = parts.steps[index]
    expect(other?.learningRate).toBe(step.learningRate)
    expect(other?.klWeight).toBe(step.klWeight)
    for (const name of ['loss', 'kl', 'gradientNorm'] as const)
      expect(other?.[name] ?? Number.NaN, name).toBeCloseTo(step[name] ?? 0, 3)
  }
  for (const [name, { data: values }] of Object.entries(whole.epochs.at(-1)?.state ?? {}))
    for (const [place, value] of parts.epochs.at(-1)?.state[name]?.data.entries() ?? [])
      expect(value, name).toBeCloseTo(values[place] ?? 0, 3)
})
