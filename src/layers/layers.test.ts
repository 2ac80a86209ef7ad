// The size rules of layers: equal to the shapes of their graphs, and inverted.
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../errors.js'
import { add, relu as graphRelu, input } from '../graph/operations.js'
import { message as translated } from '../messages/messages.js'
import { elu, gelu, leakyRelu, relu, sigmoid, silu, softplus, tanh } from './activations.js'
import { batchNorm } from './batch-norm.js'
import { conv } from './conv.js'
import { conv1d } from './conv-1d.js'
import { convTranspose } from './conv-transpose.js'
import { convTranspose1d } from './conv-transpose-1d.js'
import { dropout } from './dropout.js'
import { gatedLinear } from './gated-linear.js'
import { applyLayers, type Layer, layerDefinition, layerFit, layers, residual } from './layers.js'
import { linear } from './linear.js'
import { groupNorm, layerNorm } from './normalization.js'
import { averagePool, maxPool } from './pooling.js'
import { Scope } from './scope.js'
import { selfAttention } from './self-attention.js'
import { flatten, unflatten } from './shaping.js'
import { upsample } from './upsample.js'

const windows = [1, 2, 3, 5].flatMap((kernel) =>
  [1, 2, 3].flatMap((stride) => [0, 1, 2].map((padding) => ({ kernel, stride, padding }) as const)),
)
const cases: readonly (readonly [layer: Layer, items: readonly (readonly number[])[]])[] = [
  ...windows.flatMap((window) => {
    const images = [
      [9, 12],
      [2, 7, 8],
    ]
    const outputPadding: [number, number] = [0, window.stride - 1]
    const sequences = [[9], [2, 12]]
    return [
      [conv(3, window), images],
      [convTranspose(3, { ...window, outputPadding }), images],
      [conv1d(3, { ...window, dilation: 2 }), sequences],
      [conv1d(3, window), sequences],
      [convTranspose1d(3, { ...window, dilation: 2 }), sequences],
      [convTranspose1d(3, { ...window, outputPadding: window.stride - 1 }), sequences],
      [maxPool(window.kernel, { stride: window.stride }), images],
      [averagePool(window.kernel, { stride: window.stride }), images],
    ] as const
  }),
  ...[maxPool(), averagePool(3), upsample(), upsample(3, { mode: 'bilinear' })].map(
    (layer) =>
      [
        layer,
        [
          [9, 12],
          [2, 7, 8],
        ],
      ] as const,
  ),
  ...[
    ...[relu(), leakyRelu(), sigmoid(), tanh(), softplus(), silu(), gelu(), elu()],
    ...[batchNorm(), groupNorm(2), layerNorm(), dropout(), flatten(), linear(5), gatedLinear(5)],
    residual([relu(), layerNorm()]),
    residual([linear(3), relu(), linear(7)], { shortcut: 'projection' }),
  ].map((layer) => [layer, [[6], [2, 3, 4]]] as const),
  ...[1, 2].map(
    (heads) =>
      [
        selfAttention(heads),
        [
          [4, 5],
          [2, 3, 4],
        ],
      ] as const,
  ),
  [residual([conv(2, { padding: 1 }), relu(), conv(2, { padding: 1 })]), [[2, 5, 4]]],
  [
    residual([conv(3, { stride: 2, padding: 1 }), residual([relu()])], { shortcut: 'projection' }),
    [
      [7, 8],
      [2, 5, 4],
    ],
  ],
  [residual([conv1d(3, { stride: 2 })], { shortcut: 'projection' }), [[2, 7]]],
  [unflatten([2, 3]), [[6]]],
]

it('every layer of the table has a case', () => {
  const tried = new Set(cases.map(([{ type }]) => type))
  expect(layers.entries.map(({ schema }) => schema.shape.type.value)).toEqual(
    expect.arrayContaining([...tried]),
  )
  expect(tried.size).toBe(layers.entries.length)
})

it.each(cases)('%j outputs the shape of its rule', (layer, items) => {
  const { build, outputShape } = layerDefinition(layer)
  for (const item of items) {
    const context = { scope: new Scope('training'), initialization: 'uniformFanIn' } as const
    const x = input('x', [2, ...item])
    expect(build(x, layer, context).shape).toEqual([2, ...outputShape(layer, item)])
  }
})

function errorOf(build: () => unknown): ShapeError {
  try {
    build()
  } catch (error) {
    if (error instanceof ShapeError) return error
  }
  throw new Error('it was accepted')
}

describe('shapes that do not fit', () => {
  it.each<[layer: Layer, item: readonly number[], message: RegExp]>([
    [groupNorm(3), [4, 5], /a multiple of 3 channels, got 4/],
    [selfAttention(3), [4, 5], /a multiple of 3 channels, got \[4, 5\]/],
    [conv(4, { groups: 2 }), [3, 5, 5], /conv: .*multiples of its groups \(2\), got 3/],
    [convTranspose(3, { groups: 2 }), [4, 5, 5], /multiples of its groups \(2\), got 3/],
    [conv1d(4, { groups: 4 }), [6, 5], /multiples of its groups \(4\), got 6/],
    [convTranspose1d(4, { groups: 3 }), [3, 5], /multiples of its groups \(3\), got 4/],
    [selfAttention(), [4], /items \[channels, height, width\].*got \[4\]/],
    [conv1d(2), [3, 4, 5], /items \[channels, length\], got \[3, 4, 5\]/],
    [convTranspose1d(2), [3, 4, 5], /items \[channels, length\], got \[3, 4, 5\]/],
    [maxPool(4), [3, 5], /an image of at least 4×4, got 3×5/],
    [averagePool(), [6], /an image of at least 2×2, got \[6\]/],
    [residual([linear(5)]), [6], /keep \[6\].*projection.*got \[5\]/],
    [residual([upsample()], { shortcut: 'projection' }), [2, 3, 4], /a stride.*got \[2, 6, 8\]/],
  ])('%j on %j', (layer, item, message) => {
    const context = { scope: new Scope('training'), initialization: 'uniformFanIn' } as const
    const build = () => layerDefinition(layer).build(input('x', [2, ...item]), layer, context)
    expect(build).toThrow(ShapeError)
    expect(build).toThrow(message)
    const { key, values } = errorOf(build)
    const words = /\b(an?|of|items|layers|shapes?|image|that|got|with)\b/
    expect(translated('ko', key, values)).not.toMatch(words)
  })

  it('of pooling behind flatten is a whole sentence in Korean', () => {
    const build = () => {
      const list = [flatten(), maxPool()]
      return applyLayers(input('x', [1, 28, 28]), list, new Scope('training'), 'uniformFanIn')
    }
    const { key, values } = errorOf(build)
    expect(translated('ko', key, { ...values, where: 'encoder.1' })).toBe(
      'encoder.1: 모양이 맞지 않습니다(필요한 것: 2×2 이상의 이미지, 받은 것: [784]). 여기서 만나는 값들의 크기를 확인하세요',
    )
  })

  it('inside a residual layer are named by the inner layer', () => {
    const list = [relu(), residual([relu(), groupNorm(3)])]
    const scope = new Scope('training').within('encoder')
    const build = () => applyLayers(input('x', [2, 4]), list, scope, 'uniformFanIn')
    expect(build).toThrow(/^encoder\.1\.layers\.1 \(groupNorm\): expected/)
  })
})

describe('dropout', () => {
  const build = (mode: 'training' | 'evaluation', layer = dropout(0.25)) => {
    const scope = new Scope(mode)
    const x = input('x', [2, 3])
    return { x, scope, y: applyLayers(x, [relu(), residual([layer])], scope, 'uniformFanIn') }
  }

  it('asks for noise in training, by its path', () => {
    const { scope } = build('training')
    const name = '1.layers.0.noise'
    expect([...scope.noises]).toEqual([[name, { name, shape: [3], distribution: 'uniform' }]])
  })

  it('changes nothing in evaluation, or with the rate 0', () => {
    const { y, x } = build('evaluation')
    expect(y).toBe(add(graphRelu(x), graphRelu(x)))
    const never = build('training', dropout(0))
    expect(never.scope.noises.size).toBe(0)
    const drawsNoise = (layer: Layer) => layerDefinition(layer).drawsNoise?.(layer) ?? false
    expect(
      [dropout(), dropout(0), residual([dropout()]), residual([relu()])].map(drawsNoise),
    ).toEqual([...[true, false, true, false]])
  })
})

it('parameters of layers inside others have names of their own', () => {
  const scope = new Scope('training').within('encoder')
  const list = [residual([linear(4), relu(), linear(3)], { shortcut: 'projection' })]
  applyLayers(input('x', [2, 5]), list, scope, 'uniformFanIn')
  expect([...scope.variables.keys()]).toEqual([
    ...['encoder.0.layers.0.weight', 'encoder.0.layers.0.bias'],
    ...['encoder.0.layers.2.weight', 'encoder.0.layers.2.bias'],
    ...['encoder.0.projection.weight', 'encoder.0.projection.bias'],
  ])
})

describe('backwards', () => {
  it.each(windows)('%j gives every size', (window) => {
    const { kernel: size, stride } = window
    const wide = residual([conv(1, window), relu()], { shortcut: 'projection' })
    const pools = [maxPool(size, { stride }), averagePool(size, { stride })]
    for (const layer of [conv(1, window), convTranspose(1, window), ...pools, wide]) {
      const { outputShape } = layerDefinition(layer)
      const fit = layerFit(layer)
      if (fit?.kind !== 'window') throw new Error('no window')
      for (const size of [
        [5, 6],
        [11, 7],
        [30, 30],
      ] as const) {
        const [height, width] = size.map((each) => fit.inputSize(layer, each))
        const changed = { ...layer, ...fit.changes(layer, size) }
        expect(outputShape(changed, [1, height as number, width as number])).toEqual([1, ...size])
      }
    }
  })

  it('a length is fitted as heights are', () => {
    for (const window of windows)
      for (const size of [5, 11, 30]) {
        const layers = [conv1d(1, { ...window, dilation: 2 }), convTranspose1d(1, window)]
        for (const layer of layers) {
          const { fit, outputShape } = layerDefinition(layer)
          if (fit?.kind !== 'window') throw new Error('no window')
          const changed = { ...layer, ...fit.changes(layer, [1, size]) }
          expect(outputShape(changed, [3, fit.inputSize(layer, size)])).toEqual([1, size])
        }
      }
  })

  it('upsampling gives multiples of its factor only, a residual layer what it gets', () => {
    const inputOf = (layer: Layer, size: number) => {
      const fit = layerFit(layer)
      if (fit?.kind !== 'window') throw new Error('no window')
      return fit.inputSize(layer, size)
    }
    expect([6, 7, 9].map((size) => inputOf(upsample(3), size))).toEqual([2, 0, 3])
    const block = residual([conv(2, { padding: 1 }), relu(), residual([conv(2, { padding: 1 })])])
    expect(inputOf(block, 7)).toBe(7)
    expect(inputOf(residual([conv(2)]), 7)).toBe(0)
    expect(layerFit(residual([relu()]))).toBeUndefined()
    const doubled = residual([upsample(), conv(1, { stride: 2, kernel: 2 })])
    expect([
      inputOf(doubled, 5),
      inputOf(residual([conv(1, { stride: 2, padding: 1 }), upsample()]), 5),
    ]).toEqual([5, 0])
  })

  it('output paddings inside a residual layer are fitted', () => {
    const layer = residual([conv(2, { stride: 2 }), convTranspose(2, { stride: 2 })])
    const fit = layerFit(layer)
    if (fit?.kind !== 'window') throw new Error('no window')
    const [odd, even] = [fit.inputSize(layer, 7), fit.inputSize(layer, 8)]
    expect([odd, even]).toEqual([7, 0])
    const wide = { ...layer, shortcut: 'projection' as const }
    expect(fit.changes(wide, [8, 7])).toMatchObject({ layers: [{}, { outputPadding: [1, 0] }] })
  })

  it('a layer of free size gives as many values, a shape those of a map', () => {
    for (const [layer, wanted] of [
      [linear(3), 12],
      [gatedLinear(3), 12],
      [residual([linear(3), relu(), linear(4), relu()]), 12],
      [unflatten([1, 1]), [2, 6]],
    ] as const) {
      const { outputShape } = layerDefinition(layer)
      const fit = layerFit(layer)
      if (!fit || fit.kind === 'window') throw new Error('no rule')
      const changes =
        fit.kind === 'units'
          ? fit.changes(wanted as number)
          : fit.changes(wanted as readonly number[])
      expect(outputShape({ ...layer, ...changes }, [12])).toEqual([wanted].flat())
    }
  })
})
