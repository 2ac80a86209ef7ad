// A run folder: created completely or not at all, never over existing files.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError } from '../../errors.js'
import { recipes } from '../../recipes/recipes.js'
import { resolveConfiguration } from '../../recipes/resolve.js'
import { defaultRunPath, RunFolder } from './run-folder.js'

const description = {
  status: 'running' as const,
  configuration: resolveConfiguration(recipes['relu-vae-2d']),
  data: {
    source: 'digits',
    fingerprint: 'abc',
    shape: [28, 28],
    trainingExamples: 9000,
    validationExamples: 1000,
  },
  engine: { device: 'cpu' as const, threads: 1 },
  versions: { jamjae: '0.0.0' },
  progress: { epochs: 0, steps: 0, seconds: 0 },
} satisfies Parameters<typeof RunFolder.create>[1]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-'))
})
afterEach(() => rm(folder, { recursive: true }))

const read = async (path: string) => JSON.parse(await readFile(join(path, 'run.json'), 'utf8'))

describe('RunFolder', () => {
  it('has its subfolders and run.json from the start', async () => {
    const path = join(folder, 'a', 'b')
    const run = await RunFolder.create(path, description)
    expect((await readdir(path)).sort()).toEqual(['checkpoints', 'codes', 'pictures', 'run.json'])
    expect(run.file('lastCheckpoint')).toBe(join(path, 'checkpoints', 'last.safetensors'))
    const written = await read(path)
    expect(written).toMatchObject({ format: 'jamjae-run-1', name: 'b', ...description })
    expect(new Date(written.created).toISOString()).toBe(written.created)
    expect(written.updated >= written.created).toBe(true)
  })

  it('preserves fields that an update does not change', async () => {
    const run = await RunFolder.create(join(folder, 'run'), description)
    const before = await read(run.path)
    await run.update({ status: 'finished', progress: { epochs: 2, steps: 20, seconds: 1.5 } })
    const after = await read(run.path)
    expect(after).toEqual({
      ...before,
      status: 'finished',
      progress: { epochs: 2, steps: 20, seconds: 1.5 },
      updated: after.updated,
    })
  })

  it('may be an existing empty folder', async () => {
    await RunFolder.create(folder, description)
    expect(await read(folder)).toMatchObject({ status: 'running' })
  })

  it('may be a folder with only a partially written run.json of a killed process', async () => {
    await writeFile(join(folder, 'run.json.tmp'), '{"format":')
    await RunFolder.create(folder, description)
    expect((await readdir(folder)).sort()).toEqual(['checkpoints', 'codes', 'pictures', 'run.json'])
  })

  it('is opened again with its description', async () => {
    const made = await RunFolder.create(join(folder, 'run'), description)
    await rm(join(made.path, 'checkpoints'), { recursive: true })
    const opened = await RunFolder.open(made.path)
    expect(opened.description).toEqual(made.description)
    expect((await readdir(made.path)).sort()).toEqual([
      'checkpoints',
      'codes',
      'pictures',
      'run.json',
    ])
  })

  it('is never a folder that is not empty', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'precious')
    const made = RunFolder.create(folder, description)
    await expect(made).rejects.toThrow(ConfigError)
    await expect(made).rejects.toMatchObject({ key: 'run.exists', values: { path: folder } })
    expect(await readdir(folder)).toEqual(['thesis.txt'])
  })

  it.each([
    ['a file', 'file'],
    ['below a file', join('file', 'run')],
    ['deep below a file', join('file', 'deep', 'run')],
    ['a name too long', join('new', 'x'.repeat(300))],
  ])('cannot be %s, and then nothing is left', async (_, place) => {
    await writeFile(join(folder, 'file'), '')
    const made = RunFolder.create(join(folder, place), description)
    await expect(made).rejects.toMatchObject({ key: 'run.unwritable', code: 'CONFIG' })
    expect(await readdir(folder)).toEqual(['file'])
  })

  it('can be created concurrently with another', async () => {
    const places = ['one', 'two', 'three'].map((name) => join(folder, 'runs', name))
    await Promise.all(places.map((path) => RunFolder.create(path, description)))
    expect((await readdir(join(folder, 'runs'))).sort()).toEqual(['one', 'three', 'two'])
  })

  it('leaves existing parent folders', async () => {
    await mkdir(join(folder, 'mine'))
    await expect(
      RunFolder.create(join(folder, 'mine', 'new', 'x'.repeat(300)), description),
    ).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['mine'])
    expect(await readdir(join(folder, 'mine'))).toEqual([])
  })
})

describe('defaultRunPath', () => {
  it('contains recipe and time, and is unique', () => {
    const now = new Date(2026, 0, 5, 7, 8, 9)
    const paths = Array.from({ length: 20 }, () => defaultRunPath('tiny', now))
    for (const path of paths) expect(path).toMatch(/^runs[/\\]tiny-20260105-070809-[0-9a-f]{4}$/)
    expect(new Set(paths).size).toBeGreaterThan(15)
  })
})
