// The error messages of a written configuration and its settings.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors.js'
import { message } from '../messages/messages.js'
import type { ConfigurationInput } from '../training/configuration.js'
import { parseConfiguration, type Setting } from './resolve.js'

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

/** The error that resolving throws. */
function failure(settings: readonly Setting[], written: unknown = tiny): ConfigError {
  try {
    parseConfiguration(written, { settings, where: 'tiny.json' })
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return error as ConfigError
  }
  throw new Error('it was accepted')
}

describe('an error message', () => {
  it.each<[string, readonly Setting[], string]>([
    [
      'a misspelt key',
      [['training.epoch', 3]],
      'tiny.json: training.epoch is not a setting. Did you mean training.epochs?',
    ],
    [
      'a misspelt key of the model',
      [['model.latnet', 2]],
      'tiny.json: model.latnet is not a setting. Did you mean model.latent?',
    ],
    [
      'a misspelt key in the wrong section',
      [['model.batchSiz', 2]],
      'tiny.json: model.batchSiz is not a setting. Did you mean training.batchSize?',
    ],
    [
      'a misspelt key of another type, which has no place here',
      [['model.paddin', 2]],
      'tiny.json: model.paddin is not a setting. See: jamjae recipes NAME',
    ],
    [
      'a key of another type',
      [['training.optimizer.nesterov', true]],
      'tiny.json: training.optimizer.nesterov is a setting of sgd, not of adam. Leave it out, or choose another training.optimizer.type',
    ],
    [
      'a key of another model',
      [
        ['model', { ...tiny.model, type: 'autoencoder' }],
        ['model.prior.type', 'mixture'],
      ],
      'tiny.json: model.prior is a setting of vae, not of autoencoder. Leave it out, or choose another model.type',
    ],
    [
      'a misspelt key that other likelihoods have',
      [['model.likelihood.dilaton', 2]],
      'tiny.json: model.likelihood.dilaton is not a setting. See: jamjae recipes NAME',
    ],
    [
      'a misspelt key in the section around its own',
      [['training.learningrate', 2]],
      'tiny.json: training.learningrate is not a setting. Did you mean training.optimizer.learningRate?',
    ],
    [
      'a setting of a type without the type',
      [['model.prior.components', 5]],
      `tiny.json: model.prior.type is missing; it is one of standardNormal, mixture, vampPrior. Write --set 'model.prior={"type":"mixture","components":5}'`,
    ],
    [
      'an object whose quotes the shell has removed',
      [['model.prior', '{type:mixture,components:5}']],
      `tiny.json: model.prior: expected JSON, which has quotes, got "{type:mixture,components:5}". Write --set 'model.prior={"type":"mixture","components":5}'`,
    ],
    [
      'one whose braces the shell has removed, too',
      [['model.prior', 'components:5']],
      `tiny.json: model.prior: expected JSON, which has quotes, got "components:5". Write --set 'model.prior={"type":"mixture","components":5}'`,
    ],
    [
      'an object without a type in the form of the shell',
      [['training.clip', '{norm:true}']],
      `tiny.json: training.clip: expected JSON, which has quotes, got "{norm:true}". Write --set 'training.clip={"norm":true}'`,
    ],
    [
      'a key similar to none',
      [['zzzzzzzzzzzzzz', 3]],
      'tiny.json: zzzzzzzzzzzzzz is not a setting. See: jamjae recipes NAME',
    ],
    [
      'an unknown type',
      [['training.optimizer.type', 'adem']],
      'tiny.json: training.optimizer.type: expected one of sgd, rmsprop, adadelta, adam, adamw, got "adem". Choose one of them',
    ],
    [
      'an unknown option',
      [['training.reduction', 'max']],
      'tiny.json: training.reduction: expected one of "sum", "mean", got "max". Correct it',
    ],
    [
      'a string for a number',
      [['training.epochs', 'many']],
      'tiny.json: training.epochs: expected a number, got "many". Correct it',
    ],
    [
      'a number out of range',
      [['model.klWeight', -1]],
      'tiny.json: model.klWeight: expected a number of 0 or more, got -1. Correct it',
    ],
    [
      'a number that is no integer',
      [['training.epochs', 1.5]],
      'tiny.json: training.epochs: expected an integer, got 1.5. Correct it',
    ],
    [
      'neither of two alternatives',
      [['data.channels', 2]],
      'tiny.json: data.channels: expected 1 or 3, got 2. Correct it',
    ],
    [
      'an index beyond a list',
      [['model.encoder.2.units', 3]],
      'tiny.json: model.encoder: expected one of 0, 1, got 2. Choose one of them',
    ],
    [
      'a type in the place of its object',
      [['training.schedule', 'cosine']],
      'tiny.json: training.schedule: expected an object with a type, got "cosine". Write training.schedule.type=cosine after --set, or { "type": "cosine" } in a file',
    ],
    [
      'a type that has other settings in the place of its object',
      [['training.schedule', 'multiStep']],
      'tiny.json: training.schedule: expected an object with a type, got "multiStep". Write training.schedule.type=multiStep after --set, or { "type": "multiStep" } in a file',
    ],
    [
      'a type in the place of a layer',
      [['model.encoder.1', 'relu']],
      'tiny.json: model.encoder.1: expected an object with a type, got "relu". Write model.encoder.1.type=relu after --set, or { "type": "relu" } in a file',
    ],
    [
      'an unknown type in the place of an object',
      [['training.optimizer', 'adem']],
      'tiny.json: training.optimizer.type: expected one of sgd, rmsprop, adadelta, adam, adamw, got "adem". Choose one of them',
    ],
    [
      'a text in the place of an object without a type',
      [['training.clip', 'norm']],
      'tiny.json: training.clip: expected an object in braces, got "norm". Correct it',
    ],
    [
      'epochs of a schedule that are not in order',
      [['training.schedule', { type: 'multiStep', at: [30, 30] }]],
      'tiny.json: training.schedule.at: expected a list of increasing numbers, got [30,30]. Correct it',
    ],
    [
      'a name that is no valid file name',
      [['name', '../up']],
      'tiny.json: name: expected letters, digits and dashes, got "../up". Correct it',
    ],
    [
      'a layer that does not accept its input shape',
      [['model.decoder.0', { type: 'unflatten', shape: [3, 3] }]],
      'tiny.json: model.decoder.0 (unflatten): expected a shape of 2 items, got [1, 3, 3]. Change the sizes of this layer or of those before it',
    ],
    [
      'an output of the wrong shape',
      [['model.output', { type: 'conv', kernel: 3 }]],
      'tiny.json: model.output (conv): expected four dimensions [batch, channels, height, width], got [1, 8]. What this layer has to give follows from model.input and model.likelihood: change its other settings or the layers of model.decoder',
    ],
  ])('%s', (_, settings, text) => {
    expect(failure(settings).message).toBe(text)
  })

  it('about the order of epochs is not for stored configurations', () => {
    const training = { schedule: { type: 'multiStep', at: [60, 30] } }
    const { at } = parseConfiguration({ ...tiny, training }, { stored: true }).training
      .schedule as { at: readonly number[] }
    expect(at).toEqual([60, 30])
  })

  it('names a missing part', () => {
    const { model: _, ...rest } = tiny
    expect(failure([], rest).message).toBe(
      'tiny.json: model is missing. Add it; what it may be is in docs/configuration.md, a whole configuration prints: jamjae recipes ch13-vae',
    )
  })

  it('shows a list where one is expected, and a single value was given', () => {
    const { message } = failure([['model.condition.columns', 'age']])
    expect(message).toContain(`--set 'model.condition={"type":"columns","columns":["age"]}'`)
  })

  it('gives no example for a long part, or for settings that no type has', () => {
    const { type: _, ...model } = tiny.model as { type: string }
    for (const rest of [
      { ...tiny, model },
      { ...tiny, model: { ...tiny.model, prior: { zzz: 1 } } },
    ])
      expect(failure([], rest).message).toMatch(
        /type is missing\. Add it; what it may be is in docs/,
      )
  })

  it.each([[[1, 2]], [null], ['text'], [3]])('rejects %j as a configuration', (written) => {
    expect(failure([], written).message).toMatch(
      /^tiny\.json: configuration: expected an object in braces, got .+\. Correct it/,
    )
  })

  it('truncates a long value', () => {
    const { message } = failure([['model.encoder', 'x'.repeat(10_000)]])
    expect(message.length).toBeLessThan(200)
  })

  it.each([
    ['model.klWeight', -1, '0 이상의 수여야 하는데 -1입니다'],
    ['training.epochs', 1.5, '정수여야 하는데 1.5입니다'],
    ['name', 3, '문자열이어야 하는데 3입니다'],
  ])('of %s is in natural Korean', (path, value, text) => {
    const { key, values } = failure([[path, value]])
    expect(message('ko', key, values)).toBe(`tiny.json: ${path}: ${text}. 고치세요`)
  })

  it('is available in Korean', () => {
    const { key, values } = failure([['training.epoch', 3]])
    expect(message('ko', key, values)).toBe(
      'tiny.json: training.epoch는 없는 설정입니다. 혹시 training.epochs인가요?',
    )
  })
})
