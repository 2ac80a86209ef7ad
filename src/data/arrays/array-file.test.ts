// NumPy files as training data: images with labels and without, and invalid files.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeNpy, type NpyArray } from '../../formats/npy.js'
import { encodeNpz } from '../../formats/npz.js'
import { loadData } from '../load.js'
import { loadArrayFile } from './array-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-arrays-'))
})
afterAll(() => rm(folder, { recursive: true }))

const images = { shape: [10, 2, 3], data: Uint8Array.from({ length: 60 }, (_, at) => 4 * at) }
const labels = { shape: [10], data: Int32Array.from({ length: 10 }, (_, at) => at % 2) }

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const npz = (arrays: Record<string, NpyArray>) =>
  written('data.npz', encodeNpz(new Map(Object.entries(arrays))))

describe('a NumPy file', () => {
  it('reads texts as the names of labels', async () => {
    // The bytes of numpy.array(['사과', 'bat', …]): UTF-32, padded with zeros.
    const items = Array.from({ length: 10 }, (_, at) => (at % 2 ? '사과' : 'bat'))
    const points = items.flatMap((text) => [0, 1, 2].map((at) => text.codePointAt(at) ?? 0))
    const bytes = encodeNpy({ shape: [10, 3], data: Int32Array.from(points) })
    const header = Buffer.from(bytes)
      .toString('latin1')
      .replace("'<i4'", "'<U3'")
      .replace('(10, 3)', '(10,)  ')
    const archive = zipSync({
      'images.npy': encodeNpy(images),
      'labels.npy': new Uint8Array(Buffer.from(header, 'latin1')),
    })
    const { labelNames, train, validation } = await loadData(await written('texts.npz', archive))
    expect(labelNames).toEqual(['bat', '사과'])
    const labels = [...(train.labels ?? []), ...(validation.labels ?? [])]
    expect(labels.sort()).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  })

  it('of images becomes two splits', async () => {
    const { name, train, validation } = await loadData(await written('a.npy', encodeNpy(images)))
    expect(name).toBe('a.npy')
    expect(train).toMatchObject({ count: 9, shape: [2, 3] })
    expect(validation.count).toBe(1)
    expect(train.labels).toBeUndefined()
  })

  it.each([
    ['npy', (array: NpyArray) => written('last.npy', encodeNpy(array))],
    ['npz', (array: NpyArray) => npz({ images: array })],
  ])('of images whose channels are last has them turned: %s', async (_, write) => {
    const pixels = Uint8Array.from({ length: 72 }, (_, at) => at)
    const path = await write({ shape: [3, 2, 4, 3], data: pixels })
    const notify = vi.fn()
    const { train } = await loadArrayFile(path, {}, { notify })
    expect(train).toMatchObject({ count: 2, shape: [3, 2, 4] })
    const into = new Uint8Array(24)
    await train.read([0], into)
    const [first = 0] = into
    const channel = (from: number) => Array.from({ length: 8 }, (_, at) => from + 3 * at)
    expect([...into]).toEqual([...channel(first), ...channel(first + 1), ...channel(first + 2)])
    expect(notify.mock.calls).toEqual([
      ['images.channelsLast', { path, actual: '[count, 2, 4, 3]' }],
    ])
    const grey = await write({ shape: [6, 2, 6, 1], data: pixels })
    expect((await loadArrayFile(grey)).train.shape).toEqual([1, 2, 6])
    const ambiguous = await write({ shape: [2, 3, 4, 3], data: pixels })
    expect((await loadArrayFile(ambiguous)).train.shape).toEqual([3, 4, 3])
  })

  it('of one number throws for its shape', async () => {
    const path = await written('one.npy', encodeNpy({ shape: [], data: Uint8Array.of(7) }))
    await expect(loadArrayFile(path)).rejects.toMatchObject({
      key: 'images.shape',
      values: { path, actual: '[]' },
    })
  })

  it('of floats names the item with a value that is not finite', async () => {
    const data = new Float32Array(60)
    data[45] = Number.NaN
    const path = await npz({ images: { shape: [10, 2, 3], data } })
    await expect(loadArrayFile(path)).rejects.toMatchObject({
      key: 'data.notFinite',
      values: { data: path, item: 7, place: 3, actual: Number.NaN },
    })
  })

  it('of arrays with other names throws with these names', async () => {
    const path = await npz({ x: images, y: labels, z: labels })
    const notify = vi.fn()
    const { train } = await loadData({ source: path, array: 'x', label: 'y' }, { notify })
    expect(train).toMatchObject({ count: 9, shape: [2, 3] })
    expect(train.labels).toHaveLength(9)
    expect(notify).not.toHaveBeenCalled()
    await expect(loadData({ source: path, array: 'X' })).rejects.toMatchObject({
      key: 'images.arrays',
      values: { path, expected: 'X', actual: 'x, y, z' },
    })
    expect((await loadData(await npz({ x: images }))).train.shape).toEqual([2, 3])
  })

  it('of images and labels keeps both together, and splits each label', async () => {
    const path = await npz({ labels, images, other: labels })
    const { train, validation } = await loadData({ source: path, validation: 0.4 })
    expect([...(validation.labels ?? [])].sort()).toEqual([0, 0, 1, 1])
    const into = new Uint8Array(36)
    await train.read([...Array(6).keys()], into)
    for (let at = 0; at < 6; at++) expect(train.labels?.[at]).toBe(((into[6 * at] ?? 0) / 24) % 2)
  })

  it('of floats keeps them, with their range, and is other data than bytes', async () => {
    const data = Float32Array.from(images.data, (byte) => byte / 60 - 1)
    const bytes = await loadArrayFile(await written('b.npy', encodeNpy(images)))
    const floats = await loadArrayFile(await written('f.npy', encodeNpy({ ...images, data })))
    expect(bytes.range).toBeUndefined()
    expect(floats.fingerprint).not.toBe(bytes.fingerprint)
    expect(floats.train).toMatchObject({ count: 9, itemType: 'float32' })
    const expected = [Math.min(...data), Math.max(...data)]
    expect(floats.range).toEqual(expected)
  })

  it('of bytes that are 0 and 1 is reported as almost black', async () => {
    const notify = vi.fn()
    const path = await written(
      'black.npy',
      encodeNpy({ ...images, data: images.data.map((x) => x && 1) }),
    )
    await loadArrayFile(path, {}, { notify })
    expect(notify).toHaveBeenCalledWith('images.black', { path })
  })
})

describe('throws for', () => {
  it.each<[string, Record<string, NpyArray>, string]>([
    ['no array of images', { pictures: images, labels }, 'images.arrays'],
    ['no array at all', {}, 'images.arrays'],
    ['a single number an image', { images: labels }, 'images.shape'],
    ['no images', { images: { shape: [0, 2, 3], data: new Uint8Array() } }, 'images.none'],
    [
      'fewer labels',
      { images, labels: { shape: [9], data: labels.data.subarray(1) } },
      'images.labelCount',
    ],
    [
      'rows of numbers as labels',
      { images, labels: { shape: [10, 2], data: new Float32Array(20).fill(0.5) } },
      'images.labelCount',
    ],
    [
      'labels below 0',
      { images, labels: { ...labels, data: labels.data.map((x) => -x) } },
      'images.labelType',
    ],
    [
      'labels above 255',
      { images, labels: { ...labels, data: labels.data.map((x) => 256 * x) } },
      'images.labelType',
    ],
    [
      'labels between whole numbers',
      { images, labels: { ...labels, data: new Float32Array(10).fill(0.5) } },
      'images.labelType',
    ],
    [
      'what is no number',
      { images: { ...images, data: new Float32Array(60).fill(1).with(7, Number.NaN) } },
      'data.notFinite',
    ],
    [
      'infinity',
      {
        images: { ...images, data: new Float32Array(60).fill(1).with(7, Number.POSITIVE_INFINITY) },
      },
      'data.notFinite',
    ],
    [
      'one image',
      { images: { shape: [1, 2, 3], data: images.data.subarray(0, 6) } },
      'split.tooFew',
    ],
  ])('%s', async (_, arrays, key) => {
    await expect(loadArrayFile(await npz(arrays))).rejects.toMatchObject({ key })
  })

  it('no file, and another one', async () => {
    await expect(loadData(join(folder, 'none.npz'))).rejects.toMatchObject({ key: 'data.missing' })
    const path = await written('text.npz', new TextEncoder().encode('not an archive'))
    await expect(loadData(path)).rejects.toMatchObject({ key: 'zip.broken' })
  })
})
