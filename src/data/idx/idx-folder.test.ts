// Folders and files of IDX: every common name is found, and every error is reported.
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeIdx } from '../../formats/idx.js'
import type { Dataset } from '../dataset.js'
import { loadIdxFiles, loadIdxFolder, loadSingleIdx } from './idx-folder.js'

// Permissions do not restrict the superuser, so files named "locked" throw here instead.
vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>()
  const unlessLocked =
    <Rest extends unknown[], Result>(read: (path: string, ...rest: Rest) => Result) =>
    (path: string, ...rest: Rest) => {
      if (basename(path) !== 'locked') return read(path, ...rest)
      return Promise.reject(
        Object.assign(new Error('EACCES: permission denied, open it'), { code: 'EACCES' }),
      )
    }
  return {
    ...original,
    open: unlessLocked(original.open as (path: string) => ReturnType<typeof original.open>),
    readdir: unlessLocked(original.readdir as (path: string) => Promise<string[]>),
  }
})

const trainPixels = Uint8Array.from({ length: 3 * 2 * 2 }, (_, at) => at)
const validationPixels = Uint8Array.of(50, 60, 70, 80)
const contents = {
  trainImages: writeIdx({ shape: [3, 2, 2], data: trainPixels }),
  trainLabels: writeIdx({ shape: [3], data: Uint8Array.of(7, 8, 9) }),
  validationImages: writeIdx({ shape: [1, 2, 2], data: validationPixels }),
  validationLabels: writeIdx({ shape: [1], data: Uint8Array.of(5) }),
}
type Role = keyof typeof contents

const names: Record<Role, string> = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  validationImages: 't10k-images-idx3-ubyte',
  validationLabels: 't10k-labels-idx1-ubyte',
}
const roles = Object.keys(contents) as Role[]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'idx-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Writes the four files, some of them with other bytes or not at all. */
async function fill(
  changes: Partial<Record<Role, Uint8Array | undefined>> = {},
  rename = (name: string) => name,
): Promise<Record<Role, string>> {
  const paths = { ...names }
  for (const role of roles) {
    paths[role] = join(folder, rename(names[role]))
    const bytes = role in changes ? changes[role] : contents[role]
    if (bytes) await writeFile(paths[role], bytes)
  }
  return paths
}

async function pixels(dataset: Dataset): Promise<Uint8Array> {
  const into = new Uint8Array(dataset.count * 4)
  await dataset.read([...Array(dataset.count).keys()], into)
  return into
}

describe('a folder', () => {
  it.each([
    ['common names', (name: string) => name],
    ['dotted names', (name: string) => name.replace('-idx', '.idx')],
    ['names of uncompressed .gz', (name: string) => `${name}.gz`],
    ['dotted .gz names', (name: string) => `${name.replace('-idx', '.idx')}.gz`],
    ['test instead of t10k', (name: string) => name.replace('t10k', 'test')],
    ['val instead of t10k', (name: string) => name.replace('t10k', 'val')],
    ['names with that of the set', (name: string) => `emnist-letters-${name}.gz`],
    ['names in capitals', (name: string) => `KMNIST_${name.toUpperCase()}`],
  ])('is read under %s', async (_, rename) => {
    await fill({}, rename)
    const { name, train, validation } = await loadIdxFolder(folder)
    expect(name).toBe(basename(folder))
    expect(train).toMatchObject({ count: 3, shape: [2, 2], labels: Uint8Array.of(7, 8, 9) })
    expect(validation).toMatchObject({ count: 1, shape: [2, 2], labels: Uint8Array.of(5) })
    expect(await pixels(train)).toEqual(trainPixels)
    expect(await pixels(validation)).toEqual(validationPixels)
  })

  it('is read compressed, whatever its file names', async () => {
    await fill()
    const { fingerprint } = await loadIdxFolder(folder)
    await fill({
      trainImages: gzipSync(contents.trainImages),
      validationLabels: gzipSync(contents.validationLabels),
    })
    const { train, validation, fingerprint: same } = await loadIdxFolder(folder)
    expect(await pixels(train)).toEqual(trainPixels)
    expect(validation.labels).toEqual(Uint8Array.of(5))
    expect(same).toBe(fingerprint)
  })

  it.each([1, 3])('holds images with %i channels', async (channels) => {
    const images = writeIdx({
      shape: [2, channels, 2, 2],
      data: Uint8Array.from({ length: 8 * channels }, (_, at) => at),
    })
    const changes = { trainImages: images, validationImages: images }
    const rename = (name: string) => name.replace('images-idx3', 'images-idx4')
    await fill({ ...changes, trainLabels: undefined, validationLabels: undefined }, rename)
    const { train, validation } = await loadIdxFolder(folder)
    for (const { count, shape } of [train, validation])
      expect({ count, shape }).toEqual({ count: 2, shape: [channels, 2, 2] })
  })

  it.each([
    ['idx2-byte', [12], Int8Array.from({ length: 24 }, (_, at) => at - 12)],
    ['idx3-short', [3, 4], Int16Array.from({ length: 24 }, (_, at) => 1000 * at)],
    ['idx4-int', [2, 3, 2], Int32Array.from({ length: 24 }, (_, at) => 2 ** 24 - at)],
    ['idx5-float', [1, 2, 2, 3], Float32Array.from({ length: 24 }, (_, at) => at / 7)],
    ['idx6-double', [2, 1, 1, 2, 3], Float64Array.from({ length: 24 }, (_, at) => at / 8)],
  ])('holds items of any rank and type: %s', async (name, shape, data) => {
    const images = writeIdx({ shape: [2, ...shape], data })
    const labels = writeIdx({ shape: [2], data: Float64Array.of(255, 0) })
    const changes = { trainImages: images, validationImages: gzipSync(Uint8Array.from(images)) }
    const rename = (usual: string) => usual.replace('images-idx3-ubyte', `images.${name}`)
    await fill({ ...changes, trainLabels: labels, validationLabels: labels }, rename)
    const { train, validation, range } = await loadIdxFolder(folder)
    expect(range).toEqual([Math.min(...data), Math.max(...data)].map(Math.fround))
    for (const set of [train, validation]) {
      expect(set).toMatchObject({ count: 2, shape, itemType: 'float32' })
      expect([...(set.labels ?? [])]).toEqual([255, 0])
      const into = new Float32Array(24)
      await set.read([0, 1], into)
      expect(into).toEqual(Float32Array.from(data))
    }
  })

  it('holds colour images whose channels are last, and reports that they are transposed', async () => {
    const images = writeIdx({
      shape: [2, 2, 4, 3],
      data: Uint8Array.from({ length: 48 }, (_, at) => at),
    })
    await fill({
      trainImages: images,
      validationImages: images,
      trainLabels: undefined,
      validationLabels: undefined,
    })
    const notify = vi.fn()
    const { train } = await loadIdxFolder(folder, { notify })
    expect(train).toMatchObject({ count: 2, shape: [3, 2, 4] })
    const into = new Uint8Array(24)
    await train.read([1], into)
    const channel = (first: number) => Array.from({ length: 8 }, (_, at) => first + 3 * at)
    expect([...into]).toEqual([...channel(24), ...channel(25), ...channel(26)])
    expect(notify).toHaveBeenCalledWith('images.channelsLast', {
      path: join(folder, names.trainImages),
      actual: '[2, 2, 4, 3]',
    })
  })

  it('has a third split, which is kept apart', async () => {
    const { validationImages, validationLabels } = await fill()
    const notify = vi.fn()
    for (const path of [validationImages, validationLabels])
      await copyFile(path, path.replace('t10k', 'val'))
    const { validation, test } = await loadIdxFolder(folder, { notify })
    expect([validation.count, test?.count, test?.labels]).toEqual([1, 1, Uint8Array.of(5)])
    const kept = { source: folder, validation: 'val', test: 't10k' }
    expect(notify.mock.calls).toEqual([['split.kept', kept]])
    expect((await loadIdxFolder(folder, { rules: 1 })).test).toBeUndefined()
  })

  it('may have several columns of labels, of which the first is used, or one-hot rows', async () => {
    const wide = writeIdx({ shape: [3, 2], data: Int32Array.of(7, 70, 8, 80, 9, 90) })
    const oneHot = writeIdx({ shape: [1, 6], data: Float64Array.of(0, 0, 0, 0, 0, 1) })
    const { trainLabels } = await fill({ trainLabels: wide, validationLabels: oneHot })
    const notify = vi.fn()
    const { train, validation } = await loadIdxFolder(folder, { notify })
    expect([train.labels, validation.labels]).toEqual([Uint8Array.of(7, 8, 9), Uint8Array.of(5)])
    expect(notify.mock.calls).toEqual([['labels.firstColumn', { path: trainLabels, actual: 2 }]])
  })

  it('of several sets is refused, unless one has the plain names', async () => {
    const rename = (set: string) => (name: string) => `emnist-${set}-${name}`
    await fill({}, rename('digits'))
    await fill({}, rename('letters'))
    await expect(loadIdxFolder(folder)).rejects.toMatchObject({
      key: 'idx.sets',
      values: { actual: 'emnist-digits, emnist-letters' },
    })
    await fill()
    const notify = vi.fn()
    await loadIdxFolder(folder, { notify })
    const names = 'emnist-digits, emnist-letters'
    expect(notify.mock.calls).toEqual([['idx.otherSets', { path: folder, names }]])
  })

  it('has its axes named', async () => {
    const images = writeIdx({ shape: [2, 2, 3], data: trainPixels })
    await fill({
      trainImages: images,
      trainLabels: undefined,
      validationImages: undefined,
      validationLabels: undefined,
    })
    expect((await loadIdxFolder(folder, { axes: 'NWH' })).train.shape).toEqual([3, 2])
    const { all } = await loadIdxFolder(folder, { axes: 'HWN' })
    expect([all?.count, all?.shape]).toEqual([3, [2, 2]])
    const into = new Uint8Array(4)
    await all?.read([1], into)
    expect([...into]).toEqual([1, 4, 7, 10])
  })

  it('is split where it has training files only', async () => {
    await fill({ validationImages: undefined, validationLabels: undefined })
    const { train, validation } = await loadIdxFolder(folder)
    expect([train.count, validation.count]).toEqual([2, 1])
    expect([...(train.labels ?? []), ...(validation.labels ?? [])].sort()).toEqual([7, 8, 9])
  })

  it('of a file and its compressed copy reads the former', async () => {
    const { trainImages } = await fill()
    await writeFile(`${trainImages}.gz`, 'no gzip')
    expect((await loadIdxFolder(folder)).train.count).toBe(3)
  })

  it('needs no labels', async () => {
    await fill({ trainLabels: undefined, validationLabels: undefined })
    const { train, validation } = await loadIdxFolder(`${folder}/`)
    expect(train.labels).toBeUndefined()
    expect(validation.labels).toBeUndefined()
    expect(await pixels(train)).toEqual(trainPixels)
  })

  it('may hold folders with the names of files, as some archives leave them', async () => {
    await fill({}, (name) => name.replace('-idx', '.idx'))
    for (const role of roles) await mkdir(join(folder, names[role]))
    expect((await loadIdxFolder(folder)).train.count).toBe(3)
  })

  it.each(roles)('throws where only %s is missing', async (role) => {
    await fill({ [role]: undefined })
    await expect(loadIdxFolder(folder)).rejects.toMatchObject({
      key: 'data.incomplete',
      values: { path: folder, expected: names[role] },
    })
  })

  it('throws where it is missing', async () => {
    const path = join(folder, 'nowhere')
    await expect(loadIdxFolder(path)).rejects.toMatchObject({
      key: 'data.missing',
      values: { path },
    })
  })

  it('throws where it is a file', async () => {
    const { trainImages: path } = await fill()
    await expect(loadIdxFolder(path)).rejects.toMatchObject({
      key: 'data.notFolder',
      values: { path },
    })
  })

  it('throws where it may not be read', async () => {
    const path = join(folder, 'locked')
    await expect(loadIdxFolder(path)).rejects.toMatchObject({
      code: 'CONFIG',
      key: 'data.unreadable',
      values: { path, reason: { key: 'system.EACCES' } },
    })
  })
})

describe('the fingerprint', () => {
  const fingerprint = async (changes: Parameters<typeof fill>[0]) =>
    (await loadIdxFiles(await fill(changes))).fingerprint
  const lastByteChanged = (bytes: Uint8Array) => bytes.with(-1, 99)

  it('is a SHA-256 that does not depend on the folder of the files', async () => {
    const paths = await fill()
    const { fingerprint: first } = await loadIdxFiles(paths, { name: 'a name' })
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect((await loadIdxFolder(dirname(paths.trainImages))).fingerprint).toBe(first)
  })

  it.each(roles)('changes with the last byte of %s', async (role) => {
    const changed = await fingerprint({ [role]: lastByteChanged(contents[role]) })
    expect(changed).not.toBe(await fingerprint({}))
  })

  it('changes with the shape and with the absence of labels', async () => {
    const images = (shape: number[]) => writeIdx({ shape, data: trainPixels })
    const whole = await loadIdxFiles(await fill())
    const { trainImages, validationImages } = await fill({
      trainImages: images([3, 1, 4]),
      validationImages: writeIdx({ shape: [1, 1, 4], data: validationPixels }),
    })
    const flat = await loadIdxFiles({ trainImages, validationImages })
    await fill()
    const unlabelled = await loadIdxFiles({ trainImages, validationImages })
    const found = [whole, flat, unlabelled].map((splits) => splits.fingerprint)
    expect(new Set(found).size).toBe(3)
  })
})

describe('files throw', () => {
  const whole = gzipSync(new Uint8Array(writeIdx({ shape: [3, 2, 2], data: trainPixels })))

  const cases: readonly [string, Role, Uint8Array, string, object][] = [
    ['empty', 'trainImages', new Uint8Array(0), 'idx.empty', {}],
    ['empty inside gzip', 'trainLabels', gzipSync(''), 'idx.empty', {}],
    ['another format', 'trainImages', Buffer.from('hello'), 'idx.magic', {}],
    [
      'truncated inside gzip',
      'validationImages',
      gzipSync(contents.validationImages.subarray(0, 17)),
      'idx.truncated',
      { expected: 20, actual: 17 },
    ],
    ['labels for images', 'trainImages', contents.trainLabels, 'data.notImages', { actual: 1 }],
    ['images for labels', 'trainLabels', contents.trainImages, 'data.notLabels', { actual: 3 }],
    [
      'of a number that is none',
      'trainImages',
      writeIdx({ shape: [3, 2, 2], data: new Float32Array(12).fill(Number.NaN, 9) }),
      'data.notFiniteAt',
      { actual: Number.NaN, item: 2, offset: 16 + 4 * 9 },
    ],
    [
      'of an integer that float32 cannot hold',
      'trainImages',
      writeIdx({ shape: [3, 2, 2], data: new Int32Array(12).fill(2 ** 24 + 1, 11) }),
      'data.largeInteger',
      { actual: '16777217', item: 2, offset: 16 + 4 * 11 },
    ],
    [
      'of floats where the others are bytes',
      'validationImages',
      writeIdx({ shape: [1, 2, 2], data: new Float32Array(4) }),
      'data.imageSize',
      { expected: '2 × 2 (uint8)', actual: '2 × 2 (float32)' },
    ],
    [
      'of negative labels',
      'validationLabels',
      writeIdx({ shape: [1], data: Int8Array.of(-2) }),
      'images.labelType',
      { actual: -2 },
    ],
    [
      'of labels between numbers',
      'validationLabels',
      writeIdx({ shape: [1], data: Float64Array.of(1.5) }),
      'images.labelType',
      { actual: 1.5 },
    ],
    [
      'more than their header says, inside gzip',
      'trainImages',
      gzipSync(new Uint8Array(10_000_000).map((_, at) => contents.trainImages[at] ?? 0)),
      'gzip.tooLong',
      { expected: 28 },
    ],
    [
      'without images',
      'validationImages',
      writeIdx({ shape: [0, 2, 2], data: new Uint8Array(0) }),
      'data.noImages',
      { actual: '0 × 2 × 2' },
    ],
    [
      'without pixels',
      'trainImages',
      writeIdx({ shape: [3, 0, 2], data: new Uint8Array(0) }),
      'data.noImages',
      { actual: '3 × 0 × 2' },
    ],
    [
      'of another image size',
      'validationImages',
      writeIdx({ shape: [1, 4, 1], data: validationPixels }),
      'data.imageSize',
      { expected: '2 × 2', actual: '4 × 1' },
    ],
  ]
  it.each(cases)('that are %s (%s)', async (_, role, bytes, key, values) => {
    const paths = await fill({ [role]: bytes })
    await expect(loadIdxFiles(paths)).rejects.toMatchObject({
      code: 'FORMAT',
      key,
      values: { path: paths[role], ...values },
    })
  })

  it('that have more or fewer labels than images, with both counts and both files', async () => {
    const paths = await fill({ trainLabels: contents.validationLabels })
    await expect(loadIdxFiles(paths)).rejects.toMatchObject({
      key: 'data.labelCount',
      values: { path: paths.trainLabels, other: paths.trainImages, expected: 3, actual: 1 },
    })
  })

  it('whose gzip is truncated after any byte', async () => {
    const paths = await fill()
    for (let length = 2; length < whole.length; length++) {
      await writeFile(paths.trainImages, whole.subarray(0, length))
      await expect(loadIdxFiles(paths)).rejects.toMatchObject({
        key: 'gzip.truncated',
        values: { path: paths.trainImages, offset: length },
      })
    }
  })

  it.each([
    ['checksum', -8],
    ['length', -4],
    ['method', 2],
  ])('whose gzip has a wrong %s', async (_, at) => {
    const bytes = Uint8Array.from(whole)
    const paths = await fill({ trainImages: bytes.with(at, (bytes.at(at) as number) ^ 0xff) })
    await expect(loadIdxFiles(paths)).rejects.toMatchObject({
      key: 'gzip.corrupt',
      values: { path: paths.trainImages },
    })
  })

  it('that are missing, folders, or may not be read', async () => {
    const paths = await fill()
    const load = (path: string) => loadIdxFiles({ ...paths, trainLabels: path })
    const refusal = (key: string, path: string) => ({ code: 'CONFIG', key, values: { path } })
    const missing = join(folder, 'nowhere')
    await expect(load(missing)).rejects.toMatchObject(refusal('data.missing', missing))
    await expect(load(folder)).rejects.toMatchObject(refusal('data.notFile', folder))
    const locked = join(folder, 'locked')
    await expect(load(locked)).rejects.toMatchObject(refusal('data.unreadable', locked))
  })
})

it('one file is split, with its labels or without', async () => {
  const { trainImages: images, trainLabels: labels } = await fill()
  const labelled = await loadSingleIdx({ images, labels }, { validation: 0.4 })
  expect(labelled.name).toBe(basename(images))
  expect([labelled.train.count, labelled.validation.count]).toEqual([2, 1])
  for (const { count, labels = [], read } of [labelled.train, labelled.validation]) {
    const into = new Uint8Array(4 * count)
    await read([...Array(count).keys()], into)
    for (let at = 0; at < count; at++) expect(labels[at]).toBe(7 + (into[4 * at] as number) / 4)
  }
  const { train, validation } = await loadSingleIdx({ images })
  expect([train.count, validation.count, train.labels]).toEqual([2, 1, undefined])
})

it('content larger than its gzip trailer states is read completely', async () => {
  const images = gzipSync(contents.trainImages.subarray(0, 10))
  const rest = gzipSync(contents.trainImages.subarray(10))
  const paths = await fill({ trainImages: Buffer.concat([images, rest]) })
  expect(await pixels((await loadIdxFiles(paths)).train)).toEqual(trainPixels)
})
