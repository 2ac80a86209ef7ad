// A state_dict becomes exactly a model's variables, or an error states what is invalid.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors.js'
import type { NamedArray } from '../formats/safetensors.js'
import type { Renaming } from './pytorch-pairs.js'
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
      'expected tensors for encoder.0.weight, encoder.0.bias, got none. What has no place: enc1.weight, enc1.bias. Pair them by hand, for example with --map enc1=encoder.0',
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

describe('modules stay together', () => {
  const sizes = [4, 4, 4, 4]
  /** Values tell the module and the item. */
  const layer = (at: number, name: string): [string, NamedArray][] => [
    [`${name}.weight`, array([4, 4], ...Array(16).fill(at))],
    [`${name}.bias`, array([4], ...Array(4).fill(-at))],
  ]
  const ours = new Map(
    [...sizes.keys()]
      .flatMap((at) => layer(at, `encoder.${2 * at}`))
      .concat(layer(9, 'latent'), layer(8, 'output'))
      .map(([name, { shape }]) => [name, shape]),
  )
  const takenAll = (tensors: Iterable<[string, NamedArray]>, given: readonly Renaming[]) =>
    weightsFromPyTorch(new Map(tensors), ours, { path, renamings: given })
  const expectTogether = (weights: ReturnType<typeof takenAll>) => {
    const modules = [...weights.keys()].filter((name) => name.endsWith('.weight'))
    const kept = modules.map((name) => [
      weights.get(name)?.data[0],
      weights.get(name.replace('weight', 'bias'))?.data[0],
    ])
    for (const [weight, bias] of kept) expect(bias).toBe(-(weight ?? Number.NaN))
    return kept.map(([weight]) => weight)
  }

  it.each([
    ['without places', ['d', 'c', 'b', 'a', 'z', 'y']],
    [
      'with a layer more than the model has',
      ['encoder.0', 'encoder.1', 'encoder.2', 'x', 'y', 'z'],
    ],
  ])('to the end of the hints, from names %s', (_, names) => {
    const tensors = names.flatMap((name, at) => layer(at + 1, name))
    const given: Renaming[] = []
    for (;;) {
      try {
        expectTogether(takenAll(tensors, given))
        expect(given.length).toBeGreaterThan(0)
        return
      } catch (error) {
        const { theirs, ours } = (error as ConfigError).values as Record<string, string>
        if (theirs === undefined || ours === undefined) throw error
        expect(names).toContain(theirs)
        expect(given.length).toBeLessThan(names.length)
        given.push({ theirs, ours })
      }
    }
  })

  it('the pairs of the others are the same when one is mapped', () => {
    const names = ['encoder.0', 'encoder.1', 'encoder.2', 'encoder.3', 'latent', 'output']
    const tensors = names.flatMap((name, at) => layer(at + 1, name))
    expect(expectTogether(takenAll(tensors, []))).toEqual([1, 2, 3, 4, 5, 6])
    // The second is mapped to where the first was: that one has no place, and the others keep theirs.
    const moved = () => takenAll(tensors, [{ theirs: 'encoder.1', ours: 'encoder.0' }])
    expect(moved).toThrow('What has no place: encoder.0.weight, encoder.0.bias')
    expect(moved).toThrow('--map encoder.0=encoder.2')
    const both = [
      { theirs: 'encoder.1', ours: 'encoder.0' },
      { theirs: 'encoder.0', ours: 'encoder.2' },
    ]
    expect(expectTogether(takenAll(tensors, both))).toEqual([2, 1, 3, 4, 5, 6])
  })

  it('a mapped weight takes its bias along', () => {
    const names = ['a', 'encoder.2', 'encoder.4', 'encoder.6', 'latent', 'output']
    const tensors = names.flatMap((name, at) => layer(at + 1, name))
    const given = [{ theirs: 'a.weight', ours: 'encoder.0.weight' }]
    expect(expectTogether(takenAll(tensors, given))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('a bias alone is never suggested for another layer', () => {
    const names = ['encoder.0', 'encoder.2', 'encoder.4', 'encoder.6', 'latent', 'output']
    const tensors = names.flatMap((name, at) => layer(at + 1, name))
    const without = tensors.filter(([name]) => name !== 'encoder.2.bias')
    const take = () => takenAll([...without, ['other.bias', array([4], 0, 0, 0, 0)]], [])
    expect(take).toThrow(
      'expected tensors for encoder.2.bias, got none. What has no place: other.bias; no module',
    )
  })

  it('two heads of unknown names are suggested as such', () => {
    const { 'mean.weight': w, 'mean.bias': b, 'var.weight': v, 'var.bias': c, ...others } = heads
    const unknown = { 'h1.weight': w, 'h1.bias': b, 'h2.weight': v, 'h2.bias': c, ...others }
    const all = unknown as Record<string, NamedArray>
    expect(() => taken(all)).toThrow('h1, h2. Name the one it is, such as --map h1=posterior.mean')
    const mean = [...renamings, { theirs: 'h1', ours: 'posterior.mean' }]
    expect(() => taken(all, mean)).toThrow('for example with --map h2=posterior.logVariance')
    const both = [...mean, { theirs: 'h2', ours: 'posterior.logVariance' }]
    expect(taken(all, both)).toEqual(taken(heads))
  })
})

it('what was computed or shortened is said once', () => {
  const notices: unknown[] = []
  const { 'enc1.weight': weight, ...others } = heads
  const parts = {
    'enc1.weight_v': weight,
    'enc1.weight_g': array([2, 1], Math.sqrt(14), Math.sqrt(77)),
    ...others,
  } as Record<string, NamedArray>
  const wrapped = new Map(Object.entries(parts).map(([name, each]) => [`net.${name}`, each]))
  wrapped.set('n_averaged', { shape: [], data: BigInt64Array.of(5n) })
  const options = { path, renamings, notify: (...notice: unknown[]) => void notices.push(notice) }
  const weights = weightsFromPyTorch(wrapped, shapes, options)
  for (const [at, value] of [1, 2, 3, 4, 5, 6].entries())
    expect(weights.get('encoder.0.weight')?.data[at]).toBeCloseTo(value, 5)
  expect(notices).toEqual([
    ['import.prefix', { path, removed: 'net.' }],
    ['import.computed', { path, names: 'net.enc1.weight' }],
  ])
  // Renamings may use the names of the file, too.
  const full = [{ theirs: 'net.enc1', ours: 'encoder.0' }]
  expect(weightsFromPyTorch(wrapped, shapes, { path, renamings: full })).toEqual(weights)
})
