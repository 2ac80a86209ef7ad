// What is compared: one unit per panel, and a KL only of models that have one.
import { expect, it } from 'vitest'
import { panelsOf, validationOf } from './compared-run.js'

const run = (name: string, likelihood: string, { hasPosterior = true } = {}) => ({
  name,
  details: {
    unit: likelihood === 'meanSquaredError' ? 'meanSquaredError' : 'nats',
    hasPosterior,
    description: { configuration: { model: { likelihood: { type: likelihood } } } },
  },
})
const shown = (...runs: ReturnType<typeof run>[]) =>
  panelsOf(runs as never).map(({ name, unit, runs: own }) => [
    name,
    unit,
    (own as unknown as typeof runs).map((each) => each.name).join(' '),
  ])

it('runs with one loss have its terms', () => {
  expect(shown(run('a', 'bernoulli'), run('b', 'bernoulli'))).toEqual([
    ['loss', 'unit.nats', 'a b'],
    ['reconstruction', 'unit.nats', 'a b'],
    ['kl', 'unit.nats', 'a b'],
  ])
})

it('autoencoders have no KL, and no loss beside their reconstruction', () => {
  const plain = { hasPosterior: false }
  expect(shown(run('a', 'meanSquaredError', plain), run('b', 'meanSquaredError', plain))).toEqual([
    ['reconstruction', 'unit.error', 'a b'],
  ])
  expect(shown(run('a', 'bernoulli', plain), run('b', 'bernoulli'))).toEqual([
    ['loss', 'unit.nats', 'a b'],
    ['reconstruction', 'unit.nats', 'a b'],
    ['kl', 'unit.nats', 'b'],
  ])
})

it('different losses have the squared error first, and a panel per unit', () => {
  const plain = { hasPosterior: false }
  expect(shown(run('a', 'bernoulli'), run('b', 'meanSquaredError', plain))).toEqual([
    ['squaredError', 'unit.error', 'a b'],
    ['loss', 'unit.nats', 'a'],
    ['reconstruction', 'unit.nats', 'a'],
    ['reconstruction', 'unit.error', 'b'],
    ['kl', 'unit.nats', 'a'],
  ])
  expect(shown(run('a', 'bernoulli'), run('b', 'gaussian'))[0]?.[0]).toBe('squaredError')
})

it('the squared error of an autoencoder with that loss is known of earlier versions, too', () => {
  const validation = { loss: 0.2, reconstruction: 0.1, kl: 0 }
  const of = (unit: 'nats' | 'meanSquaredError', hasPosterior: boolean) =>
    validationOf({ unit, hasPosterior }, validation, 'squaredError')
  expect(of('meanSquaredError', false)).toBe(0.1)
  expect(of('meanSquaredError', true)).toBeUndefined()
  expect(of('nats', false)).toBeUndefined()
  const newer = { ...validation, squaredError: 0.3 }
  expect(validationOf({ unit: 'nats', hasPosterior: true }, newer, 'squaredError')).toBe(0.3)
  expect(validationOf({ unit: 'nats', hasPosterior: true }, newer, 'kl')).toBe(0)
  expect(validationOf({ unit: 'nats', hasPosterior: false }, newer, 'kl')).toBeUndefined()
})
