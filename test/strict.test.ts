// Notices on the command line: data check --json lists them, and --strict makes one an error.
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workplace } from './command.js'

let place: Workplace

beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('rows.csv'), 'a,b,label\n1,2,x\n3,4,y\n5,6,x\n7,8,y\n')
})
afterAll(() => place.close())

it('data check --json lists notices with code, message and values, and --strict exits with 2 after it', async () => {
  const words = ['data', 'check', 'rows.csv', '--json']
  const told =
    'rows.csv: labels are in column label (--label NAME for another, --label none for none)'
  const { code, stdout, stderr } = await place.jamjae(words)
  expect([code, stderr]).toEqual([0, `${told}\n`])
  const { notices } = JSON.parse(stdout)
  expect(notices).toEqual([
    { code: 'table.label', message: told, path: 'rows.csv', column: 'label' },
  ])
  const strict = await place.jamjae([...words, '--strict'])
  expect(strict).toMatchObject({ code: 2, stdout })
  expect(strict.stderr).toBe(
    `${told}\nerror: ${told}. With --strict a notice is an error: correct that, or leave --strict out\n`,
  )
  expect((await place.jamjae([...words, '--strict', '--label', 'label'])).code).toBe(0)
})

it('train --strict refuses before a run folder is made', async () => {
  const words = ['train', 'relu-vae-2d', '--data', 'rows.csv', '--scale', 'minmax', '--quiet']
  const { code, stdout, stderr } = await place.jamjae([...words, '--out', 'run', '--strict'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^error: rows.csv: labels are in column label .* --strict out\n$/)
  expect((await place.jamjae(['show', 'run'])).code).toBe(2)
})

it('evaluate --strict refuses notices about other data, and has none about the data of the run', async () => {
  const training = ['--scale', 'minmax', '--epochs', '1', '--threads', '1', '--quiet']
  const words = ['train', 'relu-vae-2d', '--data', 'rows.csv', ...training, '--out', 'trained']
  expect((await place.jamjae(words)).code).toBe(0)
  const evaluate = ['evaluate', 'trained', '--threads', '1', '--strict']
  expect(await place.jamjae(evaluate)).toMatchObject({ code: 0, stderr: '' })
  await writeFile(place.path('unlabelled.csv'), 'a,b,label\n1,2,x\n3,4,\n5,6,x\n7,8,y\n')
  const other = await place.jamjae([...evaluate, '--data', 'unlabelled.csv'])
  expect(other).toMatchObject({ code: 2, stdout: '' })
  expect(other.stderr).toContain('error: unlabelled.csv: column label has no label in 1 of 4 rows')
})
