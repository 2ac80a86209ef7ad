// A small VAE for tables of numbers and categories, with missing values.
import { relu } from '../layers/activations.js'
import { linear } from '../layers/linear.js'
import { table } from '../likelihoods/table.js'
import { adam } from '../optimizers/adam.js'
import type { ConfigurationInput } from '../training/configuration.js'

export const tabularVae: ConfigurationInput = {
  name: 'tabular-vae',
  note: 'For tables of numbers and categories, also with empty cells: it fills them in and samples new rows. The model is fitted to the columns of the table.',
  data: { table: true },
  model: {
    type: 'vae',
    input: [2, 3],
    encoder: [linear(128), relu(), linear(64), relu()],
    latent: 8,
    decoder: [linear(64), relu(), linear(128), relu()],
    likelihood: table({ columns: [{ type: 'numeric' }, { type: 'categorical', categories: 2 }] }),
    initialization: 'glorotUniform',
  },
  training: {
    epochs: 100,
    batchSize: 64,
    optimizer: adam({ learningRate: 2e-3 }),
    reduction: 'mean',
  },
}
