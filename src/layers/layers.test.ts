// The size rules of layers: equal to the shapes of their graphs, and inverted.
import { describe, expect, it } from 'vitest'
import { input } from '../graph/operations.js'
import { leakyRelu, relu, sigmoid, softplus, tanh } from './activations.js'
import { batchNorm } from './batch-norm.js'
import { conv } from './conv.js'
import { convTranspose } from './conv-transpose.js'
import { type Layer, layerDefinition, layers } from './layers.js'
import { linear } from './linear.js'
import { Scope } from './scope.js'
import { flatten, unflatten } from './shaping.js'

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
    return [
      [conv(3, window), images],
      [convTranspose(3, { ...window, outputPadding }), images],
    ] as const
  }),
  ...[relu(), leakyRelu(), sigmoid(), tanh(), softplus(), batchNorm(), flatten(), linear(5)].map(
    (layer) => [layer, [[6], [2, 3, 4]]] as const,
  ),
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

describe('backwards', () => {
  it.each(windows)('%j gives every size', (window) => {
    for (const layer of [conv(1, window), convTranspose(1, window)]) {
      const { fit, outputShape } = layerDefinition(layer)
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

  it('a layer of free size gives as many values, a shape those of a map', () => {
    for (const [layer, wanted] of [
      [linear(3), 12],
      [unflatten([1, 1]), [2, 6]],
    ] as const) {
      const { fit, outputShape } = layerDefinition(layer)
      if (!fit || fit.kind === 'window') throw new Error('no rule')
      const changes =
        fit.kind === 'units'
          ? fit.changes(wanted as number)
          : fit.changes(wanted as readonly number[])
      expect(outputShape({ ...layer, ...changes }, [12])).toEqual([wanted].flat())
    }
  })
})
