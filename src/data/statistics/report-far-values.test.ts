// Far values in every source of columns: told with column, line and distance, and scaled by quartiles.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeNpy } from '../../formats/npy.js'
import { loadData } from '../load.js'
import type { DataConfiguration } from '../options.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-far-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** 120 rows of two columns between −1 and 1; cells by row and column replace these. */
const rows = (cells: Record<string, number> = {}) =>
  Array.from({ length: 120 }, (_, row) =>
    [Math.sin(row), Math.cos(3 * row)].map((value, column) => cells[`${row},${column}`] ?? value),
  )

async function load(content: string | Uint8Array, options: Partial<DataConfiguration> = {}) {
  const source = join(folder, typeof content === 'string' ? 'rows.csv' : 'rows.npy')
  await writeFile(source, content)
  const data = await loadData({ source, ...options })
  const far = (data.notices ?? []).filter(({ code }) => /far/i.test(code))
  return {
    ...data,
    far: far.map(({ code, values: { path: _, ...values } }) => ({ code, ...values })),
  }
}
const csv = (table: readonly (readonly unknown[])[]) =>
  ['a,"b\nc",split', ...table.map((row, at) => [...row, at < 100 ? 'train' : 'val'])].join('\n')

it.each([{ table: true }, {}])('of a CSV file, %j', async (options) => {
  const values = rows({ '110,1': 1e4, '3,0': -555 })
  const { far } = await load(csv(values), options)
  // The header has a line break, so row 0 is in line 3.
  const [validation, training] = [
    { code: 'table.farCell', column: 'b\nc', line: 113, actual: 1e4, count: 1 },
    { code: 'table.farCell', column: 'a', line: 6, actual: -555, count: 1 },
  ]
  expect(far).toMatchObject([
    { ...validation, split: { key: 'data.validation' } },
    { ...training, split: { key: 'data.train' } },
  ])
  // Standard deviations of a sine.
  expect(Number(Object(far[0]).distance) * Math.SQRT1_2).toBeCloseTo(1e4, -3)
  expect((await load(csv(rows()), options)).far).toEqual([])
})

it('of an array', async () => {
  const data = Float32Array.from(rows({ '50,1': 7000 }).flat())
  const { far } = await load(encodeNpy({ type: 'float32', shape: [120, 2], data } as never))
  expect(far).toMatchObject([{ code: 'data.farValue', place: 1, actual: 7000, count: 1 }])
})

it('of many columns are told ten at a time', async () => {
  const width = 13
  const head = Array.from({ length: width }, (_, at) => `c${at}`).join(',')
  const line = (row: number) =>
    Array.from({ length: width }, (_, at) => (row === 4 ? 1e5 + at : Math.sin(row + at))).join(',')
  const { far } = await load(
    [head, ...Array.from({ length: 200 }, (_, row) => line(row))].join('\n'),
  )
  expect(far).toHaveLength(11)
  expect(far.at(-1)).toMatchObject({ code: 'data.farColumns', count: 3 })
})

it('do not move the median and the quartiles of --scale robust', async () => {
  const [near, far] = [rows(), rows({ '3,0': -555 })]
  const columnOf = async (table: readonly (readonly number[])[]) =>
    (await load(csv(table), { table: true, scale: 'robust' })).columns?.[0]
  const one = await columnOf(near)
  const other = await columnOf(far)
  if (one?.type !== 'numeric' || other?.type !== 'numeric') throw new Error('no numbers')
  // numpy.percentile(np.sin(np.arange(100)), [25, 50, 75])
  expect(one.mean).toBeCloseTo(0.00885096, 6)
  expect(one.deviation).toBeCloseTo(0.69574387 + 0.69237414, 6)
  expect(other.mean).toBeCloseTo(one.mean, 1)
  expect(other.deviation).toBeCloseTo(one.deviation, 1)
})
