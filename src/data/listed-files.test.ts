// Files listed with commas: IDX and NumPy, with labels and up to three splits.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeIdx } from '../formats/idx.js'
import { encodeNpy, type NpyArray } from '../formats/npy.js'
import { encodeNpz } from '../formats/npz.js'
import { loadData } from './load.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-listed-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function write(name: string, array: NpyArray): Promise<string> {
  const path = join(folder, name)
  const bytes = name.endsWith('.npz')
    ? encodeNpz(new Map([['arr_0', array]]))
    : name.endsWith('.npy')
      ? encodeNpy(array)
      : writeIdx(array)
  await writeFile(path, bytes)
  return path
}

const images = (count: number) => ({
  shape: [count, 2, 3],
  data: Uint8Array.from({ length: 6 * count }, (_, at) => at),
})
const labels = (count: number) => ({
  shape: [count, 1],
  data: Float64Array.from({ length: count }, (_, at) => at % 2),
})

it.each(['npy', 'npz', 'idx'])('images and labels in files of any kind: %s', async (kind) => {
  const source = [await write(`i.${kind}`, images(6)), await write('l.npy', labels(6))].join(',')
  const { all } = await loadData(source)
  expect([all?.count, all?.shape, [...(all?.labels ?? [])]]).toEqual([
    6,
    [2, 3],
    [0, 1, 0, 1, 0, 1],
  ])
})

it('as three splits', async () => {
  const files = await Promise.all(
    [4, 3, 2].flatMap((count) => [
      write(`images-${count}.npz`, images(count)),
      write(`labels-${count}.npz`, labels(count)),
    ]),
  )
  const two = await loadData(files.slice(0, 4).join(','))
  expect([two.train.count, two.validation.count, two.test]).toEqual([4, 3, undefined])
  const { train, validation, test } = await loadData(files.join(','))
  expect([train.count, validation.count, test?.count]).toEqual([4, 3, 2])
  expect([...(test?.labels ?? [])]).toEqual([0, 1])
})

it('with a size for rows', async () => {
  const rows = await write('rows.npy', { ...images(6), shape: [6, 6] })
  const source = `${rows},${await write('l.npy', labels(6))}`
  expect((await loadData({ source, size: [2, 3] })).train.shape).toEqual([2, 3])
})

it('throws for other labels, and for a file with several arrays', async () => {
  const [path, few] = [await write('i.npy', images(6)), await write('l.npy', labels(5))]
  await expect(loadData(`${path},${few}`)).rejects.toMatchObject({ key: 'images.labelCount' })
  const several = join(folder, 'several.npz')
  await writeFile(
    several,
    encodeNpz(
      new Map([
        ['a', images(6)],
        ['b', images(6)],
      ]),
    ),
  )
  await expect(loadData(`${several},${few}`)).rejects.toMatchObject({
    key: 'listed.arrays',
    values: { path: several, actual: 'a, b' },
  })
})

it('a single example is data for a trained model only', async () => {
  const path = await write('one.npy', images(1))
  await expect(loadData(path)).rejects.toMatchObject({ key: 'split.tooFew' })
  const { all } = await loadData(path, { trainedOn: { shape: [2, 3] } })
  expect(all?.count).toBe(1)
})
