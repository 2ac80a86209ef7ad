// The ReLU VAE with two latents, for plots of its latent space.
import { relu } from '../layers/activations.js'
import { linear } from '../layers/linear.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

export const reluVae2d: ConfigurationInput = {
  name: 'relu-vae-2d',
  note: 'Two latents, so that the latent space is a plane. The original uses the variance in place of the standard deviation in its KL; this recipe uses the standard deviation.',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [linear(256), relu(), linear(256), relu()],
    latent: 2,
    decoder: [linear(256), relu(), linear(256), relu()],
    likelihood: bernoulli(),
  },
  training: {
    epochs: 30,
    batchSize: 128,
    optimizer: adam({ learningRate: 1e-4 }),
    reduction: 'sum',
  },
}
