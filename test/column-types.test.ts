// Types of columns from the command line: rows come back as the table writes them, known cells unchanged.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { loadRun, type Notice } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'

const types = fileURLToPath(new URL('formats/parquet/types.parquet', import.meta.url))

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
})
afterAll(() => place.close())

async function succeed(...words: string[]) {
  const outcome = await place.jamjae([...words, '--threads', '1'])
  expect(outcome.code, outcome.stderr).toBe(0)
  return outcome
}

const textOf = (name: string) => readFile(place.path(name), 'utf8')
const train = (data: string, out: string) =>
  succeed('train', 'tabular-vae', '--data', data, '--out', out, '--epochs', '2')

/** The cells of each column by its name. */
async function columnsOf(name: string, delimiter = ','): Promise<Record<string, string[]>> {
  const [names = [], ...rows]: string[][] = parse(await textOf(name), { delimiter })
  return Object.fromEntries(names.map((column, at) => [column, rows.map((row) => row[at] ?? '')]))
}

describe('a CSV file', () => {
  const age = (at: number) => 18 + ((at * 37) % 60)
  const day = (at: number) => new Date(Date.UTC(2021, 0, 1 + ((at * 13) % 900)))
  const row = (at: number) => [
    String(age(at)),
    String(at % 5),
    (1.5 + (at % 11) / 8).toFixed(3).replace('.', ','),
    at % 3 ? 'True' : 'False',
    day(at).toISOString().slice(0, 10),
    `${(at * 7) % 40}%`,
    `"00${at % 9}"`,
  ]
  const gaps = Array.from({ length: 60 }, (_, at) =>
    row(at).map((cell, place) => ((at * 11 + place * 5) % 13 === 0 ? '' : cell)),
  )
  const names = ['"age"', 'kids', 'x', 'member', 'since', 'discount', 'code']
  // As spreadsheets write it.
  const text = `\uFEFF${[names, ...gaps].map((cells) => `${cells.join(';')}\r\n`).join('')}`

  beforeAll(async () => {
    await writeFile(place.path('people.csv'), text)
    await train('people.csv', 'run')
  })

  it('keeps its known cells byte for byte', async () => {
    await succeed('reconstruct', 'run', '--out', 'filled.csv')
    const [head, ...lines] = (await textOf('filled.csv')).trimEnd().split('\r\n')
    expect(head).toBe(`\uFEFF${names.join(';')}`)
    const filled = lines.map((line) => line.split(';'))
    expect(filled).toHaveLength(gaps.length)
    for (const [at, cells] of gaps.entries())
      for (const [place, cell] of cells.entries())
        if (cell !== '') expect(filled[at]?.[place]).toBe(cell)
        else expect(filled[at]?.[place]).not.toBe('')
  })

  it.each([
    ['sampled', ['sample', 'run', '--count', '300', '--out', 'sampled.csv']],
    ['decoded', ['decode', 'run', 'codes.csv', '--out', 'decoded.csv']],
  ])('has %s rows as it writes them', async (name, words) => {
    const codes = Array.from({ length: 8 }, (_, at) => `mean_${at + 1}`)
    const points = [-3, -1, 0, 1, 3].map((value) => codes.map(() => value).join(','))
    await writeFile(place.path('codes.csv'), [codes.join(','), ...points].join('\n'))
    await succeed(...words)
    const columns = await columnsOf(`${name}.csv`, ';')
    const {
      age = [],
      kids = [],
      x = [],
      member = [],
      since = [],
      discount = [],
      code = [],
    } = columns
    for (const value of age) expect(value).toMatch(/^(1[89]|[2-6]\d|7[0-7])$/)
    for (const value of kids) expect(value).toMatch(/^[0-4]$/)
    for (const value of x) expect(value).toMatch(/^[12],\d{3}$/)
    for (const value of member) expect(value).toMatch(/^(True|False)$/)
    for (const value of since) expect(value).toMatch(/^202[1-3]-[01]\d-[0-3]\d$/)
    for (const value of discount) expect(value).toMatch(/^[123]?\d%$/)
    for (const value of code) expect(value).toMatch(/^00[0-8]$/)
    expect(new Date(since.toSorted().at(-1) ?? '').getTime()).toBeLessThanOrEqual(
      Math.max(...gaps.map((_, at) => day(at).getTime())),
    )
  })

  it('says what it reads, and what it limits', async () => {
    const { stdout } = await place.jamjae(['data', 'check', 'people.csv', '--json'])
    const codes = JSON.parse(stdout).notices.map(({ code }: Notice) => code)
    for (const code of ['table.dates', 'table.percentages', 'table.leadingZeros'])
      expect(codes).toContain(code)
    const { stderr } = await succeed('sample', 'run', '--count', '300', '--out', 'more.csv')
    expect(stderr).toMatch(/^more\.csv: values outside the range .* \d+, in columns .*kids/)
    const shown = await place.jamjae(['data', 'check', 'people.csv'])
    expect(shown.stdout).toMatch(/^age +integer/m)
    expect(shown.stdout).toMatch(/^since +date +2021-\d\d-\d\d … 202\d-\d\d-\d\d/m)
    expect(shown.stdout).toMatch(/^discount +percentage +.*%/m)
    expect(shown.stdout).toMatch(/^member +boolean/m)
  })

  it('gives the same texts in the library', async () => {
    await succeed('sample', 'run', '--count', '20', '--seed', '3', '--out', 'seeded.csv')
    const run = await loadRun(place.path('run'), { threads: 1 })
    const rows = run.rowTexts(await run.sampleRows(20, { seed: 3 }))
    await run.close()
    expect(parse(await textOf('seeded.csv'), { delimiter: ';', from: 2 })).toEqual(rows)
  })

  it('is read with the same types later: another value is refused with line and column', async () => {
    await writeFile(place.path('other.csv'), text.replace(/;2021-\d\d-\d\d;/, ';31.12.2021;'))
    const words = ['reconstruct', 'run', '--data', 'other.csv', '--out', 'no.csv']
    const { code, stderr } = await place.jamjae(words)
    expect(code).toBe(2)
    expect(stderr).toMatch(/line \d+, column since, .*20\d\d-\d\d-\d\d.*31\.12\.2021/)
  })
})

it('a Parquet file keeps all values, whatever their types', async () => {
  const expected: Record<string, string[]> = JSON.parse(
    await readFile(new URL('formats/parquet/expected.json', import.meta.url), 'utf8'),
  ).types
  await train(types, 'parquet')
  const { data } = await place.json('parquet', 'run.json')
  const typeOf = Object.fromEntries(
    data.columns.map(({ name, type, notation, categories }: Record<string, unknown>) => [
      name,
      notation ?? categories ?? type,
    ]),
  )
  expect(typeOf).toMatchObject({
    bool: ['False', 'True'],
    int: { decimals: 0 },
    whole: { decimals: 0 },
    single: { decimals: 1 },
    cents: { decimals: 2, padding: 2 },
    day: { pattern: 'YYYY-MM-DD' },
    midnight: { pattern: 'YYYY-MM-DD' },
    second: { pattern: 'YYYY-MM-DD HH:mm:ss' },
    utc: { pattern: 'YYYY-MM-DD HH:mm:ss', zone: '+00:00' },
    clock: { pattern: 'HH:mm:ss' },
    share: { suffix: '%' },
    text: ['0', '1', '2', '3', '4'],
    sevens: ['0', '7', '14', '21'],
  })
  await succeed('reconstruct', 'parquet', '--out', 'parquet.csv')
  const filled = await columnsOf('parquet.csv')
  expect(Object.keys(filled)).toEqual(Object.keys(expected))
  const forms: Record<string, RegExp> = {
    bool: /^(True|False)$/,
    int: /^[0-6]$/,
    whole: /^[0-8]$/,
    cents: /^0\.\d\d$/,
    day: /^2021-\d\d-\d\d$/,
    second: /^2021-\d\d-\d\d \d\d:\d\d:\d\d$/,
    clock: /^\d\d:\d\d:\d\d$/,
    share: /^\d+%$/,
  }
  for (const [name, texts] of Object.entries(expected))
    for (const [row, text] of texts.entries())
      if (text !== '') expect([name, row, filled[name]?.[row]]).toEqual([name, row, text])
      else expect(filled[name]?.[row], name).toMatch(forms[name] ?? /never/)
})
