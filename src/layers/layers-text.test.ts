// Every activation may be named once for all layers.
import { expect, it } from 'vitest'
import { typeOf } from '../registry.js'
import { activationLayers } from './activations.js'
import { activationTypes, inSentence } from './layers-text.js'

it('knows all activations', () => {
  expect(activationTypes).toEqual(activationLayers.map(typeOf))
})

it.each([
  ['Leaky ReLU', 'leaky ReLU'],
  ['Sigmoid', 'sigmoid'],
  ['Batch normalization', 'batch normalization'],
  ['ReLU', 'ReLU'],
  ['tanh', 'tanh'],
  ['합성곱', '합성곱'],
])('%s is %s in a sentence', (name, text) => {
  expect(inSentence(name)).toBe(text)
})
