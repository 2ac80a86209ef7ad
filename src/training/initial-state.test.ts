// Initialization: range and moments of the values, and their dependence on the seed.
import { describe, expect, it } from 'vitest'
import { batchNorm } from '../layers/batch-norm.js'
import { conv } from '../layers/conv.js'
import type { Initialization } from '../layers/initializers.js'
import { linear } from '../layers/linear.js'
import { unflatten } from '../layers/shaping.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { vae } from '../models/vae.js'
import { adam } from '../optimizers/adam.js'
import { optimizerFrom } from '../optimizers/optimizers.js'
import { initialState } from './initial-state.js'
import { trainingProgram } from './programs.js'

function stateOf(initialization: Initialization, seed = 1) {
  const model = vae({
    input: [1, 9, 9],
    encoder: [conv(16, { kernel: 3, stride: 2 }), batchNorm(), linear(100)],
    latent: 20,
    decoder: [linear(16 * 16), unflatten([16, 4, 4])],
    output: { type: 'convTranspose', kernel: 3, stride: 2, padding: 0, outputPadding: 0 },
    likelihood: bernoulli(),
    initialization,
  })
  const optimizer = optimizerFrom(adam())
  const { variables } = trainingProgram(model, optimizer, { batch: 4, reduction: 'mean' })
  return initialState(variables, seed)
}

function moments(data: Float32Array) {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length
  const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return { mean, variance, largest }
}

const bytes = (data: Float32Array = new Float32Array()) =>
  Buffer.from(new Uint8Array(data.buffer)).toString('base64')

/** Uniform within ±bound: no value beyond, the bounds reached, the right mean and variance. */
function expectUniform(data: Float32Array | undefined, bound: number, name: string): void {
  if (!data) throw new Error(`${name} is not there`)
  const { mean, variance, largest } = moments(data)
  const error = 5 / Math.sqrt(data.length)
  expect(largest, name).toBeLessThanOrEqual(Math.fround(bound))
  expect(Math.abs(mean) / bound, name).toBeLessThan(error)
  expect(Math.abs(variance / (bound ** 2 / 3) - 1), name).toBeLessThan(error)
  if (data.length > 1000) expect(largest, name).toBeGreaterThan(0.98 * bound)
}

describe('initialState', () => {
  it('uniformFanIn: weights and biases are within 1/√fanIn', () => {
    const state = stateOf('uniformFanIn')
    const fanIns = {
      'encoder.0': 3 * 3,
      'encoder.2': 16 * 4 * 4,
      posterior: 100,
      'decoder.0': 20,
      // As in PyTorch, which uses the output channels.
      output: 3 * 3,
    }
    for (const [layer, fanIn] of Object.entries(fanIns))
      for (const name of ['weight', 'bias'])
        expectUniform(state[`${layer}.${name}`]?.data, 1 / Math.sqrt(fanIn), `${layer}.${name}`)
  })

  it('glorotUniform: weights are within √(6 / (fanIn + fanOut)), biases are zero', () => {
    const state = stateOf('glorotUniform')
    const fans = {
      'encoder.0': 9 + 16 * 9,
      'encoder.2': 256 + 100,
      posterior: 100 + 40,
      'decoder.0': 20 + 256,
      output: 9 + 16 * 9,
    }
    for (const [layer, fan] of Object.entries(fans)) {
      expectUniform(state[`${layer}.weight`]?.data, Math.sqrt(6 / fan), layer)
      expect(state[`${layer}.bias`]?.data.every((value) => value === 0)).toBe(true)
    }
  })

  it('batch normalization starts as the identity, moments of the optimizer at zero', () => {
    const state = stateOf('uniformFanIn')
    const only = (name: string) => [...new Set(state[name]?.data)]
    expect(only('encoder.1.weight')).toEqual([1])
    expect(only('encoder.1.bias')).toEqual([0])
    expect(only('encoder.1.runningMean')).toEqual([0])
    expect(only('encoder.1.runningVariance')).toEqual([1])
    const carried = Object.keys(state).filter((name) => name.startsWith('optimizer/'))
    // First and second moment for weight and bias of the six layers, none for the running statistics.
    expect(carried).toHaveLength(2 * 6 * 2)
    for (const name of carried) expect(only(name)).toEqual([0])
  })

  it('an embedding is standard normal', () => {
    const model = vae({
      ...{ input: [4], encoder: [], latent: 2, decoder: [], likelihood: bernoulli() },
      condition: { type: 'labels', classes: 100, embedding: 50 },
    })
    const options = { batch: 4, reduction: 'mean' } as const
    const { variables } = trainingProgram(model, optimizerFrom(adam()), options)
    const { data = new Float32Array() } = initialState(variables, 1)['condition.weight'] ?? {}
    const { mean, variance, largest } = moments(data)
    expect(data).toHaveLength(5000)
    expect(Math.abs(mean)).toBeLessThan(0.05)
    expect(Math.abs(variance - 1)).toBeLessThan(0.1)
    expect(largest).toBeGreaterThan(3)
  })

  it('layers and seeds have different values, the same seed has the same', () => {
    const [one, same, other] = [
      stateOf('uniformFanIn'),
      stateOf('uniformFanIn'),
      stateOf('uniformFanIn', 2),
    ]
    for (const [name, { data }] of Object.entries(one))
      expect(bytes(same[name]?.data), name).toEqual(bytes(data))
    expect(other['posterior.weight']?.data).not.toEqual(one['posterior.weight']?.data)
    expect([...(one['encoder.0.weight']?.data.subarray(0, 9) ?? [])]).not.toEqual([
      ...(one['output.weight']?.data.subarray(0, 9) ?? []),
    ])
  })
})
