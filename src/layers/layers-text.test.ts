// Every activation may be named once for all layers.
import { describe, expect, it } from 'vitest'
import { message } from '../messages/messages.js'
import { typeOf } from '../registry.js'
import { activationLayers } from './activations.js'
import { activationTypes, inSentence, layersText, layerText, windowTexts } from './layers-text.js'

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

it.each([
  [
    { type: 'conv', channels: 8, kernel: 5, stride: 2, padding: 1, groups: 4 },
    '5×5, stride 2, padding 1, groups 4',
  ],
  [{ type: 'conv', channels: 8, kernel: 3, stride: 1, padding: 0, groups: 1 }, '3×3'],
  [{ type: 'conv1d', channels: 8, kernel: 7, dilation: 2 }, '7, dilation 2'],
  [{ type: 'convTranspose', kernel: 4, outputPadding: [1, 0] }, '4×4, output padding 1,0'],
  [{ type: 'maxPool', size: 2 }, '2×2'],
  [{ type: 'linear', units: 8 }, ''],
  [{ type: 'groupNorm', groups: 4, epsilon: 1e-5 }, ''],
])('what %j does at every place: %s', (layer, text) => {
  const words = (key: string) => message('en', key as 'choice.relu')
  expect(windowTexts(layer, words).join(', ')).toBe(text)
})

describe('layers as text', () => {
  const words = (key: string) => message('en', key as 'choice.relu')
  const conv = { type: 'conv', channels: 8, kernel: 3, stride: 1, padding: 1 }

  it.each([
    [{ type: 'groupNorm', groups: 4, epsilon: 1e-5 }, 'group normalization 4'],
    [{ type: 'dropout', rate: 0.2 }, 'dropout 0.2'],
    [{ type: 'elu', alpha: 1 }, 'ELU'],
    [{ type: 'elu', alpha: 0.5 }, 'ELU 0.5'],
    [{ type: 'leakyRelu', slope: 0.2 }, 'leaky ReLU 0.2'],
    [{ type: 'gatedLinear', units: 20 }, 'gated linear 20'],
    [{ type: 'maxPool', size: 2 }, 'max pooling (2×2)'],
    [{ type: 'averagePool', size: 3, stride: 2 }, 'average pooling (3×3, stride 2)'],
    [{ type: 'upsample', factor: 2, mode: 'nearest' }, 'upsampling 2'],
    [{ type: 'upsample', factor: 2, mode: 'bilinear' }, 'upsampling 2 (bilinear)'],
    [{ type: 'selfAttention', heads: 4 }, 'self-attention (heads 4)'],
    [{ ...conv, groups: 4 }, 'convolution 8 (3×3, padding 1, groups 4)'],
    [
      { type: 'conv1d', channels: 8, kernel: 5, stride: 1, padding: 0, dilation: 2 },
      '1D convolution 8 (5, dilation 2)',
    ],
    [
      { type: 'convTranspose1d', channels: 8, kernel: 4, stride: 2, padding: 1, outputPadding: 0 },
      '1D transposed convolution 8 (4, stride 2, padding 1)',
    ],
    [
      { type: 'residual', layers: [{ type: 'silu' }, conv], shortcut: 'projection' },
      'residual (SiLU, convolution 8 (3×3, padding 1), projection)',
    ],
  ])('%j', (layer, text) => {
    expect(layerText(layer, words)).toBe(text)
  })

  it('name what follows every layer with weights once, and shapes where layers are of images', () => {
    const sizes = { from: [28, 28], to: [2], words }
    const dense = [{ type: 'linear', units: 9 }, { type: 'layerNorm' }, { type: 'gelu' }]
    expect(layersText([...dense, ...dense], sizes)).toBe('784-9-9-2, layer normalization, GELU')
    const block = { type: 'residual', layers: [conv] }
    expect(layersText([block, { type: 'relu' }], sizes)).toMatch(/^28×28 → residual .* → ReLU → 2$/)
  })
})
