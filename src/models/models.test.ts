// The properties of models, compared with their graphs.
import { describe, expect, it } from 'vitest'
import { add, input } from '../graph/operations.js'
import { Scope } from '../layers/scope.js'
import { type ModelConfig, modelFrom, models } from './models.js'

const networks = { input: [6], encoder: [], latent: 2, decoder: [], output: { type: 'linear' } }
const upper = { encoder: [], latent: 1, decoder: [] }
const written: { readonly [Type in ModelConfig['type']]: readonly object[] } = {
  autoencoder: [{}, { noise: 0.5, target: 'noisy' }],
  vae: [
    {},
    { klWeight: 4 },
    { freeBits: 0.1 },
    { klSchedule: { type: 'linear', epochs: 3 } },
    { klSchedule: { type: 'capacity', to: 5, epochs: 3 } },
  ],
  semiSupervisedVae: [{ classifier: [], labelled: 1 }],
  ladderVae: [
    { upper },
    { upper, klWeight: 0.5 },
    { upper, freeBits: 0.1 },
    { upper, klSchedule: { type: 'linear', epochs: 3 } },
    { upper, klSchedule: { type: 'capacity', to: 5, epochs: 3 } },
  ],
  vqVae: [
    { quantizer: { type: 'vq', codes: 4 } },
    { quantizer: { type: 'residualVq', codes: 4, update: 'gradient' } },
    { quantizer: { type: 'fsq', levels: [3, 4] } },
    { quantizer: { type: 'lfq' } },
  ],
  // Its likelihood is always one.
  gan: [],
}
const likelihoods = ['bernoulli', 'gaussian', 'meanSquaredError'].map((type) => ({ type }))
const configurations = Object.entries(written).flatMap(([type, options]) =>
  options.flatMap((each) =>
    likelihoods.map((likelihood) =>
      models.schema.parse({ type, ...networks, likelihood, ...each }),
    ),
  ),
)

describe.each(configurations)('%j', (configuration) => {
  const model = modelFrom(configuration)
  const x = input('x', [3, ...model.input])
  const noise = Object.fromEntries(
    model.noise.map(({ name, shape }) => [name, input(name, [3, ...shape])]),
  )
  const scope = new Scope('training')
  const scheduled = model.scheduled && input(model.scheduled.name, [])
  const bound = model.condition?.given(input('labels', [3])) ?? model
  const objective = bound.objective(x, noise, scope, scheduled)

  it('becomes a model of its type', () => {
    expect(model.config).toEqual(configuration)
  })

  it('has the terms that it states', () => {
    const terms = (['reconstruction', 'kl'] as const).filter((name) => objective[name])
    expect(model.terms).toEqual(terms)
  })

  it('has a posterior where it states one', () => {
    const { logVariance } = bound.encode(x, scope)
    expect((logVariance ?? model.posterior) !== undefined).toBe(model.hasPosterior)
  })

  it('minimizes the negative ELBO where it states that', () => {
    const { reconstruction, kl } = objective
    // Equal graphs are the same object.
    const isSum =
      kl !== undefined && reconstruction !== undefined && objective.loss === add(reconstruction, kl)
    expect(isSum && model.likelihood.unit === 'nats').toBe(model.isElbo)
  })
})

it('calls its examples rows where they have no height and width', () => {
  const examples = (input: readonly number[], likelihood: object) =>
    modelFrom(models.schema.parse({ type: 'vae', ...networks, input, likelihood })).examples
  expect(examples([6], { type: 'bernoulli' })).toBe('rows')
  expect(examples([2, 3], { type: 'bernoulli' })).toBe('images')
  expect(examples([2, 1], { type: 'table', columns: [{ type: 'numeric' }] })).toBe('rows')
})

it('throws where the table has no entry of its type', () => {
  const unknown = { type: 'ganVae', ...networks, likelihood: { type: 'bernoulli' } }
  expect(() => modelFrom(unknown as never)).toThrow(
    /expected one of autoencoder, vae, semiSupervisedVae, ladderVae, vqVae, gan, got "ganVae"/,
  )
})
