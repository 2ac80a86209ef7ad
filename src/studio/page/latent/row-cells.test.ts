// The cells of a row under the pointer, in the units of its file.
import { expect, it } from 'vitest'
import type { RunDetails } from '../run-source.js'
import { rowCells } from './row-cells.js'

const detailsOf = (data: object, itemType: 'uint8' | 'float32') =>
  ({ description: { data }, itemType }) as unknown as RunDetails

it('of mixed columns are numbers in their units, categories by name, and missing values', () => {
  const columns = [
    { name: 'height', type: 'numeric', mean: 170, deviation: 10 },
    { name: 'city', type: 'categorical', categories: ['Busan', 'Seoul'] },
    { name: 'age', type: 'numeric', mean: 40, deviation: 5 },
  ]
  const item = Float32Array.of(...[0.5, 0, 1, 0], ...[1, 1, 1, 0])
  expect(rowCells(detailsOf({ columns }, 'float32'), item)).toEqual([
    { column: 'height', text: '175' },
    { column: 'city', text: 'Seoul' },
    { column: 'age', text: '' },
  ])
})

it('of numbers are those of the file, with the names of their columns if there are any', () => {
  const columnNames = ['a', 'b']
  expect(rowCells(detailsOf({ columnNames }, 'float32'), Float32Array.of(0.1, -2))).toEqual([
    { column: 'a', text: '0.1' },
    { column: 'b', text: '-2' },
  ])
  const [byte] = rowCells(detailsOf({}, 'uint8'), Float32Array.of(7 / 255))
  expect(byte).toEqual({ column: undefined, text: '7' })
})
