// CSV as other programs write it: how it is read, and what is said about it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DataSplits } from '../../dataset.js'
import { type LoadOptions, loadData } from '../../load.js'
import type { DataConfiguration } from '../../options.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-tables-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Options = Omit<DataConfiguration, 'source'> &
  Pick<LoadOptions, 'columns' | 'rules' | 'trainedOn'>

async function load(text: string, { columns, rules, trainedOn, ...options }: Options = {}) {
  const source = join(folder, 'table.csv')
  await writeFile(source, text)
  const notices: [code: string, ...values: unknown[]][] = []
  const data = await loadData(
    { source, ...options },
    {
      columns,
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

describe('columns that only number or name the rows', () => {
  const count = (start: number, row: (at: number) => string) =>
    Array.from({ length: 12 }, (_, at) => `${at + start},${row(at)}\n`).join('')
  const values = (at: number) => `${(at * 7) % 5},${(at * 3) % 7}.5`

  it.each<[string, string, string]>([
    ['of pandas, without a name', `,a,b\n${count(0, values)}`, '1'],
    ['of pandas, read and written again', `Unnamed: 0,a,b\n${count(0, values)}`, 'Unnamed: 0'],
    ['of pandas, above columns without names', `,0,1\n${count(0, values)}`, 'Unnamed: 0'],
    ['of a selection of rows', ',a,b\n3,1,0.5\n17,2,1.5\n4,3,2.5\n', '1'],
    ['of tables that were joined', `,a,b\n${count(0, values)}${count(0, values)}`, '1'],
    ['of R, with a name that is empty', '"","a","b"\n"Mazda",1,2.5\n"Fiat",3,4.5\n', '1'],
    ['of R, without a cell in the header', 'a b\n"Mazda RX4" 1 2.5\n"Fiat" 3 4.5\n', '1'],
    ['called index', `index,a,b\n${count(1, values)}`, 'index'],
    ['called Id', `Id,a,b\n${count(1, values)}`, 'Id'],
    ['called PassengerId', `PassengerId,a,b\n${count(892, values)}`, 'PassengerId'],
    ['in another order', 'id,a,b\n2,1,0.5\n3,2,1.5\n1,3,2.5\n', 'id'],
    ['called 번호', `번호,a,b\n${count(1, values)}`, '번호'],
    ['with texts that identify them', 'uuid,id,a\n1,x-1,0.5\n2,x-2,1.5\n4,x-3,2.5\n', 'id'],
  ])('%s: are left out, which is said', async (_, text, name) => {
    const { data, notices } = await load(text)
    expect(data.columnNames).toHaveLength(2)
    expect(data.columnNames).not.toContain(name)
    expect(notices).toContainEqual(['table.index', name])
    const kept = await load(text, { keep: [name], table: true })
    expect(kept.notices).not.toContainEqual(['table.index', name])
  })

  it.each<[string, string, unknown[]]>([
    ['a first column that counts', `day,a,b\n${count(0, values)}`, ['table.counting', 'day']],
    ['one without a header', count(1, values), ['table.counting', '1']],
    ['a number of its own', 'id,a\n17,1\n4,2\n9,3.5\n', ['table.identifier', 'id']],
    ['a first column without a name', ',a\n0.5,1\n0.5,2\n0.25,3\n', ['table.nameless', '1']],
  ])('%s: is used, which is said', async (_, text, notice) => {
    const { data, notices } = await load(text)
    expect(data.train.shape).toEqual([text.split('\n')[1]?.split(',').length])
    expect(notices).toEqual([notice])
    const silent = await load(text, { keep: [String(notice[1])] })
    expect([silent.notices, silent.data.fingerprint]).toEqual([[], data.fingerprint])
  })

  it.each([
    ['an id that occurs again', 'id,a\n1,1\n1,2\n2,3.5\n'],
    ['few rows', 'day,a\n0,1\n1,2\n2,3.5\n'],
    ['a column that counts behind others', 'a,day\n0.5,1\n2.5,2\n0.5,3\n'],
  ])('%s: says nothing', async (_, text) => {
    const { data, notices } = await load(text)
    expect([data.columnNames?.length, notices]).toEqual([2, []])
  })

  it('are used if there is nothing else, and for a run of 0.1', async () => {
    const only = await load('id\n1\n2\n3\n')
    expect([only.data.train.shape, only.notices]).toEqual([[1], []])
    const earlier = await load(`,a,b\n${count(0, values)}`, { rules: 1 })
    expect([earlier.data.columnNames, earlier.notices]).toEqual([['1', 'a', 'b'], []])
  })

  it('that are empty and nameless are left out, which is said', async () => {
    for (const text of ['a,b,\n1,2,\n3,4,\n', 'a,b\n1,2,\n3,4,\n', '1,2,\n3,4,\n']) {
      const { data, notices } = await load(text)
      expect([data.train.shape, notices]).toEqual([[2], [['table.emptyColumn', '3']]])
    }
    const { notices } = await load('a,Unnamed: 32\n1,\n3,\n')
    expect(notices).toEqual([['table.emptyColumn', 'Unnamed: 32']])
  })

  it('are not looked for where a model knows its columns; others are named', async () => {
    const trainedOn = { shape: [2], columnNames: ['b', 'id'] }
    const { data, notices } = await load('id,a,b\n1,5,6\n2,7,8\n', { trainedOn })
    expect(await rowsOf(data)).toEqual([
      [6, 1],
      [8, 2],
    ])
    expect(notices).toEqual([['table.otherColumns', 'a']])
  })
})

describe('--leave-out', () => {
  const text = 'name,a,split,b\nx,1,train,2\ny,3,test,4\nz,5,train,6\n'

  it('leaves out columns, by name or number, also those with a role', async () => {
    const { data } = await load(text, { leaveOut: ['name', '4'] })
    expect([data.columnNames, data.train.count]).toEqual([['a'], 2])
    const { data: table, notices } = await load(text, { leaveOut: ['Name', 'split'], table: true })
    expect(table.columns?.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(notices).toEqual([])
  })

  it('refuses a name that is no column, but for a trained model', async () => {
    await expect(load(text, { leaveOut: ['nam'] })).rejects.toMatchObject({
      key: 'table.namedNear',
      values: { near: 'name' },
    })
    await expect(load(text, { keep: ['zzz'], leaveOut: ['1'] })).rejects.toMatchObject({
      key: 'table.named',
    })
    const trainedOn = { shape: [2], columnNames: ['a', 'b'] }
    const { data } = await load(text, { leaveOut: ['other'], trainedOn })
    expect(data.train.shape).toEqual([2])
  })
})

describe('labels', () => {
  const text = 'class,a,b\n1,5,6\n2,7,8\n1,9,5\n'

  it('are none with "none", unless a column is called so', async () => {
    const { data, notices } = await load(text, { label: 'none' })
    expect([data.columnNames, data.labelNames, notices]).toEqual([
      ['class', 'a', 'b'],
      undefined,
      [],
    ])
    const { data: named } = await load(text.replace('class', 'none'), { label: 'none' })
    expect(named.labelNames).toEqual(['1', '2'])
  })

  it('of a table are those that are named: a column called class is a part of it', async () => {
    const gaps = text.replace('\n2', '\n')
    const { data, notices } = await load(gaps, { table: true })
    expect(data.columns?.map(({ name }) => name)).toContain('a')
    expect([data.labelNames, notices.at(0)]).toEqual([undefined, ['table.ownLabels', 'class']])
    expect((await load(gaps, { table: true, label: 'none' })).notices).not.toContainEqual([
      'table.ownLabels',
      'class',
    ])
    expect((await load(text, { table: true, label: 'class' })).data.labelNames).toEqual(['1', '2'])
    const earlier = await load(text, { table: true, rules: 1 })
    expect(earlier.data.labelNames).toEqual(['1', '2'])
  })
})

describe('--missing', () => {
  const text = 'a,b,c\n-9999,5,-\n-9999.0,7,2\n1.5,-9999,4\n2.5,6,9\n'

  it('makes values empty, numbers in every way to write them', async () => {
    const { data, notices } = await load(text, { table: true, missing: ['-9999', '-'] })
    const [a, b, c] = data.columns ?? []
    expect([a, b, c].map((column) => column?.type)).toEqual(['numeric', 'numeric', 'numeric'])
    const items = await rowsOf(data)
    const known = items.map((row) => row.slice(3).join(''))
    expect(known.toSorted()).toEqual(['010', '011', '101', '111'])
    expect(notices).toEqual([])
  })

  it('says what no cell holds', async () => {
    const { notices } = await load(text, { table: true, missing: ['-9999', '-', '-99', 'x'] })
    expect(notices).toEqual([['table.unusedMissing', '-99, x']])
  })

  it('does not hide a header', async () => {
    const { data } = await load('a,b\n-,1\n-,2\n3,4\n', { table: true, missing: ['-'] })
    expect(data.columns?.map(({ name }) => name)).toEqual(['b'])
  })
})

describe('values that may stand for missing ones', () => {
  const rows = (cell: (at: number) => string) =>
    Array.from({ length: 40 }, (_, at) => `${at % 3},${cell(at)}\n`).join('')

  it('and repeat far from all others are said', async () => {
    const text = `a,x\n${rows((at) => (at % 10 === 0 ? '-9999' : `${(at * 7) % 40}.5`))}`
    for (const table of [true, false])
      expect((await load(text, { table })).notices).toContainEqual([
        'table.repeatedValue',
        'x',
        -9999,
        4,
      ])
    const { notices } = await load(text, { table: true, missing: ['-9999'] })
    expect(notices.map(([code]) => code)).not.toContain('table.repeatedValue')
  })

  it('as texts in a column of text are said, and are values with --keep-na', async () => {
    const kinds = ['None', 'Brick', 'Stone', 'NA']
    const text = `a,wall\n${rows((at) => kinds[at % 4] ?? '')}`
    const { data, notices } = await load(text, { table: true })
    expect(data.columns?.[1]).toMatchObject({ categories: ['Brick', 'Stone'] })
    expect(notices).toEqual([
      ['table.missingText', 'wall', 'None', 10],
      ['table.missingText', 'wall', 'NA', 10],
    ])
    const kept = await load(text, { table: true, keepNa: ['wall'] })
    expect(kept.data.columns?.[1]).toMatchObject({ categories: ['Brick', 'NA', 'None', 'Stone'] })
    expect(kept.notices).toEqual([])
    const again = await load(text, { table: true, columns: kept.data.columns })
    expect(again.data.columns).toEqual(kept.data.columns)
    expect(again.data.fingerprint).toBe(kept.data.fingerprint)
  })

  it('as texts among numbers are missing, and say nothing', async () => {
    const text = `a,x\n${rows((at) => (at % 4 === 0 ? 'NA' : `${(at * 7) % 40}.5`))}`
    expect((await load(text, { table: true })).notices).toEqual([])
  })

  it.each([
    ['countries', ['NA', 'KR', 'PE', 'ZA']],
    ['continents', ['NA', 'EU', 'OC', 'AF']],
    ['regions of companies', ['NA', 'EMEA', 'APAC', 'LATAM']],
  ])('but are a value among codes of %s, which is said', async (_, codes) => {
    const text = `a,place\n${rows((at) => codes[at % 4] ?? '')}`
    const { data, notices } = await load(text, { table: true })
    expect(data.columns?.[1]).toMatchObject({ categories: codes.toSorted() })
    expect(notices).toEqual([['table.valueText', 'place', 'NA', codes.slice(1).join(', ')]])
    const missing = await load(text, { table: true, missing: ['NA'] })
    expect(missing.data.columns?.[1]).toMatchObject({ categories: codes.slice(1).toSorted() })
    const earlier = await load(text, { table: true, rules: 1 })
    expect(earlier.data.columns?.[1]).toMatchObject({ categories: codes.slice(1).toSorted() })
    const labels = await load(text, { label: 'place' })
    expect(labels.data.labelNames).toEqual(codes.toSorted())
  })
})
