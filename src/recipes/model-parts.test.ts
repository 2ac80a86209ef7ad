// What a model has besides, as headings name it.
import { expect, it } from 'vitest'
import { models } from '../models/models.js'
import { modelParts } from './model-parts.js'

const networks = {
  input: [4],
  encoder: [],
  latent: 2,
  decoder: [],
  likelihood: { type: 'bernoulli' },
}

it.each([
  [{ type: 'vae' }, {}],
  [{ type: 'autoencoder' }, {}],
  [
    {
      type: 'vae',
      prior: { type: 'mixture', components: 5 },
      posterior: { type: 'planar', flows: 3 },
      objective: { type: 'iwae' },
    },
    { prior: 'mixture (5)', posterior: 'planar (3)', objective: 'iwae' },
  ],
  [{ type: 'vae', condition: { type: 'labels' } }, { condition: 'labels' }],
  [
    { type: 'vae', condition: { type: 'columns', columns: ['age', 'city'] } },
    { condition: 'columns (age, city)' },
  ],
  [
    {
      type: 'semiSupervisedVae',
      classifier: [],
      labelled: 20,
      condition: { type: 'labels', classes: 10 },
    },
    { condition: 'labels (10)', labelled: '20' },
  ],
])('of %j', (model, parts) => {
  const found = modelParts(models.schema.parse({ ...networks, ...model }) as never)
  expect(Object.fromEntries(found.map(({ name, value }) => [name, value]))).toEqual(parts)
})
