// The tables of layers, likelihoods, optimizers and models: every entry has all parts, and unknown types are refused.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ConfigError } from './errors.js'
import { layers } from './layers/layers.js'
import { likelihoods } from './likelihoods/likelihoods.js'
import { models } from './models/models.js'
import { optimizers } from './optimizers/optimizers.js'
import { type Definition, Registry, typeOf } from './registry.js'

const tables = { layers, likelihoods, optimizers, models }
/** What the factories of types with required settings are given. */
const settings: Readonly<Record<string, unknown>> = {
  linear: 3,
  conv: 3,
  convTranspose: 3,
  unflatten: [3, 3],
  table: { columns: [{ type: 'numeric' }] },
  ...Object.fromEntries(
    ['autoencoder', 'vae'].map((type) => [
      type,
      { input: [4], encoder: [], latent: 2, decoder: [], likelihood: { type: 'bernoulli' } },
    ]),
  ),
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
  })
  const letters = new Registry([entry('a'), entry('b')])

  it('makes a schema in its own order', () => {
    expect(letters.schema.parse({ type: 'b' })).toEqual({ type: 'b' })
    expect(letters.schema.options.map(({ shape }) => shape.type.value)).toEqual(['a', 'b'])
  })

  it('finds its entries, and refuses what it does not have', () => {
    expect(letters.entryOf({ type: 'b' })).toBe(letters.entries[1])
    expect(() => letters.entryOf({ type: 'c' })).toThrow(ConfigError)
    expect(() => letters.entryOf({ type: 'c' })).toThrow(/type: expected one of a, b, got "c"/)
  })
})
