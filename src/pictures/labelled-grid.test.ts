// Labelled grids: their scale, and how images are cut into rows.
import { expect, it } from 'vitest'
import { gridRows, labelledGrid } from './labelled-grid.js'

const grid = (shape: readonly number[], columns: number, rows = 0) => {
  const row = { images: new Float32Array() }
  return labelledGrid({ title: 't', shape, columns, rows: Array(rows).fill(row) })
}

it.each([
  [[28, 28], 10, 2.5],
  [[28, 28], 20, 1],
  [[8, 8], 2, 4],
  [[3, 64, 64], 10, 1],
  [[256, 256], 20, 0.5],
])(
  'draws the values of images %j in %d columns as squares of %d pixels',
  (shape, columns, scale) => {
    expect(grid(shape, columns).scale).toBe(scale)
  },
)

it.each([
  [[28, 28], 5, 10, 2.5],
  [[28, 28], 10, 2, 2.5],
  [[28, 28], 13, 40, 1],
  [[64, 28], 5, 5, 2],
  [[256, 256], 20, 40, 0.5],
])('images %j in %d columns and %d rows as squares of %d pixels', (shape, columns, rows, scale) => {
  expect(grid(shape, columns, rows).scale).toBe(scale)
})

it('splits images into rows and labels them', () => {
  const rows = gridRows(Float32Array.of(1, 2, 3, 4, 5, 6), { rows: 3, labels: ['a', 'b'] })
  expect(rows.map(({ images, label }) => [label, [...images]])).toEqual([
    ['a', [1, 2]],
    ['b', [3, 4]],
    [undefined, [5, 6]],
  ])
})
