// Exported models name every node after its layer, and need no newer operators than opset 17 has.
import { describe, expect, it } from 'vitest'
import { readOnnx } from '../../test/onnx-reader.js'
import { lowerModel } from '../engines/lowering/lower-model.js'
import { sizeOf } from '../graph/shapes.js'
import { elu, gelu, relu, silu } from '../layers/activations.js'
import { batchNorm } from '../layers/batch-norm.js'
import { conv } from '../layers/conv.js'
import { conv1d } from '../layers/conv-1d.js'
import { dropout } from '../layers/dropout.js'
import { gatedLinear } from '../layers/gated-linear.js'
import { residual } from '../layers/layers.js'
import { linear } from '../layers/linear.js'
import { groupNorm, layerNorm } from '../layers/normalization.js'
import { averagePool, maxPool } from '../layers/pooling.js'
import { selfAttention } from '../layers/self-attention.js'
import { flatten, unflatten } from '../layers/shaping.js'
import { upsample } from '../layers/upsample.js'
import { discretizedLogisticMixture } from '../likelihoods/discretized-logistic-mixture.js'
import { meanSquaredError } from '../likelihoods/mean-squared-error.js'
import { table } from '../likelihoods/table.js'
import { autoencoder } from '../models/autoencoder.js'
import { vqVae } from '../models/codebook/vq-vae.js'
import { ladderVae } from '../models/ladder/ladder-vae.js'
import type { Model } from '../models/model.js'
import { vae } from '../models/vae.js'
import { exportedPrograms, scalingState } from './portable-programs.js'

const scaling = { itemType: 'float32', offset: 2, factor: 0.5 } as const
type Part = keyof typeof exportedPrograms
const allParts = Object.keys(exportedPrograms) as Part[]

const categorical = (categories: number) => ({ type: 'categorical', categories }) as const
const models: readonly (readonly [name: string, model: Model])[] = [
  [
    'of a table with several categorical columns',
    vae({
      input: [2, 9],
      encoder: [linear(4), relu()],
      latent: 2,
      decoder: [linear(4), relu()],
      likelihood: table({
        columns: [
          { type: 'numeric' },
          categorical(2),
          { type: 'numeric' },
          categorical(4),
          { type: 'numeric' },
        ],
      }),
    }),
  ],
  [
    'of images, with noise and normalization',
    autoencoder({
      input: [8, 8],
      encoder: [conv(2, { stride: 2, padding: 1 }), batchNorm(), relu(), flatten(), linear(6)],
      latent: 2,
      decoder: [linear(32), unflatten([2, 4, 4]), batchNorm()],
      output: { type: 'convTranspose', stride: 2, padding: 1, outputPadding: 1 },
      likelihood: meanSquaredError(),
      noise: 0.3,
    }),
  ],
  [
    'of all other layers',
    autoencoder({
      input: [6, 6],
      encoder: [
        ...[conv(4), residual([groupNorm(2), gelu(), conv(4, { padding: 1 }), dropout()])],
        ...[maxPool(), selfAttention(2), flatten(), conv1d(2), layerNorm(), gatedLinear(4)],
      ],
      latent: 2,
      decoder: [
        ...[linear(9), dropout(), elu(), unflatten([1, 3, 3]), upsample(), averagePool(2)],
        ...[upsample(2, { mode: 'bilinear' }), silu()],
      ],
      output: { type: 'conv', kernel: 1 },
      likelihood: meanSquaredError(),
    }),
  ],
  [
    'of colour images with a mixture',
    vae({
      input: [3, 4, 4],
      encoder: [flatten()],
      latent: 3,
      decoder: [linear(5)],
      likelihood: discretizedLogisticMixture({ components: 2 }),
    }),
  ],
  [
    'with a mixture of Gaussians as prior and flows',
    vae({
      ...{ input: [4, 4], encoder: [linear(4)], latent: 3, decoder: [] },
      likelihood: { type: 'bernoulli' },
      prior: { type: 'mixture', components: 3 },
      posterior: { type: 'iaf', flows: 2, units: 4 },
    }),
  ],
  [
    'with the VampPrior',
    vae({
      ...{ input: [4, 4], encoder: [linear(4), relu()], latent: 3, decoder: [] },
      likelihood: { type: 'bernoulli' },
      prior: { type: 'vampPrior', components: 3 },
    }),
  ],
  [
    'with discrete codes',
    vqVae({
      ...{ input: [4, 4], encoder: [conv(3, { kernel: 1 })], latent: 2 },
      quantizer: { type: 'residualVq', codebooks: 2, codes: 5 },
      decoder: [unflatten([2, 4, 4]), relu()],
      output: { type: 'conv', kernel: 1 },
      likelihood: { type: 'bernoulli' },
    }),
  ],
  [
    'with two levels of latents',
    ladderVae({
      ...{ input: [4, 4], encoder: [linear(4), relu()], latent: 3, decoder: [relu()] },
      upper: { encoder: [linear(3), relu()], latent: 2, decoder: [linear(3), relu()] },
      likelihood: { type: 'bernoulli' },
    }),
  ],
]

/** A model has prior and posterior where its KL has no closed form, and a codebook where its codes are discrete. */
const isOf = (part: Part, model: Model) => {
  if (part === 'prior' || part === 'posterior') return model[part] !== undefined
  return part !== 'codebook' || model.codes !== undefined
}
const partsOf = (model: Model) => allParts.filter((part) => isOf(part, model))

describe.each(models)('a model %s', (_, model) => {
  const parts = partsOf(model)
  it.each(parts)('%s: every node has a name of its own', (part) => {
    const { nodes } = read(model, part)
    const names = nodes.map(({ name }) => name)
    expect(new Set(names).size).toBe(nodes.length)
    for (const { name, op } of nodes)
      expect(name).toMatch(
        new RegExp(
          `^(input|scaling|(encoder|decoder)/\\d+(/layers/\\d+)?|posterior|latent|quantizer(/\\d+)?|output|prior|upper/(\\w+/\\d+|posterior|prior)|flow/\\d+(/\\w+)?)/${op}(_\\d+)?$`,
        ),
      )
  })

  it.each(parts)('%s: operators of opset 17, in the format of its time', (part) => {
    const { irVersion, opsets, nodes } = read(model, part)
    expect({ irVersion, opsets }).toEqual({ irVersion: 8, opsets: [17] })
    for (const { op } of nodes) expect(operatorsOf17).toContain(op)
  })

  it.each(parts)('%s: the same bytes each time', (part) => {
    expect(lowered(model, part)).toEqual(lowered(model, part))
  })
})

it('a node is named after its layer and operator', () => {
  const [, model] = models[1] as (typeof models)[1]
  const names = read(model, 'decoder').nodes.map(({ name }) => name)
  expect(names[0]).toBe('decoder/0/Gemm')
  expect(names.filter((name) => name.startsWith('output/'))).toEqual([
    'output/ConvTranspose',
    'output/Reshape',
    'output/Sigmoid',
  ])
  expect(names.slice(-2)).toEqual(['scaling/Div', 'scaling/Add'])
  expect(read(model, 'encoder').nodes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['scaling/Sub', 'encoder/2/Relu', 'latent/Gemm']),
  )
})

/** Operators whose definition in opset 17 is the one meant here: none uses an input or attribute that came later (Pad
 *  has had an input `axes` since 18). Source: docs/Operators.md of the ONNX project. */
const operatorsOf17 =
  'Abs Add ArgMax Cast Clip Concat Conv ConvTranspose Div Erf Exp Expand Gather Gemm HardSigmoid Identity LeakyRelu Log MatMul Min Mul Neg OneHot Pad ReduceMax ReduceSum Relu Reshape Sigmoid Slice Sqrt Sub Tanh Transpose'.split(
    ' ',
  )

function read(model: Model, part: Part) {
  return readOnnx(lowered(model, part))
}

function lowered(model: Model, part: Part): Uint8Array {
  const program = exportedPrograms[part](model, { batch: 1, scaling })
  const weights = program.state.map(({ current: { attributes, shape } }) => [
    attributes.name,
    { shape, data: new Float32Array(sizeOf(shape)).fill(0.5) },
  ])
  const values = { ...Object.fromEntries(weights), ...scalingState(scaling) }
  return lowerModel(program, { name: part, values, optional: ['noise'] })
}
