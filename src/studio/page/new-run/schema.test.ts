// The form understands the schema of a configuration, and the text in its fields.
import { describe, expect, it } from 'vitest'
import { getRecipe, parseConfiguration, resolveConfiguration } from '../../../recipes/resolve.js'
import { configurationForm } from '../../server/configuration/configuration-form.js'
import { decodeConfiguration, encodeConfiguration } from './configuration-in-url.js'
import {
  choicesOf,
  type Fields,
  fieldKind,
  formatValue,
  holdsLayers,
  parseValue,
  type Schema,
  setIn,
  switchVariant,
  validateNumber,
  variantsOf,
  withLayers,
} from './schema.js'

const schema = configurationForm() as Schema
const at = (...path: readonly string[]): Schema =>
  path.reduce<Schema>((found, name) => {
    const variant = variantsOf(found).get(name)
    return variant ?? (found.properties?.[name] as Schema)
  }, schema)

describe('the kind of a field', () => {
  it.each([
    [['data'], 'fields'],
    [['model'], 'variant'],
    [['model', 'vae', 'encoder'], 'list'],
    [['model', 'vae', 'likelihood'], 'variant'],
    [['model', 'vae', 'prior'], 'variant'],
    [['model', 'vae', 'posterior'], 'variant'],
    [['model', 'vae', 'posterior', 'iaf', 'units'], 'written'],
    [['model', 'vae', 'input'], 'written'],
    [['training', 'shuffle'], 'boolean'],
    [['data', 'skipBroken'], 'boolean'],
    [['data', 'table'], 'boolean'],
    [['data', 'header'], 'choice'],
    [['training', 'reduction'], 'choice'],
    [['data', 'channels'], 'choice'],
    [['training', 'epochs'], 'written'],
  ] as const)('%j is %s', (path, kind) => {
    expect(fieldKind(at(...path))).toBe(kind)
  })

  it('has its choices', () => {
    expect(choicesOf(at('data', 'channels'))).toEqual([1, 3])
    expect(choicesOf(at('data', 'header'))).toEqual([true, false])
    expect([...variantsOf(schema.properties?.model ?? {}).keys()]).toContain('vae')
    expect([...variantsOf(at('model', 'vae', 'prior')).keys()]).toEqual([
      ...['standardNormal', 'mixture', 'vampPrior'],
    ])
  })
})

describe('typed text', () => {
  it('is parsed by the kind of the field', () => {
    expect(parseValue(' 12 ', at('training', 'epochs'))).toBe(12)
    expect(parseValue('1e-3', at('training', 'epochs'))).toBe(0.001)
    expect(parseValue('many', at('training', 'epochs'))).toBe('many')
    expect(parseValue('', at('training', 'patience'))).toBeUndefined()
    expect(parseValue('28 × 28', at('model', 'vae', 'input'))).toEqual([28, 28])
    expect(parseValue('32x32', at('data', 'size'))).toEqual([32, 32])
    expect(parseValue('32, 48', at('data', 'size'))).toEqual([32, 48])
    expect(parseValue('big', at('data', 'size'))).toEqual(['big'])
    expect(parseValue('sex, box', at('data', 'categorical'))).toEqual(['sex', 'box'])
    expect(parseValue('digits', at('data', 'source'))).toBe('digits')
    expect(parseValue('12', at('data', 'source'))).toBe('12')
    expect(formatValue([28, 28])).toBe('28, 28')
  })

  it('is checked in the page', () => {
    const epochs = at('training', 'epochs')
    expect(validateNumber(3, epochs)).toBeUndefined()
    expect(validateNumber('three', epochs)?.key).toBe('fault.number')
    expect(validateNumber(1.5, epochs)?.key).toBe('fault.whole')
    expect(validateNumber(0, epochs)).toEqual({ key: 'fault.above', values: { minimum: 0 } })
    expect(validateNumber(1, at('data', 'validation'))?.key).toBe('fault.below')
  })
})

it('a list of layers may be inside a layer', () => {
  const variants = variantsOf(at('model', 'vae', 'encoder').items || {})
  const holding = [...variants].flatMap(([type, { properties = {} }]) =>
    Object.keys(properties)
      .filter((name) => holdsLayers(properties[name] as Schema))
      .map((name) => `${type}.${name}`),
  )
  expect(holding).toEqual(['residual.layers'])
})

it('a new layer that holds layers is valid', () => {
  const variant = variantsOf(at('model', 'vae', 'encoder').items || {}).get('residual')
  const layer = withLayers(
    switchVariant('residual', variant, { type: 'linear', units: 3 }),
    variant,
  )
  expect(layer).toEqual({ type: 'residual', shortcut: 'identity', layers: [{ type: 'relu' }] })
  const { model } = resolveConfiguration(getRecipe('ch13-vae'))
  for (const encoder of [[layer], [{ type: 'flatten' }, layer]])
    expect(() => parseConfiguration({ name: 'x', model: { ...model, encoder } })).not.toThrow()
  const kept = withLayers({ ...layer, layers: [{ type: 'tanh' }] }, variant)
  expect(kept.layers).toEqual([{ type: 'tanh' }])
})

it('another type keeps the common settings, and uses defaults for the rest', () => {
  const optimizers = variantsOf(at('training', 'optimizer'))
  const adam: Fields = { type: 'adam', learningRate: 0.5, beta1: 0.9 }
  const sgd = switchVariant('sgd', optimizers.get('sgd'), adam)
  expect(sgd).toMatchObject({ type: 'sgd', learningRate: 0.5, momentum: 0 })
  expect(sgd).not.toHaveProperty('beta1')
})

it('one value changes, the rest stays the same', () => {
  const before = { a: { b: [1, 2], c: 3 } }
  expect(setIn(before, ['a', 'b', '1'], 5)).toEqual({ a: { b: [1, 5], c: 3 } })
  expect(setIn(before, ['a', 'c'], undefined)).toEqual({ a: { b: [1, 2] } })
  expect(setIn(before, ['d', 'e'], 1)).toEqual({ ...before, d: { e: 1 } })
  expect(before).toEqual({ a: { b: [1, 2], c: 3 } })
})

it('a configuration survives a round trip through an address', async () => {
  const configuration = { name: '이름', model: { encoder: Array(50).fill({ type: 'linear' }) } }
  const text = await encodeConfiguration(configuration)
  expect(text).toMatch(/^[\w-]+$/)
  expect(text.length).toBeLessThan(JSON.stringify(configuration).length / 2)
  expect(await decodeConfiguration(text)).toEqual(configuration)
  expect(await decodeConfiguration('{"name":"a"}')).toEqual({ name: 'a' })
  await expect(decodeConfiguration('nonsense!')).rejects.toThrow()
})
