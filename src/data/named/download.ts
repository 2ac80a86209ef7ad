// Downloads one file of known size and checksum, from the first of several mirrors that succeeds. Node only.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { DownloadAttemptError, type DownloadSource, fetchInto } from './download-request.js'
import type { DatasetFile } from './named-sets.js'
import { PartialDownload } from './partial-download.js'

/** Callbacks of downloads. */
export interface DownloadObserver {
  /** `done` bytes were downloaded before. */
  started?(event: { file: string; url: string; done: number; of: number }): void
  progress?(event: { file: string; done: number; of: number }): void
  /** A mirror failed; the next one is tried. */
  mirrorFailed?(event: { file: string; url: string; reason: string }): void
  /** The checksum of the stored file does not match; it is downloaded again. */
  damaged?(event: { path: string }): void
}

/** Retries of a server, and its timeout. */
export interface RetryPolicy {
  /** Timeout without a byte received. */
  readonly stallMs: number
  /** Maximum consecutive attempts without a byte. */
  readonly attempts: number
  /** Pause before the second attempt, then twice as long each time. */
  readonly pauseMs: number
}

const defaultRetryPolicy: RetryPolicy = { stallMs: 30_000, attempts: 4, pauseMs: 500 }

/** All mirrors of a file failed. */
export class AllMirrorsFailed extends Error {
  constructor(
    /** The URLs, each with its reason. */
    readonly tried: readonly string[],
  ) {
    super(tried.join(', '))
  }
}

/** Moves the file to `path` when it is complete and its checksum matches. What arrived before an error, an abort or
 *  the end of the process is kept next to it, and the next call continues from there.
 *  Throws AllMirrorsFailed, ConfigError where the file cannot be written, and the signal's reason. */
export async function download({
  path,
  file,
  urls,
  watch = {},
  signal,
  patience = defaultRetryPolicy,
}: {
  path: string
  file: DatasetFile
  urls: readonly string[]
  watch?: DownloadObserver | undefined
  signal?: AbortSignal | undefined
  patience?: RetryPolicy | undefined
}): Promise<void> {
  const { name, size, sha256 } = file
  const part = await PartialDownload.claim(path)
  const tried: string[] = []
  try {
    for (const url of urls) {
      watch.started?.({ file: name, url, done: part.size, of: size })
      const reason = await tryMirror(url)
      if (reason === undefined) return await part.finish()
      watch.mirrorFailed?.({ file: name, url, reason })
      tried.push(`${url} (${reason})`)
    }
    throw new AllMirrorsFailed(tried)
  } finally {
    // The first error matters more.
    await part.keepPartial().catch(() => {})
  }

  /** The reason why that mirror failed, undefined where it succeeded. */
  async function tryMirror(url: string): Promise<string | undefined> {
    const server: DownloadSource = { url }
    const progress = (done: number) => watch.progress?.({ file: name, done, of: size })
    let isFromElsewhere = part.size > 0
    let furthest = part.size
    for (let attempt = 1; ; attempt++) {
      try {
        if (part.size < size)
          await fetchInto(server, part, { size, stallMs: patience.stallMs, signal, progress })
        if ((await sha256OfFile(part.temporaryPath)) === sha256) return undefined
        await part.clear()
        const isRetryable = isFromElsewhere
        isFromElsewhere = false
        throw new DownloadAttemptError('SHA-256', { isRetryable })
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof DownloadAttemptError)) throw error
        if (part.size > furthest) {
          furthest = part.size
          attempt = 1
        }
        if (!error.isRetryable || attempt >= patience.attempts) return error.message
        await pause(patience.pauseMs * 2 ** (attempt - 1), undefined, { signal }).catch(() => {})
        signal?.throwIfAborted()
      }
    }
  }
}

/** The SHA-256 checksum of a file. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
