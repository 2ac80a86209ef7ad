// Tensor names of the original programs, and other common names, are matched.
import { describe, expect, it } from 'vitest'
import { matchNames } from './pytorch-names.js'

const modules = (names: readonly string[]) =>
  names.flatMap((name) => [`${name}.weight`, `${name}.bias`])
/** Pairs of modules, of their weights. */
const paired = (theirs: readonly string[], ours: readonly string[]) =>
  Object.fromEntries(
    [...matchNames(modules(theirs), modules(ours))]
      .filter(([name]) => name.endsWith('.weight'))
      .map((pair) => pair.map((name) => name.replace(/\.weight$/, ''))),
  )

const vae = ['encoder.0', 'encoder.2', 'posterior', 'decoder.0', 'decoder.2', 'output']
const autoencoder = ['encoder.0', 'encoder.3', 'latent', 'decoder.0', 'decoder.5', 'output']
const heads = { mean: 'posterior.mean', logVariance: 'posterior.logVariance' }

it('an embedding of labels and the parameters of a likelihood have the same names', () => {
  const own = ['condition.weight', 'likelihood.logScale', 'output.weight']
  expect(matchNames(own, own)).toEqual(new Map(own.map((name) => [name, name])))
  expect(matchNames(own, ['output.weight'])).toEqual(new Map([['output.weight', 'output.weight']]))
})

describe('the originals', () => {
  it('the VAE of chapter 13', () => {
    const theirs = {
      'Encoder.input1': 'encoder.0',
      'Encoder.input2': 'encoder.2',
      'Encoder.mean': heads.mean,
      'Encoder.var': heads.logVariance,
      'Decoder.hidden1': 'decoder.0',
      'Decoder.hidden2': 'decoder.2',
      'Decoder.output': 'output',
    }
    expect(paired(Object.keys(theirs), vae)).toEqual(theirs)
    // Its encoder and decoder, saved separately, have no prefix.
    const bare = Object.entries(theirs).map(([name, ours]) => [name.replace(/^.*\./, ''), ours])
    expect(
      paired(
        bare.map(([name = '']) => name),
        vae,
      ),
    ).toEqual(Object.fromEntries(bare))
  })

  it('the ReLU VAE', () => {
    const theirs = {
      dense1_enc: 'encoder.0',
      dense2_enc: 'encoder.2',
      dense_mu_enc: heads.mean,
      dense_logvar_enc: heads.logVariance,
      dense1_dec: 'decoder.0',
      dense2_dec: 'decoder.2',
      dense3_dec: 'output',
    }
    expect(paired(Object.keys(theirs), vae)).toEqual(theirs)
  })

  it.each(['', 'encoder.'])('the denoising autoencoder, prefix "%s"', (prefix) => {
    const theirs = {
      [`${prefix}encoder_lin.0`]: 'encoder.3',
      [`${prefix}encoder_lin.2`]: 'latent',
      [`${prefix}encoder_cnn.0`]: 'encoder.0',
      [`${prefix.replace('en', 'de')}decoder_conv.0`]: 'decoder.5',
      [`${prefix.replace('en', 'de')}decoder_conv.3`]: 'output',
      [`${prefix.replace('en', 'de')}decoder_lin.0`]: 'decoder.0',
    }
    expect(paired(Object.keys(theirs), autoencoder)).toEqual(theirs)
  })
})

describe('nn.Sequential', () => {
  it('is paired layer by layer, and its last one with the head', () => {
    const theirs = {
      'encoder.1': 'encoder.0',
      'encoder.10': 'posterior',
      'encoder.3': 'encoder.2',
      'decoder.0': 'decoder.0',
      'decoder.2': 'decoder.2',
      'decoder.4': 'output',
    }
    expect(paired(Object.keys(theirs), vae)).toEqual(theirs)
  })

  it('with another number of layers is not matched', () => {
    expect(paired(['encoder.1', 'encoder.3', 'encoder.5', 'encoder.7'], vae)).toEqual({})
    expect(paired(['encoder.1'], vae)).toEqual({})
  })
})

describe('modules inside a layer', () => {
  const ours = ['encoder.0', 'encoder.1.layers.0', 'encoder.1.layers.2', 'encoder.1.projection']
  const rest = ['encoder.2.q', 'encoder.2.out', 'posterior', 'decoder.0', 'output']

  it('have the same names inside, whatever the number of the layer', () => {
    const theirs = {
      'encoder.0': 'encoder.0',
      'encoder.2.layers.0': 'encoder.1.layers.0',
      'encoder.2.layers.2': 'encoder.1.layers.2',
      'encoder.2.projection': 'encoder.1.projection',
      'encoder.5.out': 'encoder.2.out',
      'encoder.5.q': 'encoder.2.q',
      'encoder.7': 'posterior',
      'decoder.0': 'decoder.0',
      'decoder.2': 'output',
    }
    expect(paired(Object.keys(theirs), [...ours, ...rest])).toEqual(theirs)
  })

  it('keep our own names', () => {
    const all = [...ours, ...rest]
    expect(paired(all, all)).toEqual(Object.fromEntries(all.map((name) => [name, name])))
  })

  it('may be pinned one by one', () => {
    const theirs = ['encoder.0', 'encoder.2.layers.0', 'encoder.2.second', 'encoder.2.projection']
    const pinned = new Map([['encoder.2.second', 'encoder.1.layers.2']])
    const pairs = matchNames(
      modules([...theirs, 'encoder.4']),
      modules([...ours, 'latent']),
      pinned,
    )
    expect(pairs.get('encoder.2.second.weight')).toBe('encoder.1.layers.2.weight')
    expect(pairs.get('encoder.2.layers.0.bias')).toBe('encoder.1.layers.0.bias')
  })
})

it('our own names stay, even where some are missing', () => {
  expect(paired(vae, vae)).toEqual(Object.fromEntries(vae.map((name) => [name, name])))
  expect(paired(['encoder.2', 'output'], vae)).toEqual({
    'encoder.2': 'encoder.2',
    output: 'output',
  })
})

it('an autoencoder has no two heads', () => {
  expect(paired(['encoder.mean', 'encoder.var'], autoencoder)).toEqual({})
})

it('running statistics have other names', () => {
  const statistics = ['encoder.0.running_mean', 'encoder.0.running_var']
  expect([...matchNames(statistics, ['encoder.0.runningMean', 'latent.weight']).values()]).toEqual([
    'encoder.0.runningMean',
    'encoder.0.runningVariance',
  ])
})
