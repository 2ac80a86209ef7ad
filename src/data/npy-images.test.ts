// Images from NumPy files: every form in which they come, and a word where a reader may be surprised.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FormatError } from '../errors.js'
import { encodeNpy, type NpyArray } from '../formats/npy.js'
import { readNpyImages } from './npy-images.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-npy-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(data: NpyArray['data'], { descr }: { descr?: string } = {}) {
  const path = join(folder, 'images.npy')
  const bytes = Buffer.from(encodeNpy({ shape: [2, 1, 2], data }))
  await writeFile(
    path,
    descr ? Buffer.from(bytes.toString('latin1').replace('|u1', descr), 'latin1') : bytes,
  )
  const { dataset, notice } = await readNpyImages(path, [1, 2])
  const pixels = new Uint8Array(4)
  await dataset.read([0, 1], pixels)
  return { count: dataset.count, shape: dataset.shape, pixels: [...pixels], notice }
}

it.each<[string, NpyArray['data'], number[], string?]>([
  ['bytes', Uint8Array.of(0, 2, 128, 255), [0, 2, 128, 255]],
  ['bytes of 0 and 1', Uint8Array.of(0, 1, 1, 0), [0, 1, 1, 0], 'black'],
  ['bytes of 0', new Uint8Array(4), [0, 0, 0, 0]],
  [
    'levels as float32',
    Float32Array.of(0, 2, 128, 255).map((each) => each / 255),
    [0, 2, 128, 255],
  ],
  ['float64 between levels', Float64Array.of(0, 0.5, 0.25, 1), [0, 128, 64, 255], 'rounded'],
])('takes %s', async (_, data, pixels, notice) => {
  expect(await read(data)).toEqual({ count: 2, shape: [1, 2], pixels, notice })
})

it('takes booleans as black and white', async () => {
  const read1 = await read(Uint8Array.of(0, 1, 1, 0), { descr: '|b1' })
  expect(read1).toMatchObject({ pixels: [0, 255, 255, 0], notice: undefined })
})

it.each<[string, NpyArray['data'], object]>([
  ['floats below 0', Float32Array.of(0, -0.5, 1, 0), { key: 'images.range' }],
  [
    'floats above 1',
    Float32Array.of(0, 1.5, 1, 0),
    { values: expect.objectContaining({ most: 1.5 }) },
  ],
  ['infinity', Float32Array.of(0, Number.POSITIVE_INFINITY, 1, 0), { key: 'images.range' }],
  ['what is no number', Float64Array.of(0, Number.NaN, 1, 0), { key: 'images.nan' }],
  ['integers', Int32Array.of(0, 1, 2, 3), { key: 'images.type' }],
])('refuses %s', async (_, data, expected) => {
  await expect(read(data)).rejects.toMatchObject(expected)
})

it('refuses other shapes and no images', async () => {
  const path = join(folder, 'images.npy')
  for (const shape of [[4], [2, 2], [1, 2, 2], [0, 1, 2]]) {
    const data = new Uint8Array(shape.reduce((product, size) => product * size, 1))
    await writeFile(path, encodeNpy({ shape, data }))
    await expect(readNpyImages(path, [1, 2])).rejects.toThrow(FormatError)
  }
})
