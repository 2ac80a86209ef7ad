// A VAE that is conditional on columns of a table, from the command line and the library: trains, resumes, samples, fills gaps,
// decodes, exports.
import { readFile, writeFile } from 'node:fs/promises'
import { loadRun, type Run, recipes, resolveConfiguration } from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { columnNames, csvText, mixedTable } from './mixed-table.js'
import { readOnnx } from './onnx-reader.js'

const { whole, holed } = mixedTable({ rows: 600, missing: 0.1 })
const one = ['--threads', '1']
const [length, kind] = [columnNames.indexOf('length'), columnNames.indexOf('kind')]
const condition = [
  ...['--set', 'model.condition.type=columns'],
  ...['--set', 'model.condition.columns=["length","kind"]'],
]

let place: Workplace
let run: Run
beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('table.csv'), csvText(holed))
  await writeFile(place.path('whole.csv'), csvText(whole.slice(0, 100)))
  await succeed('train', 'tabular-vae', '--data', 'table.csv', ...condition, ...epochs(30, 'run'))
  run = await loadRun(place.path('run'), { threads: 1 })
}, 120_000)
afterAll(async () => {
  await run.close()
  await place.close()
})

const epochs = (count: number, out: string) => ['--epochs', String(count), '--out', out]

async function succeed(...words: string[]) {
  const outcome = await place.jamjae([...words, ...(words[0] === 'show' ? [] : one)])
  expect(outcome.code, outcome.stderr).toBe(0)
  return outcome
}

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  const lines = stderr.trim().split('\n')
  expect(code, stderr).toBe(2)
  for (const text of says) expect(lines.at(-1)).toContain(text)
}

async function rowsOf(name: string): Promise<string[][]> {
  const text = await readFile(place.path(name), 'utf8')
  const [names, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  expect(names).toEqual([...columnNames])
  return rows
}

const meanOf = (rows: readonly (readonly string[])[], at: number) =>
  rows.reduce((sum, row) => sum + Number(row[at]), 0) / rows.length

describe('a training', () => {
  it('records its columns, and reconstructs only the others', async () => {
    const { configuration, data } = await place.json('run', 'run.json')
    expect(configuration.model).toMatchObject({
      input: [2, 14],
      condition: {
        type: 'columns',
        columns: ['length', 'kind'],
        places: [
          [0, 1],
          [4, 7],
        ],
      },
      likelihood: {
        columns: [
          ...Array(3).fill({ type: 'numeric' }),
          ...[4, 3].map((categories) => ({ type: 'categorical', categories })),
        ],
      },
    })
    expect(data.columns).toHaveLength(columnNames.length)
  })

  it('interrupted and resumed ends with the bits of an uninterrupted one', async () => {
    await writeFile(place.path('short.csv'), csvText(holed.slice(0, 150)))
    const words = ['train', 'tabular-vae', '--data', 'short.csv', ...condition]
    await succeed(...words, ...epochs(4, 'at-once'))
    await succeed(...words, ...epochs(2, 'in-two'))
    await succeed('resume', 'in-two', '--epochs', '4')
    const bits = (name: string) => readFile(place.path(name, 'checkpoints', 'last.safetensors'))
    expect((await bits('in-two')).equals(await bits('at-once'))).toBe(true)
  })

  it('of an autoencoder works, too', async () => {
    const { model } = resolveConfiguration(recipes['tabular-vae'])
    const { input, encoder, latent, decoder, likelihood } = model
    const networks = { input, encoder, latent, decoder, likelihood }
    const configuration = {
      ...{ name: 'plain', data: { source: 'short.csv', table: true } },
      model: { type: 'autoencoder', ...networks, condition: { type: 'columns', columns: ['age'] } },
    }
    await writeFile(place.path('plain.json'), JSON.stringify(configuration))
    await succeed('train', 'plain.json', ...epochs(1, 'plain'))
    const { stderr } = await succeed('reconstruct', 'plain', '--out', 'plain.csv')
    expect(stderr).toContain('columns age and does not fill in')
  })

  it('prints the commands with the columns', async () => {
    const { stdout } = await succeed('show', 'run')
    expect(stdout).toContain('sample run --given length=VALUE --given kind=VALUE --out new.csv')
  })
})

describe('samples', () => {
  it('have the given columns in their place, and the others follow from them', async () => {
    const means: number[] = []
    for (const given of [8, 16]) {
      const out = `${given}.csv`
      const words = ['--count', '300', '--given', `length=${given}`, '--given', 'kind=bee']
      await succeed('sample', 'run', ...words, '--out', out)
      const rows = await rowsOf(out)
      expect(rows).toHaveLength(300)
      expect(new Set(rows.map((row) => `${Number(row[length])} ${row[kind]}`))).toEqual(
        new Set([`${given} bee`]),
      )
      expect(new Set(rows.map((row) => row[3])).size).toBeGreaterThan(250)
      means.push(meanOf(rows, columnNames.indexOf('weight')))
    }
    // Weight is 3 · length.
    const [low = 0, high = 0] = means
    expect(high - low).toBeGreaterThan(0.7 * 3 * 8)
    expect(high - low).toBeLessThan(1.3 * 3 * 8)
  })

  it('keep a value outside the range of the training data, which is reported', async () => {
    const words = ['sample', 'run', '--count', '3', '--given', 'length=99', '--given', 'kind=ant']
    const { stderr } = await succeed(...words, '--out', 'far.csv')
    expect(stderr).toContain('--given length=99 is outside the range')
    for (const row of await rowsOf('far.csv')) expect(Number(row[length])).toBe(99)
    await refused([...words, '--strict', '--out', 'strict.csv'], 'outside the range')
  })

  const sample = ['sample', 'run', '--out', 'no.csv']
  it.each([
    ['a missing column', sample, ['length, kind; missing: length, kind']],
    ['one of two', [...sample, '--given', 'kind=ant'], ['missing: length.']],
    ['another column', [...sample, '--given', 'age=3'], ['length, kind, got age']],
    ['a misspelt column', [...sample, '--given', 'lenght=3'], ['Did you mean length?']],
    [
      'an unknown category',
      [...sample, '--given', 'length=3', '--given', 'kind=dog'],
      ['ant, bee, cat', 'got dog'],
    ],
    [
      'a model without columns',
      ['sample', 'other', '--out', 'no.csv', '--given', 'kind=ant'],
      ['without'],
    ],
    ['a label', [...sample, '--label', '1'], ['--label 1']],
  ])('refuse %s', async (_, words, says) => {
    if (words[1] === 'other') {
      await succeed('train', 'tabular-vae', '--data', 'short.csv', ...epochs(1, 'other'))
    }
    await refused(words, ...says)
    expect(await place.files()).not.toContain('no.csv')
  })
})

describe('gaps', () => {
  it('are filled in where the model reconstructs; given columns stay as they are', async () => {
    const { stderr } = await succeed('reconstruct', 'run', '--out', 'filled.csv')
    expect(stderr).toContain('columns length, kind and does not fill in')
    const filled = await rowsOf('filled.csv')
    for (const [at, row] of holed.entries())
      for (const [column, cell] of row.entries()) {
        const found = filled[at]?.[column]
        if (cell !== '' || column === length || column === kind) expect(found).toBe(cell)
        else expect(found).not.toBe('')
      }
  })
})

describe('a trained run', () => {
  it('is evaluated, with the bound of its validation', async () => {
    const { stdout } = await succeed('evaluate', 'run', '--samples', '20', '--json')
    const { validation, importanceWeighted } = JSON.parse(stdout)
    expect(importanceWeighted.bound.mean).toBeGreaterThan(validation.elbo.mean)
  })

  it('encodes its rows, and decodes the codes with other columns', async () => {
    await succeed('encode', 'run', 'table.csv', '--out', 'codes.csv')
    const decode = ['decode', 'run', 'codes.csv', '--out', 'decoded.csv']
    await refused(decode, 'missing: length, kind')
    await succeed(...decode, '--given', 'length=12', '--given', 'kind=cat')
    const decoded = await rowsOf('decoded.csv')
    expect(decoded).toHaveLength(whole.length)
    expect(new Set(decoded.map((row) => row[kind]))).toEqual(new Set(['cat']))
  })

  it('is the same from the library', async () => {
    const given = { length: 12, kind: 'cat' }
    const texts = run.rowTexts(await run.sampleRows(4, { seed: 1, given }))
    const words = ['--count', '4', '--given', 'kind=cat', '--given', 'length=12']
    await succeed('sample', 'run', ...words, '--seed', '1', '--out', 'same.csv')
    expect(await rowsOf('same.csv')).toEqual(texts)
    const latents = new Float32Array(2 * run.model.latent)
    const code = { key: 'condition.noGiven' }
    await expect(run.decode(latents.slice())).rejects.toMatchObject(code)
    await expect(run.sample(2)).rejects.toMatchObject(code)
    const few = run.givenRows(1, given)
    await expect(run.decode(latents, { given: few })).rejects.toMatchObject({
      key: 'condition.givenCount',
    })
  })

  it('is exported with an input for its columns, and how they are encoded', async () => {
    await succeed('export', 'run', '--out', 'models')
    const read = async (name: string) => readOnnx(await readFile(place.path('models', name)))
    const { metadata, nodes } = await read('decoder.onnx')
    expect(nodes.flatMap(({ inputs }) => inputs)).toContain('condition')
    expect(metadata.condition).toContain('condition: float32 [batch, 2, 4]')
    const { data } = await place.json('run', 'run.json')
    expect(JSON.parse(metadata.condition_columns ?? '')).toEqual([data.columns[0], data.columns[4]])
    const encoder = await read('encoder.onnx')
    expect(encoder.nodes.flatMap(({ inputs }) => inputs)).not.toContain('condition')
  })
})

describe('a configuration is refused', () => {
  const train = (recipe: string, data: string, columns: string) => [
    ...['train', recipe, '--data', data, '--out', 'no', '--set', 'model.condition.type=columns'],
    ...['--set', `model.condition.columns=${columns}`],
  ]
  it.each([
    [
      'for a column that is not there',
      train('tabular-vae', 'table.csv', '["hue"]'),
      ['length, weight'],
    ],
    [
      'with the nearest name',
      train('tabular-vae', 'table.csv', '["colur"]'),
      ['Did you mean colour?'],
    ],
    [
      'for the column of labels',
      [...train('tabular-vae', 'whole.csv', '["kind"]'), '--label', 'kind'],
      ['Labels'],
    ],
    ['for images', train('ch13-vae', 'digits', '["kind"]'), ['model for tables']],
    [
      'for images with a model for tables',
      train('tabular-vae', 'digits', '["kind"]'),
      ['expected a table'],
    ],
  ])('%s', async (_, words, says) => {
    await refused(words, ...says)
    expect((await place.files()).filter((file) => file.startsWith('no/'))).toEqual([])
  })
})
