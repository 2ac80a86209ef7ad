// Averaged weights: three steps of Adam as PyTorch averages them, when averaging begins, exact resuming, and what stays as it was.
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { uniform } from '../../../test/golden/formula.js'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../../data/dataset.js'
import type { StateValues } from '../../engines/engine.js'
import { fuseUpdates } from '../../engines/kernels/fuse-updates.js'
import { multiply, sum } from '../../graph/operations.js'
import type { Model } from '../../models/model.js'
import { adam } from '../../optimizers/adam.js'
import { optimizerFrom } from '../../optimizers/optimizers.js'
import { Random } from '../../random/random.js'
import { configurationSchema } from '../configuration.js'
import type { EpochEnd } from '../events.js'
import { inputNames, trainingProgram } from '../programs.js'
import type { ResumeFrom } from '../resume-point.js'
import { train } from '../train.js'
import { averagedState, averageInputs, averageScalars } from './average-weights.js'

const engine = await sameThreadEngine()
afterAll(() => engine.close())

const random = new Random(1, 'examples')
const examples = (count: number) =>
  arrayDataset(
    [3, 3],
    Uint8Array.from({ length: count * 9 }, () => random.below(256)),
  )
const data: DataSplits = {
  name: 'noise',
  train: examples(22),
  validation: examples(6),
  fingerprint: '',
}

/** All epochs with their states; six steps an epoch, the last of two examples. */
async function trained(training: object, resumeFrom?: ResumeFrom) {
  const configuration = configurationSchema.parse({
    name: 'tiny',
    model: {
      ...{ type: 'vae', input: [3, 3], latent: 2, likelihood: { type: 'bernoulli' } },
      encoder: [{ type: 'linear', units: 6 }, { type: 'batchNorm' }],
      decoder: [{ type: 'linear', units: 6 }],
    },
    training: { epochs: 3, batchSize: 4, optimizer: { type: 'adam' }, ...training },
  })
  const epochs: (ResumeFrom & Pick<EpochEnd, 'validation'>)[] = []
  await train({
    ...{ configuration, data, engine, resumeFrom },
    observers: [
      {
        epoch: async ({ resumePoint, state, validation }) => {
          epochs.push({ where: 'test', resumePoint, validation, state: await state() })
        },
      },
    ],
  })
  return epochs
}

const without = (values: StateValues | undefined) =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !name.startsWith('average/')))
const weightNames = (values: StateValues = {}) =>
  Object.keys(values).filter((name) => `average/${name}` in values)

it('changes no bit of the training, and not its validation', async () => {
  const [plain, averaged] = [await trained({}), await trained({ average: {} })]
  expect(averaged.map(({ state }) => without(state))).toEqual(plain.map(({ state }) => state))
  expect(averaged.map(({ validation }) => validation)).toEqual(
    plain.map(({ validation }) => validation),
  )
})

it('are the weights until averaging begins, and lag behind them afterwards', async () => {
  const epochs = await trained({ average: { decay: 0.9, from: 2 } })
  const [first, second] = epochs.map(({ state }) => state)
  expect(weightNames(first)).toContain('encoder.0.weight')
  expect(weightNames(first)).not.toContain('encoder.1.runningMean')
  for (const name of weightNames(first)) {
    expect(first?.[`average/${name}`]?.data, name).toEqual(first?.[name]?.data)
  }
  expect(second?.['average/output.weight']?.data).not.toEqual(second?.['output.weight']?.data)
})

it('take the place of the parameters; running statistics stay', async () => {
  const [last] = (await trained({ average: { decay: 0.5 } })).slice(-1)
  const averaged = averagedState(last?.state ?? {})
  for (const [name, { data: values }] of Object.entries(without(last?.state)))
    expect(averaged?.[name]?.data, name).toEqual(last?.state[`average/${name}`]?.data ?? values)
  expect(averagedState({})).toBeUndefined()
})

describe('resuming after any epoch ends in the same bits', () => {
  it.each([
    { average: { decay: 0.9, from: 2 } },
    { average: { decay: 0.9 }, accumulate: 2, clip: { norm: 0.5 } },
  ])('%j', async (training) => {
    const whole = await trained(training)
    for (const resumeFrom of whole.slice(0, -1)) {
      const rest = await trained(training, resumeFrom)
      expect(rest.at(-1)).toEqual(whole.at(-1))
    }
  })
})

it('of a step in parts are those of a whole one', async () => {
  const [whole, parts] = [
    await trained({ average: { decay: 0.9 }, optimizer: { type: 'sgd', learningRate: 0.1 } }),
    await trained({
      ...{ average: { decay: 0.9 }, optimizer: { type: 'sgd', learningRate: 0.1 } },
      accumulate: 2,
    }),
  ]
  const names = weightNames(whole.at(-1)?.state).filter((name) => name.startsWith('output'))
  expect(names).toHaveLength(2)
  for (const name of names)
    for (const [place, value] of whole.at(-1)?.state[`average/${name}`]?.data.entries() ?? [])
      expect(parts.at(-1)?.state[`average/${name}`]?.data[place]).toBeCloseTo(value, 1)
})

interface Golden {
  readonly decay: number
  /** The step after which averaging begins. */
  readonly first: number
  readonly averages: readonly (readonly number[])[]
}
const cases: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../../test/golden/averages.json', import.meta.url), 'utf8'),
)

describe('three steps of Adam against PyTorch (test/golden/averages.py)', () => {
  /** The loss of an example is its product with the parameter, so that it is its gradient. */
  const model = {
    input: [7],
    noise: [],
    objective(x, _, scope) {
      const loss = sum(multiply(x, scope.parameter('weight', [7], { constant: 0 })), [1])
      return { loss, reconstruction: loss, encoderInput: x, reconstructed: x }
    },
  } as Pick<Model, 'input' | 'noise' | 'objective'> as Model
  const config = adam({ learningRate: 0.1 })
  const optimizer = optimizerFrom(config)

  it.each(cases)('decay $decay from step $first', async ({ decay, first, averages }) => {
    const average = { decay, from: 1 }
    const { program, variables } = trainingProgram(model, optimizer, {
      ...{ batch: 1, itemType: 'float32', reduction: 'mean', average },
    })
    // The average is advanced by the function that moves its parameter.
    expect(fuseUpdates(program).calls).toHaveLength(1)
    const start = Object.fromEntries(
      [...variables.keys()].map((name) => [name, { shape: [7], data: new Float32Array(7) }]),
    )
    const data = uniform('parameter', 7, 1)
    const state = await engine.load({ ...start, weight: { shape: [7], data } })
    const executable = await engine.compile(program)
    for (let step = 1; step <= 3; step++) {
      const weights = averageScalars(average, { epoch: 1, isFirst: step <= first })
      const scalars = Object.entries(optimizer.scalars(step, config.learningRate))
      const inputs = {
        [inputNames.images]: uniform(`gradient/${step - 1}`, 7, 1),
        ...Object.fromEntries(
          scalars.map(([name, value]) => [inputNames.scalar(name), Float32Array.of(value)]),
        ),
        [averageInputs.keep]: Float32Array.of(weights.keep),
        [averageInputs.share]: Float32Array.of(weights.share),
      }
      await executable.run(state, inputs, 1)
      const found = (await state.read())['average/weight']?.data ?? []
      for (const [place, value] of (averages[step - first] ?? []).entries())
        expect(found[place], `step ${step}, value ${place + 1}`).toBeCloseTo(value, 6)
    }
    await executable.dispose()
    await state.dispose()
  })
})
