// Responds with bytes, all of them or the requested range, streamed.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'

export interface ByteSource {
  readonly size: number
  readonly type: string
  /** Differs for other bytes. */
  readonly etag: string
  /** Those from `first` up to `last`, inclusive. */
  read(first: number, last: number): ReadableStream<Uint8Array>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
}

export function contentType(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

/** The response to a GET: 200, 206 for a range, 304 if unchanged, 416 for a range beyond the end. */
export function rangeResponse(
  request: Request,
  { size, type, etag, read }: ByteSource,
  more: Readonly<Record<string, string>> = {},
): Response {
  const headers = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    ETag: etag,
    ...more,
  }
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers })
  const range = parseRange(request, size, etag)
  if (range === 'beyond')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${size}` },
    })
  const [first, last] = range ?? [0, size - 1]
  const length = last - first + 1
  const partial = range && { 'Content-Range': `bytes ${first}-${last}/${size}` }
  const isRead = request.method !== 'HEAD' && length > 0
  return new Response(isRead ? read(first, last) : null, {
    status: range ? 206 : 200,
    headers: { ...headers, ...partial, 'Content-Length': String(length) },
  })
}

export async function fileSource(path: string): Promise<ByteSource> {
  const { size, mtimeMs } = await stat(path)
  return {
    size,
    type: contentType(path),
    etag: `"${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`,
    read: (start, end) =>
      Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>,
  }
}

export function memorySource(
  bytes: Uint8Array<ArrayBuffer>,
  { type, etag }: Pick<ByteSource, 'type' | 'etag'>,
): ByteSource {
  const read = (first: number, last: number) => new Blob([bytes.subarray(first, last + 1)]).stream()
  return { size: bytes.length, type, etag, read }
}

/** One range from its first to its last byte; undefined for all bytes, several ranges, or an invalid one. */
function parseRange(
  request: Request,
  size: number,
  etag: string,
): [number, number] | 'beyond' | undefined {
  const condition = request.headers.get('if-range')
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (condition && condition !== etag) return undefined
  if (from === '') {
    const length = Number(to)
    return length === 0 || size === 0 ? 'beyond' : [Math.max(0, size - length), size - 1]
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (first >= size) return 'beyond'
  return first > last ? undefined : [first, last]
}
