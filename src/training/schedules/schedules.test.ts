// Learning rates of every schedule against torch.optim.lr_scheduler (test/golden/schedules.py), and what waits for schedules.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bernoulli } from '../../likelihoods/bernoulli.js'
import { vae } from '../../models/vae.js'
import { sgd } from '../../optimizers/sgd.js'
import { configurationSchema } from '../configuration.js'
import type { LearningRateSchedule } from './learning-rate.js'
import type { PlateauState } from './plateau.js'
import { plateauAfter, scheduledEpochs, stepSchedule } from './schedules.js'

interface Golden {
  readonly learningRate: number
  readonly epochs: number
  readonly stepsPerEpoch: number
  readonly losses: readonly number[]
  readonly cases: readonly {
    readonly schedule: LearningRateSchedule
    readonly learningRates: readonly number[]
  }[]
}
const golden: Golden = JSON.parse(
  readFileSync(new URL('../../../test/golden/learning-rates.json', import.meta.url), 'utf8'),
)
const { learningRate, epochs, stepsPerEpoch, losses } = golden

const networks = { input: [4], encoder: [], latent: 2, decoder: [], likelihood: bernoulli() }
const plain = vae(networks)
const linear = vae({ ...networks, klWeight: 4, klSchedule: { type: 'linear', epochs: 2.5 } })

const training = (options: object = {}) =>
  configurationSchema.shape.training.parse({
    epochs,
    optimizer: sgd({ learningRate }),
    ...options,
  })

/** The learning rate of every step. */
function rates(schedule: object | undefined, model = plain): number[] {
  const own = training({ schedule })
  let plateau: PlateauState | undefined
  return losses.flatMap((loss, index) => {
    const ofEpoch = Array.from({ length: stepsPerEpoch }, (_, place) => {
      const step = index * stepsPerEpoch + place + 1
      return stepSchedule(own, model, { step, stepsPerEpoch, epochs }, plateau).learningRate
    })
    plateau = plateauAfter(plateau, own, model, { epoch: index + 1, loss })
    return ofEpoch
  })
}

describe('the learning rate', () => {
  it.each(golden.cases.map((each) => [JSON.stringify(each.schedule), each] as const))(
    '%s is that of PyTorch',
    (_, { schedule, learningRates }) => {
      const own = rates(schedule)
      expect(own).toHaveLength(learningRates.length)
      for (const [index, expected] of learningRates.entries())
        expect(Math.abs((own[index] ?? 0) - expected), `step ${index + 1}`).toBeLessThan(
          1e-7 * learningRate,
        )
    },
  )

  it('is constant without a schedule', () => {
    expect(new Set(rates(undefined))).toEqual(new Set([learningRate]))
    expect(new Set(rates({ type: 'constant' }))).toEqual(new Set([learningRate]))
  })

  it('is finite in trainings of a few steps', () => {
    for (const steps of [1, 2, 3, 4])
      for (let step = 1; step <= steps; step++) {
        const at = { step, stepsPerEpoch: 1, epochs: steps }
        for (const type of ['cosine', 'oneCycle']) {
          const own = stepSchedule(training({ schedule: { type } }), plain, at, undefined)
          expect(own.learningRate).toBeGreaterThan(0)
          expect(own.learningRate).toBeLessThanOrEqual(learningRate)
        }
      }
  })
})

describe('a plateau', () => {
  const schedule = { type: 'plateau', factor: 0.5, patience: 0, threshold: 0.01 }
  const changes = (values: readonly number[], model = plain) =>
    values.reduce<PlateauState | undefined>(
      (state, loss, index) =>
        plateauAfter(state, training({ schedule }), model, { epoch: index + 1, loss }),
      undefined,
    )?.changes

  it('is one of negative losses, too', () => {
    expect(changes([-100, -100.5, -102, -104])).toBe(1)
    expect(changes([100, 99.5, 98, 96])).toBe(1)
  })

  it('counts from the end of the schedule of the objective', () => {
    expect(changes([1, 2, 3], linear)).toBe(undefined)
    expect(changes([1, 2, 3, 4, 5], linear)).toBe(1)
  })
})

describe('a step', () => {
  const at = { step: 8, stepsPerEpoch: 10, epochs: 4 }
  const recorded = (options: object, model = plain) =>
    stepSchedule(training(options), model, at, undefined).recorded

  it('records what has a schedule', () => {
    expect(recorded({})).toEqual({})
    expect(recorded({ schedule: { type: 'step' } })).toEqual({ learningRate })
    expect(recorded({}, linear)).toEqual({ klWeight: (4 * 7) / 25 })
    const capacity = vae({ ...networks, klSchedule: { type: 'capacity', to: 5, epochs: 1 } })
    expect(recorded({}, capacity)).toEqual({ klCapacity: 3.5 })
  })
})

it('patience counts from the end of the warm-up and of the schedule of the objective', () => {
  expect(scheduledEpochs(training(), plain)).toBe(0)
  expect(scheduledEpochs(training(), linear)).toBe(3)
  const schedule = { type: 'cosine', warmUp: 4.5 }
  expect(scheduledEpochs(training({ schedule }), linear)).toBe(5)
})
