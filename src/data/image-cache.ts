// Keeps decoded images in one file, so that they need not be decoded again. Node only.
import { createHash } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dataFolder } from './data-folder.js'
import { makeFolders } from './make-folders.js'

/** Pictures as they were decoded, one after another; those that could not be are left out. */
export interface DecodedImages {
  readonly shape: readonly number[]
  readonly items: Uint8Array
  /** Which pictures of the listing are not among the items, and why. */
  readonly broken: readonly { readonly index: number; readonly reason: string }[]
}

const hashLength = 32
/** The hash of what follows, then the length of the header. */
const headerStart = hashLength + 4

/** What was kept under `key`; undefined where nothing was, or the file is no longer what was written. */
export async function cachedImages(key: string): Promise<DecodedImages | undefined> {
  const bytes = await readFile(fileOf(key)).catch(() => undefined)
  if (!bytes || bytes.length < headerStart) return undefined
  const isWhole = hashOf(bytes.subarray(hashLength)).equals(bytes.subarray(0, hashLength))
  if (!isWhole) return undefined
  const start = headerStart + bytes.readUInt32LE(hashLength)
  const { shape, broken } = JSON.parse(bytes.toString('utf8', headerStart, start))
  return { shape, broken, items: bytes.subarray(start) }
}

/** Keeps images under `key`, at once or not at all. A disk that cannot take them is no reason to stop: they
 *  will be decoded again. */
export async function cacheImages(
  key: string,
  { shape, broken, items }: DecodedImages,
): Promise<void> {
  const header = Buffer.from(JSON.stringify({ shape, broken }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(header.length)
  const file = fileOf(key)
  // Another process may be writing the same.
  const temporary = `${file}.${process.pid}.tmp`
  try {
    await makeFolders(dirname(file))
    await writeFile(temporary, [hashOf(length, header, items), length, header, items])
    await rename(temporary, file)
  } catch {
    await rm(temporary, { force: true }).catch(() => {})
  }
}

function fileOf(key: string): string {
  return join(dataFolder(), 'images', `${key}.bin`)
}

function hashOf(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
