// The files of a run for download, one by one or as a ZIP archive.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { filesBelow } from '../../../files/files-below.js'
import type { RunFile } from '../../api/run.js'
import { evaluationFile } from '../runs/run-evaluations.js'

export const archiveName = 'run.zip'

const kinds: readonly (readonly [RegExp, RunFile['kind']])[] = [
  [/^model\//, 'model'],
  [/^checkpoints\//, 'checkpoint'],
  [/^pictures\//, 'picture'],
  [/^tensorboard\//, 'tensorboard'],
  [/^codes\//, 'codes'],
  [/^report\.html$/, 'report'],
  [/^run\.json$/, 'configuration'],
  [/^metrics\.jsonl$/, 'metrics'],
  [new RegExp(`^${evaluationFile}$`), 'evaluation'],
]
/** Not in the archive: files that can be drawn and encoded again. */
const excludedKinds: readonly RunFile['kind'][] = ['picture', 'codes']
/** Files that do not compress. */
const incompressible = /\.(safetensors|onnx|png|zip)$/

/** All files in the order of their paths, the archive last. Links, hidden and temporary files are omitted. */
export async function filesOfRun(run: string): Promise<RunFile[]> {
  const found = await filesBelow(run)
  const files = await Promise.all(
    found
      .filter((file) => !/\.(tmp|lock)$|\.lock\./.test(basename(file)))
      .map(async (file) => {
        const path = relative(run, file).split(sep).join('/')
        // A training may delete a file at this moment.
        const bytes = await stat(file).then(
          ({ size }) => size,
          () => undefined,
        )
        return bytes === undefined || /(^|\/)\./.test(path)
          ? []
          : { path, bytes, kind: kindOf(path) }
      }),
  )
  return files.flat().sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** The list of `filesOfRun` with the archive, whose size is the upper bound given. */
export function withArchive(files: readonly RunFile[]): RunFile[] {
  const bytes = archivedFiles(files).reduce((sum, each) => sum + each.bytes, 0)
  return [...files, { path: archiveName, bytes, kind: 'archive' }]
}

/** A ZIP archive of the folder, as a stream: pictures and codes are omitted. */
export function archiveOf(
  run: string,
  name: string,
  files: readonly RunFile[],
): ReadableStream<Uint8Array> {
  async function* parts(): AsyncGenerator<Uint8Array> {
    const ready: Uint8Array[] = []
    const zip = new Zip((error, part) => {
      if (error) throw error
      ready.push(part)
    })
    for (const { path } of archivedFiles(files)) {
      const entry = incompressible.test(path)
        ? new ZipPassThrough(`${name}/${path}`)
        : new ZipDeflate(`${name}/${path}`)
      zip.add(entry)
      for await (const part of createReadStream(join(run, path))) {
        entry.push(part)
        yield* ready.splice(0)
      }
      entry.push(new Uint8Array(), true)
    }
    zip.end()
    yield* ready
  }
  return Readable.toWeb(Readable.from(parts())) as ReadableStream<Uint8Array>
}

function archivedFiles(files: readonly RunFile[]): RunFile[] {
  return files.filter(({ kind }) => !excludedKinds.includes(kind))
}

function kindOf(path: string): RunFile['kind'] {
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'
}
