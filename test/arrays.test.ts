// Arrays on the command line: a run keeps how its arrays were read, for resuming, evaluating and encoding.
import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesInMemory } from '../src/formats/byte-source.js'
import { encodeNpy } from '../src/formats/npy.js'
import { encodeNpz, openNpz } from '../src/formats/npz.js'
import { Workplace } from './command.js'
import { tinyConfiguration } from './small-data.js'

let place: Workplace
const one = ['--threads', '1']
const train = ['train', 'tiny.json', '--epochs', '1', '--quiet']
/** Images [6, 4] along the last axis, as MATLAB stores them, of a share of all. */
const countLast = (count: number, first = 0) => ({
  shape: [6, 4, count],
  data: Uint8Array.from({ length: 24 * count }, (_, at) => (37 * at + 91 * first) % 256),
})

beforeAll(async () => {
  place = await Workplace.open()
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
})
afterAll(() => place.close())

const run = async (...words: readonly string[]) => {
  const { code, stdout, stderr } = await place.jamjae([...words, ...one])
  expect(`${code} ${stderr}`).toMatch(/^0 /)
  return { stdout, stderr }
}

it('named axes and the splits of an archive stay with the run', async () => {
  const labels = { shape: [10, 1], data: Float64Array.from({ length: 10 }, (_, at) => at % 2) }
  const arrays = {
    x_train: countLast(30),
    x_val: countLast(20, 1),
    x_test: countLast(10, 2),
    y_test: labels,
  }
  const archive = encodeNpz(new Map(Object.entries(arrays)))
  await writeFile(place.path('data.npz'), archive)
  await run(...train, '--data', 'data.npz', '--axes', 'HWN', '--out', 'run')
  expect((await run('resume', 'run', '--epochs', '2', '--quiet')).stderr).toBe('')
  const { test } = JSON.parse((await run('evaluate', 'run', '--split', 'test', '--json')).stdout)
  expect(test.examples).toBe(10)
  await run('encode', 'run', 'data.npz', '--split', 'test', '--out', 'test.npz')
  await writeFile(place.path('test.npy'), encodeNpy(arrays.x_test))
  await run('encode', 'run', 'test.npy', '--out', 'same.npz')
  const [ofSplit, ofFile] = await Promise.all(
    ['test.npz', 'same.npz'].map(async (name) =>
      openNpz(bytesInMemory(await readFile(place.path(name))), name),
    ),
  )
  expect(ofSplit?.names).toEqual(['mean', 'log_variance', 'labels'])
  expect(ofSplit?.read('mean')).toEqual(ofFile?.read('mean'))
})

it('data of a run of version 0.1 is read as it was then', async () => {
  const items = {
    shape: [40, 6, 5, 4],
    data: Uint8Array.from({ length: 4800 }, (_, at) => at % 251),
  }
  await writeFile(place.path('rgba.npy'), encodeNpy(items))
  await run(...train, '--data', 'rgba.npy', '--axes', 'NCHW', '--out', 'old')
  const path = place.path('old', 'run.json')
  const description = JSON.parse(await readFile(path, 'utf8'))
  expect(description.data.shape).toEqual([6, 5, 4])
  delete description.data.rules
  delete description.configuration.data.axes
  await writeFile(path, JSON.stringify(description))
  expect((await run('resume', 'old', '--epochs', '2', '--quiet')).stderr).toBe('')
  expect((await run('evaluate', 'old', '--json')).stderr).toBe('')
})
