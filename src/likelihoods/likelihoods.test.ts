// The unit, the support and the domain of each likelihood.
import { expect, it } from 'vitest'
import { type LikelihoodConfig, likelihoodFrom, likelihoods } from './likelihoods.js'

type Written = LikelihoodConfig['type'] | object

const properties: [Written, string][] = [
  ['bernoulli', 'nats binary unitInterval'],
  ['continuousBernoulli', 'nats unitInterval unitInterval'],
  ['gaussian', 'nats real unitInterval'],
  [{ type: 'gaussian', mean: 'identity' }, 'nats real real'],
  [{ type: 'gaussian', deviation: 'perValue' }, 'nats real unitInterval'],
  [{ type: 'gaussian', deviation: 'perExample', mean: 'identity' }, 'nats real real'],
  ['laplace', 'nats real unitInterval'],
  [{ type: 'laplace', mean: 'identity' }, 'nats real real'],
  ['discretizedLogisticMixture', 'nats bytes unitInterval'],
  ['meanSquaredError', 'meanSquaredError real unitInterval'],
  [{ type: 'meanSquaredError', mean: 'identity' }, 'meanSquaredError real real'],
  [{ type: 'table', columns: [{ type: 'numeric' }] }, 'nats table real'],
]

it.each(properties)('%j', (written, expected) => {
  const config = typeof written === 'string' ? { type: written } : written
  const { unit, support, domain } = likelihoodFrom(likelihoods.schema.parse(config))
  expect(`${unit} ${support} ${domain}`).toBe(expected)
})

it('has a case for every type of the table', () => {
  const types = properties.map(([written]) => (typeof written === 'string' ? written : 'table'))
  const all = likelihoods.entries.map(({ schema }) => schema.shape.type.value)
  expect(new Set(types)).toEqual(new Set(all))
})
