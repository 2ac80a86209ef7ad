// Differences of configurations: the values that differ, by path.
import { expect, it } from 'vitest'
import { diffConfigurations } from './configuration-diff.js'

it('lists the values that differ, in the order of their paths', () => {
  const layers = (...units: number[]) => units.map((each) => ({ type: 'linear', units: each }))
  const many = Array(11).fill(1)
  expect(
    diffConfigurations([
      { name: 'a', model: { latent: 2, encoder: layers(8, 4) }, seed: 1, list: [...many, 2] },
      { name: 'a', model: { latent: 2, encoder: layers(8) }, seed: 1, list: [...many, 2] },
      {
        name: 'a',
        model: { latent: 3, encoder: layers(8, 4) },
        seed: 1,
        list: [...many, 3],
        note: '',
      },
    ]),
  ).toEqual([
    { path: 'list.11', values: [2, 2, 3] },
    { path: 'model.encoder.1.type', values: ['linear', undefined, 'linear'] },
    { path: 'model.encoder.1.units', values: [4, undefined, 4] },
    { path: 'model.latent', values: [2, 2, 3] },
    { path: 'note', values: [undefined, undefined, ''] },
  ])
})

it('finds none in equal configurations, whatever the order of their keys', () => {
  expect(
    diffConfigurations([
      { a: 1, b: { c: null } },
      { b: { c: null }, a: 1 },
    ]),
  ).toEqual([])
  expect(diffConfigurations([{ a: 1 }])).toEqual([])
})
