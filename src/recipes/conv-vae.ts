// A small convolutional VAE for grey and colour images of any size.
import { leakyRelu } from '../layers/activations.js'
import { conv } from '../layers/conv.js'
import { convTranspose } from '../layers/conv-transpose.js'
import { linear } from '../layers/linear.js'
import { flatten, unflatten } from '../layers/shaping.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

const halving = { stride: 2, padding: 1 }
const doubling = { stride: 2, padding: 1, outputPadding: 1 }

export const convVae: ConfigurationInput = {
  name: 'conv-vae',
  note: 'For images of any size, greyscale or colour: the layers are fitted to them. Bernoulli is the default in colour too: it is not a likelihood there, but needs no scale and gives complete samples after few images. For finer reconstructions use laplace with scale 0.05, for a metric to report discretizedLogisticMixture.',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [
      conv(32, halving),
      leakyRelu(0.2),
      conv(64, halving),
      leakyRelu(0.2),
      conv(128, halving),
      leakyRelu(0.2),
      flatten(),
    ],
    latent: 32,
    decoder: [
      linear(2048),
      leakyRelu(0.2),
      unflatten([128, 4, 4]),
      convTranspose(64, halving),
      leakyRelu(0.2),
      convTranspose(32, doubling),
      leakyRelu(0.2),
    ],
    output: { type: 'convTranspose', kernel: 3, ...doubling },
    likelihood: bernoulli(),
    initialization: 'glorotUniform',
  },
  training: {
    epochs: 30,
    batchSize: 64,
    optimizer: adam({ learningRate: 2e-3 }),
    reduction: 'mean',
  },
}
