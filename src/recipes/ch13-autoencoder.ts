// The denoising convolutional autoencoder of the book's chapter 13.
import { relu } from '../layers/activations.js'
import { batchNorm } from '../layers/batch-norm.js'
import { conv } from '../layers/conv.js'
import { convTranspose } from '../layers/conv-transpose.js'
import { linear } from '../layers/linear.js'
import { flatten, unflatten } from '../layers/shaping.js'
import { meanSquaredError } from '../likelihoods/mean-squared-error.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

export const ch13Autoencoder: ConfigurationInput = {
  name: 'ch13-autoencoder',
  note: 'As in the book, the target is the noisy image itself; with the target "clean" it removes the noise. Validation is on clean images.',
  model: {
    type: 'autoencoder',
    input: [28, 28],
    noise: 0.3,
    target: 'noisy',
    encoder: [
      conv(8, { stride: 2, padding: 1 }),
      relu(),
      conv(16, { stride: 2, padding: 1 }),
      batchNorm(),
      relu(),
      conv(32, { stride: 2 }),
      relu(),
      flatten(),
      linear(128),
      relu(),
    ],
    latent: 4,
    decoder: [
      linear(128),
      relu(),
      linear(288),
      relu(),
      unflatten([32, 3, 3]),
      convTranspose(16, { stride: 2 }),
      batchNorm(),
      relu(),
      convTranspose(8, { stride: 2, padding: 1, outputPadding: 1 }),
      batchNorm(),
      relu(),
    ],
    output: { type: 'convTranspose', kernel: 3, stride: 2, padding: 1, outputPadding: 1 },
    likelihood: meanSquaredError({ mean: 'sigmoid' }),
  },
  training: {
    epochs: 30,
    batchSize: 128,
    optimizer: adam({ learningRate: 1e-3, weightDecay: 1e-5 }),
  },
}
