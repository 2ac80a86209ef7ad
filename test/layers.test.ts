// Layers within models: gradients against finite differences, fitting to other sizes, training, resuming and export.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  autoencoder,
  averagePool,
  type ConfigurationInput,
  conv,
  conv1d,
  convTranspose,
  convTranspose1d,
  type DataSplits,
  dropout,
  type Engine,
  elu,
  fitModel,
  flatten,
  gatedLinear,
  gelu,
  graph,
  groupNorm,
  inputNames,
  type Layer,
  layerNorm,
  linear,
  loadRun,
  maxPool,
  meanSquaredError,
  modelFrom,
  nodeEngine,
  recordedTraining,
  residual,
  resolveConfiguration,
  resumedTraining,
  Scope,
  selfAttention,
  silu,
  summarizeModel,
  type Tensor,
  unflatten,
  upsample,
} from 'jamjae/node'
import { InferenceSession, Tensor as OnnxValue } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { worst } from './finite-differences.js'
import { seededValues } from './seeded-values.js'
import { fewDigits, writeIdxFolder } from './small-data.js'

const side = 7
const blocks: readonly Layer[] = [
  conv(4, { padding: 1 }),
  residual([groupNorm(2), silu(), conv(4, { padding: 1 }), dropout(0.1)]),
  selfAttention(2),
  maxPool(2),
  residual([conv(6, { stride: 2, padding: 1 }), gelu()], { shortcut: 'projection' }),
]
const written = {
  name: 'blocks',
  model: {
    type: 'vae',
    input: [side, side],
    encoder: [...blocks, flatten(), gatedLinear(8), layerNorm(), dropout(0.2)],
    latent: 2,
    decoder: [
      ...[linear(28), unflatten([4, 7]), conv1d(4, { padding: 1 }), elu(), flatten()],
      ...[linear(64), unflatten([4, 4, 4]), upsample(2, { mode: 'bilinear' }), averagePool(2)],
      ...[upsample(2), residual([conv(4, { padding: 1 })])],
    ],
    output: { type: 'conv', kernel: 2 },
    likelihood: { type: 'bernoulli' },
  },
  training: { epochs: 3, batchSize: 20 },
} satisfies ConfigurationInput

let engine: Engine
let data: DataSplits
let folder: string
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ training: 90, validation: 30, every: 4 })
  folder = await mkdtemp(join(tmpdir(), 'jamjae-layers-'))
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

describe('gradients are those of finite differences', () => {
  it.each<[layer: Layer, item: readonly number[]]>([
    [residual([linear(5), silu(), linear(4)]), [4]],
    [residual([conv(3, { stride: 2 }), elu()], { shortcut: 'projection' }), [2, 5, 5]],
    [residual([residual([groupNorm(2), gelu()]), dropout(0.4)]), [4, 3]],
    [selfAttention(2), [4, 2, 3]],
    [selfAttention(), [3, 4]],
    [upsample(2, { mode: 'bilinear' }), [2, 3, 2]],
    [upsample(3, { mode: 'bilinear' }), [2, 1]],
    [upsample(2), [2, 3, 2]],
    [maxPool(2), [2, 5, 4]],
    [maxPool(3, { stride: 2 }), [5, 6]],
    [averagePool(3, { stride: 2 }), [2, 5, 6]],
    [conv1d(2, { stride: 2, dilation: 2, padding: 1 }), [2, 7]],
    [convTranspose1d(2, { stride: 3, dilation: 2, padding: 1, outputPadding: 2 }), [2, 4]],
    [conv(4, { stride: 2, padding: 1, groups: 2 }), [2, 5, 4]],
    [convTranspose(4, { stride: 2, outputPadding: 1, groups: 2 }), [2, 3, 2]],
    [gatedLinear(3), [4]],
    [layerNorm(), [2, 3]],
  ])('%j on %j', (layer, item) => {
    const model = autoencoder({
      input: [...item],
      encoder: [layer],
      latent: 3,
      decoder: [],
      likelihood: meanSquaredError(),
    })
    const scope = new Scope('training')
    const x = graph.input('x', [2, ...item])
    const { mean } = model.encode(x, scope)
    const scalar = graph.sum(graph.multiply(mean, graph.input('projection', mean.shape)))
    const leaves: Tensor[] = [x, ...[...scope.variables.values()].map(({ tensor }) => tensor)]
    const all = [...leaves, graph.input('projection', mean.shape)]
    const bindings = Object.fromEntries(
      all.map((leaf, seed) => [
        (leaf as Tensor<'input'>).attributes.name,
        seededValues({ shape: leaf.shape }, seed + 1),
      ]),
    )
    for (const { name, shape } of model.noise)
      bindings[inputNames.noise(name)] = seededValues({ shape: [2, ...shape], range: [0, 1] }, 99)
    expect(worst(scalar, leaves, bindings)).toBeLessThan(1e-6)
  })
})

describe('noise', () => {
  it('of layers comes after that of the model, with the place of the layer', () => {
    const model = modelFrom(resolveConfiguration(written).model)
    expect(model.noise).toMatchObject([
      { name: 'latent', shape: [2], when: 'always' },
      { name: 'encoder.1.layers.3.noise', shape: [4, 7, 7], distribution: 'uniform' },
      { name: 'encoder.8.noise', shape: [8], distribution: 'uniform', when: 'steps' },
    ])
  })
})

it('the summary has the parameters of layers inside others', () => {
  const { layers, parameters } = summarizeModel(resolveConfiguration(written).model)
  expect(layers.reduce((total, each) => total + each.parameters, 0)).toBe(parameters)
  expect(layers.slice(0, 5).map(({ type, outputShape }) => [type, outputShape])).toEqual([
    ['conv', [4, 7, 7]],
    ['residual', [4, 7, 7]],
    ['selfAttention', [4, 7, 7]],
    ['maxPool', [4, 3, 3]],
    ['residual', [6, 2, 2]],
  ])
  expect(layers[1]?.parameters).toBe(8 + 4 * 4 * 9 + 4)
  expect(layers[4]?.parameters).toBe(6 * 4 * 9 + 6 + 6 * 4 + 6)
})

describe('a run', () => {
  const run = (name: string) => join(folder, name)
  const configuration = () => resolveConfiguration(written)
  const bytes = (name: string, file: string) => readFile(join(run(name), file))

  it('resumes to the same bits, with the noise of dropout', async () => {
    await recordedTraining({ configuration: configuration(), data, engine, out: run('whole') })
    const controller = new AbortController()
    const observers = [
      {
        steps: ({ steps }: { steps: readonly { step: number }[] }) => {
          if ((steps.at(-1)?.step ?? 0) >= 2) controller.abort()
        },
      },
    ]
    const { result } = await recordedTraining({
      ...{ configuration: configuration(), data, engine, out: run('parts'), observers },
      signal: controller.signal,
    })
    expect(result).toMatchObject({ completed: false })
    await resumedTraining({ run: run('parts'), open: async () => ({ data, engine }) })
    for (const file of ['metrics.jsonl', 'checkpoints/last.safetensors'])
      expect((await bytes('parts', file)).equals(await bytes('whole', file)), file).toBe(true)
  })

  it('is evaluated without the noise of dropout', async () => {
    const opened = await loadRun(run('whole'), { threads: 1 })
    const [one, two] = [await opened.encode(data.validation), await opened.encode(data.validation)]
    await opened.close()
    expect(one.mean).toEqual(two.mean)
    expect(one.mean.every(Number.isFinite)).toBe(true)
  })

  it('learns: its loss falls', async () => {
    const lines = (await bytes('whole', 'metrics.jsonl')).toString().trim().split('\n')
    const losses = lines.flatMap((line): number[] => JSON.parse(line).validation?.loss ?? [])
    expect(losses).toHaveLength(3)
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0)
  })

  it('is exported as models that agree, for any number of images', async () => {
    const place = await Workplace.open()
    await writeIdxFolder(place.path('data'), data)
    await writeFile(place.path('blocks.json'), JSON.stringify(written))
    const words = ['train', 'blocks.json', '--data', 'data', '--out', 'run', '--quiet']
    expect(await place.jamjae([...words, '--threads', '1'])).toMatchObject({ code: 0, stderr: '' })
    expect(await place.jamjae(['export', 'run'])).toMatchObject({ code: 0, stderr: '' })

    const count = 5
    const opened = await loadRun(place.path('run'), { threads: 1 })
    const { mean } = await opened.encode(data.validation)
    const decoded = await opened.decode(mean.slice(0, count * 2))
    await opened.close()
    const images = new Uint8Array(count * side * side)
    await data.validation.read([...Array(count).keys()], images)
    const pixels = Float32Array.from(images, (byte) => byte / 255)
    const file = place.path('run', 'model', 'autoencoder.onnx')
    const session = await InferenceSession.create(file)
    const given = new OnnxValue('float32', pixels, [count, side, side])
    const { reconstruction } = await session.run({ images: given })
    await session.release()
    const found = Array.from(reconstruction?.data as Float32Array)
    expect(found).toHaveLength(decoded.length)
    const differences = found.map((value, at) => Math.abs(value - (decoded[at] ?? 0)))
    expect(Math.max(...differences)).toBeLessThan(1e-5)
    await place.close()
  })
})

describe('a model is fitted to another size', () => {
  const upsampling = (decoder: readonly Layer[], input = [8, 8]) =>
    resolveConfiguration({
      name: 'upsampling',
      model: {
        type: 'autoencoder',
        input,
        encoder: [conv(4, { stride: 2, padding: 1 }), maxPool(2), flatten()],
        latent: 3,
        decoder: [...decoder],
        output: { type: 'conv', kernel: 3, padding: 1 },
        likelihood: { type: 'meanSquaredError' },
      },
    }).model
  const outputOf = (model: ReturnType<typeof upsampling>) =>
    modelFrom(model).decoderOutput(graph.input('z', [2, 3]), new Scope('training')).shape
  const twice = [upsample(2), residual([conv(4, { padding: 1 }), silu()]), upsample(2)]

  it('where it is a multiple of the factors', () => {
    const model = upsampling([linear(16), silu(), unflatten([4, 2, 2]), ...twice])
    const fitted = fitModel(model, [3, 12, 20])
    expect(fitted.decoder.slice(0, 3)).toEqual([linear(60), silu(), unflatten([4, 3, 5])])
    expect(outputOf(fitted as typeof model)).toEqual([2, 3, 12, 20])
  })

  it('and refused elsewhere, with the nearest that works', () => {
    const model = upsampling([linear(16), unflatten([4, 2, 2]), ...twice])
    expect(() => fitModel(model, [13, 20])).toThrow(/got 13×20.*works: 12×20/)
    expect(() => fitModel(model, [3, 12, 22])).toThrow(/got 3×12×22.*works: 3×12×20/)
  })

  it('with a residual layer between the latents and the map', () => {
    const wide = residual([linear(9), silu(), linear(16)])
    const model = upsampling([linear(16), wide, unflatten([4, 2, 2]), ...twice])
    const fitted = fitModel(model, [12, 20])
    expect(fitted.decoder.slice(0, 3)).toEqual([
      linear(60),
      residual([linear(9), silu(), linear(60)]),
      unflatten([4, 3, 5]),
    ])
    expect(outputOf(fitted as typeof model)).toEqual([2, 12, 20])
  })

  it('with convolutions of a length elsewhere in the model', () => {
    const model = upsampling([
      ...[linear(10), unflatten([2, 5]), conv1d(3), linear(16), unflatten([4, 2, 2]), ...twice],
    ])
    const fitted = fitModel(model, [12, 20])
    expect(fitted.decoder.slice(3, 5)).toEqual([linear(60), unflatten([4, 3, 5])])
    expect(outputOf(fitted as typeof model)).toEqual([2, 12, 20])
  })

  it('or to another length', () => {
    const model = resolveConfiguration({
      name: 'signals',
      model: {
        type: 'autoencoder',
        input: [2, 20],
        encoder: [conv1d(4, { stride: 2, padding: 1 }), selfAttention(), flatten()],
        latent: 3,
        decoder: [linear(80), unflatten([4, 20]), residual([conv1d(4, { padding: 1 }), silu()])],
        output: { type: 'conv1d', kernel: 3, padding: 1 },
        likelihood: { type: 'meanSquaredError' },
      },
    }).model
    expect(outputOf(model as never)).toEqual([2, 2, 20])
    const fitted = fitModel(model, [3, 31])
    expect(fitted.decoder.slice(0, 2)).toEqual([linear(124), unflatten([4, 31])])
    expect(outputOf(fitted as never)).toEqual([2, 3, 31])
    expect(outputOf(fitModel(model, [40]) as never)).toEqual([2, 40])
    expect(() => fitModel(model, [1, 28, 28])).toThrow(/channels×length.*got examples of 1×28×28/)
  })

  it('or, with transposed convolutions, to any length', () => {
    const halving = { stride: 2, padding: 1 }
    const model = resolveConfiguration({
      name: 'sequences',
      model: {
        type: 'autoencoder',
        input: [2, 20],
        encoder: [conv1d(4, halving), silu(), conv1d(8, halving), flatten()],
        latent: 3,
        decoder: [
          linear(40),
          unflatten([8, 5]),
          convTranspose1d(4, { ...halving, outputPadding: 1 }),
        ],
        output: { type: 'convTranspose1d', ...halving, outputPadding: 1 },
        likelihood: { type: 'gaussian', deviation: 'perValue' },
      },
    }).model
    for (const shape of [[2, 20], [1, 21], [3, 22], [35]]) {
      const fitted = fitModel(model, shape)
      expect(outputOf(fitted as never)).toEqual([2, 2, ...shape])
      // As the 2D one: the map has the length of the encoder's last one.
      expect(fitted.decoder[1]).toEqual(unflatten([8, Math.ceil((shape.at(-1) ?? 0) / 4)]))
    }
  })

  it('and a dense model with residual layers to any shape', () => {
    const dense = resolveConfiguration({
      name: 'dense',
      model: {
        type: 'autoencoder',
        input: [12],
        encoder: [linear(8), residual([linear(8), silu()])],
        latent: 3,
        decoder: [linear(8), residual([linear(8), silu()])],
        likelihood: { type: 'meanSquaredError' },
      },
    }).model
    expect(fitModel(dense, [5])).toEqual({ ...dense, input: [5] })
  })
})
