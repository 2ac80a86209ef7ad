// tabular-vae from the command line: trains on a table with missing values, imputes them, samples rows, no pictures.
import { cp, readFile, writeFile } from 'node:fs/promises'
import { type Column, ConfigError, fitModel, recipes, resolveConfiguration } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { columnNames, csvText, mixedTable, numericNames } from './mixed-table.js'

const { whole, holed } = mixedTable({ rows: 1000, missing: 0.2 })
const [numbers, categories] = [
  [...numericNames.keys()],
  [...columnNames.keys()].slice(numericNames.length),
]

let place: Workplace
let trained: Awaited<ReturnType<Workplace['jamjae']>>
beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('table.csv'), csvText(holed))
  trained = await train('table.csv', 'run', 50)
}, 120_000)
afterAll(() => place.close())

const train = (data: string, out: string, epochs: number) =>
  place.jamjae([
    ...['train', 'tabular-vae', '--data', data, '--out', out],
    ...['--epochs', String(epochs), '--threads', '1'],
  ])

async function rowsOf(name: string): Promise<string[][]> {
  const text = await readFile(place.path(name), 'utf8')
  const [names = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  expect(names).toEqual([...columnNames])
  return rows
}

async function succeed(...words: string[]) {
  const one = words[0] === 'show' ? [] : ['--threads', '1']
  const outcome = await place.jamjae([...words, ...one])
  expect(outcome.code, outcome.stderr).toBe(0)
  return outcome
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))
const column = (rows: readonly (readonly string[])[], at: number) =>
  rows.map((row) => row[at] ?? '')

describe('a training on a table', () => {
  it('is fitted to its columns, and reports it', async () => {
    expect(trained.code, trained.stderr).toBe(0)
    expect(trained.stderr).toContain('model fitted to the table: 4 numeric, 3 categorical columns')
    const { configuration, data } = await place.json('run', 'run.json')
    expect(configuration.model.input).toEqual([2, 14])
    expect(data.columns.map(({ name }: Column) => name)).toEqual([...columnNames])
    expect(data.columns[5]).toEqual({
      name: 'colour',
      type: 'categorical',
      categories: ['blue', 'green', 'grey', 'red'],
    })
  })

  it('prints only commands for rows, and reports about the data once', async () => {
    const { stdout } = await succeed('show', 'run')
    for (const text of [trained.stdout, stdout]) {
      expect(text).toContain('reconstruct run --out filled.csv')
      expect(text).toContain('sample run --out new.csv')
    }
    const { stderr } = await succeed('evaluate', 'run')
    expect(stderr).toBe('')
  })

  it('draws no pictures of rows, only the latent space', async () => {
    const files = await place.files()
    expect(files.filter((file) => file.endsWith('.png'))).toEqual([])
    await succeed('latent', 'run', '--out', 'latent.png')
    await succeed('report', 'run', '--out', 'report.html')
    const report = await readFile(place.path('report.html'), 'utf8')
    expect(report.match(/<img /g)).toHaveLength(1)
  })

  it('interrupted and resumed ends with the bits of an uninterrupted one', async () => {
    await writeFile(place.path('short.csv'), csvText(holed.slice(0, 150)))
    await train('short.csv', 'at-once', 4)
    await train('short.csv', 'in-two', 2)
    await succeed('resume', 'in-two', '--epochs', '4', '--threads', '1')
    const [one, two] = await Promise.all(
      ['at-once', 'in-two'].map((run) =>
        readFile(place.path(run, 'checkpoints', 'last.safetensors')),
      ),
    )
    expect(one?.equals(two ?? Buffer.of())).toBe(true)
  })
})

describe('missing values', () => {
  let filled: string[][]
  beforeAll(async () => {
    const { stdout } = await succeed('reconstruct', 'run', '--out', 'filled.csv')
    const count = holed.flat().filter((cell) => cell === '').length
    expect(stdout).toContain(`rows 1,000, cells filled in ${count.toLocaleString('en-US')}`)
    filled = await rowsOf('filled.csv')
  })

  it('are imputed, and nothing else changes', () => {
    for (const [at, row] of holed.entries())
      for (const [place, cell] of row.entries()) {
        if (cell !== '') expect(filled[at]?.[place]).toBe(cell)
        else expect(filled[at]?.[place]).not.toBe('')
      }
  })

  it.each(numbers.map((at) => [columnNames[at], at] as const))('of %s', (name, at) => {
    const missing = [...holed.keys()].filter((row) => holed[row]?.[at] === '')
    const usual = mean(column(holed, at).filter(Boolean).map(Number))
    const error = (guess: (row: number) => number) =>
      Math.sqrt(mean(missing.map((row) => (guess(row) - Number(whole[row]?.[at])) ** 2)))
    const ratio = error((row) => Number(filled[row]?.[at])) / error(() => usual)
    // The noise depends on nothing, so its mean is the best guess; the others depend on each other.
    if (name === 'noise') expect(ratio).toBeLessThan(1.1)
    else expect(ratio).toBeLessThan(0.7)
  })

  it.each(categories.map((at) => [columnNames[at], at] as const))('of %s', (_, at) => {
    const missing = [...holed.keys()].filter((row) => holed[row]?.[at] === '')
    const counts = new Map<string, number>()
    for (const cell of column(holed, at).filter(Boolean))
      counts.set(cell, (counts.get(cell) ?? 0) + 1)
    const [mode] = [...counts].toSorted((one, other) => other[1] - one[1])[0] ?? []
    const right = (guess: (row: number) => string | undefined) =>
      missing.filter((row) => guess(row) === whole[row]?.[at]).length / missing.length
    expect(right((row) => filled[row]?.[at])).toBeGreaterThan(right(() => mode) + 0.2)
  })

  it('are imputed in other tables, too: in another order, with other columns, in empty rows', async () => {
    const text =
      'id,grade,weight,length,age,noise,colour,kind\n007,high,NA,12.50,,0,?,ant\n8,,,,,,,\n'
    await writeFile(place.path('other.csv'), text)
    await succeed('reconstruct', 'run', '--data', 'other.csv', '--out', 'other-filled.csv')
    const lines = (await readFile(place.path('other-filled.csv'), 'utf8')).split('\n')
    expect(lines[0]).toBe(text.split('\n')[0])
    expect(lines[1]).toMatch(/^007,high,\d+\.\d+,12\.50,\d+\.\d+,0,[a-z]+,ant$/)
    expect(lines[2]).toMatch(/^8,[a-z]+,[^,]+,[^,]+,[^,]+,[^,]+,[a-z]+,[a-z]+$/)
  })
})

describe('a run on a table', () => {
  it('samples new rows like those of the table', async () => {
    await succeed('sample', 'run', '--count', '2000', '--out', 'new.csv')
    const rows = await rowsOf('new.csv')
    expect(rows).toHaveLength(2000)
    for (const at of numbers) {
      const [found, known] = [rows, whole].map((each) => column(each, at).map(Number))
      const spread = deviation(known ?? [])
      expect(Math.abs(mean(found ?? []) - mean(known ?? []))).toBeLessThan(0.3 * spread)
      expect(deviation(found ?? []) / spread).toBeGreaterThan(0.75)
      expect(deviation(found ?? []) / spread).toBeLessThan(1.25)
    }
    const fraction = (each: readonly (readonly string[])[], at: number, name: string) =>
      column(each, at).filter((cell) => cell === name).length / each.length
    for (const at of categories)
      for (const name of new Set(column(whole, at)))
        expect(Math.abs(fraction(rows, at, name) - fraction(whole, at, name))).toBeLessThan(0.15)
    // A colour follows from the kind in most rows, not in all.
    const red = rows.filter((row) => row[4] === 'ant')
    expect(fraction(red, 5, 'red')).toBeGreaterThan(0.6)
    expect(fraction(red, 5, 'red')).toBeLessThan(1)
  })

  it('samples the same rows with the same seed', async () => {
    for (const [name, seed] of ['7', '7', '8'].entries())
      await succeed('sample', 'run', '--count', '5', '--seed', seed, '--out', `seed-${name}.csv`)
    const [one, again, other] = await Promise.all(
      ['seed-0.csv', 'seed-1.csv', 'seed-2.csv'].map(rowsOf),
    )
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('encodes all rows in their order, and decodes codes to rows', async () => {
    await succeed('encode', 'run', 'table.csv', '--out', 'codes.csv')
    await succeed('decode', 'run', 'codes.csv', '--out', 'decoded.csv')
    const decoded = await rowsOf('decoded.csv')
    expect(decoded).toHaveLength(holed.length)
    const isKnown = (row: number) => holed[row]?.[4] !== ''
    const known = [...holed.keys()].filter(isKnown)
    const right = known.filter((row) => decoded[row]?.[4] === whole[row]?.[4])
    expect(right.length / known.length).toBeGreaterThan(0.9)
  })

  it('is evaluated without metrics that a table has not', async () => {
    const { stdout } = await succeed('evaluate', 'run', '--samples', '5', '--json')
    const { isTable, validation, importanceWeighted, representation } = JSON.parse(stdout)
    expect(isTable).toBe(true)
    expect(importanceWeighted.bound.mean).toBeGreaterThan(validation.elbo.mean)
    expect(stdout).not.toMatch(/bitsPerDimension|squaredError/)
    expect(representation.compression.dimensions).toBe(14)
    expect((await succeed('evaluate', 'run')).stdout).toMatch(/validation\s+rows/)
  })

  it('does what the documentation describes', async () => {
    await cp(place.path('run'), place.path('runs', 'people'), { recursive: true })
    await cp(place.path('table.csv'), place.path('people.csv'))
    const text = await readFile(new URL('../docs/use.md', import.meta.url), 'utf8')
    const block = text.split('## Runs on tables')[1]?.split('```')[1] ?? ''
    const [training, ...commands] = block.split('\n').filter((line) => line.startsWith('jamjae '))
    expect(training).toBe('jamjae train tabular-vae --data people.csv --out runs/people')
    expect(commands.length).toBeGreaterThan(3)
    for (const line of commands) await succeed(...line.split(' ').slice(1), '--force')
  })

  it('is exported with its columns', async () => {
    await succeed('export', 'run', '--out', 'models')
    const model = await readFile(place.path('models', 'encoder.onnx'), 'utf8')
    const { data } = await place.json('run', 'run.json')
    expect(model).toContain(JSON.stringify(data.columns))
  })
})

describe('incompatible options', () => {
  it.each<[string, string, readonly string[]]>([
    ['images', 'expected a table', ['train', 'tabular-vae', '--data', 'digits']],
    [
      'a table for a model of images',
      'recipe tabular-vae',
      ['train', 'ch13-vae', '--data', 'table.csv', '--set', 'data.table=true'],
    ],
    ['a picture of samples', '--out FILE.csv', ['sample', 'run']],
    ['a picture of reconstructions', '--out FILE.csv', ['reconstruct', 'run']],
    ['traversals', '--out FILE.csv', ['traverse', 'run']],
    ['a grid', '.csv or .npy', ['decode', 'run', 'codes.csv', '--out', 'grid.png']],
    ['pixels black or white', 'Leave --binarize out', ['evaluate', 'run', '--binarize', 'static']],
    [
      'a table that is none',
      '.csv or .parquet',
      ['reconstruct', 'run', '--data', 'digits', '--out', 'no.csv'],
    ],
    ['a file that is there', '--force', ['sample', 'run', '--out', 'table.csv']],
    ['too many pictures', 'from 1 to 500', ['sample', 'run', '--count', '501']],
    [
      'a deviation in words',
      'expected a number or "perValue"',
      ['train', 'tabular-vae', '--set', 'model.likelihood.deviation=wide'],
    ],
  ])('%s', async (_, remedy, words) => {
    const { code, stderr } = await place.jamjae(words)
    expect(code).toBe(2)
    const [error, ...more] = stderr.trim().split('\n').reverse()
    expect(error).toContain(remedy)
    expect(more).toEqual([])
  })

  it('a cell of a category that the model does not know', async () => {
    const text = csvText([['1', '2', '3', '4', 'dog', 'red', 'low']])
    await writeFile(place.path('dog.csv'), text)
    const words = ['reconstruct', 'run', '--data', 'dog.csv', '--out', 'no.csv']
    const { code, stderr } = await place.jamjae(words)
    expect(code).toBe(2)
    expect(stderr).toMatch(/line 2, column kind.*ant, bee, cat.*dog/)
    expect(await place.files()).not.toContain('no.csv')
  })

  it('images and a model that was fitted to a table', () => {
    const { model } = resolveConfiguration(recipes['tabular-vae'])
    expect(fitModel(model, model.input)).toEqual(model)
    expect(() => fitModel(model, [28, 28])).toThrow(ConfigError)
    const { model: other } = resolveConfiguration(recipes['ch13-vae'])
    const columns: Column[] = [{ name: 'one', type: 'numeric', mean: 0, deviation: 1 }]
    expect(() => fitModel(other, [2, 1], columns)).toThrow('recipe tabular-vae')
  })
})
