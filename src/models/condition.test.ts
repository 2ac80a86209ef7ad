// Where the labels of a conditional model join its networks, and what it does without them.
import { describe, expect, it } from 'vitest'
import { input } from '../graph/operations.js'
import { Scope } from '../layers/scope.js'
import { conditionOf } from './adversarial/condition-of.js'
import { modelFrom, modelOfClasses, models } from './models.js'

const condition = { type: 'labels', classes: 3 } as const
const written = (options: object) =>
  models.schema.parse({
    type: 'autoencoder',
    input: [4, 6],
    encoder: [],
    latent: 2,
    decoder: [],
    likelihood: { type: 'bernoulli' },
    condition,
    ...options,
  })

/** The shapes of the weights of the networks. */
function weightsOf(options: object) {
  const model = modelFrom(written(options)).condition?.given(input('labels', [1]))
  const scope = new Scope('training')
  model?.objective(input('x', [1, ...model.input]), {}, scope)
  const shapes = [...scope.variables].map(([path, { tensor }]) => [path, tensor.shape] as const)
  return Object.fromEntries(shapes.filter(([path]) => path.endsWith('weight')))
}

describe('the one-hot labels', () => {
  it('are behind the values of a dense encoder, and behind the latents', () => {
    const dense = { encoder: [{ type: 'relu' }, { type: 'linear', units: 5 }] }
    expect(weightsOf(dense)).toEqual({
      'encoder.1.weight': [5, 24 + 3],
      'latent.weight': [2, 5],
      'output.weight': [24, 2 + 3],
    })
  })

  it('are behind the values where the encoder has no layers', () => {
    expect(weightsOf({})).toMatchObject({ 'latent.weight': [2, 24 + 3] })
  })

  it('are channels in front of a convolution, of images with and without channels', () => {
    const encoder = [{ type: 'conv', channels: 5, kernel: 3 }]
    expect(weightsOf({ encoder })).toMatchObject({ 'encoder.0.weight': [5, 1 + 3, 3, 3] })
    expect(weightsOf({ encoder, input: [2, 4, 6] })).toMatchObject({
      'encoder.0.weight': [5, 2 + 3, 3, 3],
    })
  })

  it('are channels of a map that values are shaped to, and of a sequence', () => {
    const unflatten = { type: 'unflatten', shape: [2, 4, 3] }
    const conv = { type: 'conv', channels: 5, kernel: 3 }
    expect(weightsOf({ encoder: [unflatten, conv] })).toMatchObject({
      'encoder.1.weight': [5, 2 + 3, 3, 3],
    })
    const conv1d = { type: 'conv1d', channels: 5, kernel: 3 }
    expect(weightsOf({ encoder: [conv1d] })).toMatchObject({
      'encoder.0.weight': [5, 4 + 3, 3],
    })
    expect(weightsOf({ encoder: [conv1d], input: [9] })).toMatchObject({
      'encoder.0.weight': [5, 1 + 3, 3],
    })
  })

  it('are missing from a graph that is built without them, which fails', () => {
    const model = modelFrom(written({}))
    expect(() => model.encode(input('x', [1, 4, 6]), new Scope('evaluation'))).toThrow('labels')
  })
})

describe('the number of classes', () => {
  it('is that of the data where it is not written', () => {
    const open = written({ condition: { type: 'labels' } })
    expect(conditionOf(modelOfClasses(open, 7))).toEqual({ type: 'labels', classes: 7 })
    expect(modelOfClasses(open, undefined)).toBe(open)
    expect(conditionOf(modelOfClasses(written({}), 7))).toEqual(condition)
  })

  it('changes no model that is not conditional', () => {
    const plain = written({ condition: undefined })
    expect(modelOfClasses(plain, 7)).toBe(plain)
    expect(modelFrom(plain).condition).toBeUndefined()
  })
})
