// The VQ-VAE: discrete codes on a grid, for grey and colour images of any size.
import { leakyRelu } from '../layers/activations.js'
import { batchNorm } from '../layers/batch-norm.js'
import { conv } from '../layers/conv.js'
import { convTranspose } from '../layers/conv-transpose.js'
import { unflatten } from '../layers/shaping.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

const halving = { stride: 2, padding: 1 }
const doubling = { stride: 2, padding: 1, outputPadding: 1 }

export const vqVaeRecipe: ConfigurationInput = {
  name: 'vq-vae',
  note: 'Discrete codes for images of any size, fitted to them: an image of 28 × 28 becomes 7 × 7 numbers from 0 to 255. For compression, and as what a second model learns; it has no prior of its own to draw new images from.',
  model: {
    type: 'vqVae',
    input: [28, 28],
    encoder: [
      conv(32, halving),
      leakyRelu(0.2),
      conv(64, halving),
      leakyRelu(0.2),
      conv(64, { padding: 1 }),
      // Vectors of unit variance: without it finite levels (fsq) and signs (lfq) collapse to a few codes.
      batchNorm(),
    ],
    latent: 16,
    quantizer: { type: 'vq' },
    decoder: [
      unflatten([16, 7, 7]),
      conv(64, { padding: 1 }),
      leakyRelu(0.2),
      convTranspose(32, doubling),
      leakyRelu(0.2),
    ],
    output: { type: 'convTranspose', kernel: 3, ...doubling },
    likelihood: bernoulli(),
    initialization: 'glorotUniform',
  },
  training: {
    epochs: 20,
    batchSize: 64,
    optimizer: adam({ learningRate: 1e-3 }),
    reduction: 'mean',
  },
}
