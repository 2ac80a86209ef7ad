// Resolving a written configuration with settings.
import { describe, expect, it, vi } from 'vitest'
import { ConfigError } from '../errors.js'
import { relu } from '../layers/activations.js'
import { linear } from '../layers/linear.js'
import { gaussian } from '../likelihoods/gaussian.js'
import { vae } from '../models/vae.js'
import type { ConfigurationInput } from '../training/configuration.js'
import { recipes } from './recipes.js'
import {
  getRecipe,
  parseConfiguration,
  parseSetting,
  resolveConfiguration,
  type Setting,
} from './resolve.js'

const tiny: ConfigurationInput = {
  name: 'tiny',
  model: {
    type: 'vae',
    input: [4, 4],
    encoder: [{ type: 'linear', units: 8 }, { type: 'relu' }],
    latent: 2,
    decoder: [{ type: 'linear', units: 8 }],
    likelihood: { type: 'bernoulli' },
  },
}

const resolved = (settings: readonly Setting[] = [], written: unknown = tiny) =>
  parseConfiguration(written, { settings, where: 'tiny.json' })

describe('a missing value', () => {
  it('gets its default', () => {
    expect(resolved()).toMatchObject({
      data: { source: 'digits' },
      model: { output: { type: 'linear' }, initialization: 'uniformFanIn', klWeight: 1 },
      training: {
        epochs: 30,
        batchSize: 100,
        shuffle: true,
        reduction: 'mean',
        optimizer: { type: 'adam', learningRate: 0.001, epsilon: 1e-8, weightDecay: 0 },
      },
    })
  })

  it('tells the notices of its model', () => {
    const notify = vi.fn()
    const likelihood = { type: 'meanSquaredError' }
    const written = { ...tiny, model: { ...tiny.model, likelihood } }
    parseConfiguration(written, { notify })
    expect(notify).toHaveBeenCalledWith('model.klWeight', expect.objectContaining({ weight: 1 }))
    resolveConfiguration(tiny, { notify })
    expect(notify).toHaveBeenCalledTimes(1)
  })

  it('is complete: resolving again changes nothing', () => {
    for (const recipe of Object.values(recipes)) {
      const whole = resolveConfiguration(recipe)
      expect(resolveConfiguration(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    }
  })
})

describe('settings', () => {
  it('of an object and of its type mean the same in any order', () => {
    const settings: Setting[] = [
      ['training.optimizer.learningRate', 0.5],
      ['training.optimizer.type', 'sgd'],
    ]
    const { optimizer } = resolved(settings).training
    expect(optimizer).toMatchObject({ type: 'sgd', learningRate: 0.5 })
    expect(resolved([...settings].reverse()).training.optimizer).toEqual(optimizer)
  })

  it('replace single values and leave the rest', () => {
    const { model, training } = resolved([
      ['model.latent', 7],
      ['training.epochs', 3],
      ['data.source', 'elsewhere'],
    ])
    expect(model.latent).toBe(7)
    expect(model.input).toEqual([4, 4])
    expect(training).toMatchObject({ epochs: 3, batchSize: 100 })
  })

  it('reach into lists', () => {
    const { model } = resolved([['model.encoder.0.units', 5]])
    expect(model.encoder).toEqual([{ type: 'linear', units: 5 }, { type: 'relu' }])
    expect(tiny.model.encoder?.[0]).toEqual({ type: 'linear', units: 8 })
  })

  it('change parts of a default value', () => {
    const { training } = resolved([['training.optimizer.learningRate', 0.5]])
    expect(training.optimizer).toMatchObject({ type: 'adam', learningRate: 0.5, beta1: 0.9 })
  })

  it("another type starts from that type's own defaults", () => {
    const written = { ...tiny, training: { optimizer: { type: 'adam', learningRate: 0.3 } } }
    const { optimizer } = resolved([['training.optimizer.type', 'rmsprop']], written).training
    expect(optimizer).toEqual({
      type: 'rmsprop',
      learningRate: 0.01,
      decay: 0.99,
      epsilon: 1e-8,
      momentum: 0,
      centered: false,
      weightDecay: 0,
    })
    const gaussian = resolved([['model.likelihood.type', 'gaussian']])
    expect(gaussian.model.likelihood).toEqual({ type: 'gaussian', deviation: 1, mean: 'sigmoid' })
  })

  it('the same type keeps what was set', () => {
    const written = { ...tiny, training: { optimizer: { type: 'adam', learningRate: 0.3 } } }
    const { optimizer } = resolved([['training.optimizer.type', 'adam']], written).training
    expect(optimizer.learningRate).toBe(0.3)
  })

  it('act in their order', () => {
    const { optimizer } = resolved([
      ['training.optimizer.type', 'adadelta'],
      ['training.optimizer.learningRate', 2],
      ['training.optimizer.learningRate', 3],
    ]).training
    expect(optimizer).toMatchObject({ type: 'adadelta', learningRate: 3 })
  })

  it('take standardDeviation as another name of deviation', () => {
    const likelihood = { type: 'gaussian', standardDeviation: 0.5 }
    const written = { ...tiny, model: { ...tiny.model, likelihood } }
    const expected = { type: 'gaussian', deviation: 0.5, mean: 'sigmoid' }
    const types: Setting = ['model.likelihood.type', 'gaussian']
    for (const { model } of [
      resolved([], written),
      resolved([types, ['model.likelihood.deviation', 0.5]]),
      resolved([types, ['model.likelihood.standardDeviation', 0.5]]),
      resolved([['model.likelihood', likelihood]]),
      resolved([['model.likelihood.standardDeviation', 0.5]], resolved([types])),
    ])
      expect(model.likelihood).toEqual(expected)
    expect(gaussian({ standardDeviation: 0.5 })).toEqual(gaussian({ deviation: 0.5 }))
    const both = { ...likelihood, deviation: 1 }
    expect(() => resolved([['model.likelihood', both]])).toThrow(
      'standardDeviation is not a setting',
    )
  })

  it('and a model that was built from layers', () => {
    const input = [4, 4]
    const layers = { encoder: [linear(8), relu()], latent: 2, decoder: [linear(8)] }
    const likelihood = { type: 'bernoulli' } as const
    const model = vae({ input, ...layers, likelihood })
    const built = resolveConfiguration({ name: 'tiny', model })
    expect(built).toEqual(resolved())
    expect(
      resolveConfiguration({ name: 'tiny', model }, { settings: [['model.latent', 3]] }).model
        .latent,
    ).toBe(3)
  })

  it('of an output layer, whose size follows from the data, have advice that can be followed', () => {
    const input = ['model.input', [8, 8]] as const
    const decoder: Setting = [
      'model.decoder',
      [
        { type: 'linear', units: 64 },
        { type: 'unflatten', shape: [4, 4, 4] },
      ],
    ]
    const advice = 'change its other settings or the layers of model.decoder'
    const output = { type: 'convTranspose', kernel: 3, stride: 2 }
    const asked = (...settings: Setting[]) => resolved([input, decoder, ...settings])
    expect(() => asked(['model.output', output])).toThrow(
      new RegExp(`model\\.output \\(convTranspose\\): expected .*, got .*${advice}`),
    )
    expect(() => asked(['model.output', { ...output, groups: 3 }])).toThrow(advice)
    const fitting = { ...output, padding: 1, outputPadding: 1 }
    expect(asked(['model.output', fitting]).model.output).toMatchObject(fitting)
    expect(() => asked(['model.decoder.1.shape', [3, 4, 4]])).toThrow(
      'Change the sizes of this layer',
    )
  })

  it('never change the recipe', () => {
    const before = JSON.stringify(recipes)
    resolveConfiguration(recipes['ch13-autoencoder'], {
      settings: [
        ['model.encoder.0.channels', 4],
        ['training.optimizer.type', 'sgd'],
      ],
    })
    expect(JSON.stringify(recipes)).toBe(before)
  })

  it.each(['__proto__.polluted', 'constructor.prototype.polluted'])(
    'cannot change prototypes: %s',
    (path) => {
      const key = expect.stringMatching(/^configuration\.key/)
      expect(() => resolved([[path, 1]])).toThrowError(expect.objectContaining({ key }))
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    },
  )
})

describe('parseSetting', () => {
  it.each<[string, Setting]>([
    ['training.epochs=3', ['training.epochs', 3]],
    ['training.shuffle=false', ['training.shuffle', false]],
    ['training.optimizer.type=rmsprop', ['training.optimizer.type', 'rmsprop']],
    ['model.input=[1,28,28]', ['model.input', [1, 28, 28]]],
    ['note="3"', ['note', '3']],
    ['note=a=b', ['note', 'a=b']],
    ['note=', ['note', '']],
    [' note =two words', ['note', 'two words']],
  ])('%s', (text, setting) => {
    expect(parseSetting(text)).toEqual(setting)
  })

  it.each(['training.epochs', '=3', '', ' = '])('throws for "%s"', (text) => {
    expect(() => parseSetting(text)).toThrow(ConfigError)
  })
})

describe('getRecipe', () => {
  it('finds each recipe', () => {
    for (const [name, recipe] of Object.entries(recipes)) {
      expect(getRecipe(name)).toBe(recipe)
      expect(recipe.name).toBe(name)
    }
  })

  it.each([
    ['ch13-vea', 'ch13-vae'],
    ['CH13-VAE', 'ch13-vae'],
    ['keras-vae', 'keras-vae-2d'],
  ])('for %s suggests %s', (name, near) => {
    expect(() => getRecipe(name)).toThrow(`Did you mean ${near}?`)
  })

  it.each(['zzzz', 'toString', '__proto__', ''])('lists all of them for "%s"', (name) => {
    for (const known of Object.keys(recipes)) expect(() => getRecipe(name)).toThrow(known)
  })
})
