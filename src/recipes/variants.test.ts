// Combinations of listed settings.
import { describe, expect, it } from 'vitest'
import { parseSetting } from './resolve.js'
import { expandSettings, variantLabel } from './variants.js'

const expand = (...texts: string[]) => expandSettings(texts.map(parseSetting))

describe('expandSettings', () => {
  it('gives every combination, the last setting changing fastest', () => {
    const variants = expand(
      'training.optimizer.type=adam,rmsprop',
      'training.epochs=3',
      'model.latent=2, 8',
    )
    expect(variants.map(variantLabel)).toEqual([
      'optimizer=adam, latent=2',
      'optimizer=adam, latent=8',
      'optimizer=rmsprop, latent=2',
      'optimizer=rmsprop, latent=8',
    ])
    expect(variants[2]?.settings).toEqual([
      ['training.optimizer.type', 'rmsprop'],
      ['training.epochs', 3],
      ['model.latent', 2],
    ])
  })

  it.each([
    'data.source=images.npy,labels.npy',
    'note=first, second',
    'model.input=[3,64,64]',
    'training.optimizer={"type":"adam","beta1":0.5}',
    'model.latent=2',
  ])('%s is one value', (text) => {
    expect(expand(text)).toEqual([{ chosen: [], settings: [parseSetting(text)] }])
  })

  it.each(['model.latent=2,', 'model.latent=,2', 'model.latent=2,2'])('refuses %s', (text) => {
    expect(() => expand(text)).toThrow(/--set model.latent: expected different values/)
  })

  it('refuses a list beside another value of its setting', () => {
    expect(() => expand('model.latent=2,3', 'model.latent=4')).toThrow(
      /--set model.latent: expected/,
    )
  })
})
