// Options of a table are kept with the run: resume, evaluate, encode and reconstruct read it in the same way.
import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workplace } from './command.js'

let place: Workplace
const size = ['--batch-size', '16', '--threads', '1', '--quiet']
const options = ['--missing', '-9999,-', '--leave-out', 'note', '--keep-na', 'wall']

beforeAll(async () => {
  place = await Workplace.open()
  const walls = ['Brick', 'NA', 'Stone', 'None']
  const lines = Array.from({ length: 60 }, (_, at) => {
    const x = at % 9 === 0 ? -9999 : Math.sin(at).toFixed(3)
    const kind = at % 7 === 0 ? '' : at % 2 ? 'a' : 'b'
    return [at, x, at % 11 === 3 ? '-' : at % 5, walls[at % 4], kind, `n${at % 3}`].join()
  })
  await writeFile(place.path('rows.csv'), `,x,y,wall,class,note\n${lines.join('\n')}\n`)
})
afterAll(() => place.close())

async function succeed(...words: string[]) {
  const done = await place.jamjae(words)
  expect(done).toMatchObject({ code: 0, stderr: '' })
  return done
}

it('are those of the run', async () => {
  await succeed(
    ...['train', 'tabular-vae', '--data', 'rows.csv', '--out', 'run', '--epochs', '1'],
    ...options,
    ...size,
  )
  const { configuration, data } = await place.json('run', 'run.json')
  expect(configuration.data).toMatchObject({
    missing: ['-9999', '-'],
    leaveOut: ['note'],
    keepNa: ['wall'],
  })
  const names = data.columns.map(({ name }: { name: string }) => name)
  expect(names).toEqual(['x', 'y', 'wall', 'class'])
  expect(data.columns[2].categories).toEqual(['Brick', 'NA', 'None', 'Stone'])
  expect(data.rules).toBeGreaterThan(1)

  await succeed('resume', 'run', '--epochs', '2', '--threads', '1', '--quiet')
  await succeed('evaluate', 'run', '--json')
  await succeed('encode', 'run', 'rows.csv', '--out', 'codes.csv')
  await succeed('reconstruct', 'run', '--out', 'filled.csv')
  const [before, after] = await Promise.all(
    ['rows.csv', 'filled.csv'].map(async (name) =>
      (await readFile(place.path(name), 'utf8')).trim().split('\n'),
    ),
  )
  expect(after).toHaveLength(61)
  for (const [at, line] of (before ?? []).entries()) {
    const filled = after?.[at]?.split(',') ?? []
    for (const [column, cell] of line.split(',').entries())
      if (at > 0 && (cell === '-9999' || cell === '-' || (cell === '' && column === 4)))
        expect(filled[column]).not.toBe(cell)
      else expect(filled[column]).toBe(cell)
  }
})

it('are listed by the check of the data, with what was guessed', async () => {
  const { stdout } = await place.jamjae(['data', 'check', 'rows.csv', '--json'])
  const { notices } = JSON.parse(stdout)
  const codes = notices.map(({ code }: { code: string }) => code)
  expect(codes).toEqual(
    expect.arrayContaining([
      'data.table',
      'table.index',
      'table.ownLabels',
      'table.mixed',
      'table.missingText',
      'table.repeatedValue',
    ]),
  )
  const { code, stderr } = await place.jamjae(['data', 'check', 'rows.csv', '--strict'])
  expect([code, stderr.includes('--keep')]).toEqual([2, true])
})
