// Items read from a file on demand: the same as in memory; a changed file throws.
import { appendFile, mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ElementType, elementTypeOf } from '../../formats/npy-items.js'
import { Random } from '../../random/random.js'
import { allocateItems, type Dataset } from '../dataset.js'
import { fileDataset, type ItemLayout } from './item-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-items-'))
})
afterAll(() => rm(folder, { recursive: true }))

const start = 5
const shape = [3, 2]

/** A file with numbers of that type after a few other bytes. */
async function places(
  descr: string,
  { count = 300, name = descr.replace(/\W/g, '') } = {},
): Promise<ItemLayout> {
  const path = join(folder, name)
  const type = elementTypeOf(descr) as ElementType
  const random = new Random(1, descr)
  const bytes = new Uint8Array(start + count * 6 * type.width)
  const view = new DataView(bytes.buffer, start)
  const isLittle = descr[0] === '<'
  for (let at = 0; at < count * 6; at++) {
    const value = random.below(256) - (descr[1] === 'u' ? 0 : 128)
    const offset = at * type.width
    if (type.name === 'f8') view.setFloat64(offset, value / 7, isLittle)
    else if (type.name === 'f4') view.setFloat32(offset, value / 7, isLittle)
    else if (type.name === 'i4') view.setInt32(offset, value * 1000, isLittle)
    else if (type.name === 'i2') view.setInt16(offset, value * 100, isLittle)
    else view.setUint8(offset, type.name === 'b1' ? value & 1 : value)
  }
  await writeFile(path, bytes)
  return { path, start, count, shape, type }
}

async function read(dataset: Dataset, indices: readonly number[]) {
  const into = allocateItems(dataset, indices.length)
  await dataset.read(indices, into)
  return into
}

describe('items in a file', () => {
  it.each(['|u1', '|b1', '|i1', '>i2', '<i4', '>f4', '<f4', '>f8'])(
    'of %s are those in memory',
    async (descr) => {
      const file = await places(descr)
      const held = await fileDataset(file)
      const streamed = await fileDataset(file, { memory: 0 })
      expect(streamed.itemType).toBe(/[ub]1/.test(descr) ? 'uint8' : 'float32')
      expect(streamed).toMatchObject({ count: held.count, shape, itemType: held.itemType })
      const random = new Random(2, descr)
      for (const indices of [
        [...Array(300).keys()],
        Array.from({ length: 500 }, () => random.below(300)),
        [299, 0, 1, 2, 2, 3, 298, 299],
        [],
      ])
        expect(await read(streamed, indices)).toEqual(await read(held, indices))
    },
  )

  it('are more than are read in one call', async () => {
    const file = await places('|u1', { count: 400_000, name: 'many' })
    const indices = Array.from({ length: 400_000 }, (_, at) => (at * 7) % 400_000)
    const streamed = await read(await fileDataset(file, { memory: 0 }), indices)
    const held = await read(await fileDataset(file), indices)
    expect(Buffer.compare(streamed as Uint8Array, held as Uint8Array)).toBe(0)
  })

  it.each([-1, 300, 0.5, Number.NaN])(
    'reject the index %d, among neighbours too',
    async (index) => {
      const streamed = await fileDataset(await places('|u1'), { memory: 0 })
      for (const indices of [[index], [index - 1, index], [0, index]])
        await expect(read(streamed, indices)).rejects.toMatchObject({ key: 'dataset.index' })
    },
  )

  it('reject a buffer of another size', async () => {
    const streamed = await fileDataset(await places('|u1'), { memory: 0 })
    await expect(streamed.read([1], new Uint8Array(7))).rejects.toMatchObject({
      key: 'dataset.room',
    })
  })
})

describe('a changed file', () => {
  const streamed = async (name: string) => {
    const file = await places('>f4', { name })
    const dataset = await fileDataset(file, { memory: 0 })
    await read(dataset, [7])
    return { ...file, dataset }
  }

  it('is shorter', async () => {
    const { path, dataset } = await streamed('short')
    await truncate(path, 100)
    await expect(read(dataset, [7])).rejects.toMatchObject({
      code: 'FORMAT',
      key: 'data.shrunk',
      values: { path, offset: 100 },
    })
  })

  it('is deleted', async () => {
    const { path, dataset } = await streamed('gone')
    await rm(path)
    await expect(read(dataset, [7])).rejects.toMatchObject({
      key: 'data.lost',
      values: { path, offset: start, reason: { key: 'system.ENOENT' } },
    })
  })

  it('is longer, or was written to', async () => {
    const { path, dataset } = await streamed('changed')
    await utimes(path, 0, 0)
    await expect(read(dataset, [7])).rejects.toMatchObject({
      key: 'data.changed',
      values: { path },
    })
    const other = await streamed('longer')
    await appendFile(other.path, 'x')
    await expect(read(other.dataset, [7])).rejects.toMatchObject({ key: 'data.changed' })
  })

  it('was never as long as stated', async () => {
    const file = await places('|u1', { name: 'never' })
    const dataset = await fileDataset({ ...file, count: 301 }, { memory: 0 })
    await expect(read(dataset, [300])).rejects.toMatchObject({
      key: 'data.shrunk',
      values: { offset: start + 300 * 6 },
    })
  })
})

it('an error names an invalid number with its item and its offset', async () => {
  const file = await places('<f4', { name: 'nan' })
  const bytes = Buffer.alloc(start + 300 * 24)
  const offset = start + 41 * 24 + 8
  bytes.writeFloatLE(Number.NEGATIVE_INFINITY, offset)
  await writeFile(file.path, bytes)
  const streamed = await fileDataset(file, { memory: 0 })
  await read(streamed, [40, 42])
  const refusal = { key: 'data.notFiniteAt', values: { item: 41, offset } }
  await expect(read(streamed, [3, 41, 42])).rejects.toMatchObject(refusal)
  await expect(fileDataset(file)).rejects.toMatchObject(refusal)
})
