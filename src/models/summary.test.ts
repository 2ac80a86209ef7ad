// The summary of a model against the variables of its training.
import { describe, expect, it } from 'vitest'
import { recipes } from '../recipes/recipes.js'
import { getRecipe, resolveConfiguration } from '../recipes/resolve.js'
import { trainingGraph } from '../training/training-graph.js'
import { modelFrom } from './models.js'
import { summarizeModel } from './summary.js'

const named = (name: string) => resolveConfiguration(getRecipe(name))

describe('summarizeModel', () => {
  it.each(Object.keys(recipes))('counts every parameter of %s once', (name) => {
    const { model, training } = named(name)
    const { parameters, layers } = summarizeModel(model)
    expect(parameters).toBe(trainingGraph(modelFrom(model), training).parameters)
    expect(layers.reduce((total, layer) => total + layer.parameters, 0)).toBe(parameters)
  })

  it('gives the layers in the order of computation, with the shapes of one example', () => {
    const { layers } = summarizeModel(named('keras-vae-2d').model)
    expect(layers.map(({ path, outputShape }) => `${path} ${outputShape.join('x')}`)).toEqual([
      'encoder.0 512',
      'encoder.1 512',
      'encoder.2 256',
      'encoder.3 256',
      'posterior 4',
      'decoder.0 256',
      'decoder.1 256',
      'decoder.2 512',
      'decoder.3 512',
      'output 28x28',
    ])
  })

  it('separates running statistics from parameters', () => {
    const { model } = resolveConfiguration({
      ...named('ch13-autoencoder'),
      model: {
        ...named('ch13-autoencoder').model,
        decoder: [],
        output: { type: 'linear' },
        encoder: [{ type: 'linear', units: 5 }, { type: 'batchNorm' }],
      },
    })
    const summary = summarizeModel(model)
    expect(summary.layers[1]).toMatchObject({ type: 'batchNorm', parameters: 10, buffers: 10 })
    expect(summary.buffers).toBe(10)
    expect(summary.bytes).toBe(4 * (summary.parameters + 10))
  })
})
