// What is said before a training begins, and batches that batch normalization cannot use.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits } from '../data/dataset.js'
import { loadData } from '../data/load.js'
import type { Engine } from '../engines/engine.js'
import { parseConfiguration } from '../recipes/resolve.js'
import { prepareTraining } from './prepare-training.js'
import { memoryNotices } from './training-notices.js'

let engine: Engine
beforeAll(async () => {
  engine = await sameThreadEngine()
})
afterAll(() => engine.close())

const rows = (count: number): DataSplits => {
  const of = (count: number) =>
    arrayDataset(
      [6],
      Float32Array.from({ length: count * 6 }, (_, at) => Math.sin(at)),
    )
  return { name: 'rows', train: of(count), validation: of(5), fingerprint: '' }
}
const linear = { type: 'linear', units: 4 } as const
const batchNorm = { type: 'batchNorm' } as const

function configured({
  encoder = [linear],
  input = [6],
  model = {},
  ...training
}: {
  encoder?: readonly object[]
  input?: readonly number[]
  model?: object
  [setting: string]: unknown
}) {
  return parseConfiguration({
    name: 'tiny',
    model: {
      ...{ type: 'vae', input, encoder, latent: 2, decoder: [linear] },
      ...{ likelihood: { type: 'gaussian' }, ...model },
    },
    training: { epochs: 1, batchSize: 8, ...training },
  })
}

async function noticesOf(options: Parameters<typeof configured>[0], data = rows(16)) {
  const notify = vi.fn()
  const training = await prepareTraining({
    configuration: configured(options),
    data,
    engine,
    notify,
  })
  await training.dispose()
  return notify.mock.calls.map(([code, values]) => [code, values])
}

describe('a step that does not fit into memory', () => {
  const training = { batchSize: 64 }
  const codes = (needs: Parameters<typeof memoryNotices>[0], changes = {}, count = 1000) =>
    memoryNotices(needs, { ...training, ...changes }, count).map(({ code, values }) => [
      code,
      values,
    ])

  it('is told with the number of parts that would fit', () => {
    const needs = { memory: 64e9, state: 1e9, available: 10e9 }
    // 1 GB an example, 0.8 · 10 − 2 GB for examples: 6 at once.
    const values = { needed: 66, available: 10, examples: 64, parts: 11 }
    expect(codes(needs)).toEqual([['training.memory', values]])
    expect(codes({ ...needs, available: 66e9 })).toEqual([])
    expect(codes({ ...needs, available: undefined })).toEqual([])
    // Of the parts of 8 examples, each still takes too much.
    const parts = { ...needs, memory: 8e9, available: 9e9 }
    expect(codes(parts, { accumulate: 8 })).toEqual([
      ['training.memory', { needed: 10, available: 9, examples: 8, parts: 13 }],
    ])
    expect(codes(needs, {}, 32)).toEqual([
      ['training.memory', { needed: 66, available: 10, examples: 32, parts: 11 }],
    ])
  })

  it('is told of the model where no part of a batch would fit', () => {
    const needs = { memory: 1e9, state: 4e9, available: 8e9 }
    expect(codes(needs)).toEqual([['training.modelMemory', { needed: 9, available: 8 }]])
  })

  it('before it is run; strict refuses it', async () => {
    const small = { ...engine, availableMemory: () => 1000 }
    const notify = vi.fn()
    const input = { configuration: configured({}), data: rows(16), engine: small, notify }
    await (await prepareTraining(input)).dispose()
    expect(notify.mock.calls).toMatchObject([['training.modelMemory', {}]])
    const strict = prepareTraining({ ...input, strict: true })
    await expect(strict).rejects.toMatchObject({ key: 'notice.strict' })
  })
})

describe('a new training', () => {
  it('says nothing where nothing is odd', async () => {
    expect(await noticesOf({})).toEqual([])
    expect(await noticesOf({ batchSize: 16 })).toEqual([])
  })

  it('says that nothing is learned, or that a batch is all there is', async () => {
    expect(await noticesOf({ optimizer: { type: 'adam', learningRate: 0 } })).toEqual([
      ['training.learningRate', { learningRate: 0 }],
    ])
    expect(await noticesOf({ batchSize: 100 })).toEqual([
      ['training.batchSize', { batchSize: 100, count: 16 }],
    ])
    expect(await noticesOf({ batchSize: 8, accumulate: 4 })).toEqual([])
    // Parts of 3, 3 and 2 are three.
    expect(await noticesOf({ batchSize: 8, accumulate: 3 })).toEqual([])
    expect(await noticesOf({ batchSize: 8, accumulate: 5 })).toEqual([
      ['training.parts', { accumulate: 5, batch: 8, parts: 4, partSize: 2 }],
    ])
    expect(await noticesOf({ batchSize: 8, accumulate: 20 })).toEqual([
      ['training.parts', { accumulate: 20, batch: 8, parts: 8, partSize: 1 }],
    ])
    const configuration = configured({ batchSize: 100 })
    const strict = prepareTraining({ configuration, data: rows(16), engine, strict: true })
    await expect(strict).rejects.toMatchObject({ key: 'notice.strict' })
  })

  it('says that a mean squared error is outweighed by the KL, with the weight that is right', async () => {
    const likelihood = { type: 'meanSquaredError', mean: 'identity' }
    // σ² = 1 · 6 / 2
    const values = { weight: 1, values: 6, deviation: 1.7, suggested: 0.17 }
    expect(await noticesOf({ model: { likelihood } })).toEqual([['model.klWeight', values]])
    expect(await noticesOf({ model: { likelihood, klWeight: 0.17 } })).toEqual([])
    expect(await noticesOf({ model: { likelihood: { type: 'gaussian' }, klWeight: 9 } })).toEqual(
      [],
    )
  })
})

describe('a setting without an effect is told:', () => {
  it.each<[string, Parameters<typeof configured>[0], [string, object][]]>([
    [
      'a warm-up longer than the training',
      { schedule: { type: 'cosine', warmUp: 3.5 }, epochs: 3 },
      [['training.warmUp', { warmUp: 3.5, epochs: 3 }]],
    ],
    ['and not one as long', { schedule: { type: 'cosine', warmUp: 3 }, epochs: 3 }, []],
    [
      'steps after the end',
      { schedule: { type: 'step', every: 3 }, epochs: 3 },
      [['training.schedule', { type: 'step', first: 3, epochs: 3 }]],
    ],
    ['and not one before it', { schedule: { type: 'step', every: 2 }, epochs: 3 }, []],
    [
      'epochs after the end',
      { schedule: { type: 'multiStep', at: [2, 3, 9] }, epochs: 3 },
      [['training.milestones', { at: '3, 9', epochs: 3 }]],
    ],
    [
      'a plateau that the training is too short for',
      { schedule: { type: 'plateau', patience: 2 }, epochs: 4 },
      [['training.schedule', { type: 'plateau', first: 4, epochs: 4 }]],
    ],
    [
      'and not where it is long enough',
      { schedule: { type: 'plateau', patience: 2 }, epochs: 5 },
      [],
    ],
    [
      'a schedule of the KL longer than the training',
      { model: { klSchedule: { type: 'linear', epochs: 2 } } },
      [['training.klSchedule', { end: 2, epochs: 1 }]],
    ],
    ['and not cycles', { model: { klSchedule: { type: 'cyclic' } } }, []],
    [
      'averages after the end',
      { average: { from: 2 } },
      [['training.average', { from: 2, epochs: 1 }]],
    ],
    ['clipping without a limit', { clip: {} }, [['training.clip', {}]]],
    ['and not with one', { clip: { norm: 1 } }, []],
    [
      'a capacity below the free bits',
      { model: { klSchedule: { type: 'capacity', to: 1, epochs: 1 }, freeBits: 0.5 } },
      [['model.capacity', { capacity: 1, free: 1, latent: 2, freeBits: 0.5 }]],
    ],
    [
      'and not one above them',
      { model: { klSchedule: { type: 'capacity', to: 1.1, epochs: 1 }, freeBits: 0.5 } },
      [],
    ],
    [
      'a penalty without weights',
      { model: { type: 'autoencoder', codePenalty: {} } },
      [['model.codePenalty', {}]],
    ],
    ['and not with one', { model: { type: 'autoencoder', codePenalty: { l1: 1 } } }, []],
    [
      'statistics of a batch of one example',
      { batchSize: 1, model: { objective: { type: 'dip' } } },
      [['training.batchStatistics', {}]],
    ],
    [
      'and of parts of one',
      { batchSize: 8, accumulate: 8, model: { objective: { type: 'mmd' } } },
      [['training.batchStatistics', {}]],
    ],
    ['but not without such statistics', { batchSize: 1 }, []],
  ])('%s', async (_, options, notices) => {
    expect(await noticesOf(options)).toEqual(notices)
  })

  // Both have the same gradients at every step.
  it('a capacity below the free bits trains to the same model as none', async () => {
    const reached = async (capacity: number) => {
      const klSchedule = { type: 'capacity', to: capacity, epochs: 1 }
      const configuration = configured({ model: { klSchedule, freeBits: 0.005 }, epochs: 2 })
      const training = await prepareTraining({ configuration, data: rows(16), engine })
      const { validation } = await training.run()
      await training.dispose()
      return validation?.reconstruction
    }
    expect(await reached(0.01)).toBe(await reached(0))
    expect(await reached(300)).not.toBe(await reached(0))
  })
})

it('with a mean squared error collapses at weight 1, and not at the suggested one', async () => {
  const data = await loadData('digits')
  const klOf = async (klWeight: number) => {
    const configuration = parseConfiguration({
      name: 'mse',
      model: {
        ...{ type: 'vae', input: data.train.shape, latent: 2, klWeight },
        encoder: [{ type: 'flatten' }, { type: 'linear', units: 32 }, { type: 'relu' }],
        decoder: [{ type: 'linear', units: 32 }, { type: 'relu' }],
        likelihood: { type: 'meanSquaredError' },
      },
      training: { epochs: 4, batchSize: 50, seed: 3 },
    })
    const training = await prepareTraining({ configuration, data, engine })
    const { validation } = await training.run()
    await training.dispose()
    return validation?.kl ?? 0
  }
  expect(await klOf(1)).toBeLessThan(0.05)
  expect(await klOf(Number((1 / 784).toPrecision(2)))).toBeGreaterThan(1)
})

describe('batch normalization', () => {
  const refused = { key: 'training.singleValue', code: 'CONFIG' }
  const prepared = async (options: Parameters<typeof configured>[0], data: DataSplits) => {
    const training = await prepareTraining({ configuration: configured(options), data, engine })
    await training.dispose()
  }

  it.each([
    ['a batch size of 1', { batchSize: 1 }, 16],
    ['a last batch of one example', { batchSize: 5 }, 16],
    ['one training example', { batchSize: 8 }, 1],
  ])('behind a linear layer refuses %s', async (_, training, count) => {
    const encoder = [linear, batchNorm]
    await expect(prepared({ encoder, ...training }, rows(count))).rejects.toMatchObject({
      ...refused,
      values: { layer: 'encoder.1 (batchNorm)', count, batchSize: training.batchSize },
    })
    // Without it, such batches are fine.
    await prepared({ ...training }, rows(count))
  })

  it('refuses feature maps of one pixel, and takes larger ones', async () => {
    const images = (side: number): DataSplits => {
      const of = (count: number) => arrayDataset([side, side], new Uint8Array(count * side * side))
      return { name: 'images', train: of(16), validation: of(5), fingerprint: '' }
    }
    const conv = { type: 'conv', channels: 3, kernel: 4, stride: 4 }
    const encoder = [conv, batchNorm, { type: 'flatten' }]
    const options = { encoder, batchSize: 1, model: { likelihood: { type: 'bernoulli' } } }
    const one = prepared({ ...options, input: [4, 4] }, images(4))
    await expect(one).rejects.toMatchObject(refused)
    await prepared({ ...options, input: [8, 8] }, images(8))
    // As in PyTorch, where a larger batch has more values per channel.
    await prepared({ ...options, batchSize: 8, input: [4, 4] }, images(4))
  })
})
