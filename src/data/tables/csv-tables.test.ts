// CSV as other programs write it: how it is read, and what is said about it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DataSplits } from '../dataset.js'
import { type LoadOptions, loadData } from '../load.js'
import type { DataConfiguration } from '../options.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-tables-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Options = Omit<DataConfiguration, 'source'> & Pick<LoadOptions, 'rules' | 'trainedOn'>

async function load(text: string, { rules, trainedOn, ...options }: Options = {}) {
  const source = join(folder, 'table.csv')
  await writeFile(source, text)
  const notices: [code: string, ...values: unknown[]][] = []
  const data = await loadData(
    { source, ...options },
    {
      rules,
      trainedOn,
      notify: (code, { path: _, source: __, ...values }) =>
        notices.push([code, ...Object.values(values)]),
    },
  )
  return { data, notices }
}

async function rowsOf({ train, validation }: DataSplits): Promise<number[][]> {
  const rows: number[][] = []
  for (const { count, shape, read } of [train, validation]) {
    const width = shape.reduce((product, length) => product * length, 1)
    const items = new Float32Array(count * width)
    await read([...Array(count).keys()], items)
    for (let row = 0; row < count; row++)
      rows.push([...items.subarray(row * width, (row + 1) * width)])
  }
  return rows.sort(([one = 0], [other = 0]) => one - other)
}

describe('a first row that counts', () => {
  const text = '0,1,2\n255,0,7\n3,4,5\n9,8,1\n'

  it('names the columns, which is said', async () => {
    const { data, notices } = await load(text)
    expect(data.columnNames).toEqual(['0', '1', '2'])
    expect(await rowsOf(data)).toEqual([
      [3, 4, 5],
      [9, 8, 1],
      [255, 0, 7],
    ])
    expect(notices).toEqual([['table.countingHeader', '0, 1, 2']])
  })

  it('is an example if the option says so, and for a run of 0.1', async () => {
    const { data, notices } = await load(text, { header: false })
    expect([data.train.count + data.validation.count, notices]).toEqual([4, []])
    const earlier = await load(text, { rules: 1 })
    expect(earlier.data.fingerprint).toBe(data.fingerprint)
    expect(earlier.data.rules).toBe(1)
  })

  it('is an example from another start, which is said', async () => {
    const { notices } = await load('1990,1991,1992\n5,4,3.5\n1,2,3\n')
    expect(notices).toEqual([['table.countingRow', '1990, 1991, 1992']])
  })
})

describe('numbers with decimal commas', () => {
  const rows = [
    [-0.5, 0.25, 3],
    [1.5, 2.75, -4],
  ]
  it.each([
    ['semicolons', '-0,5;0,25;3,0\n1,5;2,75;-4,0\n'],
    ['tabs', '-0,5\t0,25\t3,0\n1,5\t2,75\t-4,0\n'],
    ['pipes', '-0,5|0,25|3\n1,5|2,75|-4\n'],
    ['commas, in quotation marks', '"-0,5","0,25",3\n"1,5","2,75",-4\n'],
    ['what the first line says', 'sep=;\r\n-0,5;0,25;3\r\n1,5;2,75;-4\r\n'],
  ])('between %s', async (_, text) => {
    const { data, notices } = await load(text)
    expect(await rowsOf(data)).toEqual(rows)
    expect(notices).toEqual([['table.decimalCommas']])
  })
})

it('numbers between spaces are columns, which is said', async () => {
  const { data, notices } = await load('1.5e+00 -2.5e-01 3\n4.0 5.0 6.0\n')
  expect(await rowsOf(data)).toEqual([
    [1.5, -0.25, 3],
    [4, 5, 6],
  ])
  expect(notices).toEqual([['table.spaces']])
})
