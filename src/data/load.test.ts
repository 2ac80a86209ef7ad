// What --data accepts: a name, a folder, four files; and the errors for anything else.
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeIdx } from '../formats/idx.js'
import { absoluteSource, loadData } from './load.js'

const roles = ['train-images', 'train-labels', 't10k-images', 't10k-labels'] as const
let folder: string
let files: string[]

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'source-')), 'with, comma')
  await mkdir(folder)
  files = roles.map((role) => join(folder, '..', role))
  for (const role of roles) {
    const [shape, kind] = role.endsWith('images') ? [[2, 1, 1], 'idx3'] : [[2], 'idx1']
    const bytes = writeIdx({ shape: shape as number[], data: Uint8Array.of(1, 2) })
    await writeFile(join(folder, `${role}-${kind}-ubyte`), bytes)
    await writeFile(join(folder, '..', role), bytes)
  }
})
afterAll(() => rm(join(folder, '..'), { recursive: true }))

describe('loading that is stopped', () => {
  it.each([
    [
      'in a large IDX file',
      async (path: string) => {
        const header = writeIdx({ shape: [0, 1000], data: new Uint8Array() })
        new DataView(header.buffer).setUint32(4, 150_000)
        await writeFile(path, header)
        await truncate(path, header.length + 150_000_000)
      },
    ],
    ['in a table.csv', (path: string) => writeFile(path, 'a,b\n1,2\n3,4\n')],
  ])('%s ends with the error that progress throws', async (name, write) => {
    const path = join(folder, '..', name)
    await write(path)
    const stopped = new Error('stopped')
    const progress = () => {
      throw stopped
    }
    await expect(loadData(path, { progress, memory: 0 })).rejects.toBe(stopped)
    await rm(path)
  })
})

describe('data is', () => {
  it('the built-in digits', async () => {
    expect((await loadData('digits')).name).toBe('digits')
  })

  it('a folder, with a comma in its name too', async () => {
    expect((await loadData(folder)).name).toBe('with, comma')
  })

  it('four files separated by commas, spaces around them or not', async () => {
    const { fingerprint } = await loadData(folder)
    expect((await loadData(files.join(','))).fingerprint).toBe(fingerprint)
    expect((await loadData(files.join(' , '))).fingerprint).toBe(fingerprint)
  })
})

it('names stay the same in every folder, paths become absolute', () => {
  const sources = ['digits', 'mnist', 'cifar10', './mnist', 'a, b', folder]
  expect(sources.map(absoluteSource)).toEqual([
    'digits',
    'mnist',
    'cifar10',
    resolve('mnist'),
    `${resolve('a')},${resolve('b')}`,
    folder,
  ])
})

describe('data is not', () => {
  it.each(['Digits', 'digit', 'digts', 'didgits', 'digitz', 'DIGTIS'])(
    'the misspelt name %s, which gets the nearest one',
    async (source) => {
      await expect(loadData(source)).rejects.toMatchObject({
        code: 'CONFIG',
        key: 'data.typo',
        values: { source, nearest: 'digits' },
      })
    },
  )

  it.each([
    ['mnits', 'mnist'],
    ['fasion-mnist', 'fashion-mnist'],
    ['KMNIST', 'kmnist'],
    ['cifar-10', 'cifar10'],
  ])('the misspelt name %s, which gets %s', async (source, nearest) => {
    await expect(loadData(source)).rejects.toMatchObject({
      key: 'data.typo',
      values: { source, nearest },
    })
  })

  it.each(['', 'fruits', './digits-of-mine', 'nul\0l'])(
    'the unknown %j: the error lists what is accepted',
    async (source) => {
      await expect(loadData(source)).rejects.toMatchObject({
        code: 'CONFIG',
        key: 'data.source',
        values: { source },
      })
    },
  )

  it.each([
    [',', 0],
    ['a,b,c', 3],
    ['a,b,,d', 3],
    ['a,b,c,d,e', 5],
    ['a,b,c,d,e,f,g', 7],
  ])('the list %j', async (source, actual) => {
    await expect(loadData(source)).rejects.toMatchObject({
      code: 'CONFIG',
      key: 'data.fileCount',
      values: { source, actual },
    })
  })

  it('labels alone, nor a list with a file that is missing', async () => {
    const [images = '', labels = ''] = files
    await expect(loadData(labels)).rejects.toMatchObject({ key: 'data.notImages' })
    await expect(loadData(`${images},${labels},nowhere,${labels}`)).rejects.toMatchObject({
      key: 'data.missing',
      values: { path: 'nowhere' },
    })
  })

  it('a list longer than a path may be, unless its files exist', async () => {
    const long = 'x'.repeat(5000)
    await expect(loadData(`${long},b,c,d`)).rejects.toMatchObject({ key: 'data.unreadable' })
  })
})
