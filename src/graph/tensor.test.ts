// Graphs share equal nodes; shapes that do not match throw when the graph is built.
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../errors.js'
import { gradients } from './differentiate.js'
import {
  add,
  argMax,
  broadcast,
  cast,
  clip,
  conv,
  convKernelGradient,
  convTranspose,
  divide,
  exp,
  flatten,
  input,
  leakyRelu,
  matmul,
  mean,
  multiply,
  oneHot,
  pad,
  relu,
  reshape,
  sigmoid,
  slice,
  square,
  state,
  stopGradient,
  subtract,
  sum,
  transpose,
  values,
} from './operations.js'
import { program } from './program.js'
import { constant, type Tensor, topologicalSort } from './tensor.js'

const count = (output: Tensor, op: string) =>
  topologicalSort([output]).filter((node) => node.op === op).length

describe('what has no gradient', () => {
  it('passes its value on as a constant', () => {
    const x = input('x', [2])
    const held = stopGradient(x)
    const [ofProduct, ofSquare] = [multiply(x, held), square(held)].map(
      (y) => gradients(sum(y), [x])[0] as Tensor,
    )
    // The derivative of x · c is c, and that of c² is zero.
    expect(topologicalSort([ofProduct as Tensor])).toContain(held)
    expect(topologicalSort([ofSquare as Tensor])).not.toContain(x)
  })

  it('throws for a list of numbers that does not fill its shape', () => {
    expect(() => values([1, 2, 3], [2, 2])).toThrow(ShapeError)
    expect(() => oneHot(argMax(input('x', [2, 3]), 2), 3)).toThrow(ShapeError)
  })
})

describe('equal nodes', () => {
  const [x, y] = [input('x', [2, 3]), input('y', [2, 3])]

  it('are one object', () => {
    expect(exp(x)).toBe(exp(x))
    expect(add(x, y)).toBe(add(x, y))
    expect(sum(square(subtract(x, y)))).toBe(sum(square(subtract(x, y))))
    expect(constant(2)).toBe(constant(2))
    expect(sum(x, [1, 0])).toBe(sum(x, [0, 1]))
  })

  it('are not confused with similar ones', () => {
    expect(add(x, y)).not.toBe(add(y, x))
    expect(exp(x)).not.toBe(exp(y))
    expect(leakyRelu(x, 0.1)).not.toBe(leakyRelu(x, 0.2))
    expect(sum(x, [0])).not.toBe(sum(x, [0], { keepDimensions: true }))
    expect(matmul(x, y, { transposeA: true })).not.toBe(matmul(x, y, { transposeB: true }))
    expect(constant(0)).not.toBe(constant(1))
    const ends = [Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]
    const clipped = ends.flatMap((low) => ends.map((high) => clip(x, low, high)))
    expect(new Set(clipped).size).toBe(9)
  })

  it('are never inputs or states: each of them is its own', () => {
    expect(input('x', [2])).not.toBe(input('x', [2]))
    expect(state('x', [2])).not.toBe(state('x', [2]))
  })

  it('cannot be changed', () => {
    expect(() => Object.assign(exp(x), { op: 'log' })).toThrow(TypeError)
  })

  it('let the gradient of sigmoid reuse the sigmoid', () => {
    const y = sigmoid(x)
    const [slope] = gradients(sum(y), [x]) as [Tensor]
    expect(topologicalSort([slope])).toContain(y)
    expect(count(slope, 'sigmoid')).toBe(1)
    expect(topologicalSort([sum(y), slope]).filter(({ op }) => op === 'sigmoid')).toEqual([y])
  })

  it('let the loss of a Bernoulli likelihood and its gradient share nodes', () => {
    const z = exp(x)
    const loss = sum(multiply(z, y))
    const grads = gradients(loss, [x, y])
    expect(topologicalSort([loss, ...grads]).filter(({ op }) => op === 'exp')).toEqual([z])
  })
})

describe('a no-op', () => {
  const x = input('x', [2, 3])

  it('makes no node', () => {
    expect(add(x, 0)).toBe(x)
    expect(add(0, x)).toBe(x)
    expect(subtract(x, 0)).toBe(x)
    expect(multiply(x, 1)).toBe(x)
    expect(multiply(1, x)).toBe(x)
    expect(divide(x, 1)).toBe(x)
    expect(cast(x, 'float32')).toBe(x)
    expect(reshape(x, [2, 3])).toBe(x)
    expect(broadcast(x, [2, 3])).toBe(x)
    expect(transpose(x, [0, 1])).toBe(x)
    expect(slice(x, 1, 0, 3)).toBe(x)
    expect(pad(x, 0, 0, 0)).toBe(x)
    expect(sum(x, [])).toBe(x)
    expect(flatten(x)).toBe(x)
    expect(add(2, 3)).toBe(constant(5))
    expect(multiply(2, 3)).toBe(constant(6))
  })

  it('is not confused with an operation that has an effect', () => {
    const row = input('row', [1])
    expect(add(row, 0).shape).toEqual([1])
    expect(mean(x).shape).toEqual([])
    expect(mean(x, [0], { keepDimensions: true }).shape).toEqual([1, 3])
  })
})

describe('order', () => {
  it('puts inputs before what uses them, each once', () => {
    const x = input('x', [2])
    const nodes = topologicalSort([sum(add(exp(x), relu(x)))])
    expect(nodes.map(({ op }) => op)).toEqual(['input', 'exp', 'relu', 'add', 'sum'])
    for (const [place, node] of nodes.entries())
      for (const each of node.inputs) expect(nodes.indexOf(each)).toBeLessThan(place)
  })
})

describe('shapes that do not match', () => {
  const matrix = input('m', [2, 3])
  const images = input('i', [1, 2, 5, 5])
  const bytes = input('b', [2, 3], 'uint8')

  it.each<[string, () => Tensor, RegExp]>([
    ['add', () => add(matrix, input('x', [4])), /^add: expected .*\[2, 3\], got \[4\]/],
    ['matmul', () => matmul(matrix, matrix), /^matmul: expected 3 rows on the right, got 2/],
    [
      'matmul of no matrix',
      () => matmul(images, matrix),
      /^matmul: expected a matrix, got \[1, 2, 5, 5\]/,
    ],
    [
      'bias',
      () => matmul(matrix, matrix, { transposeB: true, bias: input('x', [3]) }),
      /^matmul: expected a bias \[2\], got \[3\]/,
    ],
    [
      'conv channels',
      () => conv(images, input('w', [1, 3, 3, 3])),
      /^conv: expected .*2 channels, got 3/,
    ],
    [
      'conv groups',
      () => conv(images, input('w', [3, 1, 3, 3]), { groups: 2 }),
      /^conv: expected a multiple of 2 channels, got 3/,
    ],
    [
      'conv channels of a group',
      () => conv(images, input('w', [2, 2, 3, 3]), { groups: 2 }),
      /^conv: expected .*1 channels, got 2/,
    ],
    [
      'convTranspose groups',
      () => convTranspose(images, input('w', [2, 1, 3, 3]), { groups: 3 }),
      /^convTranspose: expected a multiple of 3 channels, got 2/,
    ],
    [
      'convKernelGradient groups',
      () => convKernelGradient(images, input('g', [1, 3, 3, 3]), { kernel: [3, 3], groups: 2 }),
      /^convKernelGradient: expected a multiple of 2 channels, got 3/,
    ],
    [
      'conv kernel',
      () => conv(images, input('w', [1, 2, 7, 7])),
      /^conv: expected an image .*1×1, got -1×-1/,
    ],
    [
      'conv of a matrix',
      () => conv(matrix, images),
      /^conv: expected four dimensions .*, got \[2, 3\]/,
    ],
    [
      'convTranspose channels',
      () => convTranspose(images, input('w', [3, 1, 3, 3])),
      /^convTranspose: expected .*2 channels, got 3/,
    ],
    ['sum', () => sum(matrix, [2]), /^sum: expected an axis below 2, got 2/],
    ['reshape', () => reshape(matrix, [4]), /^reshape: expected a shape of 6 items, got \[4\]/],
    ['broadcast', () => broadcast(matrix, [3, 3]), /^broadcast: expected .*\[2, 3\], got \[3, 3\]/],
    [
      'broadcast to less',
      () => broadcast(matrix, [3]),
      /^broadcast: expected .*\[3\], got \[2, 3\]/,
    ],
    ['transpose', () => transpose(matrix, [1, 1]), /^transpose: expected .*2 axes, got \[1, 1\]/],
    ['slice', () => slice(matrix, 1, 2, 4), /^slice: expected a range within 0 to 3, got 2 to 4/],
    ['empty slice', () => slice(matrix, 1, 2, 2), /^slice: expected .*, got 2 to 2/],
    ['pad', () => pad(matrix, 2, 1, 1), /^pad: expected an axis below 2, got 2/],
    ['bytes', () => exp(bytes), /^exp: expected float32 items, got uint8/],
    ['bytes in a pair', () => add(matrix, bytes), /^add: expected float32 items, got uint8/],
  ])('%s', (_, build, sentence) => {
    expect(build).toThrow(ShapeError)
    expect(build).toThrow(sentence)
    // No placeholder of the message is left.
    expect(build).not.toThrow(/[{}]/)
  })
})

describe('program', () => {
  const x = input('x', [2])
  const weight = state('weight', [2])
  const rate = state('rate', [])

  it('collects inputs and state in the order of creation', () => {
    const other = input('other', [2])
    const {
      inputs,
      state: carried,
      outputs,
    } = program({
      outputs: { total: sum(add(other, x)) },
      updates: new Map([[weight, multiply(weight, rate)]]),
    })
    expect(inputs).toEqual([x, other])
    expect(carried.map(({ current }) => current)).toEqual([weight, rate])
    expect(carried.map(({ next }) => next)).toEqual([multiply(weight, rate), undefined])
    expect(Object.keys(outputs)).toEqual(['total'])
  })

  it('accepts a state that is replaced without being read', () => {
    const { state: carried } = program({ outputs: {}, updates: new Map([[weight, x]]) })
    expect(carried).toEqual([{ current: weight, next: x }])
  })

  it('throws for two leaves of one name', () => {
    expect(() => program({ outputs: { y: add(x, input('x', [2])) } })).toThrow(/called x/)
    expect(() => program({ outputs: { y: add(x, state('x', [2])) } })).toThrow(/called x/)
  })

  it('throws for a next value of another shape', () => {
    const updates = new Map([[weight, sum(weight)]])
    expect(() => program({ outputs: {}, updates })).toThrow(/weight.*shape/)
  })
})
