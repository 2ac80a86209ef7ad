// Fitting to a table: settings that give a whole part keep what the table gives that part.
import { describe, expect, it } from 'vitest'
import type { Column } from '../data/columns.js'
import { conditionOf } from '../models/adversarial/condition-of.js'
import { fitConfiguration } from './fit-configuration.js'
import { getRecipe, resolveConfiguration, type Setting } from './resolve.js'

const columns: readonly Column[] = [
  { name: 'age', type: 'numeric', mean: 40, deviation: 10 },
  { name: 'city', type: 'categorical', categories: ['Busan', 'Seoul'] },
]
const fitted = (settings: readonly Setting[]) =>
  fitConfiguration(
    resolveConfiguration(getRecipe('tabular-vae'), { settings }),
    { train: { shape: [2, 3] }, columns },
    { settings },
  ).model

describe('a part that is set as one object', () => {
  it('keeps the places of the columns that are given', () => {
    const whole = fitted([['model.condition', { type: 'columns', columns: ['age'] }]])
    expect(conditionOf(whole)).toMatchObject({ columns: ['age'], places: [[0, 1]] })
    const parts: Setting[] = [
      ['model.condition.type', 'columns'],
      ['model.condition.columns', ['age']],
    ]
    expect(whole).toEqual(fitted(parts))
  })

  it('is taken from the setting where it is one of layers', () => {
    const encoder = [{ type: 'linear', units: 7 }]
    expect(fitted([['model.encoder', encoder]])).toMatchObject({ encoder })
  })
})

it('groups of channels are those of the data, not of the images that a configuration names', () => {
  const settings: Setting[] = [
    ['model.encoder.0.groups', 3],
    ['model.encoder.0.channels', 33],
  ]
  const fittedTo = (channels: number) =>
    fitConfiguration(
      resolveConfiguration(getRecipe('conv-vae'), { settings, fits: true }),
      { train: { shape: [channels, 28, 28] } },
      { settings, where: 'conv-vae' },
    ).model
  expect(() => resolveConfiguration(getRecipe('conv-vae'), { settings })).toThrow(
    /groups \(3\), got 1/,
  )
  expect(fittedTo(3)).toMatchObject({ input: [3, 28, 28] })
  for (const channels of [1, 4])
    expect(() => fittedTo(channels)).toThrow(
      /conv-vae: model.encoder.0 \(conv\): .*groups \(3\), got/,
    )
})
