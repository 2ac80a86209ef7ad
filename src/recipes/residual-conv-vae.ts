// The convolutional VAE with a residual layer on its smallest maps, for grey and colour images of any size.
import { leakyRelu } from '../layers/activations.js'
import { conv } from '../layers/conv.js'
import { convTranspose } from '../layers/conv-transpose.js'
import { residual } from '../layers/layers.js'
import { linear } from '../layers/linear.js'
import { flatten, unflatten } from '../layers/shaping.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

const halving = { stride: 2, padding: 1 }
const doubling = { stride: 2, padding: 1, outputPadding: 1 }
const block = residual([leakyRelu(0.2), conv(96, { padding: 1 })])

export const residualConvVae: ConfigurationInput = {
  name: 'residual-conv-vae',
  note: 'As conv-vae, for images of any size: a quarter fewer channels pay for a residual layer in encoder and decoder, and there are twice as many steps in the same time, with half the batch.',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [
      conv(24, halving),
      leakyRelu(0.2),
      conv(48, halving),
      leakyRelu(0.2),
      conv(96, halving),
      block,
      leakyRelu(0.2),
      flatten(),
    ],
    latent: 32,
    decoder: [
      linear(1536),
      unflatten([96, 4, 4]),
      block,
      leakyRelu(0.2),
      convTranspose(48, halving),
      leakyRelu(0.2),
      convTranspose(24, doubling),
      leakyRelu(0.2),
    ],
    output: { type: 'convTranspose', kernel: 3, ...doubling },
    likelihood: bernoulli(),
    initialization: 'glorotUniform',
  },
  training: {
    epochs: 30,
    batchSize: 32,
    optimizer: adam({ learningRate: 2e-3 }),
    reduction: 'mean',
  },
}
