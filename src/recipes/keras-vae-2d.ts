// The Keras VAE with two latents: Keras' initialization, its epsilon, large batches in file order.
import { relu } from '../layers/activations.js'
import { linear } from '../layers/linear.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

export const kerasVae2d: ConfigurationInput = {
  name: 'keras-vae-2d',
  note: 'As the Keras example: its initialization, large batches in the order of the file, metrics every 10 epochs.',
  model: {
    type: 'vae',
    input: [28, 28],
    encoder: [linear(512), relu(), linear(256), relu()],
    latent: 2,
    decoder: [linear(256), relu(), linear(512), relu()],
    likelihood: bernoulli(),
    initialization: 'glorotUniform',
  },
  training: {
    epochs: 50,
    batchSize: 1024,
    optimizer: adam({ learningRate: 1e-3, epsilon: 1e-7 }),
    shuffle: false,
    reduction: 'mean',
    printEvery: 10,
  },
}
