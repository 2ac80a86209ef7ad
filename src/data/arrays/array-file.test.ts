// NumPy files as training data: images with labels and without, and invalid files.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeNpy, type NpyArray } from '../../formats/npy.js'
import { encodeNpz } from '../../formats/npz.js'
import { transpose } from '../../formats/transpose.js'
import { hiddenLabel } from '../labels/hidden-labels.js'
import { loadData } from '../load.js'
import { readingRules } from '../reading-rules.js'
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
  it('reads texts as the names of labels, of which empty ones and nan are missing', async () => {
    // The bytes of numpy.array(['사과', 'bat', …]): UTF-32, padded with zeros.
    const texts = ['bat', '사과', 'bat', '사과', '', '사과', 'bat', 'nan', 'bat', '사과']
    const points = texts.flatMap((text) => [0, 1, 2].map((at) => text.codePointAt(at) ?? 0))
    const bytes = encodeNpy({ shape: [10, 3], data: Int32Array.from(points) })
    const header = Buffer.from(bytes)
      .toString('latin1')
      .replace("'<i4'", "'<U3'")
      .replace('(10, 3)', '(10,)  ')
    const archive = zipSync({
      'images.npy': encodeNpy(images),
      'labels.npy': new Uint8Array(Buffer.from(header, 'latin1')),
    })
    const path = await written('texts.npz', archive)
    const { labelNames, train, validation } = await loadData(path)
    expect(labelNames).toEqual(['bat', '사과'])
    const labels = [...(train.labels ?? []), ...(validation.labels ?? [])]
    expect(labels.sort()).toEqual([0, 0, 0, 0, 1, 1, 1, 1, hiddenLabel, hiddenLabel])
    expect(train.isPartlyLabelled).toBe(true)
    // A run of an earlier version keeps its classes.
    const earlier = await loadData(path, { rules: readingRules.first })
    expect(earlier.labelNames).toEqual(['', 'bat', 'nan', '사과'])
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
    expect(notify.mock.calls).toEqual([['images.channelsLast', { path, actual: '[3, 2, 4, 3]' }]])
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
    expect(notify.mock.calls).toEqual([['arrays.unused', { path, names: 'z' }]])
    await expect(loadData({ source: path, array: 'X' })).rejects.toMatchObject({
      key: 'images.arrays',
      values: { path, expected: 'X', actual: 'x [10, 2, 3], y [10], z [10]' },
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

describe('splits in an archive', () => {
  const part = (from: number, to: number) => ({
    shape: [to - from, 2, 3],
    data: images.data.subarray(6 * from, 6 * to),
  })
  const labelsOf = (from: number, to: number) => ({
    shape: [to - from, 1],
    data: labels.data.subarray(from, to),
  })

  it('are kept as their names say, with a third one for tests', async () => {
    const path = await npz({
      train_images: part(0, 5),
      train_labels: labelsOf(0, 5),
      val_images: part(5, 8),
      val_labels: labelsOf(5, 8),
      test_images: part(8, 10),
      test_labels: labelsOf(8, 10),
    })
    const notify = vi.fn()
    const { train, validation, test, all } = await loadData(
      { source: path, validation: 0.5 },
      { notify },
    )
    expect([train.count, validation.count, test?.count, all]).toEqual([5, 3, 2, undefined])
    expect([...(test?.labels ?? [])]).toEqual([0, 1])
    const into = new Uint8Array(30)
    await train.read([0, 1, 2, 3, 4], into)
    expect([...into]).toEqual([...images.data.subarray(0, 30)])
    expect(notify.mock.calls.map(([code]) => code)).toEqual(['split.kept', 'data.ownSplit'])
  })

  it('validate with the test split where there is no other', async () => {
    const path = await npz({ x_train: part(0, 7), x_test: part(7, 10) })
    const notify = vi.fn()
    const { train, validation, test } = await loadData(path, { notify })
    expect([train.count, validation.count, test]).toEqual([7, 3, undefined])
    expect(notify).toHaveBeenCalledWith('split.testValidates', { source: path, test: 'test' })
  })

  it('have the names of all labels', async () => {
    const bytes = encodeNpz(
      new Map<string, NpyArray | readonly string[]>([
        ['x_train', part(0, 5)],
        ['y_train', ['dog', 'emu', 'dog', 'emu', 'dog']],
        ['x_test', part(5, 7)],
        ['y_test', ['emu', 'cat']],
      ]),
    )
    const { train, validation, labelNames } = await loadData(await written('texts.npz', bytes))
    expect(labelNames).toEqual(['cat', 'dog', 'emu'])
    expect([[...(train.labels ?? [])], [...(validation.labels ?? [])]]).toEqual([
      [1, 2, 1, 2, 1],
      [2, 0],
    ])
  })

  it('must have images of one size and type', async () => {
    const other = { shape: [2, 3, 2], data: images.data.subarray(0, 12) }
    const path = await npz({ x_train: part(0, 7), x_test: other })
    await expect(loadData(path)).rejects.toMatchObject({
      key: 'data.imageSize',
      values: { path: `${path}/x_test.npy`, expected: '2 × 3', actual: '3 × 2' },
    })
  })

  it('are one set by the rules of version 0.1', async () => {
    const path = await npz({ images, labels, test_images: part(0, 3), y: labels })
    const first = await loadData(path, { rules: 1 })
    expect([first.train.count, first.validation.count]).toEqual([9, 1])
    expect((await loadData(path)).train.count).toBe(10)
    await expect(
      loadData(await npz({ x_train: images, x_test: images }), { rules: 1 }),
    ).rejects.toMatchObject({ key: 'images.arrays' })
  })
})

describe('axes and sizes', () => {
  const rows = { shape: [10, 6], data: images.data }
  const firstOf = async (source: Parameters<typeof loadData>[0]) => {
    const { all } = await loadData(source)
    const into = new Uint8Array(6)
    await all?.read([1], into)
    return { shape: all?.shape, count: all?.count, values: [...into] }
  }
  const second = [...images.data.subarray(6, 12)]

  it.each([
    ['npy', (array: NpyArray) => written('axes.npy', encodeNpy(array))],
    ['npz', (array: NpyArray) => npz({ images: array })],
  ])('make images of rows, and of arrays whose count is last: %s', async (_, write) => {
    const source = await write(rows)
    const expected = { shape: [2, 3], count: 10, values: second }
    expect(await firstOf({ source, size: [2, 3] })).toEqual(expected)
    const turned = transpose(images.data, [10, 2, 3], [1, 2, 0])
    const last = await write({ shape: [2, 3, 10], data: turned })
    expect(await firstOf({ source: last, axes: 'HWN' })).toEqual(expected)
    const columns = await write({
      shape: [10, 3, 2],
      data: transpose(images.data, [10, 2, 3], [0, 2, 1]),
    })
    expect(await firstOf({ source: columns, axes: 'NWH' })).toEqual(expected)
  })

  it('lay images with transparency on a background', async () => {
    const data = Uint8Array.from({ length: 1000 }, (_, at) => (at % 8 < 4 ? 255 : at % 256))
    const rgba = { shape: [10, 5, 5, 4], data: data.map((value, at) => (at % 8 === 7 ? 0 : value)) }
    const notify = vi.fn()
    for (const source of [
      await written('rgba.npy', encodeNpy(rgba)),
      await npz({ images: rgba }),
    ]) {
      notify.mockClear()
      const { all } = await loadData({ source, background: 'white' }, { notify })
      expect([all?.count, all?.shape]).toEqual([10, [3, 5, 5]])
      const into = new Uint8Array(75)
      await all?.read([1], into)
      expect([...into].every((value) => value === 255)).toBe(true)
      expect(notify.mock.calls.map(([code]) => code)).toEqual([
        'images.channelsLast',
        'images.composited',
      ])
    }
    const source = await npz({ images })
    notify.mockClear()
    await loadData({ source, background: 'white' }, { notify })
    expect(notify.mock.calls).toEqual([['data.unused', { source, options: '--background' }]])
  })

  it('are reported where they are not used', async () => {
    const notify = vi.fn()
    await loadData({ source: await npz({ images }), size: [2, 3] }, { notify })
    expect(notify.mock.calls).toEqual([
      ['data.unused', { source: join(folder, 'data.npz'), options: '--size' }],
    ])
  })

  it('are not needed for rows of pixels, none of which is far from the others', async () => {
    const pixels = new Uint8Array(600).with(7, 255)
    const rows = (data: NpyArray['data']) => npz({ images: { shape: [100, 6], data } })
    const notify = vi.fn()
    await loadData(await rows(pixels), { notify })
    await loadData(await rows(Float32Array.from(pixels, (byte) => byte / 255)), { notify })
    expect(notify).not.toHaveBeenCalled()
    await loadData(await rows(Float32Array.from(pixels, (byte, at) => byte + (at % 5) / 10)), {
      notify,
    })
    expect(notify).toHaveBeenCalledWith('data.farValue', expect.objectContaining({ place: 1 }))
  })

  it('name the item with a value that is not finite', async () => {
    const data = new Float32Array(60).with(41, Number.NaN)
    const path = await npz({ images: { shape: [2, 3, 10], data } })
    await expect(loadData({ source: path, axes: 'HWN' })).rejects.toMatchObject({
      key: 'data.notFinite',
      values: { item: 1, place: 4 },
    })
  })
})

describe('throws for', () => {
  it.each<[string, Record<string, NpyArray>, string]>([
    ['two arrays that may be the images', { a: images, b: images, labels }, 'images.arrays'],
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
      { images, labels: { ...labels, data: labels.data.map((x) => -2 * x) } },
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
    await expect(loadData(await npz(arrays))).rejects.toMatchObject({ key })
  })

  it('no file, and another one', async () => {
    await expect(loadData(join(folder, 'none.npz'))).rejects.toMatchObject({ key: 'data.missing' })
    const path = await written('text.npz', new TextEncoder().encode('not an archive'))
    await expect(loadData(path)).rejects.toMatchObject({ key: 'zip.broken' })
  })
})
