// Types of columns of a CSV file: what they are read as, what is told, and how values are written again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '../../notices.js'
import { type Column, encodedWidth } from '../columns.js'
import { allocateItems } from '../dataset.js'
import { loadData } from '../load.js'
import { formatRows } from './row-texts.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-types-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function load(text: string, columns?: readonly Column[], rules?: number) {
  const source = join(folder, 'table.csv')
  await writeFile(source, text)
  const notices: Notice[] = []
  const notify = (code: Notice['code'], values: Notice['values']) =>
    void notices.push({ code, values })
  const trainedOn = columns && { shape: [2, encodedWidth(columns)] }
  const data = await loadData({ source, table: true }, { notify, columns, trainedOn, rules })
  return { ...data, notices }
}

/** Two columns: the cells, and numbers that all differ. */
const tableOf = (cells: readonly string[]) =>
  `x,n\n${cells.map((cell, at) => `"${cell}",${at}`).join('\n')}\n`

async function columnOf(cells: readonly string[]) {
  const { columns, notices, all } = await load(tableOf(cells))
  if (!all || !columns) throw new Error('no table')
  const items = allocateItems(all, all.count) as Float32Array
  await all.read([...Array(all.count).keys()], items)
  const at = columns.findIndex(({ name }) => name === 'x')
  const texts = [...formatRows(columns, items)].map((row) => row[at])
  const codes = notices.filter(({ values }) => values.column === 'x').map(({ code }) => code)
  return { column: columns[at], texts, codes }
}

describe('columns come back as they were', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['whole numbers', ['31', '68', '20', '-3'], []],
    ['whole numbers beyond float32', ['1234567891', '1234567893', '1234567890'], []],
    ['decimals', ['1.634', '2.98', '0.5'], []],
    ['decimals with zeros', ['1.50', '2.25', '3.00'], []],
    ['true and false', ['True', 'False', 'True', 'True'], []],
    ['yes and no', ['no', 'yes', 'no'], []],
    ['0 and 1', ['0', '1', '1'], []],
    ['dates', ['2021-02-14', '2021-06-12', '1999-01-01'], ['table.dates']],
    ['dates and times', ['2021-02-14 12:30:00', '2021-06-12 00:00:01'], ['table.dates']],
    ['dates with slashes', ['2021/02/14', '2021/06/12'], ['table.dates']],
    ['dates with the day first', ['14.02.2021', '01.06.2021'], ['table.dates']],
    [
      'dates as numbers',
      Array.from({ length: 12 }, (_, at) => `2021${String(at + 1).padStart(2, '0')}15`),
      ['table.dates'],
    ],
    ['percentages', ['37%', '20%', '3%'], ['table.percentages']],
    ['amounts', ['$1,200.50', '$7.25'], ['table.currency']],
    ['thousands', ['1,200', '17,000'], ['table.thousands']],
    ['thousands and decimals', ['1,200.5', '17,000'], ['table.groups']],
    ['a number, then thousands', ['950', '1,200', '1,017,000'], ['table.groups']],
    ['postal codes', ['00123', '04109', '00123', '10115'], ['table.leadingZeros']],
    ['postal codes, the first without a zero', ['10115', '00123', '10115'], ['table.leadingZeros']],
    ['telephone numbers', ['+4930123', '+8221234567', '+4930123'], ['table.leadingZeros']],
    ['ambiguous dates', ['01.02.2021', '03.04.2021', '01.02.2021'], ['table.ambiguousDates']],
    ['plus signs', ['+5', '-3', '+12'], []],
  ])('%s', async (_, cells, codes) => {
    const found = await columnOf(cells)
    expect(found.texts).toEqual(cells)
    expect(found.codes).toEqual(codes)
  })

  it('with gaps', async () => {
    const found = await columnOf(['True', '', 'False', 'True'])
    expect(found.texts).toEqual(['True', '', 'False', 'True'])
    expect((await columnOf(['2021-02-14', '', '2021-03-01'])).texts[1]).toBe('')
  })

  it('whole numbers with gaps, as pandas writes them', async () => {
    expect((await columnOf(['3.0', '', '12.0'])).texts).toEqual(['3', '', '12'])
  })

  it('scientific notation without it', async () => {
    expect((await columnOf(['1e3', '2.5e3', '1e0'])).texts).toEqual(['1000', '2500', '1'])
  })

  it('two spellings of true as one', async () => {
    const { texts, codes, column } = await columnOf(['True', 'FALSE', 'true', 'False'])
    expect(texts).toEqual(['True', 'FALSE', 'True', 'FALSE'])
    expect(codes).toEqual(['table.booleans'])
    expect(column).toMatchObject({ categories: ['FALSE', 'True'] })
  })

  it('dates of several time zones in that of most', async () => {
    const cells = [
      '2021-03-01T12:00:00+01:00',
      '2021-07-01T12:00:00+02:00',
      '2021-07-02T12:00:00+02:00',
    ]
    const { texts, codes } = await columnOf(cells)
    expect(texts).toEqual(['2021-03-01T13:00:00+02:00', ...cells.slice(1)])
    expect(codes).toEqual(['table.zones'])
  })

  it('integers that no float holds are told', async () => {
    const { codes } = await columnOf(['9007199254740993', '1', '2'])
    expect(codes).toEqual(['table.wideIntegers'])
  })

  it('percentages beside another text are categories', async () => {
    const { column, codes } = await columnOf(['5%', '7%', 'much', '5%'])
    expect(column).toMatchObject({ type: 'categorical', categories: ['5%', '7%', 'much'] })
    expect(codes).toEqual(['table.mixed'])
  })

  it.each<[string, readonly string[], boolean]>([
    ['a day that does not exist', ['2021-02-14', '2021-06-12', '2021-02-30'], true],
    ['dates in another order', ['2021-02-14', '2021-06-12', '31.12.2021'], true],
    ['a fraction among percentages', ['37%', '20%', '0.25'], true],
    ['codes with a common start', ['A1', 'A2', 'A3', 'B1'], false],
    ['texts after one that looks like a date', ['2021-02-14', 'none', 'late'], false],
  ])('the text that makes them categories is told: %s', async (_, cells, isTold) => {
    const { column, codes } = await columnOf([...cells, ...cells])
    expect(column).toMatchObject({ type: 'categorical' })
    expect(codes).toEqual(isTold ? ['table.mixed'] : [])
  })

  it('with decimal commas, where thousands have points', async () => {
    const rows = ['1,5;1.234', '2,25;12.500', '3;7']
    const { columns = [], notices } = await load(`a;b\n${rows.join('\n')}\n`)
    expect(columns).toMatchObject([
      { notation: { decimals: 2, decimal: ',' } },
      { notation: { decimals: 0, decimal: ',', group: '.' } },
    ])
    expect(notices.map(({ code }) => code)).toEqual(['table.decimalCommas', 'table.groups'])
  })
})

it('many columns of one kind are told together', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `d${at}`)
  const row = (day: number) => names.map(() => `2021-01-${day}`).join(',')
  const { notices } = await load(`${names}\n${[11, 12, 13].map(row).join('\n')}\n`)
  expect(notices).toHaveLength(1)
  expect(notices[0]).toMatchObject({ code: 'table.dates', values: { actual: '2021-01-11' } })
})

it('by the rules of version 0.1 only plain numbers are numbers', async () => {
  const { columns, notices } = await load('a,b,c\n1,5%,007\n2,7%,8\n3,5%,9\n', undefined, 1)
  expect(columns?.map(({ type }) => type)).toEqual(['numeric', 'categorical', 'numeric'])
  expect(columns?.[0]).not.toHaveProperty('range')
  expect(columns?.[0]).not.toHaveProperty('notation')
  expect(notices).toEqual([])
})

describe('another table for the same model', () => {
  const trained = [
    'kids,since,member,share,price',
    '3,2021-02-14,True,5%,"1.234,5"',
    '0,2021-06-12,False,7%,"2,5"',
    '1,2020-01-01,True,12%,"1.000,0"',
  ].join('\n')

  async function again(row: string) {
    const { columns } = await load(trained)
    const { all, notices } = await load(`kids,since,member,share,price\n${row}\n`, columns)
    if (!all || !columns) throw new Error('no table')
    const items = allocateItems(all, 1) as Float32Array
    await all.read([0], items)
    return { texts: [...formatRows(columns, items)][0], notices }
  }

  it.each([
    ['2,2020-03-04,True,6%,"1.111,5"', ['2', '2020-03-04', 'True', '6%', '1.111,5']],
    ['2,2020/03/04,true,6 %,"7,5"', ['2', '2020-03-04', 'True', '6%', '7,5']],
    ['2,2020-03-04T06:00:00,FALSE,6%,7.5', ['2', '2020-03-04', 'False', '6%', '7,5']],
    [',,,,', ['', '', '', '', '']],
  ])('%s', async (row, texts) => expect((await again(row)).texts).toEqual(texts))

  it.each([
    ['2,04.03.2020,True,6%,"7,5"', 'since', '04.03.2020', /^20\d\d-\d\d-\d\d$/],
    ['2,2020-03-04,True,6,"7,5"', 'share', '6', /%$/],
    ['2,18000,True,6%,"7,5"', 'since', '18000', /^20/],
    ['two,2020-03-04,True,6%,"7,5"', 'kids', 'two', /^\d$/],
    ['2,2020-03-04,True,6%,$7', 'price', '$7', /,/],
  ])('%s is refused', async (row, column, actual, expected) => {
    await expect(again(row)).rejects.toMatchObject({
      key: 'table.notation',
      values: { line: 2, column, actual, expected: expect.stringMatching(expected) },
    })
  })

  it('a fraction where all numbers were whole is told', async () => {
    const { notices } = await again('2.5,,,,')
    expect(notices).toMatchObject([
      { code: 'table.notWhole', values: { line: 2, column: 'kids', actual: '2.5' } },
    ])
  })

  it('a column without a notation, of a run of version 0.1, is read as before', async () => {
    const columns: Column[] = [{ name: 'kids', type: 'numeric', mean: 1, deviation: 2 }]
    const { all } = await load('kids\n007\n', columns)
    const items = new Float32Array(2)
    await all?.read([0], items)
    expect([...items]).toEqual([3, 1])
    await expect(load('kids\ntwo\n', columns)).rejects.toMatchObject({ key: 'table.notNumeric' })
  })
})
