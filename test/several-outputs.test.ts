// Likelihoods with several parameters for each value get them from linear and convolutional decoders alike.
import {
  type ConfigurationInput,
  graph,
  type Model,
  modelFrom,
  program,
  resolveConfiguration,
  Scope,
} from 'jamjae'
import { describe, expect, it } from 'vitest'
import { interpret } from './interpreter.js'
import { seededValues } from './seeded-values.js'

const outputs = {
  linear: { decoder: [], output: { type: 'linear' } },
  convolutional: {
    decoder: [
      { type: 'linear', units: 8 },
      { type: 'unflatten', shape: [2, 2, 2] },
    ],
    output: { type: 'conv', kernel: 1 },
  },
  transposed: {
    decoder: [
      { type: 'linear', units: 2 },
      { type: 'unflatten', shape: [2, 1, 1] },
    ],
    output: { type: 'convTranspose', kernel: 2 },
  },
} as const
const inputs = { grey: [2, 2], colour: [3, 2, 2] }
const batch = 2
const latent = 2

function modelOf(
  { decoder, output }: (typeof outputs)[keyof typeof outputs],
  input: readonly number[],
): Model {
  const written = {
    name: 'several',
    model: {
      type: 'vae',
      input: [...input],
      encoder: [{ type: 'linear', units: 4 }],
      latent,
      decoder: [...decoder],
      output,
      likelihood: { type: 'discretizedLogisticMixture', components: 2 },
    },
  } as ConfigurationInput
  return modelFrom(resolveConfiguration(written).model)
}

describe.each(Object.keys(inputs) as (keyof typeof inputs)[])('%s images', (kind) => {
  const input = inputs[kind]
  const channels = input.length === 3 ? (input[0] ?? 0) : 1
  const numbers = 6

  it.each(Object.keys(outputs) as (keyof typeof outputs)[])('of a %s output layer', (name) => {
    const model = modelOf(outputs[name], input)
    const scope = new Scope('evaluation')
    const made = model.decoderOutput(graph.input('z', [batch, latent]), scope)
    expect(made.shape).toEqual([batch, numbers, ...input])

    // Without weights, only the bias remains: that of unit (or channel) n.
    const biases = numbers * channels * (name === 'linear' ? 4 : 1)
    const state = Object.fromEntries(
      [...scope.variables].map(([path, { tensor }]) => [
        path,
        seededValues({ shape: tensor.shape, range: [0, 0] }, 1),
      ]),
    )
    expect(state['output.bias']).toHaveLength(biases)
    state['output.bias'] = Array.from({ length: biases }, (_, at) => at)
    const { outputs: found } = interpret(program({ outputs: { made } }), {
      state,
      inputs: { z: [1, 2, 3, 4] },
      steps: 1,
    })
    const pixels = name === 'linear' ? 1 : 4
    const example = state['output.bias'].flatMap((bias) => Array<number>(pixels).fill(bias))
    expect([...(found.made ?? [])]).toEqual([...example, ...example])
  })

  it('are decoded to the shape of the data, and one loss each', () => {
    const model = modelOf(outputs.linear, input)
    const scope = new Scope('evaluation')
    expect(model.decode(graph.input('z', [batch, latent]), scope).shape).toEqual([batch, ...input])
    const x = graph.input('x', [batch, ...input])
    const { loss, reconstructed } = model.objective(x, {}, new Scope('evaluation'))
    expect(loss.shape).toEqual([batch])
    expect(reconstructed.shape).toEqual([batch, ...input])
  })

  it('one example can be compared with many outputs', () => {
    const { likelihood } = modelOf(outputs.linear, input)
    const one = graph.input('x', [1, ...input])
    const many = graph.input('output', [5, numbers, ...input])
    expect(likelihood.negativeLogLikelihood(one, many).shape).toEqual([5])
  })
})
