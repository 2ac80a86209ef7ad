// Files are replaced completely or not at all.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeAtomic } from './atomic-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('writeAtomic', () => {
  it('writes its parts in order and leaves nothing next to the file', async () => {
    const path = join(folder, 'file')
    await writeAtomic(path, 'text, ', Uint8Array.of(0x62, 0x79), 'tes')
    expect(await readFile(path, 'utf8')).toBe('text, bytes')
    expect(await readdir(folder)).toEqual(['file'])
  })

  it('replaces what was there, also by something shorter', async () => {
    const path = join(folder, 'file')
    await writeAtomic(path, 'a long text')
    await writeAtomic(path, 'short')
    expect(await readFile(path, 'utf8')).toBe('short')
  })

  it('overwrites what a crash left partially written', async () => {
    const path = join(folder, 'file')
    await writeFile(`${path}.tmp`, 'half of something that was longer')
    await writeAtomic(path, 'whole')
    expect(await readFile(path, 'utf8')).toBe('whole')
    expect(await readdir(folder)).toEqual(['file'])
  })

  it('keeps the old file and leaves nothing where it cannot replace it', async () => {
    const path = join(folder, 'taken')
    await mkdir(join(path, 'inside'), { recursive: true })
    await expect(writeAtomic(path, 'new')).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
    expect(await readdir(path)).toEqual(['inside'])
  })

  it('keeps the old file where the new content cannot be made', async () => {
    const path = join(folder, 'file')
    await writeAtomic(path, 'old')
    const wrong = { length: 3 } as unknown as Uint8Array
    await expect(writeAtomic(path, 'new, ', wrong)).rejects.toThrow()
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['file'])
  })

  it('throws where the folder does not exist', async () => {
    await expect(writeAtomic(join(folder, 'none', 'file'), '')).rejects.toThrow('ENOENT')
    expect(await readdir(folder)).toEqual([])
  })
})
