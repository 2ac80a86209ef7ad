// Priors: samples have the density that they state, and configurations that do not go together are refused.
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../test/interpreter.js'
import { ConfigError } from '../../errors.js'
import { input } from '../../graph/operations.js'
import { Scope } from '../../layers/scope.js'
import { Random } from '../../random/random.js'
import { initialState } from '../../training/initial-state.js'
import { klEstimateOf } from '../kl-estimate.js'
import { modelFrom, models } from '../models.js'
import type { Prior } from './prior.js'

const networks = {
  ...{ type: 'vae', input: [6], encoder: [], latent: 2, decoder: [] },
  likelihood: { type: 'bernoulli' },
}
const built = (settings: object) => modelFrom(models.schema.parse({ ...networks, ...settings }))

const parameters = {
  'prior.logits': [0, Math.log(3), Math.log(2)],
  'prior.mean': [-2, 0, 3, 1, 0, -4],
  'prior.logVariance': [0, -1, 1, 0, -2, 0.5],
}
const mixture = built({ prior: { type: 'mixture', components: 3 } }).prior as Prior

it.each([2, 200])('means of a mixture over %i latents start near each other', (latent) => {
  const { prior } = built({ latent, prior: { type: 'mixture', components: 100 } })
  const scope = new Scope('training')
  prior?.logDensity(input('z', [1, latent]), scope)
  const means = initialState(scope.variables, 1)['prior.mean']?.data ?? new Float32Array()
  const squares = means.reduce((sum, value) => sum + value ** 2, 0)
  expect(squares / 100).toBeCloseTo(2, 0)
})

describe('the mixture', () => {
  const count = 60_000
  const normals = new Float32Array(count * 3)
  new Random(3, 'normals').fillNormal(normals)
  const samples = evaluate(
    [mixture.sample(input('normals', [count, 3]), new Scope('evaluation'))],
    { ...parameters, normals },
  )[0]?.data as ArrayLike<number>

  it('has samples of every component in the proportion of its weight', () => {
    const joint = mixture.logComponents?.(input('z', [count, 2]), new Scope('evaluation'))
    const [found] = evaluate([joint as NonNullable<typeof joint>], { ...parameters, z: samples })
    const counts = [0, 0, 0]
    for (let at = 0; at < count; at++) {
      const row = [0, 1, 2].map((each) => found?.data[3 * at + each] as number)
      const largest = row.indexOf(Math.max(...row))
      counts[largest] = (counts[largest] as number) + 1
    }
    // Components hardly overlap.
    for (const [at, weight] of [1 / 6, 3 / 6, 2 / 6].entries())
      expect((counts[at] as number) / count).toBeCloseTo(weight, 1)
  })

  it('has samples with its mean and variance', () => {
    const weights = [1 / 6, 3 / 6, 2 / 6]
    const [means, logVariances] = [parameters['prior.mean'], parameters['prior.logVariance']]
    for (const latent of [0, 1]) {
      const of = (all: readonly number[], k: number) => all[2 * k + latent] as number
      const mean = weights.reduce((sum, weight, k) => sum + weight * of(means, k), 0)
      const second = weights.reduce(
        (sum, weight, k) => sum + weight * (of(means, k) ** 2 + Math.exp(of(logVariances, k))),
        0,
      )
      let [sum, squares] = [0, 0]
      for (let at = latent; at < 2 * count; at += 2) {
        sum += samples[at] as number
        squares += (samples[at] as number) ** 2
      }
      // Five standard errors.
      const error = 5 * Math.sqrt((second - mean ** 2) / count)
      expect(Math.abs(sum / count - mean)).toBeLessThan(error)
      expect(Math.abs(squares / count - second) / second).toBeLessThan(0.05)
    }
  })

  it('has a density that integrates to 1', () => {
    const [side, step] = [150, 0.15]
    const grid = Array.from({ length: side * side }, (_, at) => [
      ((at % side) - side / 2) * step,
      (Math.floor(at / side) - side / 2) * step,
    ])
    const z = input('z', [side * side, 2])
    const [found] = evaluate([mixture.logDensity(z, new Scope('evaluation'))], {
      ...parameters,
      z: grid.flat(),
    })
    const total = [...(found?.data ?? [])].reduce((sum, each) => sum + Math.exp(each), 0)
    expect(total * step ** 2).toBeCloseTo(1, 6)
  })

  it('of one component takes no choice', () => {
    const single = built({ prior: { type: 'mixture', components: 1 } }).prior as Prior
    const given = { 'prior.logits': [4], 'prior.mean': [1, 2], 'prior.logVariance': [0, 0] }
    const [found] = evaluate([single.sample(input('normals', [2, 3]), new Scope('evaluation'))], {
      ...given,
      normals: [0.5, -1, 9, 0, 0, -9],
    })
    expect([...(found?.data ?? [])]).toEqual([1.5, 1, 1, 2])
  })

  it('bounds log variances', () => {
    const extreme = { ...parameters, 'prior.logVariance': [80, 80, 80, -80, -80, -80] }
    const density = mixture.logDensity(input('z', [1, 2]), new Scope('evaluation'))
    expect(evaluate([density], { ...extreme, z: [0, 0] })[0]?.data[0]).toSatisfy(Number.isFinite)
  })
})

describe('the VampPrior', () => {
  const settings = { prior: { type: 'vampPrior', components: 3 } }

  it('has pseudo-inputs in the domain of the data', () => {
    const range = (likelihood: object) => {
      const scope = new Scope('training')
      const seen: number[] = []
      const model = built({ ...settings, likelihood, encoder: [] })
      const density = model.prior?.logDensity(input('z', [1, 2]), scope)
      // The head is the identity on the first two values, so that the means are those of the pseudo-inputs.
      const weight = Array.from({ length: 24 }, (_, at) => Number(at === 0 || at === 7))
      for (const far of [-30, 30]) {
        const pseudo = Array(18).fill(far)
        const bias = Array(4).fill(0)
        const given = {
          'prior.pseudoInputs': pseudo,
          'posterior.weight': weight,
          'posterior.bias': bias,
        }
        for (const z of [0, 1, 30])
          seen.push(
            evaluate([density as NonNullable<typeof density>], { ...given, z: [z, z] })[0]
              ?.data[0] as number,
          )
      }
      return seen
    }
    // At the pseudo-input itself the density is that of its posterior's mean: 1 / 2π.
    const peak = -Math.log(2 * Math.PI)
    const [low0, , , , high1] = range({ type: 'bernoulli' })
    expect([low0, high1]).toEqual([expect.closeTo(peak, 5), expect.closeTo(peak, 5)])
    expect(range({ type: 'gaussian', mean: 'identity' })[5]).toBeCloseTo(peak, 5)
  })

  it('knows all values of the rows of a table', () => {
    const columns = [{ type: 'numeric' }, { type: 'categorical', categories: 2 }]
    const model = built({ ...settings, input: [2, 3], likelihood: { type: 'table', columns } })
    const scope = new Scope('training')
    model.prior?.logDensity(input('z', [1, 2]), scope)
    expect(scope.variables.get('prior.pseudoInputs')?.tensor.shape).toEqual([3, 1, 3])
    expect(scope.variables.get('posterior.weight')?.tensor.shape).toEqual([4, 6])
  })

  it('passes the encoder as in evaluation, so that running statistics are those of the data', () => {
    const encoder = [
      { type: 'linear', units: 4 },
      { type: 'batchNorm' },
      { type: 'dropout', rate: 0.5 },
    ]
    const model = built({ ...settings, encoder })
    const scope = new Scope('training')
    model.prior?.logDensity(input('z', [1, 2]), scope)
    expect([scope.updates.size, scope.noises.size]).toEqual([0, 0])
    expect([...scope.variables.keys()]).toContain('encoder.1.runningMean')
  })
})

it('the KL is estimated from samples unless prior and posterior are the defaults', () => {
  const estimate = (settings: object) => klEstimateOf(built(settings))
  expect(estimate({})).toBe('closedForm')
  const defaults = { prior: { type: 'standardNormal' }, posterior: { type: 'diagonalGaussian' } }
  expect(estimate(defaults)).toBe('closedForm')
  expect(estimate({ prior: { type: 'mixture' } })).toBe('samples')
  expect(estimate({ posterior: { type: 'planar' } })).toBe('samples')
  expect(built(defaults).prior).toBeUndefined()
  expect(klEstimateOf(modelFrom(models.schema.parse({ ...networks, type: 'autoencoder' })))).toBe(
    undefined,
  )
})

const [mixtures, vamp] = [{ prior: { type: 'mixture' } }, { prior: { type: 'vampPrior' } }]
const [planar, iaf] = [{ posterior: { type: 'planar' } }, { posterior: { type: 'iaf' } }]
const objective = (type: string, options: object = {}) => ({ objective: { type, ...options } })
const doubly = objective('iwae', { gradient: 'doublyReparameterized' })
const labels = { condition: { type: 'labels', classes: 3 } }

it.each([
  ['model.freeBits', { ...mixtures, freeBits: 0.1 }],
  ['model.freeBits', { ...planar, freeBits: 0.1 }],
  ['objective.prior', { ...mixtures, ...objective('betaTc') }],
  ['objective.prior', { ...vamp, ...objective('dip') }],
  ['objective.posterior', { ...planar, ...objective('betaTc') }],
  ['objective.posterior', { ...iaf, ...objective('dip') }],
  ['objective.posterior', { ...iaf, ...doubly }],
  ['prior.posterior', { ...vamp, ...planar }],
  ['prior.posterior', { ...vamp, ...labels }],
])('%s refuses %j', (key, settings) => {
  expect(() => built(settings)).toThrow(expect.objectContaining({ key }))
  expect(() => built(settings)).toThrow(ConfigError)
})

it.each([
  { ...mixtures, ...labels },
  { ...iaf, ...labels },
  { ...mixtures, ...iaf },
  { ...mixtures, ...doubly },
  { ...mixtures, ...planar, ...objective('mmd') },
  { ...mixtures, klWeight: 2, klSchedule: { type: 'capacity', to: 3, epochs: 1 } },
])('%j is a model', (settings) => {
  expect(built(settings).hasPosterior).toBe(true)
})

it('a component is chosen by the probability of the last number', () => {
  // Weights 1/6, 1/2, 1/3: bounds at 1/6 and 2/3.
  const normals = [-1, -0.9, 0.4, 0.5].flatMap((choice) => [0, 0, choice])
  const [found] = evaluate([mixture.sample(input('normals', [4, 3]), new Scope('evaluation'))], {
    ...parameters,
    normals,
  })
  const means = parameters['prior.mean']
  const expected = [0, 1, 1, 2].flatMap((k) => means.slice(2 * k, 2 * k + 2))
  expect([...(found?.data ?? [])]).toEqual(expected)
})
