// A signal leaves no folder behind, however early it comes.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { withTemporaryFolder } from './temporary-folder.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-temporary-'))
  vi.spyOn(process, 'kill').mockReturnValue(true)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const signal = 'SIGHUP'

it.each(['new/folder', 'old'])('while %s and its draft are made', async (name) => {
  await mkdir(join(folder, 'old'))
  const use = vi.fn()
  const ended = withTemporaryFolder(join(folder, name), use)
  process.emit(signal, signal)
  await expect(ended).rejects.toThrow('interrupted')
  expect(process.kill).toHaveBeenCalledExactlyOnceWith(process.pid, signal)
  expect(use).not.toHaveBeenCalled()
  expect(existsSync(join(folder, 'new'))).toBe(false)
  expect(await readdir(join(folder, 'old'))).toEqual([])
  expect(process.listenerCount(signal)).toBe(0)
})

it('while it is filled', async () => {
  await withTemporaryFolder(join(folder, 'new/folder'), async (draft) => {
    expect(existsSync(draft)).toBe(true)
    process.emit(signal, signal)
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })
  expect(process.kill).toHaveBeenCalledExactlyOnceWith(process.pid, signal)
})
