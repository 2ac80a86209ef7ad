// Files of known factors: names, order, and what is refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeNpy } from '../formats/npy.js'
import { encodeNpz } from '../formats/npz.js'
import { loadFactors } from './factor-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-factors-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(name: string, content: string | Uint8Array, count = 2) {
  const path = join(folder, name)
  await writeFile(path, content)
  const notices: string[] = []
  const examples = { count, part: 'all', splits: 'train (2)' } as const
  const { names, values } = await loadFactors(path, {
    ...examples,
    notify: (code) => notices.push(code),
  })
  return { names, values: [...values], notices }
}
const matrix = { shape: [2, 2], data: Float32Array.of(1, 2.5, 3, 4) }
const vector = { shape: [2], data: Int32Array.of(7, -7) }

it('are the columns of a CSV file, texts as numbers in their order', async () => {
  expect(await read('a.csv', 'x,shape\n1.5,round\n-2,edged\n')).toEqual({
    names: ['x', 'shape'],
    values: [1.5, 1, -2, 0],
    notices: [],
  })
})

it('are not the numbers of the rows', async () => {
  const { names, values, notices } = await read('index.csv', ',x\n0,5\n1,6\n')
  expect([names, values, notices]).toEqual([['x'], [5, 6], ['factors.index']])
})

it('are the columns of arrays', async () => {
  const ofMatrix = await read('a.npy', encodeNpy(matrix))
  expect(ofMatrix).toEqual({ names: ['1', '2'], values: [1, 2.5, 3, 4], notices: [] })
  expect((await read('b.npy', encodeNpy(vector))).values).toEqual([7, -7])
  const images = { shape: [2, 1, 1], data: new Uint8Array(2) }
  const file = encodeNpz(new Map(Object.entries({ images, factors: matrix, size: vector })))
  expect(await read('a.npz', file)).toEqual({
    names: ['factors 1', 'factors 2', 'size'],
    values: [1, 2.5, 7, 3, 4, -7],
    notices: ['factors.arrays'],
  })
})

it.each([
  ['few.npy', encodeNpy(matrix), 3, 'factors.countOfAll'],
  ['cube.npy', encodeNpy({ ...matrix, shape: [2, 1, 2] }), 2, 'factors.shape'],
  [
    'nan.npy',
    encodeNpy({ shape: [2], data: Float32Array.of(1, Number.NaN) }),
    2,
    'factors.notFinite',
  ],
  ['two.npz', encodeNpz(new Map(Object.entries({ a: matrix, b: matrix }))), 2, 'factors.matrices'],
  ['none.npz', encodeNpz(new Map([['a', { ...matrix, shape: [2, 1, 2] }]])), 2, 'factors.none'],
])('%s is refused', async (name, content, count, key) => {
  await expect(read(name, content, count)).rejects.toMatchObject({ key })
})
