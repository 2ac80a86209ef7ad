// Labels that are missing for some examples: read in every format, kept by every split, told once.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeNpy, type NpyArray } from '../../formats/npy.js'
import { encodeNpz } from '../../formats/npz.js'
import { arrayDataset, type Dataset, subset } from '../dataset.js'
import { createDataSplits } from '../fingerprint.js'
import { joinDatasets } from '../join-datasets.js'
import { knownLabels, labelledIndices, signedLabels } from '../labels/hidden-labels.js'
import { loadData } from '../load.js'
import { splitDataset } from '../split.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-unlabelled-'))
})
afterAll(() => rm(folder, { recursive: true }))

const count = 60
const items = Float32Array.from({ length: 2 * count }, (_, at) => (at * 37) % 100)
/** Every third example has a label, of three classes. */
const labels = Array.from({ length: count }, (_, at) => (at % 3 === 0 ? (at / 3) % 3 : -1))
const images = { shape: [count, 2], data: items }
const hidden = labels.map((label) => (label < 0 ? 255 : label))

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const npz = (name: string, arrays: Record<string, NpyArray>) =>
  written(name, encodeNpz(new Map(Object.entries(arrays))))
const csv = (cells: readonly string[], name = 'rows.csv') => {
  const rows = cells.map((cell, at) => `${items[2 * at]},${items[2 * at + 1]},${cell}`)
  return written(name, `a,b,label\n${rows.join('\n')}\n`)
}

describe('are read', () => {
  const source = {
    'npz with −1': () =>
      npz('ints.npz', { images, labels: { shape: [count], data: Int32Array.from(labels) } }),
    'npz with NaN': () => {
      const data = Float64Array.from(labels, (label) => (label < 0 ? Number.NaN : label))
      return npz('nan.npz', { images, labels: { shape: [count, 1], data } })
    },
    'two files': async () => {
      const own = { shape: [count], data: Int32Array.from(labels) }
      const paths = [
        await written('x.npy', encodeNpy(images)),
        await written('y.npy', encodeNpy(own)),
      ]
      return paths.join(',')
    },
    'CSV with empty cells': () => csv(labels.map((label) => (label < 0 ? '' : String(label)))),
    'CSV with NA': () =>
      csv(
        labels.map((label) => (label < 0 ? 'NA' : `${label}.0`)),
        'na.csv',
      ),
  }

  it.each(Object.entries(source))('from %s', async (name, write) => {
    const path = await write()
    const notify = vi.fn()
    const { all, train, validation, fingerprint } = await loadData(path, { notify })
    expect([...(all?.labels ?? [])]).toEqual(hidden)
    expect(all).toMatchObject({ isPartlyLabelled: true })
    const told = notify.mock.calls.filter(([code]) => /unlabelled|missing/.test(code))
    expect(told).toEqual([
      name.startsWith('CSV')
        ? ['table.unlabelled', { path, column: 'label', count: 40, total: 60 }]
        : ['labels.missing', { source: path, count: 40, total: 60 }],
    ])
    // Examples without a label are a stratum of their own.
    const known = [train, validation].map((set) => knownLabels(set).length)
    expect([train.count, validation.count, ...known]).toEqual([54, 6, 18, 2])
    // The same data in any format.
    const same = await loadData(await source['npz with −1']())
    expect(fingerprint).toBe(same.fingerprint)
  })

  it('from a list of pictures', async () => {
    const picture = fileURLToPath(new URL('../../../docs/denoising.png', import.meta.url))
    const rows = ['x', '', 'y', ''].map((label) => `${picture},${label}`)
    const path = await written('pictures.csv', `file,label\n${rows.join('\n')}\n`)
    const { all } = await loadData({ source: path, size: [8, 8] })
    expect(all).toMatchObject({ labels: Uint8Array.of(0, 255, 1, 255), isPartlyLabelled: true })
  })
})

describe('splits of a source', () => {
  const part = (from: number, to: number, own: readonly number[]) => ({
    images: { shape: [to - from, 2], data: items.subarray(2 * from, 2 * to) },
    labels: { shape: [to - from], data: Int32Array.from(own) },
  })
  const splits = (train: readonly number[], test: readonly number[]) => {
    const [one, other] = [part(0, 40, train), part(40, 60, test)]
    return npz('splits.npz', {
      ...{ x_train: one.images, y_train: one.labels },
      ...{ x_test: other.images, y_test: other.labels },
    })
  }
  const known = labels.map((_, at) => at % 3)

  it('may have no label in one of them', async () => {
    const path = await splits(known.slice(0, 40), Array(20).fill(-1))
    const notify = vi.fn()
    const { train, validation } = await loadData(path, { notify })
    expect([train.isPartlyLabelled, validation.isPartlyLabelled]).toEqual([undefined, true])
    expect(notify).toHaveBeenCalledWith('labels.missing', { source: path, count: 20, total: 60 })
  })

  it('have no class 255 where another one has missing labels', async () => {
    const path = await splits(labels.slice(0, 40), known.slice(40).with(3, 255))
    await expect(loadData(path)).rejects.toMatchObject({ key: 'labels.class255' })
    const complete = await loadData(await splits(known.slice(0, 40), known.slice(40).with(3, 255)))
    expect(complete.validation.labels?.[3]).toBe(255)
    expect(complete.validation.isPartlyLabelled).toBeUndefined()
  })
})

describe('of all examples', () => {
  const none = () =>
    npz('none.npz', { images, labels: { shape: [count], data: new Int32Array(count).fill(-1) } })

  it('are refused', async () => {
    await expect(loadData(await none())).rejects.toMatchObject({ key: 'labels.none' })
    await expect(loadData(await csv(Array(count).fill('')))).rejects.toMatchObject({
      key: 'table.noLabel',
    })
  })

  it('are no labels for a model that is trained', async () => {
    const notify = vi.fn()
    const { all } = await loadData(await none(), { trainedOn: { shape: [2] }, notify })
    expect(all).toMatchObject({ count })
    expect(all?.labels).toBeUndefined()
    expect(notify.mock.calls.map(([code]) => code)).toContain('labels.missing')
  })
})

it('a table has at most 255 classes beside them', async () => {
  const rows = (classes: number, empty: number) =>
    [
      ...Array.from({ length: classes }, (_, at) => `${at},k${at}`),
      ...Array.from({ length: empty }, (_, at) => `${at},`),
    ].join('\n')
  const load = async (text: string) => loadData(await written('many.csv', `a,label\n${text}\n`))
  const values = { actual: 256 }
  await expect(load(rows(256, 1))).rejects.toMatchObject({ key: 'labels.classes255', values })
  expect((await load(rows(256, 0))).labelNames).toHaveLength(256)
  expect(knownLabels((await load(rows(255, 2))).all as Dataset)).toHaveLength(255)
})

describe('a set', () => {
  const set: Dataset = {
    ...arrayDataset([1], Uint8Array.of(5, 6, 7, 8), Uint8Array.of(1, 255, 0, 255)),
    isPartlyLabelled: true,
  }
  const complete = arrayDataset([1], Uint8Array.of(5, 6), Uint8Array.of(255, 0))

  it('keeps them in its parts, and as a part of others', () => {
    expect(subset(set, Uint32Array.of(1, 2))).toMatchObject({
      ...{ labels: Uint8Array.of(255, 0), isPartlyLabelled: true },
    })
    expect(subset(set, Uint32Array.of(0, 2))).not.toHaveProperty('isPartlyLabelled')
    expect(subset(complete, Uint32Array.of(0))).not.toHaveProperty('isPartlyLabelled')
    expect(joinDatasets([subset(set, Uint32Array.of(0)), set])).toMatchObject({
      ...{ labels: Uint8Array.of(1, 1, 255, 0, 255), isPartlyLabelled: true },
    })
  })

  it('tells them from class 255', async () => {
    expect(signedLabels(set)).toEqual(Int32Array.of(1, -1, 0, -1))
    expect(signedLabels(complete)).toBe(complete.labels)
    expect([...labelledIndices(set)]).toEqual([0, 2])
    expect([...labelledIndices(complete)]).toEqual([0, 1])
    const { isPartlyLabelled: _, ...classes } = set
    const fingerprints = await Promise.all(
      [set, classes].map(
        async (each) => (await createDataSplits('', { train: each, validation: each })).fingerprint,
      ),
    )
    expect(fingerprints[0]).not.toBe(fingerprints[1])
  })

  it('keeps them when it is split', async () => {
    const { train, validation } = await splitDataset(set, { validation: 0.5 })
    const all = [train, validation].flatMap((part) => [...(signedLabels(part) ?? [])])
    expect(all.sort()).toEqual([-1, -1, 0, 1])
  })
})
