// A batch in parts is trained on like a whole one, to rounding, in every reduction, with a smaller last batch and after resuming.
import { afterAll, describe, expect, it } from 'vitest'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../data/dataset.js'
import type { StateValues } from '../engines/engine.js'
import { ConfigError } from '../errors.js'
import { Random } from '../random/random.js'
import { type Configuration, configurationSchema } from './configuration.js'
import type { StepMetrics } from './events.js'
import { prepareTraining } from './prepare-training.js'
import type { ResumePoint } from './resume-point.js'
import { train } from './train.js'

const side = 4
const random = new Random(1, 'examples')
const examples = (count: number) =>
  arrayDataset(
    [side, side],
    Uint8Array.from({ length: count * side * side }, () => random.below(256)),
  )
// 22 examples in batches of 8: the last batch has 6.
const data: DataSplits = {
  name: 'noise',
  train: examples(22),
  validation: examples(6),
  fingerprint: '',
}

const configured = (
  training: object,
  encoder: readonly object[] = [{ type: 'linear', units: 8 }],
): Configuration =>
  configurationSchema.parse({
    name: 'tiny',
    model: {
      type: 'vae',
      input: [side, side],
      encoder,
      latent: 2,
      decoder: [{ type: 'linear', units: 8 }],
      likelihood: { type: 'bernoulli' },
    },
    training: { epochs: 2, batchSize: 8, ...training },
  })

const engine = await sameThreadEngine()
afterAll(() => engine.close())

/** Metrics of every step, and the state and the resume point after every epoch. */
async function trained(
  configuration: Configuration,
  resumeFrom?: { state: StateValues; resumePoint: ResumePoint },
) {
  const steps: StepMetrics[] = []
  const epochs: { state: StateValues; resumePoint: ResumePoint }[] = []
  await train({
    configuration,
    data,
    engine,
    ...(resumeFrom && { resumeFrom: { where: 'test', ...resumeFrom } }),
    observers: [
      {
        steps: (event) => {
          steps.push(...event.steps)
        },
        epoch: async ({ state, resumePoint }) => {
          epochs.push({ state: await state(), resumePoint })
        },
      },
    ],
  })
  return { steps, epochs }
}

function assertClose(one: ArrayLike<number>, other: ArrayLike<number>) {
  expect(one.length).toBe(other.length)
  const scale = Math.max(...Array.from(one, Math.abs), 1e-6)
  for (let at = 0; at < one.length; at++)
    expect(Math.abs((one[at] ?? 0) - (other[at] ?? Number.NaN)) / scale).toBeLessThan(1e-4)
}

describe.each(['sum', 'mean'] as const)('with the reduction %s', (reduction) => {
  // 3 parts of 3, 3 and 2 examples; 4 of 2; 8 of 1; more parts than examples are 8.
  it.each([2, 3, 4, 8, 20])('%i parts are like one', async (accumulate) => {
    const optimizer = { type: 'sgd', learningRate: 0.01, momentum: 0.9 }
    const whole = await trained(configured({ reduction, optimizer }))
    const parts = await trained(configured({ reduction, optimizer, accumulate }))
    expect(parts.steps.map(({ step, examples }) => [step, examples])).toEqual(
      whole.steps.map(({ step, examples }) => [step, examples]),
    )
    for (const name of ['loss', 'reconstruction', 'kl'] as const)
      assertClose(
        whole.steps.map((each) => each[name]),
        parts.steps.map((each) => each[name]),
      )
    for (const [index, { state }] of whole.epochs.entries()) {
      const other = parts.epochs[index]?.state ?? {}
      expect(Object.keys(other)).toEqual(Object.keys(state))
      for (const [name, { data: values }] of Object.entries(state))
        assertClose(values, other[name]?.data ?? [])
    }
  })
})

it('resumes to the same bits', async () => {
  const configuration = configured({ accumulate: 3 })
  const whole = await trained(configuration)
  const [first] = whole.epochs
  if (!first) throw new Error('no epoch')
  const resumed = await trained(configuration, first)
  expect(resumed.epochs.at(-1)).toEqual(whole.epochs.at(-1))
  expect(resumed.steps).toEqual(whole.steps.slice(-resumed.steps.length))
})

it('is refused where a part of a batch would be a single value to batch normalization', async () => {
  const layers = [{ type: 'linear', units: 8 }, { type: 'batchNorm' }]
  const prepare = (accumulate: number) =>
    prepareTraining({ configuration: configured({ accumulate }, layers), data, engine })
  await (await prepare(4)).dispose()
  await expect(prepare(8)).rejects.toThrow(ConfigError)
})
