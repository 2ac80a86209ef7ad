// The package as npm would publish it: its contents, and a copy installed in a project.
import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

export interface Packed {
  readonly filename: string
  /** Bytes: of the archive, and unpacked. */
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

/** What `npm pack` reports of the archive that it makes in `folder`; without one, of the archive that it would make. */
export async function pack(folder?: string): Promise<Packed> {
  const to = folder === undefined ? ['--dry-run'] : ['--pack-destination', folder]
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', ...to], {
    cwd: root,
    maxBuffer: 2 ** 24,
    shell: process.platform === 'win32',
  })
  const [packed] = JSON.parse(stdout) as Packed[]
  if (!packed) throw new Error('npm pack: expected one archive, got none')
  return packed
}

/** Unpacks the package into the node_modules of `project` and returns its folder there. */
export async function installPacked(project: string): Promise<string> {
  const place = join(project, 'node_modules', 'jamjae')
  await mkdir(place, { recursive: true })
  const { filename } = await pack(project)
  const archive = join(project, filename)
  await run('tar', ['-xzf', archive, '-C', place, '--strip-components=1'])
  await rm(archive)
  return place
}
