// One request for a file, or for the rest of it. Node only.
import type { PartialDownload } from './partial-download.js'

/** The reason why a mirror failed, in terms of HTTP that need no translation. */
export class DownloadAttemptError extends Error {
  /** Whether a retry may succeed. */
  readonly isRetryable: boolean

  constructor(
    reason: string,
    { isRetryable, ...options }: ErrorOptions & { isRetryable: boolean },
  ) {
    super(reason, options)
    this.isRetryable = isRetryable
  }
}

export interface DownloadSource {
  readonly url: string
  /** Version of the file in the last response; later requests must get the same. */
  version?: string
}

const retryableStatuses = [408, 425, 429]
/** The server is unreachable, so a retry is useless. */
const unreachableCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Appends the rest of the file from the server to `part`, or starts over where the server only sends the complete
 *  file.
 *  Resolves when `part` holds `size` bytes. Throws DownloadAttemptError, and the signal's reason. */
export async function fetchInto(
  server: DownloadSource,
  part: PartialDownload,
  {
    size,
    stallMs,
    signal,
    progress,
  }: {
    size: number
    stallMs: number
    signal?: AbortSignal | undefined
    progress: (done: number) => void
  },
): Promise<void> {
  const abort = new AbortController()
  const stall = setTimeout(() => abort.abort(), stallMs)
  const signals = signal ? [signal, abort.signal] : [abort.signal]
  try {
    const response = await fetch(server.url, {
      headers: rangeHeaders(part.size, server),
      signal: AbortSignal.any(signals),
    })
    stall.refresh()
    if (response.status === 416) {
      // The part is longer than the file of the server.
      await part.clear()
      throw new DownloadAttemptError('HTTP 416', { isRetryable: true })
    }
    assertExpectedResponse(response, size)
    const version = versionOf(response)
    if (response.status === 206)
      await assertPartialContent(response, part, { size, server, version })
    else await part.clear()
    if (version) server.version = version
    for await (const bytes of response.body ?? []) {
      stall.refresh()
      if (part.size + bytes.length > size) {
        await part.clear()
        throw new DownloadAttemptError(`> ${size} B`, { isRetryable: false })
      }
      await part.append(bytes)
      progress(part.size)
    }
    if (part.size < size)
      throw new DownloadAttemptError(`${part.size} B ≠ ${size} B`, { isRetryable: true })
  } catch (cause) {
    signal?.throwIfAborted()
    if (abort.signal.aborted)
      throw new DownloadAttemptError(`timeout ${stallMs / 1000} s`, { isRetryable: true, cause })
    throw cause instanceof TypeError ? connectionError(cause) : cause
  } finally {
    clearTimeout(stall)
    // Cancels the rest of the response.
    abort.abort()
  }
}

function rangeHeaders(done: number, { version }: DownloadSource): Record<string, string> {
  // The bytes of the file itself: checksum and offsets are those of the file.
  const asTheyAre = { 'accept-encoding': 'identity' }
  if (done === 0) return asTheyAre
  const rest = { ...asTheyAre, range: `bytes=${done}-` }
  return version ? { ...rest, 'if-range': version } : rest
}

/** The value for If-Range: a strong ETag, else a date. */
function versionOf({ headers }: Response): string | undefined {
  const tag = headers.get('etag')
  return tag?.startsWith('"') ? tag : (headers.get('last-modified') ?? undefined)
}

/** Throws DownloadAttemptError where the response is not the file, before it is read. */
function assertExpectedResponse({ status, headers }: Response, size: number): void {
  if (status !== 200 && status !== 206)
    throw new DownloadAttemptError(`HTTP ${status}`, {
      isRetryable: status >= 500 || retryableStatuses.includes(status),
    })
  const type = headers.get('content-type') ?? ''
  if (/^text\/html/i.test(type)) throw new DownloadAttemptError('text/html', { isRetryable: false })
  const encoding = headers.get('content-encoding')
  if (encoding && encoding !== 'identity')
    throw new DownloadAttemptError(`Content-Encoding: ${encoding}`, { isRetryable: false })
  const length = headers.get('content-length')
  if (status === 200 && length !== null && Number(length) !== size)
    throw new DownloadAttemptError(`${length} B ≠ ${size} B`, { isRetryable: false })
}

/** Throws DownloadAttemptError, and lets the next request start over, where the response is not the missing range. */
async function assertPartialContent(
  { headers }: Response,
  part: PartialDownload,
  { size, server, version }: { size: number; server: DownloadSource; version: string | undefined },
): Promise<void> {
  const range = headers.get('content-range') ?? ''
  const [, first, last, all] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(range) ?? []
  const isRest = Number(first) === part.size && Number(last) === size - 1
  const isOfFile = all === '*' || Number(all) === size
  const isSame = !server.version || !version || server.version === version
  if (isRest && isOfFile && isSame) return
  delete server.version
  await part.clear()
  throw new DownloadAttemptError(isSame ? `Content-Range: ${range}` : 'ETag', { isRetryable: true })
}

/** The error of a connection that fails or ends early. */
function connectionError(error: TypeError): DownloadAttemptError {
  const { code = '', message = '' } = (error.cause ?? {}) as NodeJS.ErrnoException
  const reason = message || code || error.message
  return new DownloadAttemptError(reason, {
    isRetryable: !unreachableCodes.includes(code),
    cause: error,
  })
}
