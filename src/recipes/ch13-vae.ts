// The VAE of the book's chapter 13: two hidden layers in encoder and decoder, 200 latents.
import { leakyRelu } from '../layers/activations.js'
import { linear } from '../layers/linear.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

export const ch13Vae: ConfigurationInput = {
  name: 'ch13-vae',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [linear(400), leakyRelu(0.2), linear(400), leakyRelu(0.2)],
    latent: 200,
    decoder: [linear(400), leakyRelu(0.2), linear(400), leakyRelu(0.2)],
    likelihood: bernoulli(),
  },
  training: {
    epochs: 30,
    batchSize: 100,
    optimizer: adam({ learningRate: 1e-3 }),
    reduction: 'sum',
  },
}
