// A state_dict becomes exactly a model's variables, or an error states what is invalid.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors.js'
import type { NamedArray } from '../formats/safetensors.js'
import { weightsFromPyTorch } from './pytorch-weights.js'

const path = 'vae.safetensors'
const shapes = new Map([
  ['encoder.0.weight', [2, 3]],
  ['encoder.0.bias', [2]],
  ['posterior.weight', [2, 2]],
  ['posterior.bias', [2]],
])
const array = (shape: readonly number[], ...items: number[]): NamedArray => ({
  shape,
  data: Float32Array.from(items),
})
const heads: Record<string, NamedArray> = {
  'enc1.weight': array([2, 3], 1, 2, 3, 4, 5, 6),
  'enc1.bias': array([2], 7, 8),
  'mean.weight': array([1, 2], 9, 10),
  'mean.bias': array([1], 11),
  'var.weight': array([1, 2], 12, 13),
  'var.bias': array([1], 14),
}
const renamings = [{ theirs: 'enc1', ours: 'encoder.0' }]
const taken = (tensors: Record<string, NamedArray>, given = renamings) =>
  weightsFromPyTorch(new Map(Object.entries(tensors)), shapes, { path, renamings: given })

it('two heads become one, the means above', () => {
  const weights = taken(heads)
  expect(new Set(weights.keys())).toEqual(new Set(shapes.keys()))
  expect(weights.get('encoder.0.weight')).toEqual(heads['enc1.weight'])
  expect(weights.get('posterior.weight')).toEqual(array([2, 2], 9, 10, 12, 13))
  expect(weights.get('posterior.bias')).toEqual(array([2], 11, 14))
})

it('double precision is rounded, and unused tensors are ignored', () => {
  const bias = { shape: [2], data: Float64Array.of(0.1, 1e-50) }
  const weights = taken({
    ...heads,
    'enc1.bias': bias,
    'enc1.num_batches_tracked': { shape: [], data: BigInt64Array.of(5n) },
    'optimizer/encoder.0.weight/firstMomentSum': array([1], 0),
  })
  expect(weights.get('encoder.0.bias')).toEqual(array([2], 0.1, 0))
})

describe('throws where', () => {
  const without = (name: string) =>
    Object.fromEntries(Object.entries(heads).filter(([each]) => each !== name))
  const cases: readonly [string, () => unknown, string][] = [
    [
      'a tensor that is missing',
      () => taken(without('var.bias')),
      'expected tensors for posterior.logVariance.bias, got none. Choose the --recipe',
    ],
    [
      'names that have no place, with the nearest',
      () => taken(heads, []),
      'expected tensors for encoder.0.weight, encoder.0.bias, got none. What has no place: enc1.weight, enc1.bias. Pair them by hand, for example with --map enc1.weight=encoder.0.weight',
    ],
    [
      'a tensor too many',
      () => taken({ ...heads, 'classes.weight': array([1], 0) }),
      'expected only tensors that the model has, got classes.weight besides',
    ],
    [
      'another shape',
      () => taken({ ...heads, 'enc1.bias': array([3], 1, 2, 3) }),
      'expected enc1.bias of shape [2], as encoder.0.bias has it, got [3]',
    ],
    [
      'integers',
      () => taken({ ...heads, 'enc1.bias': { shape: [2], data: Int32Array.of(1, 2) } }),
      'in the tensor enc1.bias, got Int32Array',
    ],
    [
      'two for one place',
      () => taken({ ...heads, 'encoder.mu.bias': array([1], 0) }),
      'expected one tensor for posterior.mean.bias, got mean.bias and encoder.mu.bias',
    ],
    [
      'a renaming of nothing',
      () => taken(heads, [{ theirs: 'enc', ours: 'encoder.0' }]),
      '--map: expected a name that is in vae.safetensors, got enc. It holds: enc1.weight',
    ],
  ]
  it.each(cases)('%s', (_, take, text) => {
    expect(take).toThrow(ConfigError)
    expect(take).toThrow(text)
  })
})
