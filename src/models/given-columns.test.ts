// Columns of a table that a model is conditional on: where they join its networks, and what is left to reconstruct.
import { describe, expect, it } from 'vitest'
import type { Column } from '../data/columns.js'
import { input } from '../graph/operations.js'
import { Scope } from '../layers/scope.js'
import { fitModel } from './fit.js'
import { modelOfColumns } from './fit-table.js'
import { modelFrom, models } from './models.js'
import { summarizeModel } from './summary.js'

const columns: Column[] = [
  { name: 'age', type: 'numeric', mean: 0, deviation: 1 },
  { name: 'city', type: 'categorical', categories: ['a', 'b', 'c'] },
  { name: 'weight', type: 'numeric', mean: 0, deviation: 1 },
  { name: 'kind', type: 'categorical', categories: ['x', 'y'] },
]
const written = (names: readonly string[], options: object = {}) =>
  models.schema.parse({
    type: 'autoencoder',
    input: [2, 3],
    encoder: [{ type: 'linear', units: 5 }],
    latent: 2,
    decoder: [{ type: 'linear', units: 5 }],
    likelihood: {
      type: 'table',
      columns: [{ type: 'numeric' }, { type: 'categorical', categories: 2 }],
    },
    condition: { type: 'columns', columns: names },
    ...options,
  })
const fitted = (...names: readonly string[]) => fitModel(written(names), [2, 7], columns)

describe('a model that is conditional on columns', () => {
  it('is fitted to a table: places of the columns, the kinds of the others', () => {
    expect(fitted('kind', 'city', 'age')).toMatchObject({
      input: [2, 7],
      condition: {
        type: 'columns',
        columns: ['kind', 'city', 'age'],
        places: [
          [0, 4],
          [5, 7],
        ],
      },
      likelihood: { columns: [{ type: 'numeric' }] },
    })
    const again = fitModel(fitted('city'), [2, 7], columns)
    expect(again).toEqual(fitted('city'))
  })

  it.each(['autoencoder', 'vae'])('has them in the encoder and beside the latents: %s', (type) => {
    const model = modelFrom(fitModel(written(['city', 'weight'], { type }), [2, 7], columns))
    const scope = new Scope('training')
    const { loss, reconstructed, encoderInput } = model.objective(input('x', [3, 2, 7]), {}, scope)
    expect([loss.shape, reconstructed.shape, encoderInput.shape]).toEqual([
      [3],
      [3, 2, 7],
      [3, 2, 7],
    ])
    const shapeOf = (path: string) => scope.variables.get(path)?.tensor.shape
    expect(shapeOf('encoder.0.weight')).toEqual([5, 2 * 7])
    expect(shapeOf('decoder.0.weight')).toEqual([5, 2 + 2 * 4])
    expect(shapeOf('output.weight')).toEqual([2 * 3, 5])
    expect(summarizeModel(model.config).layers.at(-1)?.outputShape).toEqual([2, 3])
  })

  it('decodes only with columns, one row for several latents', () => {
    const model = modelFrom(fitted('age'))
    const latents = input('z', [6, 2])
    expect(() => model.decode(latents, new Scope('evaluation'))).toThrow('only with columns')
    const bound = model.givenColumns?.given(input('condition', [2, 2, 1]))
    expect(bound?.decode(latents, new Scope('evaluation')).shape).toEqual([6, 2, 7])
  })

  it('is none before its table is known', () => {
    const model = modelFrom(written(['age']))
    expect(model.givenColumns).toBeUndefined()
    expect(model.decode(input('z', [6, 2]), new Scope('evaluation')).shape).toEqual([6, 2, 3])
  })
})

describe('refuses', () => {
  it.each([
    ['condition.column', ['nothing like it']],
    ['condition.columnNear', ['Age']],
    ['condition.columnTwice', ['age', 'age']],
    ['condition.allColumns', ['age', 'city', 'weight', 'kind']],
  ])('%s: %s', (key, names) => {
    expect(() => fitted(...names)).toThrow(expect.objectContaining({ key }))
  })

  it('models and data that are not for tables', () => {
    const likelihood = { type: 'bernoulli' }
    const model = written(['age'], { likelihood })
    expect(() => modelFrom(model)).toThrow(expect.objectContaining({ key: 'condition.onlyTables' }))
    const key = 'condition.noTable'
    const data = { name: 'images' }
    expect(() => modelOfColumns(fitted('age'), data)).toThrow(expect.objectContaining({ key }))
    expect(modelOfColumns(written(['age']), { name: 'table', columns })).toEqual(fitted('age'))
  })
})
