// Reads a file of text piece by piece, compressed by gzip or not, in the encodings that spreadsheets write. Node only.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FormatError } from '../../../errors.js'
import { readError } from '../../../files/read-error.js'
import { gunzipError } from '../../cache/gzip-file.js'
import type { LoadCallbacks } from '../../load-callbacks.js'
import { readingRules } from '../../reading-rules.js'
import type { OpenOptions } from '../table-file.js'
import { type OlderEncoding, olderEncodings, UsualLetters } from './usual-letters.js'

const chunkBytes = 2 ** 18
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | OlderEncoding

/** The encoding of a text file: that of its byte order mark, else the first of UTF-8, EUC-KR and Windows-1252 that is
 *  valid and has letters that are usual in it, for which all of it is read; by the rules of 0.1 the first of UTF-8 and
 *  EUC-KR that is valid. `progress` gets percents.
 *  Throws ConfigError where no file can be read at `path`, FormatError where it is none of these. */
export async function encodingOf(
  path: string,
  { rules = readingRules.current, progress }: Pick<OpenOptions, 'rules' | 'progress'> = {},
): Promise<Encoding> {
  const first = await firstBytes(path)
  const marked = byteOrder(first)
  const older = rules < 2 ? olderEncodings.slice(0, 1) : olderEncodings
  for (const encoding of marked ? [marked] : (['utf-8', ...older] as const)) {
    const isOlder = encoding === 'euc-kr' || encoding === 'windows-1252'
    const letters = isOlder && rules >= 2 ? new UsualLetters(encoding) : undefined
    if (await isEncoded(path, encoding, { letters, progress })) return encoding
  }
  throw new FormatError('table.encoding', { path })
}

function byteOrder([one, other]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (one === 0xff && other === 0xfe) return 'utf-16le'
  return one === 0xfe && other === 0xff ? 'utf-16be' : undefined
}

/** Whether UTF-8 begins with its byte order mark. */
export async function hasByteOrderMark(path: string): Promise<boolean> {
  const [one, two, three] = await firstBytes(path)
  return one === 0xef && two === 0xbb && three === 0xbf
}

async function isEncoded(
  path: string,
  encoding: Encoding,
  { letters, progress }: { letters: UsualLetters | undefined } & Pick<OpenOptions, 'progress'>,
): Promise<boolean> {
  try {
    for await (const piece of textPieces(path, encoding, progress)) letters?.add(piece)
    return letters?.areMost ?? true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false
    throw error
  }
}

/** The text of the file at `path` without its byte order mark. `progress` gets percents.
 *  Throws ConfigError where no file can be read there, FormatError where gzip is damaged. */
export async function* textPieces(
  path: string,
  encoding: Encoding,
  progress?: LoadCallbacks['progress'],
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const bytes of bytePieces(path, progress)) {
    const text = decoder.decode(bytes, { stream: true })
    if (text) yield text
  }
  const rest = decoder.decode()
  if (rest) yield rest
}

async function* bytePieces(
  path: string,
  progress?: LoadCallbacks['progress'],
): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path).catch((cause) => {
    throw readError(path, cause)
  })
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  // Errors reach the reader, and stopping early is none.
  const pieces = isGzip(path) ? pipeline(file, createGunzip(), () => {}) : file
  let shown = 0
  try {
    for await (const bytes of pieces) {
      yield bytes
      const percent = Math.min(99, Math.floor((100 * file.bytesRead) / size))
      if (percent > shown) progress?.(percent, 100)
      shown = percent
    }
  } catch (cause) {
    throw gunzipError(cause, { path, offset: size })
  }
  progress?.(100, 100)
}

function isGzip(path: string): boolean {
  return /\.gz$/i.test(path)
}

/** After decompression. */
async function firstBytes(path: string): Promise<Uint8Array> {
  for await (const bytes of bytePieces(path)) return bytes
  return new Uint8Array()
}
