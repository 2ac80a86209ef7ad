// Lines of rows, which cells with line breaks move apart.
import { expect, it } from 'vitest'
import { RowLines } from './row-lines.js'

it('are those that were added, and of the rows between them', () => {
  const lines = new RowLines()
  const added = [2, 3, 4, 7, 8, 9, 12]
  for (const [row, line] of added.entries()) lines.add(row, line)
  expect(added.map((_, row) => lines.of(row))).toEqual(added)
})
