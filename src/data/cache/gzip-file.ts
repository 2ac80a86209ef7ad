// Decompresses untrusted gzip: never to more bytes than a file's own header states. Node only.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import { FormatError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import type { LoadCallbacks } from '../load-callbacks.js'
import { type CachedItems, cacheItems, readCachedItems, writeAt } from './item-cache.js'

/** Part of every cache key. */
const decoding = 'jamjae-gunzip-1'
/** The maximum of deflate. */
const maxCompressionRatio = 1032

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Decompresses the first bytes of a gzip file. Throws FormatError where they are damaged, or `isWhole` and yet
 *  truncated. */
export function gunzipHead(
  bytes: Uint8Array,
  { path, isWhole }: { path: string; isWhole: boolean },
): Buffer {
  const finishFlush = isWhole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
  return gunzipChecked(path, bytes, { finishFlush })
}

/** Decompresses a complete gzip file to at most `length` bytes.
 *  Throws FormatError where it holds more, is damaged or truncated. */
export function gunzipAll(
  bytes: Uint8Array,
  { path, length }: { path: string; length: number },
): Buffer {
  // With one chunk of that length zlib joins no pieces, which would hold the content twice in memory.
  const chunkSize = 64 + Math.min(length, maxCompressionRatio * bytes.length)
  return gunzipChecked(path, bytes, { chunkSize, maxOutputLength: length })
}

interface Decompression extends Pick<LoadCallbacks, 'progress'> {
  /** Expected size in bytes. */
  readonly length: number
  /** Throws where there are fewer. */
  readonly assertLength: (length: number) => void
}

/** Decompresses a gzip file to a file in the cache folder, under a hash of the former.
 *  Throws FormatError like `gunzipAll`, ConfigError where the file cannot be read or the other not be cached. */
export async function gunzipToCache(
  path: string,
  decompression: Decompression,
): Promise<CachedItems<unknown>> {
  const { size } = await stat(path)
  const { length, assertLength, progress } = decompression
  assertLength(Math.min(length, maxCompressionRatio * size))
  const hash = createHash('sha256').update(decoding)
  let hashed = 0
  try {
    for await (const part of openStream(path)) {
      hash.update(part)
      hashed += part.length
      progress?.(hashed, size)
    }
  } catch (cause) {
    throw gunzipError(cause, { path, offset: hashed })
  }
  const key = `decompressed/${hash.digest('hex')}`
  const cached = await readCachedItems(key, { progress })
  if (cached) return cached
  return cacheItems(key, length, (file) => decompress(path, { file, size, ...decompression }))
}

async function decompress(
  path: string,
  {
    file,
    size,
    length,
    assertLength,
    progress,
  }: Decompression & { file: FileHandle; size: number },
): Promise<object> {
  let written = 0
  const compressed = openStream(path)
  const decompressed = createGunzip()
  // A failure of either stream arrives where the bytes are read.
  pipeline(compressed, decompressed, () => {})
  try {
    for await (const part of decompressed as AsyncIterable<Buffer>) {
      if (written + part.length > length)
        throw new FormatError('gzip.tooLong', { path, expected: length })
      await writeAt(file, part, written)
      written += part.length
      progress?.(Math.min(compressed.bytesRead, size - 1), size)
    }
  } catch (cause) {
    throw gunzipError(cause, { path, offset: size, length })
  } finally {
    decompressed.destroy()
  }
  assertLength(written)
  progress?.(size, size)
  return {}
}

function gunzipChecked(
  path: string,
  bytes: Uint8Array,
  options: { finishFlush?: number; chunkSize?: number; maxOutputLength?: number },
): Buffer {
  try {
    return gunzipSync(bytes, options)
  } catch (cause) {
    const { maxOutputLength: length = 0 } = options
    throw gunzipError(cause, { path, offset: bytes.length, length })
  }
}

/** Translates the errors of zlib and of the system for a file that was read up to `offset`; other errors stay
 *  unchanged. `length` is its expected size after decompression. */
export function gunzipError(
  cause: unknown,
  { path, offset, length = 0 }: { path: string; offset: number; length?: number },
): unknown {
  const { code, message: reason, syscall } = cause as NodeJS.ErrnoException
  switch (code) {
    case 'Z_BUF_ERROR':
      return new FormatError('gzip.truncated', { path, offset }, { cause })
    case 'ERR_BUFFER_TOO_LARGE':
      return new FormatError('gzip.tooLong', { path, expected: length }, { cause })
    default:
      if (code?.startsWith('Z_'))
        return new FormatError('gzip.corrupt', { path, reason }, { cause })
      // Other system errors are those of the output file.
      return syscall === 'open' || syscall === 'read' ? readError(path, cause) : cause
  }
}

function openStream(path: string) {
  return createReadStream(path, { highWaterMark: 2 ** 20 })
}
