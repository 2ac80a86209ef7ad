// The cache of decoded items: atomic, and without leftovers of killed processes.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { cacheItems, readCachedItems, writeAt } from './item-cache.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-cache-'))
})
beforeEach(() => {
  vi.stubEnv('JAMJAE_DATA', folder)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const keep = (key: string) =>
  cacheItems(key, 3, async (file) => {
    await writeAt(file, Uint8Array.of(1, 2, 3), 0)
    return 'a note'
  })

it('removes partially written files of ended processes, and nothing else', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  const alive = `other.bin.${process.pid}.tmp`
  await mkdir(join(folder, 'images'))
  for (const name of [`other.bin.${gone}.tmp`, alive, 'mine.txt'])
    await writeFile(join(folder, 'images', name), 'half')
  await keep('images/whole')
  expect((await readdir(join(folder, 'images'))).sort()).toEqual(['mine.txt', alive, 'whole.bin'])
  expect(await readCachedItems('images/whole')).toMatchObject({ bytes: 3, note: 'a note' })
})

it('leaves no file where filling ends with an error', async () => {
  const stopped = new Error('stopped')
  const keeping = cacheItems('stopped/one', 3, () => Promise.reject(stopped))
  await expect(keeping).rejects.toBe(stopped)
  expect(await readdir(join(folder, 'stopped'))).toEqual([])
})

it('ignores a damaged file', async () => {
  const { path } = await keep('images/damaged')
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(36), Buffer.alloc(50, 255)]) {
    await writeFile(path, bytes)
    expect(await readCachedItems('images/damaged')).toBeUndefined()
  }
})
