// Lists the files in a run folder.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow } from '../../files/files-below.js'

export interface FileEntry {
  /** Relative to the run folder; a subfolder is one entry for all its files. */
  readonly name: string
  /** Unit: bytes. */
  readonly size: number
  /** Number of files; 1 for a file. */
  readonly files: number
}

/** The files and subfolders of a run folder, ordered by name, without hidden ones. */
export async function listFiles(path: string): Promise<FileEntry[]> {
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
  const entries = await Promise.all(names.map((name) => entryOf(path, name)))
  return entries.filter(({ files }) => files > 0)
}

async function entryOf(path: string, name: string): Promise<FileEntry> {
  const there = await stat(join(path, name)).catch(() => undefined)
  // A training may delete a file concurrently.
  if (!there) return { name, size: 0, files: 0 }
  if (!there.isDirectory()) return { name, size: there.size, files: 1 }
  const parts = await filesBelow(join(path, name))
  const sizes = await Promise.all(parts.map((part) => stat(part).catch(() => undefined)))
  const sum = sizes.reduce((total, part) => total + (part?.size ?? 0), 0)
  return { name: `${name}/`, size: sum, files: sizes.length }
}
