// Weights are computed from weight normalization and pruning as PyTorch computes them; other parametrizations are refused.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors.js'
import type { NamedArray } from '../formats/safetensors.js'
import { plainTensors } from './pytorch-parametrizations.js'

const path = 'vae.safetensors'
const array = (shape: readonly number[], ...items: number[]): NamedArray => ({
  shape,
  data: Float32Array.from(items),
})
const plain = (tensors: Record<string, NamedArray>) =>
  plainTensors(new Map(Object.entries(tensors)), path)
const bias = array([2], 1, 2)

describe('weight normalization', () => {
  const v = array([2, 2], 3, 4, 6, 8)
  const cases: readonly [string, NamedArray, NamedArray, number[]][] = [
    ['of each output', array([2, 1], 5, 1), v, [3, 4, 0.6, 0.8]],
    ['of each input, dim=1', array([1, 2], Math.sqrt(45), Math.sqrt(80)), v, [3, 4, 6, 8]],
    ['of all, dim=None', array([], Math.sqrt(125)), v, [3, 4, 6, 8]],
    [
      'of the inputs of a transposed convolution',
      array([2, 1, 1, 1], 10, 26),
      array([2, 1, 1, 2], 3, 4, 5, 12),
      [6, 8, 10, 24],
    ],
    ['of a single output', array([1, 1], 10), array([1, 2], 3, 4), [6, 8]],
  ]
  const spellings = [
    ['a.weight_g', 'a.weight_v'],
    ['a.parametrizations.weight.original0', 'a.parametrizations.weight.original1'],
  ] as const
  describe.each(spellings)('%s and %s', (one, other) => {
    it.each(cases)('%s', (_, g, v, weight) => {
      const { tensors, computed } = plain({ [one]: g, [other]: v, 'a.bias': bias })
      expect([...tensors.keys()].sort()).toEqual(['a.bias', 'a.weight'])
      expect(tensors.get('a.weight')?.shape).toEqual(v.shape)
      for (const [at, value] of weight.entries())
        expect(tensors.get('a.weight')?.data[at]).toBeCloseTo(value, 6)
      expect(tensors.get('a.bias')).toBe(bias)
      expect(computed).toEqual(['a.weight'])
    })
  })

  it('is no parametrization of other shapes', () => {
    const shapes = [[3, 1], [2], [2, 2, 1]] as const
    for (const shape of shapes) {
      const g = array(shape, ...Array(shape.reduce((a: number, b) => a * b, 1)).fill(1))
      expect(() => plain({ 'a.weight_g': g, 'a.weight_v': v })).toThrow('remove_parametrizations')
    }
  })
})

it('pruning keeps what its mask keeps', () => {
  const { tensors, computed } = plain({
    'a.weight_orig': array([2], 3, 4),
    'a.weight_mask': array([2], 0, 1),
  })
  expect([...tensors]).toEqual([['a.weight', array([2], 0, 4)]])
  expect(computed).toEqual(['a.weight'])
})

it('other names are left as they are', () => {
  const names = ['a.weight', 'a.weight_g', 'b.log_u', 'c_v.weight', 'parametrizations.bias']
  const all = Object.fromEntries(names.map((name) => [name, bias]))
  expect(plain(all)).toEqual({ tensors: new Map(Object.entries(all)), computed: [] })
})

describe('throws for', () => {
  const cases: readonly [string, readonly string[], string][] = [
    [
      'the spectral norm',
      ['a.parametrizations.weight.original', 'a.parametrizations.weight.0._u'],
      'the spectral norm of a.weight',
    ],
    [
      'the spectral norm of older versions',
      ['a.weight_orig', 'a.weight_u', 'a.weight_v'],
      'the spectral norm of a.weight',
    ],
    [
      'the spectral norm of normalized weights',
      ['original0', 'original1', '1._u', '1._v'].map((each) => `a.parametrizations.weight.${each}`),
      'the spectral norm of a.weight',
    ],
    [
      'an orthogonal weight',
      ['a.parametrizations.weight.original', 'a.parametrizations.weight.0.base'],
      'another parametrization of a.weight: a.parametrizations.weight.0.base, a.parametrizations.weight.original',
    ],
    [
      'a weight that is there twice',
      ['a.weight', 'a.weight_orig', 'a.weight_mask'],
      'another parametrization of a.weight',
    ],
  ]
  it.each(cases)('%s', (_, names, text) => {
    const take = () => plain(Object.fromEntries(names.map((name) => [name, bias])))
    expect(take).toThrow(ConfigError)
    expect(take).toThrow(text)
    expect(take).toThrow('remove_parametrizations')
  })
})
