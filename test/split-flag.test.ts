// A split that the data keeps apart, on the command line: named with --split, and never used otherwise.
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { tinyConfiguration } from './small-data.js'

let place: Workplace
const one = ['--threads', '1']
/** Test rows are far from all others. */
const rows = Array.from({ length: 60 }, (_, at) => {
  const split = at % 3 === 0 ? 'Test' : at % 3 === 1 ? 'training' : 'dev'
  const value = (at / 60 + (split === 'Test' ? 5 : 0)).toFixed(3)
  return `${value},${(at % 7) / 7},${split},${at % 2 ? 'odd' : 'even'}`
})
const gaussian = ['--set', 'model.likelihood={"type":"gaussian","mean":"identity"}']
const train = ['train', 'tiny.json', '--data', 'rows.csv', '--epochs', '1', '--quiet']

beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  await writeFile(place.path('rows.csv'), ['a,b,split,label', ...rows].join('\n'))
})
afterAll(() => place.close())

const run = async (...words: readonly string[]) => {
  const { code, stdout, stderr } = await place.jamjae([...words, ...one])
  expect(`${code} ${stderr}`).toMatch(/^0 /)
  return { stdout, stderr }
}

it('is kept apart, which is said; --split names it', async () => {
  const checked = await place.jamjae(['data', 'check', 'rows.csv', '--json'])
  expect(checked.stderr).toContain(
    'rows.csv: validates with dev; Test is kept apart (evaluate --split test)',
  )
  const { train: trained, validation, test } = JSON.parse(checked.stdout)
  expect([trained.count, validation.count, test.count]).toEqual([20, 20, 20])
  // Neither split that training sees has the far rows.
  expect([trained.most, validation.most].every((most) => most < 2)).toBe(true)

  expect((await run(...train, ...gaussian, '--out', 'run')).stderr).toBe('')
  const evaluated = async (...words: readonly string[]) =>
    JSON.parse((await run('evaluate', 'run', '--json', ...words)).stdout)
  const [usual, onTest, onTrain] = [
    await evaluated(),
    await evaluated('--split', 'test'),
    await evaluated('--split', 'train'),
  ]
  expect(onTest.validation).toBeUndefined()
  expect(onTest.train).toEqual(usual.train)
  expect(onTest.test.reconstruction.mean).toBeGreaterThan(2 * usual.validation.reconstruction.mean)
  expect(onTrain.train).toEqual(usual.train)
  // Among themselves, training examples would find themselves.
  expect(onTrain.representation.nearestNeighbours).toBeUndefined()
  const report = (await run('evaluate', 'run', '--split', 'test')).stdout
  expect(report).toContain('20 training and 20 test')
  expect(report).toMatch(/^ +test +training$/m)

  const encoded = await run('encode', 'run', 'rows.csv', '--split', 'test', '--out', 'codes.csv')
  expect(encoded.stdout).toContain(
    'rows.csv: the test split (--split for another: train, validation)',
  )
  expect(encoded.stdout).toContain('examples 20')
  await run('latent', 'run', '--split', 'test', '--out', 'latent.png')
})

it('is refused where it has values that the likelihood does not take', async () => {
  await run(...train, '--out', 'bernoulli')
  const { code, stderr } = await place.jamjae(['evaluate', 'bernoulli', '--split', 'test', ...one])
  expect([code, stderr]).toEqual([2, expect.stringContaining('expected values from 0 to 1')])
})
