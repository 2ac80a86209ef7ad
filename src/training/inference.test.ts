// Codes and images are those of single batches, however many batches are run together.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { arrayDataset } from '../data/dataset.js'
import type { Engine } from '../engines/engine.js'
import { modelFrom } from '../models/models.js'
import { parseConfiguration } from '../recipes/resolve.js'
import { Inference } from './inference.js'
import { initialState } from './initial-state.js'
import { trainingGraph } from './training-graph.js'

let engine: Engine
let inference: Inference
beforeAll(async () => {
  engine = await sameThreadEngine()
  const linear = { type: 'linear', units: 5 } as const
  const { model, training } = parseConfiguration({
    name: 'tiny',
    model: {
      ...{ type: 'vae', input: [6], encoder: [linear], latent: 2, decoder: [linear] },
      likelihood: { type: 'gaussian' },
    },
    training: { epochs: 1, batchSize: 8 },
  })
  const built = modelFrom(model)
  const values = initialState(trainingGraph(built, training).variables, 1)
  inference = new Inference(built, engine, await engine.load(values))
})
afterAll(async () => {
  await inference.dispose()
  await engine.close()
})

const rows = (from: number, count: number) =>
  Float32Array.from({ length: count * 6 }, (_, at) => Math.sin(from * 6 + at))

// Two full batches of 500 and a part of one.
const count = 1234

it('of many examples are those of each part', async () => {
  const whole = await inference.encode(arrayDataset([6], rows(0, count)))
  expect(whole.count).toBe(count)
  for (const [from, size] of [
    [0, 500],
    [500, 500],
    [1000, 234],
  ] as const) {
    const part = await inference.encode(arrayDataset([6], rows(from, size)))
    const own = (values: Float32Array) => [...values.subarray(2 * from, 2 * (from + size))]
    expect(own(whole.mean)).toEqual([...part.mean])
    expect(own(whole.logVariance as Float32Array)).toEqual([...(part.logVariance as Float32Array)])
  }
  const decoded = await inference.decode(whole.mean)
  expect(decoded.length).toBe(count * 6)
  const part = await inference.decode(whole.mean.slice(2 * 500, 2 * 1000))
  expect([...decoded.subarray(6 * 500, 6 * 1000)]).toEqual([...part])
})

it('reports its progress to the end', async () => {
  const told: number[] = []
  await inference.encode(arrayDataset([6], rows(0, count)), {
    progress: (done, of) => void told.push(done / of),
  })
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})
