// CSV round trips: rows are read back as they were written.
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { csvParts } from './csv-text.js'

const textOf = (names: string[], rows: string[][]) => [...csvParts(names, rows)].join('')

it('writes a line a row', () => {
  expect(
    textOf(
      ['length', 'colour'],
      [
        ['1.5', 'red'],
        ['', 'blue'],
      ],
    ),
  ).toBe('length,colour\n1.5,red\n,blue\n')
})

it('keeps any text of a cell', () => {
  const rows = [
    ['a,b', 'say "so"'],
    ['two\nlines', ' spaces '],
    ['잠재', '"'],
    ['a;b', '\t'],
  ]
  expect(parse(textOf(['one', 'the "other"'], rows))).toEqual([['one', 'the "other"'], ...rows])
})

it('keeps a row of a single empty cell', () => {
  expect(parse(textOf(['only'], [[''], ['1']]), { skip_empty_lines: true })).toEqual([
    ['only'],
    [''],
    ['1'],
  ])
})

it('writes many rows in parts', () => {
  const rows = Array.from({ length: 2500 }, (_, at) => [String(at)])
  const parts = [...csvParts(['number'], rows)]
  expect(parts.length).toBe(3)
  expect(parse(parts.join('')).slice(1)).toEqual(rows)
})
