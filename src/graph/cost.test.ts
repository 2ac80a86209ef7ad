// Costs of graphs, counted by hand.
import { describe, expect, it } from 'vitest'
import { costOf } from './cost.js'
import {
  add,
  cast,
  conv,
  convTranspose,
  input,
  leakyRelu,
  matmul,
  reshape,
  state,
  sum,
  transpose,
} from './operations.js'

const floats = (shape: readonly number[]) => input(`x ${shape.join()}`, shape, 'float32')

describe('the operations of a product', () => {
  it('are two for each multiplication, of either operand transposed', () => {
    const product = matmul(floats([5, 7]), state('w', [7, 3]))
    expect(costOf([product]).operations).toBe(2 * 5 * 7 * 3)
    const turned = matmul(transpose(floats([7, 5]), [1, 0]), state('w', [7, 3]))
    expect(costOf([turned]).operations).toBe(2 * 5 * 7 * 3)
  })

  it('of convolutions are those of every weight at every place of the smaller map', () => {
    const maps = floats([2, 3, 8, 8])
    const options = { stride: [2, 2], padding: [1, 1] } as const
    const down = conv(maps, state('k', [4, 3, 3, 3]), options)
    expect(down.shape).toEqual([2, 4, 4, 4])
    expect(costOf([down]).operations).toBe(2 * 2 * 4 * 3 * 3 * 3 * 4 * 4)
    const up = convTranspose(down, state('u', [4, 3, 3, 3]), { ...options, outputPadding: [1, 1] })
    expect(up.shape).toEqual([2, 3, 8, 8])
    expect(costOf([up]).operations).toBe(2 * costOf([down]).operations)
  })
})

describe('the memory of a graph', () => {
  const x = floats([10, 100])
  const bytes = 4000

  it('is that of values that are needed later, not of inputs, states, or other views', () => {
    expect(costOf([x]).bytes).toBe(0)
    const product = matmul(x, state('w', [100, 100]))
    expect(costOf([product])).toMatchObject({ bytes, stateBytes: 40_000 })
    expect(costOf([reshape(product, [1000])]).bytes).toBe(bytes)
  })

  it('elementwise results take the place of what is not used again', () => {
    const product = matmul(x, state('w', [100, 100]))
    const active = leakyRelu(product, 0.1)
    expect(costOf([active]).bytes).toBe(bytes)
    // Kept for the sum.
    expect(costOf([add(product, active)]).bytes).toBe(2 * bytes)
  })

  it('is the most at once, not the sum', () => {
    const chain = (count: number) => {
      let last = matmul(x, state('w0', [100, 100]))
      for (let at = 1; at < count; at++) last = matmul(last, state(`w${at}`, [100, 100]))
      return costOf([sum(last)])
    }
    expect(chain(2).bytes).toBe(2 * bytes)
    expect(chain(9).bytes).toBe(2 * bytes)
  })

  it('counts bytes as bytes', () => {
    const pixels = cast(input('pixels', [10, 100], 'uint8'), 'float32')
    expect(costOf([pixels]).bytes).toBe(bytes)
    expect(costOf([cast(pixels, 'uint8')]).bytes).toBe(bytes + 1000)
  })
})
