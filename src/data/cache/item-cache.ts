// Caches decoded items in files, so that they need not be decoded again nor held in memory. Node only.
import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigError } from '../../errors.js'
import { isProcessAlive } from '../../files/is-process-alive.js'
import { makeFolders } from '../../files/make-folders.js'
import { isSystemError, systemErrorMessage } from '../../files/system-error.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { dataFolder } from './data-folder.js'

// A file holds the items, a note as JSON, the length of the note, and the hash of all that.
const lengthBytes = 4
const hashBytes = 32
const chunkBytes = 2 ** 22
/** Above this size hashing reports its progress. */
const slowBytes = 2 ** 27

/** A cached file: items from its start on, and a note about them. */
export interface CachedItems<Note> {
  readonly path: string
  /** Size of the items. */
  readonly bytes: number
  readonly note: Note
}

/** The entry of `key`; undefined where there is none, or the file no longer is what was written. */
export async function readCachedItems<Note>(
  key: string,
  { progress }: Pick<LoadCallbacks, 'progress'> = {},
): Promise<CachedItems<Note> | undefined> {
  const path = cachePath(key)
  const file = await open(path).catch(() => undefined)
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    const end = size - hashBytes
    if (end < lengthBytes) return undefined
    const checksum = await hashFile(file, end, end > slowBytes ? progress : undefined)
    if (!checksum.digest().equals(await bytesOf(file, end, size))) return undefined
    const noteEnd = end - lengthBytes
    const bytes = noteEnd - (await bytesOf(file, noteEnd, end)).readUInt32LE()
    const note = JSON.parse((await bytesOf(file, bytes, noteEnd)).toString())
    return { path, bytes, note }
  } catch (error) {
    // Truncated within the note or its length.
    const isDamage = error instanceof SyntaxError || error instanceof RangeError
    if (isDamage || isSystemError(error)) return undefined
    throw error
  } finally {
    await file.close()
  }
}

/** Caches under `key` what `fill` writes into a file, with the note that it resolves to, atomically. The items have
 *  at most `maxBytes` bytes.
 *  Throws ConfigError where disk space is short or they cannot be written, and what `fill` throws. */
export async function cacheItems<Note>(
  key: string,
  maxBytes: number,
  fill: (file: FileHandle) => Promise<Note>,
): Promise<CachedItems<Note>> {
  const path = cachePath(key)
  await assertDiskSpace(maxBytes)
  // Another process may be writing the same.
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await makeFolders(dirname(path))
    await removeStaleTemporaries(dirname(path))
    const file = await open(temporary, 'w+')
    try {
      const note = await fill(file)
      const json = Buffer.from(JSON.stringify(note))
      const length = Buffer.alloc(lengthBytes)
      length.writeUInt32LE(json.length)
      const { size: bytes } = await file.stat()
      const checksum = (await hashFile(file, bytes)).update(json).update(length).digest()
      await writeAt(file, Buffer.concat([json, length, checksum]), bytes)
      await file.sync()
      await file.close()
      await rename(temporary, path)
      return { path, bytes, note }
    } finally {
      await file.close().catch(() => {})
    }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    if (!isSystemError(error)) throw error
    const values = { path: dataFolder(), reason: systemErrorMessage(error) }
    throw new ConfigError('cache.unwritable', values, { cause: error })
  }
}

/** Writes all of `bytes`; a disk that is nearly full may accept only a part. */
export async function writeAt(
  file: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const rest = bytes.length - done
    done += (await file.write(bytes, done, rest, position + done)).bytesWritten
  }
}

/** Deletes partially written files of killed processes. */
async function removeStaleTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, owner] = /\.bin\.(\d+)\.tmp$/.exec(name) ?? []
    if (owner && !isProcessAlive(Number(owner))) await rm(join(folder, name), { force: true })
  }
}

function cachePath(key: string): string {
  return join(dataFolder(), `${key}.bin`)
}

async function assertDiskSpace(expected: number): Promise<void> {
  let folder = dataFolder()
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const disk = await statfs(folder).catch(() => undefined)
  const actual = disk ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY
  if (expected > actual) throw new ConfigError('cache.room', { path: folder, expected, actual })
}

async function hashFile(
  file: FileHandle,
  end: number,
  progress?: LoadCallbacks['progress'],
): Promise<Hash> {
  const hash = createHash('sha256')
  const part = Buffer.alloc(Math.min(chunkBytes, end))
  for (let at = 0; at < end; ) {
    const { bytesRead } = await file.read(part, 0, Math.min(part.length, end - at), at)
    if (bytesRead === 0) break
    hash.update(part.subarray(0, bytesRead))
    at += bytesRead
    progress?.(at, end)
  }
  return hash
}

async function bytesOf(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from)
  await file.read(bytes, 0, bytes.length, from)
  return bytes
}
