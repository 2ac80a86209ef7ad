// Trainings with a planted cause: what is said of the tensor, the examples and the remedy.
import { afterAll, describe, expect, it } from 'vitest'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits, type Dataset } from '../../data/dataset.js'
import type { Executable } from '../../engines/engine.js'
import { message } from '../../messages/messages.js'
import { Random } from '../../random/random.js'
import { configurationSchema } from '../configuration.js'
import { train } from '../train.js'
import { NonFiniteError } from './non-finite-error.js'
import { remedyFor } from './remedy.js'

const engine = await sameThreadEngine()
afterAll(() => engine.close())

const width = 3
/** Standard normal rows; `change` plants something. */
function rows(count: number, change: (values: Float32Array) => void = () => {}): Dataset {
  const values = new Float32Array(count * width)
  new Random(1, 'rows').fillNormal(values)
  change(values)
  const names = Array.from({ length: count }, (_, index) => `row-${index}`)
  return { ...arrayDataset([width], values), names }
}

const sgd = (learningRate: number) => ({ type: 'sgd', learningRate })

interface Planted {
  readonly data?: Dataset
  readonly model?: object
  readonly training?: object
}

function started({ data = rows(20), model, training }: Planted, used = engine) {
  const splits: DataSplits = { name: 'rows', train: data, validation: rows(4), fingerprint: '' }
  const configuration = configurationSchema.parse({
    name: 'tiny',
    model: {
      ...{ type: 'vae', input: [width], latent: 2, logVarianceBounds: [-30, 20] },
      encoder: [{ type: 'linear', units: 4 }, { type: 'tanh' }],
      decoder: [{ type: 'linear', units: 4 }, { type: 'tanh' }],
      likelihood: { type: 'gaussian', mean: 'identity' },
      ...model,
    },
    training: { epochs: 30, batchSize: 5, ...training },
  })
  return train({ configuration, data: splits, engine: used })
}

async function failureOf(planted: Planted, used = engine): Promise<NonFiniteError> {
  const error = await started(planted, used).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NonFiniteError)
  return error as NonFiniteError
}

const unbounded = { logVarianceBounds: undefined }

describe('the remedy is about', () => {
  it('the data, where an example has values far outside', async () => {
    const data = rows(20, (values) => values.fill(1e25, 13 * width, 14 * width))
    const { diagnosis, metric, message: text, values } = await failureOf({ data })
    expect(diagnosis).toMatchObject({
      remedy: 'data',
      step: metric.step,
      batch: 5,
      tensor: 'reconstruction',
    })
    expect(diagnosis?.examples).toEqual([
      { index: 13, name: 'row-13', largest: Math.fround(1e25), loss: Number.POSITIVE_INFINITY },
    ])
    expect(metric).toEqual({
      ...{ metric: 'reconstruction', actual: Number.POSITIVE_INFINITY, epoch: 1 },
      step: expect.any(Number),
    })
    expect(text).toContain('(1 of 5: 13 (row-13)). Correct or remove them')
    expect(message('ko', 'training.nonFiniteData', values)).toContain('13 (row-13)')
  })

  it('the learning rate, where the loss grew before', async () => {
    const { diagnosis, metric } = await failureOf({
      model: { likelihood: { type: 'gaussian', mean: 'identity' }, ...unbounded },
      training: { optimizer: { ...sgd(1e-3), momentum: 3 } },
    })
    expect(diagnosis?.remedy).toBe('learningRate')
    expect(metric.step - (diagnosis?.step ?? 0)).toBeLessThanOrEqual(1)
  })

  it('the log variance, where it is extreme', async () => {
    // The head is pushed far in one step, while the loss is still that of the beginning.
    const { diagnosis } = await failureOf({
      model: unbounded,
      training: { optimizer: { type: 'adam', learningRate: 100 }, shuffle: false },
      data: rows(20),
    })
    expect(diagnosis).toMatchObject({ remedy: 'logVariance' })
  })

  it('the bounds of the log variance, where it is extreme within them', async () => {
    const { diagnosis, message: text } = await failureOf({
      model: { logVarianceBounds: [-1000, 1000] },
      training: { optimizer: { type: 'adam', learningRate: 100 }, shuffle: false },
      data: rows(20),
    })
    expect(diagnosis).toMatchObject({ remedy: 'logVarianceBounds' })
    expect(text).toContain('although it has bounds: narrow them')
  })

  it('not the log variance, where it has bounds and is not a number', () => {
    const finite = { loss: 1, reconstruction: 1, kl: 0 }
    const findings = {
      ...{ hasExtremes: false, failed: finite, before: [finite], hasScale: false },
      ...{ logVariance: Number.NaN, tensor: undefined },
    }
    expect(remedyFor({ ...findings, isBounded: true })).toBe('unknown')
    expect(remedyFor({ ...findings, isBounded: false })).toBe('logVariance')
  })

  it('the scale of the likelihood, where only the reconstruction overflows', async () => {
    const { diagnosis, metric } = await failureOf({
      model: { likelihood: { type: 'gaussian', mean: 'identity', deviation: 1e-25 } },
    })
    expect(metric).toMatchObject({ metric: 'reconstruction', epoch: 1, step: 1 })
    expect(diagnosis).toMatchObject({
      remedy: 'likelihoodScale',
      tensor: 'reconstruction',
      step: 1,
    })
    expect(diagnosis?.examples).toHaveLength(5)
  })

  it('the KL weight, where the weighted KL overflows', async () => {
    const { diagnosis, metric } = await failureOf({ model: { klWeight: 1e39 } })
    expect(metric).toMatchObject({ metric: 'loss', step: 1 })
    expect(diagnosis).toMatchObject({ remedy: 'klWeight', step: 1 })
  })
})

describe('the first tensor is', () => {
  it('a layer, with its path and type', async () => {
    const data = rows(20, (values) => values.fill(3e38))
    const { diagnosis } = await failureOf({ data })
    expect(diagnosis).toMatchObject({ tensor: 'encoder.0 (linear)', remedy: 'data', step: 1 })
  })

  it('a parameter, where the update before made it infinite', async () => {
    const { diagnosis, metric } = await failureOf({
      data: rows(20, (values) => values.fill(50)),
      model: { encoder: [] },
      training: { optimizer: sgd(3e38) },
    })
    expect(metric.step).toBe(2)
    expect(diagnosis).toMatchObject({
      step: 2,
      tensor: 'posterior.weight',
      examples: { length: 5 },
    })
  })

  it('a gradient of the step before', async () => {
    const { diagnosis, metric } = await failureOf({
      // The loss is finite, its gradient is a product with values of the examples.
      data: rows(20, (values) => values.fill(90)),
      model: { encoder: [], klWeight: 2e34, logVarianceBounds: [-1, 1] },
      training: { optimizer: sgd(1e-3), reduction: 'sum' },
    })
    expect(metric.step).toBe(2)
    expect(diagnosis).toMatchObject({
      ...{ step: 1, tensor: '∂loss/∂posterior.weight', remedy: 'klWeight', examples: [] },
    })
  })
})

it('is the same for steps in parts', async () => {
  const data = rows(20, (values) => values.fill(1e25, 13 * width, 14 * width))
  const [whole, parts] = [
    await failureOf({ data }),
    await failureOf({ data, training: { accumulate: 2 } }),
  ]
  expect(parts.diagnosis).toEqual(whole.diagnosis)
})

it('is missing where computing the step again fails, and the metric is told', async () => {
  let isFailing = false
  const failing = {
    ...engine,
    busySeconds: 0,
    async compile(...given: Parameters<typeof engine.compile>): Promise<Executable> {
      if (isFailing) throw new Error('no memory')
      const executable = await engine.compile(...given)
      isFailing = true
      return executable
    },
  }
  const error = await failureOf({ model: { klWeight: 1e39 } }, failing)
  expect(error).toMatchObject({ key: 'training.nonFinite', diagnosis: undefined, code: 'TRAINING' })
})

it('has fields for programs, with numbers that are not finite as texts', async () => {
  const data = rows(20, (values) => values.fill(1e25, 13 * width, 14 * width))
  const error = await failureOf({ data })
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    ...{ metric: 'reconstruction', value: 'Infinity', epoch: 1, step: error.metric.step },
    ...{ tensor: 'reconstruction', tensorStep: error.metric.step, batch: 5, remedy: 'data' },
    examples: [{ index: 13, name: 'row-13', largest: Math.fround(1e25), loss: 'Infinity' }],
  })
})
