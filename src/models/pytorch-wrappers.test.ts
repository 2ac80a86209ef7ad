// Wrappers and common prefixes come off the names of a state_dict; names of the model itself stay.
import { expect, it } from 'vitest'
import { unwrapNames } from './pytorch-wrappers.js'

const names = ['encoder.0.weight', 'encoder.0.bias', 'decoder.2.weight', 'fc_mu.bias']
const prefixes: readonly [string, string[]][] = [
  ['module.', ['module.']],
  ['_orig_mod.', ['_orig_mod.']],
  ['model.', ['model.']],
  ['vae.', ['vae.']],
  ['module._orig_mod.', ['module.', '_orig_mod.']],
  ['state.model.net.', ['state.', 'model.', 'net.']],
]
it.each(prefixes)('%s comes off', (prefix, removed) => {
  const { names: short, removed: said } = unwrapNames(names.map((name) => prefix + name))
  expect([...short.values()]).toEqual(names)
  expect([...said].sort()).toEqual([...removed].sort())
})

it('wrappers of parts of a model come off, and model. where others have none', () => {
  const wrapped = ['encoder.module.0.weight', 'model.decoder._orig_mod.2.weight', 'scale']
  expect([...unwrapNames(wrapped).names.values()]).toEqual([
    'encoder.0.weight',
    'decoder.2.weight',
    'scale',
  ])
})

it.each([
  [['encoder.0.weight', 'encoder.2.weight']],
  [['0.weight', '2.weight']],
  [['fc.weight', 'fc.bias']],
  [['model.weight', 'model.bias']],
  [['a.module.weight', 'a.weight']],
])('%j stay as they are', (stable) => {
  const { names: short, removed } = unwrapNames(stable)
  expect([[...short.values()], removed]).toEqual([stable, []])
})
