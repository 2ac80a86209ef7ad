// The tables of layers, likelihoods, optimizers and models: every entry has all parts, and unknown types are refused.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ConfigError } from './errors.js'
import { layers } from './layers/layers.js'
import { likelihoods } from './likelihoods/likelihoods.js'
import { models } from './models/models.js'
import { posteriors } from './models/posteriors/posteriors.js'
import { priors } from './models/priors/priors.js'
import { optimizers } from './optimizers/optimizers.js'
import { type Definition, Registry, typeOf } from './registry.js'

const tables = { layers, likelihoods, optimizers, priors, posteriors, models }
/** What the factories of types with required settings are given. */
const settings: Readonly<Record<string, unknown>> = {
  linear: 3,
  conv: 3,
  convTranspose: 3,
  gatedLinear: 3,
  conv1d: 3,
  convTranspose1d: 3,
  groupNorm: 2,
  residual: [{ type: 'relu' }],
  unflatten: [3, 3],
  table: { columns: [{ type: 'numeric' }] },
  ...Object.fromEntries(
    ['autoencoder', 'vae'].map((type) => [
      type,
      { input: [4], encoder: [], latent: 2, decoder: [], likelihood: { type: 'bernoulli' } },
    ]),
  ),
  semiSupervisedVae: {
    ...{ input: [4], encoder: [], latent: 2, decoder: [], likelihood: { type: 'bernoulli' } },
    ...{ classifier: [], labelled: 2 },
  },
  ladderVae: {
    ...{ input: [4], encoder: [], latent: 2, decoder: [], likelihood: { type: 'bernoulli' } },
    upper: { encoder: [], latent: 1, decoder: [] },
  },
  vqVae: {
    ...{ input: [4], encoder: [], latent: 2, decoder: [], likelihood: { type: 'bernoulli' } },
    quantizer: { type: 'vq', codes: 3 },
  },
  gan: {
    ...{ input: [4], latent: 2, decoder: [], likelihood: { type: 'meanSquaredError' } },
    discriminator: [{ type: 'linear', units: 3 }],
  },
}

describe.each(Object.entries(tables))('%s', (name, { entries, schema }) => {
  it.each(entries.map((entry: Definition) => [typeOf(entry), entry] as const))(
    '%s has schema, factory and build',
    (type, entry) => {
      const made = (entry.create as (setting?: unknown) => object)(settings[type])
      // The factory of a model makes the model itself.
      const config = name === 'models' ? (made as { config: unknown }).config : made
      expect(entry.schema.parse(config)).toEqual(config)
      expect(schema.parse(config)).toEqual(config)
      expect(config).toMatchObject({ type })
      expect(() => entry.schema.parse({ ...(config as object), unknown: 1 })).toThrow(/unknown/)
      expect(entry).toHaveProperty('build', expect.any(Function))
      if (name === 'layers') expect(entry).toHaveProperty('outputShape', expect.any(Function))
    },
  )
})

describe('a table', () => {
  const entry = <Type extends string>(type: Type) => ({
    schema: z.strictObject({ type: z.literal(type) }),
    create: () => ({ type }),
    build: () => ({}),
  })
  const letters = new Registry('layer', [entry('a'), entry('b')])

  it('makes a schema in its own order', () => {
    expect(letters.schema.parse({ type: 'b' })).toEqual({ type: 'b' })
    const options = /Expected 'a' \| 'b'/
    expect(() => letters.schema.parse({ type: 'c' })).toThrow(options)
  })

  it('finds its entries, and refuses what it does not have', () => {
    expect(letters.entryOf({ type: 'b' })).toBe(letters.entries[1])
    expect(() => letters.entryOf({ type: 'c' })).toThrow(ConfigError)
    expect(() => letters.entryOf({ type: 'c' })).toThrow(/type: expected one of a, b, got "c"/)
  })

  it('takes entries that are registered later, also where its schema was used before', () => {
    const open = new Registry('layer', [entry('a')])
    const list = z.strictObject({ all: z.array(open.schema), last: open.schema.optional() })
    const given: unknown = { all: [{ type: 'mine', size: 2 }] }
    expect(() => list.parse(given)).toThrow(/Expected 'a'/)
    const schema = z.strictObject({ type: z.literal('mine'), size: z.int().default(3) })
    const build = () => ({})
    const mine = open.register({ schema, build })
    expect(mine({})).toEqual({ type: 'mine', size: 3 })
    expect(list.parse(given)).toEqual(given)
    expect(open.registeredTypes).toEqual(['mine'])
    expect(open.entryOf({ type: 'mine' }).schema).toBe(schema)
    // Again, as when a module is loaded again after it was edited.
    open.register({ schema: schema.extend({ size: z.string() }), build })
    expect(() => list.parse(given)).toThrow(/string/)
    expect(open.registeredTypes).toEqual(['mine'])
  })

  it.each(['a', 'Mine', 'my-layer', ''])('refuses to register %j', (type) => {
    const open = new Registry('layer', [entry('a')])
    expect(() => open.register(entry(type))).toThrow(ConfigError)
    expect(open.registeredTypes).toEqual([])
  })

  const schema = z.strictObject({ type: z.literal('mine') })
  it.each<[string, object, RegExp]>([
    ['schema', { build: () => ({}) }, /layer was registered without its type/],
    ['type', { schema: z.strictObject({}), build: () => ({}) }, /without its type/],
    ['literal type', { schema: z.strictObject({ type: z.string() }) }, /without its type/],
    [
      'single type',
      { schema: z.strictObject({ type: z.literal(['a', 'b']) }) },
      /without its type/,
    ],
    ['build', { schema }, /layer mine was registered without build/],
    ['outputShape', { schema, build: () => ({}) }, /layer mine was registered without outputShape/],
  ])('refuses what has no %s', (_, definition, sentence) => {
    const open = new Registry('layer', [entry('a')])
    const register = () => open.register(definition as never, { functions: ['outputShape'] })
    expect(register).toThrow(ConfigError)
    expect(register).toThrow(sentence)
    expect(open.registeredTypes).toEqual([])
  })
})
