// CSV and Parquet as data: conversion of rows, errors, and a training on one.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Column, type DataSplits, type Dataset, loadData } from 'jamjae/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Workplace } from './command.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  vi.stubEnv('JAMJAE_DATA', place.path('cache'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await place.close()
})

type Options = Omit<Exclude<Parameters<typeof loadData>[0], string>, 'source'>

const fixture = (name: string) =>
  fileURLToPath(new URL(`formats/parquet/${name}.parquet`, import.meta.url))

/** The data of a text, written to a file. */
async function load(
  content: string | Uint8Array,
  { name = 'table.csv', columns, ...options }: Options & { name?: string; columns?: Column[] } = {},
) {
  const notify = vi.fn()
  await writeFile(place.path(name), content)
  const data = await loadData({ source: place.path(name), ...options }, { notify, columns })
  return { ...data, told: notify.mock.calls.map(([key, { column }]) => [key, column]) }
}

async function rowsOf({ count, shape, itemType, read }: Dataset): Promise<number[][]> {
  const size = shape.reduce((product, length) => product * length, 1)
  const items =
    itemType === 'float32' ? new Float32Array(count * size) : new Uint8Array(count * size)
  await read([...Array(count).keys()], items)
  return Array.from({ length: count }, (_, at) => [...items.subarray(at * size, (at + 1) * size)])
}

/** Of both splits, each with the name of its label, in an order that does not depend on the split. */
async function allRows({ train, validation, labelNames }: DataSplits) {
  const rows = [train, validation].map(async (side) => {
    const values = await rowsOf(side)
    return values.map((row, at) => {
      const label = labelNames?.[side.labels?.[at] ?? -1]
      return label === undefined ? row : [...row, label]
    })
  })
  return sorted((await Promise.all(rows)).flat())
}

const sorted = <Row>(rows: readonly Row[]) =>
  rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))

describe('rows of numbers', () => {
  it.each<[string, string | Uint8Array, Options & { name?: string }]>([
    ['with a header', 'a,b,label\n1,2,x\n3,4,y\n5.5,-6,x\n', {}],
    ['without one', '1,2,x\n3,4,y\n5.5,-6,x\n', { label: '3' }],
    [
      'with CRLF, a BOM, empty lines and no last newline',
      '\uFEFFa,b,label\r\n1,2,x\r\n\r\n3,4,y\r\n5.5,-6,x',
      {},
    ],
    ['with semicolons', 'a;b;label\n1;2;x\n3;4;y\n5.5;-6;x\n', {}],
    ['with decimal commas', 'a;b;label\n1,0;2;x\n3;4;y\n5,5;-6;x\n', {}],
    ['with these and without a header', '1,0;2;x\n3,0;4,0;y\n5,5;-6;x\n', { label: '3' }],
    ['with tabs', 'a\tb\tlabel\n1\t2\tx\n3\t4\ty\n5.5\t-6\tx\n', { name: 'table.tsv' }],
    [
      'with quotation marks and spaces',
      '"a, 1", "b" ,label\n 1, "2",x\n"3",4 , y \n5.5,-6,"x"\n',
      {},
    ],
    ['with the labels first, and Korean names', '라벨,값 하나,값 둘\nx,1,2\ny,3,4\nx,5.5,-6\n', {}],
    ['in UTF-16', Buffer.from('\uFEFFa,b,label\n1,2,x\n3,4,y\n5.5,-6,x\n', 'utf16le'), {}],
    [
      'in EUC-KR',
      Buffer.concat([Buffer.from([0xb0, 0xaa]), Buffer.from(',b,label\n1,2,x\n3,4,y\n5.5,-6,x\n')]),
      {},
    ],
    ['compressed', gzipSync('a,b,label\n1,2,x\n3,4,y\n5.5,-6,x\n'), { name: 'table.csv.gz' }],
    ['in lines that end as long ago', 'a,b,label\r1,2,x\r3,4,y\r5.5,-6,x\r', {}],
  ])('%s', async (_, content, options) => {
    const data = await load(content, options)
    expect(data.train).toMatchObject({ count: 2, shape: [2], itemType: 'float32' })
    expect(data.labelNames).toEqual(['x', 'y'])
    expect(await allRows(data)).toEqual(
      sorted([
        [1, 2, 'x'],
        [3, 4, 'y'],
        [5.5, -6, 'x'],
      ]),
    )
  })

  it('are images if a size is given', async () => {
    const row = (first: number, length: number) => Array.from({ length }, (_, at) => first + at)
    const text = (length: number) =>
      [row(0, length), row(7, length)].map((each) => each.join()).join('\n')
    expect((await load(text(6), { size: [2, 3] })).train.shape).toEqual([2, 3])
    expect((await load(text(18), { size: [2, 3] })).train.shape).toEqual([3, 2, 3])
    await expect(load(text(7), { size: [2, 3] })).rejects.toMatchObject({
      key: 'table.size',
      values: { grey: 6, colour: 18, actual: 7 },
    })
    await expect(load(text(18), { size: [2, 3], channels: 1 })).rejects.toThrow(/2x3/)
  })

  it('have classes sorted, numbers by size', async () => {
    const data = await load('a,class\n1,10\n2,9\n3,10.0\n4,9\n')
    expect(data.labelNames).toEqual(['9', '10'])
    expect(data.told).toEqual([['table.label', 'class']])
  })

  it('have no labels if there are more than 256', async () => {
    const text = Array.from({ length: 300 }, (_, at) => `${at}.5,name ${at}`).join('\n')
    const data = await load(text, { label: '2' })
    expect(data).not.toHaveProperty('labelNames')
    expect(data.told).toEqual([['table.manyClasses', '2']])
  })

  it('keep a split of their own', async () => {
    const data = await load('a,split\n1,Train\n2,val\n3,train\n4,test\n')
    expect([data.train.count, await rowsOf(data.validation)]).toEqual([2, [[2]]])
    const tested = await load('a,split\n1,train\n4,test\n')
    expect(await rowsOf(tested.validation)).toEqual([[4]])
  })

  it('are split again if the table names one split only', async () => {
    const data = await load('a,split\n1,train\n2,train\n3,Train\n', { validation: 0.4 })
    expect([data.train.count, data.validation.count]).toEqual([2, 1])
    expect(data.told).toEqual([['table.oneSide', 'split']])
  })

  it('keep their split if another fraction is requested, and report it', async () => {
    const { told } = await load('a,split\n1,train\n2,val\n3,train\n', { validation: 0.5 })
    expect(told.map(([key]) => key)).toEqual(['table.split', 'data.ownSplit'])
  })

  it('are split the same in any order', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at},${at % 3}`)
    const one = await load(`a,label\n${rows.join('\n')}\n`)
    const other = await load(`a;label\n${rows.toReversed().join('\n').replaceAll(',', ';')}\n`)
    expect(other.fingerprint).toBe(one.fingerprint)
  })
})

describe('invalid rows', () => {
  it.each<[string, string, Record<string, unknown>, Options?]>([
    ['table.text', 'a,b\n1,2\n3,x y\n', { line: 3, column: 'b', actual: 'x y' }],
    ['table.text', 'a,b\n1,2\n\n3,inf\n', { line: 4, column: 'b', actual: 'inf' }],
    ['table.missing', 'a,b\n1,2\n,3\n', { line: 3, column: 'a' }],
    ['table.missing', '1,2\n3,NA\n', { line: 2, column: '2' }],
    ['table.ragged', 'a,b\n1,2\n1,2,3\n', { line: 3, expected: 2, actual: 3 }],
    ['table.ragged', 'a,b\n"1\n",2\n1\n', { line: 4, expected: 2, actual: 1 }],
    ['table.quote', 'a,b\n1,"2\n3,4\n', {}],
    ['table.noLabel', 'a,label\n1,\n2,\n', { column: 'label' }],
    ['table.labelColumn', 'a,b\n1,2\n', { label: 'zzz', actual: 'a, b' }, { label: 'zzz' }],
    ['table.labelColumn', 'a,b\n1,2\n', { label: '3' }, { label: '3' }],
    ['table.labelNear', 'a,species\n1,2\n', { near: 'species' }, { label: 'speces' }],
    ['table.twice', 'a,a,b\n1,2,3\n', { column: 'a', first: 1, second: 2 }],
    [
      'table.splitWord',
      'a,split\n1,train\n2,holdout\n3,train\n',
      { line: 3, column: 'split', actual: 'holdout' },
    ],
    ['table.splitWord', 'a,split\n1,train\n2,\n', { line: 3, actual: '' }],
    ['table.splitWord', 'a,split\n1,left\n2,val\nx,y\n', { line: 2 }, { table: true }],
    ['table.paths', 'file,n\n../..,1\n../.,2\n', { column: 'file' }, { size: [32, 32] }],
    ['table.largeNumber', 'a,b\n1,2\n1e300,4\n', { line: 3, column: 'a', actual: '1e300' }],
    ['table.nothing', 'label\nx\ny\n', {}],
    ['table.empty', '', {}],
    ['table.empty', 'a,b\n', {}],
    ['split.tooFew', 'a,b\n1,2\n', { actual: 1 }],
  ])('%s: %j', async (key, text, values, options) => {
    await expect(load(text, options)).rejects.toMatchObject({ key, values })
  })

  it('text in no known encoding, and damaged gzip', async () => {
    await expect(load(Uint8Array.of(0x61, 0xff, 0xff, 0x0a))).rejects.toMatchObject({
      key: 'table.encoding',
    })
    const bytes = gzipSync('a,b\n1,2\n3,4\n')
    const cut = load(bytes.subarray(0, -12), { name: 'table.csv.gz' })
    await expect(cut).rejects.toMatchObject({ key: 'gzip.truncated' })
    const name = 'table.csv.gz'
    await expect(load('a,b\n1,2\n', { name })).rejects.toMatchObject({ key: 'gzip.corrupt' })
  })
})

describe('pictures that a table lists', () => {
  it('are decoded as those of a folder, with labels and splits', async () => {
    await mkdir(place.path('list', '사진'), { recursive: true })
    const picture = (value: number) =>
      sharp(Uint8Array.of(value, 1, 2, 3, 4, 5), { raw: { width: 3, height: 2, channels: 1 } })
    for (const value of [10, 20, 30])
      await picture(value)
        .png()
        .toFile(place.path('list', '사진', `${value}.png`))
    const lines = [
      'file,width,label,split',
      '사진/10.png,3,a,train',
      '사진/20.png,3,b,validation',
      '사진/30.png,3,a,train',
    ]
    const data = await load(lines.join('\n'), { name: 'list/list.csv' })
    expect(data.train).toMatchObject({ count: 2, shape: [2, 3] })
    expect(await allRows(data)).toEqual(
      sorted([10, 20, 30].map((value) => [value, 1, 2, 3, 4, 5, value === 20 ? 'b' : 'a'])),
    )
    expect(data.told.map(([key]) => key)).toEqual(['table.label', 'table.beside', 'table.split'])
    const lost = [...lines, '사진/lost.png,3,a,train'].join('\n')
    await expect(load(lost, { name: 'list/list.csv' })).rejects.toMatchObject({
      key: 'data.missing',
      values: { path: place.path('list', '사진', 'lost.png') },
    })
    const rest = await load(lost, { name: 'list/list.csv', skipBroken: true })
    expect([rest.fingerprint, rest.told.at(-1)?.[0]]).toEqual([data.fingerprint, 'images.skipped'])
  })
})

describe('a table of mixed columns', () => {
  const lines = [
    'name,age,city,code,all,none',
    'p,20,Seoul,1,7,',
    'q,?,Busan,2,7,NA',
    'r,40,,1,7,',
    's,30,Seoul,2,7,null',
  ]
  const text = lines.join('\n')

  it('is standardized, one-hot, with a mask; constant columns are ignored', async () => {
    const data = await load(text, { table: true, categorical: ['code'], validation: 0.25 })
    const { columns = [], train } = data
    expect(data.told).toEqual([
      ['table.allDifferent', 'name'],
      ['table.constant', 'all'],
      ['table.unknownColumn', 'none'],
    ])
    expect(train).toMatchObject({ count: 3, shape: [2, 5], itemType: 'float32' })
    expect(columns.slice(1)).toEqual([
      { name: 'city', type: 'categorical', categories: ['Busan', 'Seoul'] },
      { name: 'code', type: 'categorical', categories: ['1', '2'] },
    ])
    const age = columns[0] as Extract<Column, { type: 'numeric' }>
    // Of the training split only.
    const known = (await rowsOf(train)).filter((row) => row[5]).map(([value = 0]) => value)
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length
    const variance = known.reduce((sum, value) => sum + value ** 2, 0) / known.length
    expect(mean).toBeCloseTo(0, 6)
    expect(variance).toBeCloseTo(known.length > 1 ? 1 : 0, 6)
    const years = ([value = 0, ...rest]: number[]) => [
      rest[4] ? Math.round(value * age.deviation + age.mean) : value,
      ...rest,
    ]
    const rows = [...(await rowsOf(train)), ...(await rowsOf(data.validation))]
    expect(sorted(rows.map(years))).toEqual(
      sorted([
        [20, 0, 1, 1, 0, 1, 1, 1, 1, 1],
        [0, 1, 0, 0, 1, 0, 1, 1, 1, 1],
        [40, 0, 0, 1, 0, 1, 0, 0, 1, 1],
        [30, 0, 1, 0, 1, 1, 1, 1, 1, 1],
      ]),
    )
  })

  it('numbers before the first text of a column are categories, too, which is reported', async () => {
    const data = await load('a,b\n1,5\n2,6\nx,7\n1,8\n', { table: true })
    expect(data.columns?.[0]).toMatchObject({ name: 'a', categories: ['1', '2', 'x'] })
    expect(data.told).toEqual([['table.mixed', 'a']])
  })

  it('more than 256 categories are ignored; a column that is empty in the training split becomes no NaN', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, at) => `name ${at % 280},${at},${at === 0 ? 3 : at === 1 ? 4 : ''}`,
    )
    const data = await load(`name,b,rare\n${rows.join('\n')}\n`, { table: true, validation: 0.9 })
    expect(data.told).toEqual([['table.manyCategories', 'name']])
    expect(data.columns?.map(({ name }) => name)).toEqual(['b', 'rare'])
    expect((await allRows(data)).flat().every(Number.isFinite)).toBe(true)
  })

  describe('with the columns that a model was trained on', () => {
    const columns: Column[] = [
      { name: 'age', type: 'numeric', mean: 30, deviation: 10 },
      { name: 'city', type: 'categorical', categories: ['Busan', 'Seoul'] },
    ]
    const again = (rows: string) => load(rows, { table: true, columns })

    it('is read by their names, ignoring all others', async () => {
      const data = await again('new,city,age\nx,Seoul,50\ny,,NA\n')
      expect(data.columns).toEqual(columns)
      expect(await allRows(data)).toEqual(
        sorted([
          [2, 0, 1, 1, 1, 1],
          [0, 0, 0, 0, 0, 0],
        ]),
      )
    })

    it.each<[string, string, Record<string, unknown>]>([
      [
        'table.category',
        'age,city\n1,Jeju\n2,Seoul\n',
        { line: 2, column: 'city', expected: 'Busan, Seoul', actual: 'Jeju' },
      ],
      [
        'table.notNumeric',
        'age,city\n1,Seoul\nold,Seoul\n',
        { line: 3, column: 'age', actual: 'old' },
      ],
      ['table.column', 'age\n1\n2\n', { column: 'city', actual: 'age' }],
    ])('%s: %j', async (key, rows, values) => {
      await expect(again(rows)).rejects.toMatchObject({ key, values })
    })
  })
})

describe('Parquet', async () => {
  const expected = JSON.parse(
    await readFile(new URL('formats/parquet/expected.json', import.meta.url), 'utf8'),
  )
  const numbers: Record<string, number[]> = expected['numbers-snappy']
  const { label: labels = [], ...values } = numbers
  const open = (name: string, options: Options = {}) =>
    loadData({ source: fixture(name), ...options })

  it.each(['snappy', 'gzip-groups', 'zstd-v2', 'brotli-plain', 'lz4', 'none-split'])(
    'numbers of every type, %s: those that pyarrow reads',
    async (kind) => {
      const data = await open(`numbers-${kind}`)
      const rows = labels.map((label, row) => [
        ...Object.values(values).map((column) => Math.fround(column[row] ?? Number.NaN)),
        String(label),
      ])
      expect(await allRows(data)).toEqual(sorted(rows))
    },
  )

  /** All numbers of that file are whole multiples of a minute of a day. */
  const minutes = (days: number) => Math.round(days * 1440)

  it('mixed columns: what pyarrow reads, once it is no longer standardized', async () => {
    const { columns = [], ...data } = await open('mixed', { table: true, label: 'label' })
    const all: Record<string, (number | string | null)[]> = expected.mixed
    const width = data.train.shape[1] ?? 0
    const found = (await allRows(data)).map((row) => {
      let at = 0
      const cells = columns.map((column) => {
        const places = column.type === 'numeric' ? 1 : column.categories.length
        const own = row.slice(at, at + places) as number[]
        const isKnown = row[width + at] === 1
        at += places
        if (!isKnown) return null
        return column.type === 'numeric'
          ? minutes((own[0] ?? 0) * column.deviation + column.mean)
          : column.categories[own.indexOf(1)]
      })
      return [...cells, row.at(-1)]
    })
    const rows = (all.age ?? []).map((_, row) =>
      Object.values(all).map((column) => {
        const cell = column[row] ?? null
        return typeof cell === 'number' ? minutes(cell) : cell
      }),
    )
    expect(sorted(found)).toEqual(sorted(rows))
  })

  it.each([
    ['lists', { size: [2, 3] }],
    ['nested', {}],
    ['fixed', {}],
    ['images', {}],
    ['binary', {}],
  ] as const)('%s of numbers or pictures are the same pixels', async (name, options) => {
    const data = await open(name, options as Options)
    const rows = await allRows(data)
    expect(sorted(rows.map((row) => row.slice(0, 6)))).toEqual(sorted(expected.pixels))
    if (name === 'images') expect(data.train).toMatchObject({ shape: [2, 3], count: 36 })
  })

  it('columns that no cell can hold are left out, which is reported', async () => {
    const notify = vi.fn()
    const data = await loadData({ source: fixture('unfit'), table: true }, { notify })
    expect(data.columns?.map(({ name }) => name)).toEqual(['a', 'b', 'country'])
    expect(data.columns?.[2]).toMatchObject({ categories: ['KR', 'NA', 'PE'] })
    const told = notify.mock.calls.map(([key, { path: _, ...values }]) => [key, values])
    expect(told).toEqual([
      [
        'table.nested',
        { columns: 'where (struct of lat, lon), tags (MAP), words (LIST), scores (LIST)' },
      ],
      ['table.index', { columns: 'key' }],
      ['table.valueText', { column: 'country', actual: 'NA', others: 'KR, PE' }],
      ['table.repeatedValue', { columns: 'b', actual: -9999, count: 5 }],
    ])
    const numbers = await loadData({
      source: fixture('unfit'),
      leaveOut: ['country'],
      keep: ['key'],
    })
    expect(numbers.columnNames).toEqual(['a', 'b', 'key'])
  })

  it.each([
    ['ragged', 'parquet.list'],
    ['maps', 'parquet.type'],
    ['infinite', 'table.infinite'],
    ['mixed', 'table.missing'],
  ])('%s is refused', async (name, key) => {
    await expect(open(name)).rejects.toMatchObject({ key })
  })

  it.each(['pages', 'pages-v2'])(
    '%s: values and what is missing, over many pages',
    async (name) => {
      const { columns = [], ...data } = await open(name, { table: true })
      expect(columns.map(({ type }) => type)).toEqual(['numeric', 'categorical', 'numeric'])
      const rows = (await allRows(data)) as number[][]
      const missing = (at: number) => rows.filter((row) => row[9 + at] === 0).length
      expect([rows.length, missing(0), missing(1), missing(8)]).toEqual([900, 79, 300, 0])
      const last = columns[2] as Extract<Column, { type: 'numeric' }>
      const found = new Set(
        rows.map((row) => Math.round((row[8] ?? 0) * last.deviation + last.mean)),
      )
      expect([...Array(900).keys()].filter((value) => !found.has(value))).toEqual([])
    },
  )

  it('a run length that would fill the memory is an error', async () => {
    const bytes = await readFile(fixture('numbers-none-split'))
    // Definition levels: two bytes, a run of 40 ones.
    const at = bytes.indexOf(Uint8Array.of(2, 0, 0, 0, 0x50, 1))
    bytes.set([0xfe, 0xff, 0xff, 0xff, 0x07], at + 4)
    const loading = load(bytes, { name: 'bomb.parquet' })
    await expect(loading).rejects.toMatchObject({ key: 'parquet.corrupt' })
  })

  it('damaged files and absurd counts are errors', async () => {
    const whole = await readFile(fixture('numbers-snappy'))
    const broken = (bytes: Uint8Array) => load(bytes, { name: 'broken.parquet' })
    for (const end of [0, 3, 4, 100, whole.length - 9, whole.length - 1])
      await expect(broken(whole.subarray(0, end)), `${end}`).rejects.toMatchObject({
        key: 'parquet.corrupt',
      })
    await expect(broken(whole.with(-8, 255).with(-5, 127))).rejects.toMatchObject({
      key: 'parquet.corrupt',
    })
    // Every count of 40 in the footer, a field of 64 bits, becomes 2³¹.
    const length = whole.readUInt32LE(whole.length - 8)
    const footer = whole.subarray(-8 - length, -8).toString('latin1')
    const absurd = Buffer.from(footer.replaceAll('\x16\x50', '\x16\x80\x80\x80\x80\x10'), 'latin1')
    const ending = Buffer.from(whole.subarray(-8))
    ending.writeUInt32LE(absurd.length)
    const lying = Buffer.concat([whole.subarray(0, -8 - length), absurd, ending])
    const before = process.memoryUsage().rss
    await expect(broken(lying)).rejects.toThrow(/2147483648 values in/)
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 27)
  })
})

describe('on the command line', () => {
  /** The options that docs/use.md shows. */
  async function documented(start: string): Promise<string[]> {
    const text = await readFile(new URL('../docs/use.md', import.meta.url), 'utf8')
    const line = text.split('\n').find((each) => each.startsWith(`jamjae ${start}`))
    return line?.split(' ').slice(1) ?? []
  }

  it('a model is trained on rows, and evaluated with the same options', async () => {
    const names = Array.from({ length: 784 }, (_, at) => `pixel${at}`)
    const rows = Array.from({ length: 20 }, (_, row) => [
      row % 2,
      ...names.map((_, at) => (row * at) % 256),
    ])
    await writeFile(place.path('mnist.csv'), [`digit,${names}`, ...rows].join('\n'))
    const words = [
      ...(await documented('train ch13-vae --data mnist.csv')),
      '--epochs',
      '1',
      '--threads',
      '1',
    ]
    const trained = await place.jamjae([...words, '--out', 'run'])
    expect(trained, trained.stderr).toMatchObject({ code: 0 })
    const { configuration, data } = await place.json('run', 'run.json')
    const options = { source: 'mnist.csv', label: 'digit', size: [28, 28], scale: 'minmax' }
    expect(configuration.data).toEqual(options)
    expect(data).toMatchObject({
      shape: [28, 28],
      trainingExamples: 18,
      scaling: { factor: 1 / 255 },
    })
    expect(await place.jamjae(['evaluate', 'run'])).toMatchObject({ code: 0 })
  })

  it('data check lists the columns of a table', async () => {
    await writeFile(
      place.path('people.csv'),
      'age,city,job\n20,서울,a\n,Busan,b\n40,서울,a\n30,,b\n',
    )
    const { code, stdout, stderr } = await place.jamjae(await documented('data check'))
    expect([code, stderr]).toEqual([
      0,
      'people.csv: opened as a table of mixed columns, as tabular-vae takes it\n',
    ])
    expect(stdout).toMatch(/^examples +3 +1$/m)
    expect(stdout).toMatch(/^labels +2 \(a to b\)/m)
    expect(stdout).toMatch(/^age +integer +\S+ ± \S+ +25\.0 %$/m)
    expect(stdout).toMatch(/^city +categorical +2 categories +25\.0 %$/m)
  })

  it('a recipe for images rejects a table and prints what to do', async () => {
    await writeFile(place.path('people.csv'), 'age,city\n20,서울\n30,Busan\n')
    const { code, stdout, stderr } = await place.jamjae([
      'train',
      'ch13-vae',
      '--data',
      'people.csv',
    ])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      'error: people.csv: expected a number in line 2, column city, got 서울. If that column holds the classes, ' +
        'say --label city; if it is of no use, --leave-out city; for a table with text and missing values train ' +
        'tabular-vae\n',
    )
  })
})
