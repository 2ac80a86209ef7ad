// A model with a dynamic batch gives for seven examples the same as the training graph of seven.
import * as ort from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { EngineError } from '../../errors.js'
import { add, clip, input, multiply, slice } from '../../graph/operations.js'
import { type Program, program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import {
  elu,
  gelu,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from '../../layers/activations.js'
import { batchNorm } from '../../layers/batch-norm.js'
import { conv } from '../../layers/conv.js'
import { conv1d } from '../../layers/conv-1d.js'
import { convTranspose } from '../../layers/conv-transpose.js'
import { convTranspose1d } from '../../layers/conv-transpose-1d.js'
import { dropout } from '../../layers/dropout.js'
import { gatedLinear } from '../../layers/gated-linear.js'
import { applyLayers, type Layer, residual } from '../../layers/layers.js'
import { linear } from '../../layers/linear.js'
import { groupNorm, layerNorm } from '../../layers/normalization.js'
import { averagePool, maxPool } from '../../layers/pooling.js'
import { Scope } from '../../layers/scope.js'
import { selfAttention } from '../../layers/self-attention.js'
import { flatten, unflatten } from '../../layers/shaping.js'
import { upsample } from '../../layers/upsample.js'
import { type LikelihoodConfig, likelihoodFrom } from '../../likelihoods/likelihoods.js'
import { Random } from '../../random/random.js'
import { onnxExecutor } from '../executor.js'
import { type OnnxValues, openOnnx } from '../onnx-model.js'
import type { OnnxRuntime } from '../onnx-runtime.js'
import { sessionOptions } from '../session-options.js'
import type { StateValues } from '../values.js'
import { lower } from './lower.js'
import { lowerModel } from './lower-model.js'

type Make = (x: Tensor) => Tensor

const layers = (...all: readonly Layer[]): Make => {
  return (x) => applyLayers(x, all, new Scope('evaluation'), 'uniformFanIn')
}
const mean =
  (config: LikelihoodConfig): Make =>
  (x) =>
    likelihoodFrom(config).mean(x)

const cases: readonly (readonly [name: string, item: readonly number[], make: Make])[] = [
  ['linear', [6, 5], layers(linear(4))],
  ['linear on images', [2, 6, 5], layers(linear(4), linear(3))],
  ['conv on grey images', [6, 5], layers(conv(3, { stride: 2, padding: 1 }))],
  ['conv on colour', [3, 6, 5], layers(conv(2))],
  [
    'convTranspose',
    [2, 3, 3],
    layers(convTranspose(3, { stride: 2, padding: 1, outputPadding: 1 })),
  ],
  ['batchNorm on channels', [3, 4, 4], layers(batchNorm())],
  ['batchNorm on one channel', [1, 4, 4], layers(batchNorm())],
  ['batchNorm on units', [5], layers(batchNorm())],
  ['flatten', [2, 3, 4], layers(flatten())],
  ['unflatten', [12], layers(unflatten([3, 2, 2]))],
  ['unflatten to one channel', [4], layers(unflatten([1, 2, 2]))],
  ...[relu(), leakyRelu(0.2), sigmoid(), tanh(), softplus(), silu(), gelu(), elu()].map(
    (layer) => [layer.type, [5], layers(layer)] as const,
  ),
  ['gatedLinear', [2, 3], layers(gatedLinear(4))],
  ['conv1d', [2, 9], layers(conv1d(3, { stride: 2, dilation: 2, padding: 1 }))],
  ['conv1d on one channel', [9], layers(conv1d(1))],
  ['convTranspose1d', [2, 5], layers(convTranspose1d(3, { stride: 2, outputPadding: 1 }))],
  ['groupNorm', [4, 3, 2], layers(groupNorm(2))],
  ['groupNorm with one group', [4], layers(groupNorm(1))],
  ['layerNorm', [4, 3, 2], layers(layerNorm())],
  ['dropout', [5], layers(linear(4), dropout())],
  ['maxPool', [2, 5, 6], layers(maxPool())],
  ['averagePool with overlap', [5, 6], layers(averagePool(3, { stride: 1 }))],
  ['upsample', [2, 3, 4], layers(upsample())],
  ['upsample, bilinear', [2, 3, 4], layers(upsample(2, { mode: 'bilinear' }))],
  ['upsample, bilinear, one channel', [1, 4], layers(upsample(3, { mode: 'bilinear' }))],
  ['selfAttention', [4, 3, 2], layers(selfAttention())],
  ['selfAttention with two heads', [4, 5], layers(selfAttention(2))],
  ['selfAttention on one channel', [1, 3, 2], layers(selfAttention())],
  [
    'residual',
    [3, 6, 5],
    layers(residual([conv(4, { stride: 2, padding: 1 }), relu()], { shortcut: 'projection' })),
  ],
  ['the mean of bernoulli', [3, 3], mean({ type: 'bernoulli' })],
  ['the mean of gaussian', [3, 3], mean({ type: 'gaussian', deviation: 1, mean: 'sigmoid' })],
  ['the mean of meanSquaredError', [3, 3], mean({ type: 'meanSquaredError', mean: 'sigmoid' })],
  [
    'the mean of gaussian with two numbers a value',
    [2, 3, 3],
    mean({ type: 'gaussian', deviation: 'perExample', mean: 'sigmoid' }),
  ],
  ['the mean of laplace', [2, 4], mean({ type: 'laplace', scale: 'perValue', mean: 'identity' })],
  ['the mean of continuousBernoulli', [3, 3], mean({ type: 'continuousBernoulli' })],
  [
    'the mean of discretizedLogisticMixture',
    [9, 2, 3],
    mean({ type: 'discretizedLogisticMixture', components: 3 }),
  ],
  ['half of a head', [6], (x) => slice(x, 1, 3, 6)],
]

describe('a batch of seven examples', () => {
  it.each(cases)('%s', async (_, item, make) => {
    const of = (batch: number) => program({ outputs: { made: make(input('x', [batch, ...item])) } })
    const x = normals([7, ...item], 'x')
    const values = stateOf(of(1))
    const model = lowerModel(of(1), { name: 'test', values })
    const { made } = await runModel(model, { x })
    const expected = await runGraph(of(7), values, { x: x.data })
    expect(made?.shape).toEqual(of(7).outputs.made?.shape)
    expect(maxDifference(made?.data, expected.made)).toBeLessThan(1e-5)
  })
})

describe('an optional input', () => {
  const item = [3, 4]
  const of = (batch: number) => {
    const [x, noise] = [input('x', [batch, ...item]), input('noise', [batch, ...item])]
    return program({ outputs: { made: clip(add(x, multiply(noise, 0.3)), 0, 1) } })
  }
  const x = normals([7, ...item], 'x')

  it('is zero', async () => {
    const model = lowerModel(of(1), { name: 'test', values: {}, optional: ['noise'] })
    const { made } = await runModel(model, { x })
    const noise = new Float32Array(x.data.length)
    const expected = await runGraph(of(7), {}, { x: x.data, noise })
    expect(maxDifference(made?.data, expected.made)).toBe(0)
  })

  it('is used where it is given', async () => {
    const noise = normals([7, ...item], 'noise')
    // ONNX Runtime for JavaScript cannot pass optional inputs, so here it is required.
    const model = lowerModel(of(1), { name: 'test', values: {} })
    const { made } = await runModel(model, { x, noise })
    const expected = await runGraph(of(7), {}, { x: x.data, noise: noise.data })
    expect(maxDifference(made?.data, expected.made)).toBeLessThan(1e-5)
  })
})

it('missing weights are named', () => {
  const of = program({ outputs: { made: layers(linear(2))(input('x', [1, 3])) } })
  expect(() => lowerModel(of, { name: 'test', values: {} })).toThrow(EngineError)
  expect(() => lowerModel(of, { name: 'test', values: {} })).toThrow(/0\.weight/)
})

function normals(shape: readonly number[], stream: string) {
  const data = new Float32Array(sizeOf(shape))
  new Random(1, stream).fillNormal(data)
  return { shape, data }
}

/** Positive everywhere, as variances are. */
function stateOf({ state }: Program): StateValues {
  return Object.fromEntries(
    state.map(({ current: { attributes, shape } }) => {
      const { data } = normals(shape, attributes.name)
      return [attributes.name, { shape, data: data.map((each) => Math.abs(each) + 0.1) }]
    }),
  )
}

async function runModel(model: Uint8Array, inputs: OnnxValues) {
  const session = await openOnnx(model)
  const outputs = await session.run(inputs)
  await session.close()
  return outputs
}

async function runGraph(graph: Program, values: StateValues, inputs: Record<string, Float32Array>) {
  const executor = onnxExecutor({ sessions: ort } as OnnxRuntime, sessionOptions('cpu', 1))
  const state = await executor.load(values)
  const outputs = await executor.run(await executor.compile(lower(graph)), state, inputs, 1)
  await executor.close()
  return outputs
}

function maxDifference(actual: ArrayLike<number> = [], expected: ArrayLike<number> = []): number {
  expect(actual.length).toBe(expected.length)
  return Math.max(...Array.from(actual, (value, at) => Math.abs(value - (expected[at] ?? 0))))
}
