// The data of a trained run: columns by name, rows without labels, all examples in order, changed data reported.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'

const count = 40
const rows = Array.from({ length: count }, (_, at) => [
  String((at * 37) % 256),
  String((at * 91) % 256),
  String((at * 53) % 256),
  at % 2 ? 'a' : 'b',
])
const one = ['--threads', '1']
let place: Workplace

const write = (name: string, header: string, cells: (row: readonly string[]) => unknown[]) =>
  writeFile(
    place.path(name),
    [header, ...rows.map((row) => cells(row).join(','))].filter(Boolean).join('\n'),
  )
const train = (data: string, out: string, ...flags: readonly string[]) =>
  place.jamjae([
    ...['train', 'relu-vae-2d', '--data', data, '--out', out, '--epochs', '1', '--quiet'],
    ...[...one, ...flags],
  ])

async function codes(run: string, ...words: readonly string[]) {
  const file = `${words[0]}-codes.csv`
  const done = await place.jamjae(['encode', run, ...words, '--out', file, '--force', ...one])
  if (done.code !== 0) return { ...done, header: '', lines: [] }
  const [header = '', ...lines] = (await readFile(place.path(file), 'utf8')).trimEnd().split('\n')
  return { ...done, header, lines }
}
const means = (lines: readonly string[]) => lines.map((line) => line.split(',').slice(-4))

beforeAll(async () => {
  place = await Workplace.open()
  await write('rows.csv', 'x,y,z,kind', (row) => [...row])
  const done = await train('rows.csv', 'run', '--label', 'kind', '--scale', 'minmax')
  expect(done, done.stderr).toMatchObject({ code: 0 })
}, 60_000)
afterAll(() => place.close())

describe('rows of numbers', () => {
  it('are scaled column by column, and stored with the names of the columns', async () => {
    const { data } = await place.json('run', 'run.json')
    expect(data.columnNames).toEqual(['x', 'y', 'z'])
    const most = (at: number) => Math.max(...rows.map((row) => Number(row[at])))
    const least = (at: number) => Math.min(...rows.map((row) => Number(row[at])))
    expect(data.scaling).toMatchObject({ offset: [0, 1, 2].map(least) })
    for (const at of [0, 1, 2])
      expect(data.scaling.factor[at]).toBeCloseTo(1 / (most(at) - least(at)), 9)
  })

  it('are exported in the units of the data', async () => {
    const exported = await place.jamjae(['export', 'run', ...one])
    expect(exported, exported.stderr).toMatchObject({ code: 0 })
  })

  it('give all their codes in the order of the file, and those of a split on request', async () => {
    const all = await codes('run', 'rows.csv')
    expect(all.stdout).toMatch(/^rows\.csv: all 40 examples/)
    expect(all.stderr).toBe('')
    expect(all.header).toBe('index,label,mean_1,mean_2,log_variance_1,log_variance_2')
    expect(all.lines.map((line) => line.split(',')[1])).toEqual(
      rows.map(([, , , kind]) => (kind === 'a' ? '0' : '1')),
    )
    const part = await codes('run', 'rows.csv', '--split', 'validation')
    expect(part.lines).toHaveLength(4)
    expect(part.stdout).toMatch(/the validation split \(--split for another: train\)/)
  })

  it.each([
    ['without labels', 'x,y,z', ([x, y, z]: readonly string[]) => [x, y, z], ''],
    [
      'in another order',
      'id,z,x,y',
      ([x, y, z]: readonly string[]) => [1, z, x, y],
      'other.csv: not used, as the model was not trained on them: columns id\n',
    ],
    ['without names', '', ([x, y, z]: readonly string[]) => [x, y, z], ''],
  ])('%s are the same rows, without labels', async (_, header, cells, reported) => {
    const { lines } = await codes('run', 'rows.csv')
    await write('other.csv', header, cells as (row: readonly string[]) => unknown[])
    const others = await codes('run', 'other.csv')
    expect(others).toMatchObject({ code: 0, stderr: reported })
    expect(others.header).not.toContain('label')
    expect(means(others.lines)).toEqual(means(lines))
  })

  it('keep the labels that they have, with the numbers of the training', async () => {
    const { lines } = await codes('run', 'rows.csv')
    await write('other.csv', 'x,y,z,kind', ([x, y, z, kind]) => [x, y, z, kind === 'b' ? kind : ''])
    const others = await codes('run', 'other.csv')
    const told =
      'other.csv: column kind has no label in 20 of 40 rows, which are kept without one\n'
    expect(others).toMatchObject({ code: 0, stderr: told })
    expect(others.lines.map((line) => line.split(',')[1])).toEqual(
      rows.map(([, , , kind]) => (kind === 'b' ? '1' : '')),
    )
    expect(means(others.lines)).toEqual(means(lines))
  })

  it('with classes that the model does not know keep the numbers of the others', async () => {
    await write('other.csv', 'x,y,z,kind', ([x, y, z, kind]) => [
      x,
      y,
      z,
      kind === 'a' ? 'A' : kind,
    ])
    const others = await codes('run', 'other.csv')
    const told = 'other.csv: classes that the model was not trained on: 1 (A)\n'
    expect(others).toMatchObject({ code: 0, stderr: told })
    expect(others.lines.map((line) => line.split(',')[1])).toEqual(
      rows.map(([, , , kind]) => (kind === 'b' ? '1' : '2')),
    )
  })

  it('are an error if a column or a number is missing', async () => {
    await write('less.csv', 'x,y', ([x, y]) => [x, y])
    expect(await codes('run', 'less.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/less\.csv: expected a column z, .* got x, y\./),
    })
    await write('text.csv', 'x,y,z', ([x, y]) => [x, y, 'high'])
    expect(await codes('run', 'text.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/line 2, column z, as the model was trained on, got high/),
    })
  })

  it('require labels for training', async () => {
    await write('some.csv', 'x,y,z,kind', ([x, y, z]) => [x, y, z, ''])
    const refused = await train('some.csv', 'none', '--label', 'kind')
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/expected labels in column kind/),
    })
  })

  it('whose labels are in a column by number, may lack that column', async () => {
    await write('first.csv', '', ([x, y, z, kind]) => [kind, x, y, z])
    const flags = ['--label', '1', '--scale', 'minmax'] as const
    expect(await train('first.csv', 'numbered', ...flags)).toMatchObject({ code: 0 })
    const labelled = await codes('numbered', 'first.csv')
    for (const header of ['', 'a,b,c']) {
      await write('bare.csv', header, ([x, y, z]) => [x, y, z])
      const bare = await codes('numbered', 'bare.csv')
      expect(bare).toMatchObject({ code: 0, stderr: '' })
      expect(means(bare.lines)).toEqual(means(labelled.lines))
    }
  })
})

describe('the data of the run itself', () => {
  it('is reported as changed or as missing', async () => {
    await write('moving.csv', 'x,y,z', ([x, y, z]) => [x, y, z])
    expect(await train('moving.csv', 'moved', '--scale', 'minmax')).toMatchObject({ code: 0 })
    const same = await place.jamjae(['evaluate', 'moved', ...one])
    expect(same).toMatchObject({ code: 0, stderr: '' })
    expect(same.stdout).toMatch(/training and 4 validation rows\n[\s\S]*squared error per value/)
    expect(same.stdout).toMatch(/continuousBernoulli/)
    await write('moving.csv', 'x,y,z', ([x, , z]) => [x, 100, z])
    expect(await place.jamjae(['evaluate', 'moved', ...one])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/not what moved was trained on any more/),
    })
    await rm(place.path('moving.csv'))
    for (const words of [
      ['evaluate', 'moved'],
      ['resume', 'moved', '--epochs', '2'],
    ])
      expect(await place.jamjae([...words, ...one])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/expected the data of the run .* with --data/),
      })
  })
})

describe('folders of pictures', () => {
  it('give codes with the names of the files, also of one picture', async () => {
    const picture = (name: string, grey: number) =>
      sharp(Buffer.alloc(64, grey), { raw: { width: 8, height: 8, channels: 1 } })
        .png()
        .toFile(place.path(name))

    for (const folder of ['pictures/b, x', 'pictures/a', 'single'])
      await mkdir(place.path(folder), { recursive: true })
    for (let at = 0; at < 10; at++)
      await picture(`pictures/${at % 2 ? 'a' : 'b, x'}/${at}.png`, at * 25)
    await picture('single/only.png', 90)
    expect(await train('pictures', 'seen')).toMatchObject({ code: 0 })
    const { header, lines, stdout } = await codes('seen', 'pictures')
    expect(stdout).toMatch(/^pictures: all 10 examples/)
    expect(header).toMatch(/^file,index,label,mean_1/)
    expect(lines.map((line) => line.replace(/",.*|(?<=png),.*/, ''))).toEqual([
      ...[1, 3, 5, 7, 9].map((at) => `a/${at}.png`),
      ...[0, 2, 4, 6, 8].map((at) => `"b, x/${at}.png`),
    ])
    expect((await codes('seen', 'single')).lines).toEqual([expect.stringMatching(/^only\.png,0,/)])
    const decoded = await place.jamjae([
      'decode',
      'seen',
      'pictures-codes.csv',
      '--out',
      'back.npy',
    ])
    expect(decoded).toMatchObject({ code: 0, stdout: 'back.npy: images 10\n' })
  })
})
