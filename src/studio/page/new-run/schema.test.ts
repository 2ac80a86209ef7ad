// The form understands the schema of a configuration, and what is written in its fields.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { configurationSchema } from '../../../training/configuration.js'
import { packed, unpacked } from './configuration-in-url.js'
import {
  changedType,
  choicesOf,
  type Fields,
  faultOf,
  kindOf,
  readAs,
  type Schema,
  variantsOf,
  withValue,
  writtenAs,
} from './schema.js'

const schema = z.toJSONSchema(configurationSchema, { io: 'input' }) as Schema
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
    [['model', 'vae', 'input'], 'written'],
    [['training', 'shuffle'], 'boolean'],
    [['data', 'skipBroken'], 'boolean'],
    [['data', 'table'], 'boolean'],
    [['data', 'header'], 'choice'],
    [['training', 'reduction'], 'choice'],
    [['data', 'channels'], 'choice'],
    [['training', 'epochs'], 'written'],
  ] as const)('%j is %s', (path, kind) => {
    expect(kindOf(at(...path))).toBe(kind)
  })

  it('has its choices', () => {
    expect(choicesOf(at('data', 'channels'))).toEqual([1, 3])
    expect(choicesOf(at('data', 'header'))).toEqual([true, false])
    expect([...variantsOf(schema.properties?.model ?? {}).keys()]).toContain('vae')
  })
})

describe('what is written', () => {
  it('is read as what it is meant to be', () => {
    expect(readAs(' 12 ', at('training', 'epochs'))).toBe(12)
    expect(readAs('1e-3', at('training', 'epochs'))).toBe(0.001)
    expect(readAs('many', at('training', 'epochs'))).toBe('many')
    expect(readAs('', at('training', 'patience'))).toBeUndefined()
    expect(readAs('28 × 28', at('model', 'vae', 'input'))).toEqual([28, 28])
    expect(readAs('32x32', at('data', 'size'))).toEqual([32, 32])
    expect(readAs('32, 48', at('data', 'size'))).toEqual([32, 48])
    expect(readAs('big', at('data', 'size'))).toEqual(['big'])
    expect(readAs('sex, box', at('data', 'categorical'))).toEqual(['sex', 'box'])
    expect(readAs('digits', at('data', 'source'))).toBe('digits')
    expect(readAs('12', at('data', 'source'))).toBe('12')
    expect(writtenAs([28, 28])).toBe('28, 28')
  })

  it('is told what is wrong at first sight', () => {
    const epochs = at('training', 'epochs')
    expect(faultOf(3, epochs)).toBeUndefined()
    expect(faultOf('three', epochs)?.key).toBe('fault.number')
    expect(faultOf(1.5, epochs)?.key).toBe('fault.whole')
    expect(faultOf(0, epochs)).toEqual({ key: 'fault.above', values: { minimum: 0 } })
    expect(faultOf(1, at('data', 'validation'))?.key).toBe('fault.below')
  })
})

it('another type keeps what both have, and takes the rest as it is by default', () => {
  const optimizers = variantsOf(at('training', 'optimizer'))
  const adam: Fields = { type: 'adam', learningRate: 0.5, beta1: 0.9 }
  const sgd = changedType('sgd', optimizers.get('sgd'), adam)
  expect(sgd).toMatchObject({ type: 'sgd', learningRate: 0.5, momentum: 0 })
  expect(sgd).not.toHaveProperty('beta1')
})

it('one value changes, the rest stays the same', () => {
  const before = { a: { b: [1, 2], c: 3 } }
  expect(withValue(before, ['a', 'b', '1'], 5)).toEqual({ a: { b: [1, 5], c: 3 } })
  expect(withValue(before, ['a', 'c'], undefined)).toEqual({ a: { b: [1, 2] } })
  expect(withValue(before, ['d', 'e'], 1)).toEqual({ ...before, d: { e: 1 } })
  expect(before).toEqual({ a: { b: [1, 2], c: 3 } })
})

it('a configuration fits into an address and comes back', async () => {
  const configuration = { name: '이름', model: { encoder: Array(50).fill({ type: 'linear' }) } }
  const text = await packed(configuration)
  expect(text).toMatch(/^[\w-]+$/)
  expect(text.length).toBeLessThan(JSON.stringify(configuration).length / 2)
  expect(await unpacked(text)).toEqual(configuration)
  expect(await unpacked('{"name":"a"}')).toEqual({ name: 'a' })
  await expect(unpacked('nonsense!')).rejects.toThrow()
})
