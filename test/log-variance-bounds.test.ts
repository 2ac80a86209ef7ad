// The bounds of a posterior's log variance: gradients, a far example, nothing else changed, and old models without them.

import {
  arrayDataset,
  type Configuration,
  type DataSplits,
  type Engine,
  graph,
  type Metrics,
  modelFrom,
  nodeEngine,
  resolveConfiguration,
  Scope,
  train,
  vae,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lowerModel } from '../dist/engines/lowering/lower-model.js'
import { exportedPrograms } from '../dist/training/portable-programs.js'
import { worst } from './finite-differences.js'
import { seededValues } from './seeded-values.js'

const configuration = resolveConfiguration({
  name: 'tiny',
  model: {
    type: 'vae',
    input: [3],
    encoder: [{ type: 'linear', units: 4 }, { type: 'relu' }],
    latent: 2,
    decoder: [],
    likelihood: { type: 'gaussian', deviation: 1 },
  },
  training: { epochs: 3, batchSize: 16, seed: 5 },
})
const unbounded: Configuration = {
  ...configuration,
  model: { ...configuration.model, logVarianceBounds: undefined } as Configuration['model'],
}

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
})
afterAll(() => engine.close())

/** Standard normal rows; `far` is the first value of the first validation example. */
function rows(far?: number): DataSplits {
  const [training, held] = [
    Float32Array.from(seededValues({ shape: [160, 3] }, 1)),
    Float32Array.from(seededValues({ shape: [16, 3] }, 2)),
  ]
  if (far !== undefined) held[0] = far
  const dataset = (values: Float32Array) => arrayDataset([3], values)
  return { name: 'rows', train: dataset(training), validation: dataset(held), fingerprint: '' }
}

async function metricsOf(configuration: Configuration, data: DataSplits): Promise<Metrics[]> {
  const all: Metrics[] = []
  const observer = {
    epoch: ({ train, validation }: { train: Metrics; validation: Metrics }) =>
      void all.push(train, validation),
  }
  await train({ configuration, data, engine, observers: [observer] })
  return all
}

it('are those of latent-diffusion in a model that is configured anew, and none in a stored one', () => {
  expect(configuration.model).toMatchObject({ logVarianceBounds: [-30, 20] })
  const likelihood = { type: 'gaussian', deviation: 1 } as const
  const { config } = vae({ input: [3], encoder: [], latent: 2, decoder: [], likelihood })
  expect(config.logVarianceBounds).toEqual([-30, 20])
  const stored = resolveConfiguration(unbounded, { stored: true })
  expect((stored.model as { logVarianceBounds?: unknown }).logVarianceBounds).toBeUndefined()
})

it('leave a training without far examples as it was, to the bit', async () => {
  expect(await metricsOf(configuration, rows())).toEqual(await metricsOf(unbounded, rows()))
})

it('keep a training with a far validation example finite, which ended it without them', async () => {
  await expect(metricsOf(unbounded, rows(1e4))).rejects.toMatchObject({
    key: 'training.nonFinite',
    values: { figure: 'validation kl', epoch: 1 },
  })
  const all = await metricsOf(configuration, rows(1e4))
  expect(all.flatMap(({ loss, kl }) => [loss, kl]).every(Number.isFinite)).toBe(true)
})

it('are in the exported encoder', () => {
  const bytesOf = ({ model: config }: Configuration) => {
    const model = modelFrom(config)
    const program = exportedPrograms.encoder(model, { batch: 1, scaling: undefined })
    const values = Object.fromEntries(
      program.state.map(({ current: { shape, attributes } }) => [
        attributes.name,
        { shape, data: new Float32Array(shape.reduce((size, side) => size * side, 1)) },
      ]),
    )
    return Buffer.from(lowerModel(program, { name: 'encoder', values })).toString('latin1')
  }
  expect(bytesOf(configuration)).toContain('Clip')
  expect(bytesOf(unbounded)).not.toContain('Clip')
})

describe('gradients', () => {
  // The bias of the log variance moves one latent above its bound and the other below, or neither.
  it.each([
    ['outside', [4, -5]],
    ['inside', [0, 0]],
  ])('%s agree with finite differences', (_, shift) => {
    const model = modelFrom({
      ...configuration.model,
      logVarianceBounds: [-3, 2],
    } as Configuration['model'])
    const scope = new Scope('training')
    const [x, noise] = [graph.input('x', [2, 3]), graph.input('noise', [2, 2])]
    const { loss } = model.objective(x, { latent: noise }, scope)
    const leaves = [x, noise, ...Array.from(scope.variables.values(), ({ tensor }) => tensor)]
    const bindings = Object.fromEntries(
      leaves.map(({ attributes, shape }, at) => [
        (attributes as { name: string }).name,
        seededValues({ shape }, at),
      ]),
    )
    const bias = bindings['posterior.bias'] ?? []
    bindings['posterior.bias'] = bias.map((value, at) => value + (shift[at - 2] ?? 0))
    expect(worst(graph.sum(loss), leaves, bindings)).toBeLessThan(1e-6)
  })
})
