// Programs are rewritten to the layout that fits their convolutions, and give the same.
import { describe, expect, it } from 'vitest'
import { interpret } from '../../../test/interpreter.js'
import { seededValues } from '../../../test/seeded-values.js'
import { gradients } from '../differentiate.js'
import {
  conv,
  convTranspose,
  flatten,
  input,
  leakyRelu,
  matmul,
  mean,
  multiply,
  square,
  state,
  subtract,
} from '../operations.js'
import { type Program, program } from '../program.js'
import { sizeOf } from '../shapes.js'
import { type Tensor, topologicalSort } from '../tensor.js'
import { channelsLast } from './channels-last.js'
import { chooseLayout } from './choose-layout.js'
import { placesFirst } from './places-first.js'
import { rewrite } from './rewrite.js'

const window = { stride: [2, 2], padding: [1, 1] } as const

/** Two convolutions down and up again, trained by plain gradient descent. */
function autoencoder(channels: readonly [number, number, number], size: number): Program {
  const [pictures, first, second] = channels
  const x = input('x', [2, pictures, size, size])
  const shapes = [
    [first, pictures, 3, 3],
    [second, first, 3, 3],
    [second, first, 3, 3],
    [first, pictures, 3, 3],
  ]
  const weights = shapes.map((shape, index) => state(`w${index}`, shape))
  const [w0, w1, w2, w3] = weights as [Tensor, Tensor, Tensor, Tensor]
  const code = leakyRelu(conv(leakyRelu(conv(x, w0, window), 0.2), w1, window), 0.2)
  const up = { ...window, outputPadding: [1, 1] } as const
  const made = convTranspose(leakyRelu(convTranspose(code, w2, up), 0.2), w3, up)
  const loss = mean(square(subtract(flatten(made), flatten(x))))
  const grads = gradients(loss, weights)
  return program({
    outputs: { loss, made },
    updates: new Map(
      weights.map((weight, index) => [weight, subtract(weight, multiply(grads[index] ?? 0, 0.1))]),
    ),
  })
}

const rootsOf = ({ outputs, state }: Program) => [
  ...Object.values(outputs),
  ...state.flatMap(({ next }) => next ?? []),
]
const opsOf = (given: Program) => new Set(topologicalSort(rootsOf(given)).map(({ op }) => op))

describe('the layout', () => {
  it('has places first where channels are few', () => {
    expect(chooseLayout(rootsOf(autoencoder([1, 8, 16], 8)))).toBe(placesFirst)
  })

  it('has channels last where they are many', () => {
    expect(chooseLayout(rootsOf(autoencoder([3, 32, 64], 8)))).toBe(channelsLast)
  })

  it('is the usual one without gradients of kernels', () => {
    const { outputs } = autoencoder([3, 32, 64], 8)
    expect(chooseLayout(Object.values(outputs))).toBeUndefined()
    const x = input('x', [4, 5])
    expect(chooseLayout([matmul(x, x, { transposeB: true })])).toBeUndefined()
  })

  it('is the usual one where what kernels see would not fit', () => {
    expect(chooseLayout(rootsOf(autoencoder([3, 32, 64], 4096)))).toBeUndefined()
  })
})

describe.each([
  ['few channels', [1, 8, 16]],
  ['many channels', [3, 6, 20]],
] as const)('a program of %s', (_, channels) => {
  const given = autoencoder(channels, 8)

  it.each([true, false])('gives the same, with other layouts: %s', (layouts) => {
    const rewritten = rewrite(given, { layouts })
    expect(opsOf(given)).toContain('conv')
    expect(opsOf(rewritten).has('conv')).toBe(!layouts)
    const bindings = {
      state: Object.fromEntries(
        given.state.map(({ current: { attributes, shape } }, index) => [
          attributes.name,
          seededValues({ shape }, index),
        ]),
      ),
      inputs: { x: seededValues({ shape: [2, sizeOf(given.inputs[0]?.shape ?? [])] }, 9) },
      steps: 2,
    }
    const [expected, actual] = [interpret(given, bindings), interpret(rewritten, bindings)]
    for (const part of ['state', 'outputs'] as const)
      for (const [name, values] of Object.entries(expected[part]))
        for (const [at, value] of values.entries())
          expect(actual[part][name]?.[at]).toBeCloseTo(value, 9)
    expect(Object.keys(actual.outputs)).toEqual(Object.keys(expected.outputs))
    expect(Object.keys(actual.state)).toEqual(Object.keys(expected.state))
  })
})
