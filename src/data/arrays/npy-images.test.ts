// Items from NumPy files: every shape and type, and notices of conversions.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FormatError } from '../../errors.js'
import { encodeNpy, type NpyArray } from '../../formats/npy.js'
import { allocateItems } from '../dataset.js'
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
  const { dataset, isBlack } = await readNpyImages(path, { required: [1, 2] })
  const items = allocateItems(dataset, 2)
  await dataset.read([0, 1], items)
  const { count, shape, itemType } = dataset
  return { count, shape, itemType, items: [...items], isBlack }
}

it.each<[string, NpyArray['data'], 'uint8' | 'float32', boolean]>([
  ['bytes', Uint8Array.of(0, 2, 128, 255), 'uint8', false],
  ['bytes of 0 and 1', Uint8Array.of(0, 1, 1, 0), 'uint8', true],
  ['bytes of 0', new Uint8Array(4), 'uint8', false],
  ['float32', Float32Array.of(0, -2.5, 128, 1e9), 'float32', false],
  ['float64', Float64Array.of(0, 0.5, 0.25, 1), 'float32', false],
  ['integers', Int32Array.of(0, 1, -1, 70_000), 'float32', false],
])('takes %s as they are', async (_, data, itemType, isBlack) => {
  const expected = { count: 2, shape: [1, 2], itemType, items: [...data], isBlack }
  expect(await read(data)).toEqual(expected)
})

it('reads booleans as black and white', async () => {
  const booleans = await read(Uint8Array.of(0, 1, 1, 0), { descr: '|b1' })
  expect(booleans).toMatchObject({ items: [0, 255, 255, 0], itemType: 'uint8', isBlack: false })
})

it('of a required shape may have transparency, which is laid on the background', async () => {
  const path = join(folder, 'images.npy')
  await writeFile(
    path,
    encodeNpy({ shape: [1, 1, 5, 2], data: Uint8Array.of(9, 255, 9, 0, 9, 0, 9, 0, 9, 0) }),
  )
  const { dataset } = await readNpyImages(path, { required: [1, 5], background: 'white' })
  const items = allocateItems(dataset, 1)
  await dataset.read([0], items)
  expect([dataset.shape, ...items]).toEqual([[1, 5], 9, 255, 255, 255, 255])
  await expect(readNpyImages(path, { required: [1, 5] })).rejects.toThrow(FormatError)
})

it('throws for other shapes and no images', async () => {
  const path = join(folder, 'images.npy')
  for (const shape of [[4], [2, 2], [1, 2, 2], [0, 1, 2]]) {
    const data = new Uint8Array(shape.reduce((product, size) => product * size, 1))
    await writeFile(path, encodeNpy({ shape, data }))
    await expect(readNpyImages(path, { required: [1, 2] })).rejects.toThrow(FormatError)
  }
})
