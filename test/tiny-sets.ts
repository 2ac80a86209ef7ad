// Named sets of a few bytes, and a server that has their files and can misbehave.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A tar archive of files. */
export function tarBytes(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const members = Object.entries(files).map(([name, content]) => {
    const header = Buffer.alloc(512)
    header.write(name)
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write('        0ustar\x0000', 148)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
  })
  return Buffer.concat([...members, Buffer.alloc(1024)])
}

/** CIFAR's record: a label, then its number in every value. */
export const cifarRecord = (label: number) => Buffer.alloc(3073, 10 * label).fill(label, 0, 1)

/** The files of CIFAR's archive with one image a batch, labelled 1 to 5, and 6 in the test batch. */
export const cifarBatches = () => ({
  ...Object.fromEntries(
    [3, 1, 2, 5, 4].map((batch) => [`bin/data_batch_${batch}.bin`, cifarRecord(batch)]),
  ),
  'bin/test_batch.bin': cifarRecord(6),
  'bin/readme.html': Buffer.from('about'),
})

function idx(shape: readonly number[], items: readonly number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header.set([0, 0, 0x08, shape.length])
  for (const [axis, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * axis)
  return gzipSync(Buffer.concat([header, Buffer.from(items)]))
}

/** The bytes of all files, by the names of their sets and their own. */
export const tinyFiles: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
  mnist: {
    'train-images-idx3-ubyte.gz': idx([3, 1, 2], [0, 1, 2, 3, 4, 200]),
    'train-labels-idx1-ubyte.gz': idx([3], [7, 1, 7]),
    't10k-images-idx3-ubyte.gz': idx([1, 1, 2], [9, 9]),
    't10k-labels-idx1-ubyte.gz': idx([1], [1]),
  },
  cifar10: { 'cifar-10-binary.tar.gz': gzipSync(tarBytes(cifarBatches())) },
}

/** The set of these files, as in the table of named sets. */
export function tinySet(name: 'mnist' | 'cifar10', mirrors: readonly string[] = []) {
  const files = Object.entries(tinyFiles[name] ?? {}).map(([file, bytes]) => ({
    name: file,
    size: bytes.length,
    sha256: sha256(bytes),
  }))
  return name === 'mnist'
    ? ({
        name,
        format: 'idx',
        training: 3,
        validation: 1,
        classes: 10,
        shape: [1, 2],
        mirrors,
        files,
      } as const)
    : ({
        name,
        format: 'cifar',
        training: 5,
        validation: 1,
        classes: 10,
        shape: [3, 32, 32],
        mirrors,
        files,
      } as const)
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface LocalServer {
  readonly address: string
  /** The requested paths, each with the range and the condition, if any. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function serve(answer: Answer): Promise<LocalServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { range, 'if-range': version } = request.headers
    asked.push([request.url, range, version].filter(Boolean).join(' '))
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${port}`, asked, close }
}

/** A correct response: all of the bytes, or those from the requested one on. */
export function answerWell(
  bytes: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  { etag }: { etag?: string } = {},
): void {
  const version = request.headers['if-range']
  const wanted = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  if (etag) response.setHeader('etag', etag)
  if (wanted === undefined || (version && version !== etag)) return void response.end(bytes)
  const first = Number(wanted)
  response.statusCode = 206
  response.setHeader('content-range', `bytes ${first}-${bytes.length - 1}/${bytes.length}`)
  response.end(bytes.subarray(first))
}

/** The files of the tiny sets at /<set>/<file>. */
export const answerTiny: Answer = (request, response) => {
  const [, set = '', file = ''] = (request.url ?? '').split('/')
  const bytes = tinyFiles[set]?.[file]
  if (bytes) return answerWell(bytes, request, response)
  response.statusCode = 404
  response.end()
}
