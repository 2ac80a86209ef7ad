// A GAN for images of 28×28, in the manner of DCGAN, small enough for a CPU.
import { leakyRelu, relu } from '../layers/activations.js'
import { batchNorm } from '../layers/batch-norm.js'
import { conv } from '../layers/conv.js'
import { convTranspose } from '../layers/conv-transpose.js'
import { linear } from '../layers/linear.js'
import { unflatten } from '../layers/shaping.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

const window = { kernel: 4, stride: 2, padding: 1 }

export const ganRecipe: ConfigurationInput = {
  name: 'gan',
  note: 'A generative adversarial network: it only generates. There is no encoder, so no codes and no reconstructions, and no likelihood: its losses say how generator and discriminator do against each other, not how good the images are. Measure those with evaluate --samples-quality.',
  model: {
    type: 'gan',
    input: [28, 28],
    latent: 64,
    decoder: [
      linear(2352),
      batchNorm(),
      relu(),
      unflatten([48, 7, 7]),
      convTranspose(24, window),
      batchNorm(),
      relu(),
    ],
    output: { type: 'convTranspose', ...window },
    discriminator: [
      conv(32, window),
      leakyRelu(0.2),
      conv(64, window),
      batchNorm(),
      leakyRelu(0.2),
    ],
    loss: 'nonSaturating',
  },
  training: {
    epochs: 10,
    batchSize: 128,
    optimizer: adam({ learningRate: 1e-3, beta1: 0.5 }),
    adversary: { optimizer: adam({ learningRate: 5e-4, beta1: 0.5 }) },
    reduction: 'mean',
  },
}
