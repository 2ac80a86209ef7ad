// A run's folder: where it lies and the file that says what it is.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ConfigError } from '../errors.js'
import type { Configuration } from '../training/configuration.js'
import type { Figures } from '../training/figures.js'
import { writeAtomic } from './atomic-file.js'

type RunStatus = 'running' | 'finished' | 'interrupted' | 'failed'

/** What run.json holds. */
export interface RunDescription {
  readonly format: 'jamjae-run-1'
  readonly name: string
  readonly status: RunStatus
  readonly created: string
  readonly updated: string
  readonly configuration: Configuration
  readonly data: {
    readonly source: string
    readonly fingerprint: string
    readonly shape: readonly number[]
    readonly trainingExamples: number
    readonly validationExamples: number
  }
  readonly engine: { readonly device: string; readonly threads: number }
  readonly versions: Readonly<Record<string, string>>
  readonly progress: { readonly epochs: number; readonly steps: number }
  readonly train?: Figures
  readonly validation?: Figures
  /** What ended a run that failed. */
  readonly failure?: string
}

/** Parts of a run's folder. */
export const runFiles = {
  description: 'run.json',
  metrics: 'metrics.jsonl',
  lastCheckpoint: join('checkpoints', 'last.safetensors'),
  reconstructions: join('pictures', 'reconstructions.png'),
  manifold: join('pictures', 'manifold.png'),
}

/** The folder a run gets when nobody names one: runs/<recipe>-<time>-<id>. */
export function defaultRunPath(recipe: string, now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  return join('runs', `${recipe}-${day}-${time}-${randomBytes(2).toString('hex')}`)
}

export class RunFolder {
  private constructor(
    readonly path: string,
    private description: RunDescription,
  ) {}

  /** Makes the folder with its first run.json.
   *  Throws ConfigError where something lies there already, or where nothing can be written. */
  static async create(
    path: string,
    description: Omit<RunDescription, 'format' | 'name' | 'created' | 'updated'>,
  ): Promise<RunFolder> {
    const now = new Date().toISOString()
    const firstMade = await makeFolder(path)
    const folder = new RunFolder(path, {
      format: 'jamjae-run-1',
      name: basename(resolve(path)),
      ...description,
      created: now,
      updated: now,
    })
    try {
      for (const part of ['checkpoints', 'pictures']) await mkdir(join(path, part))
      await folder.update({})
    } catch (error) {
      if (firstMade) await rm(firstMade, { recursive: true, force: true })
      throw unwritable(path, error)
    }
    return folder
  }

  file(part: keyof typeof runFiles): string {
    return join(this.path, runFiles[part])
  }

  async update(changes: Partial<RunDescription>): Promise<void> {
    this.description = { ...this.description, ...changes, updated: new Date().toISOString() }
    await writeAtomic(this.file('description'), `${JSON.stringify(this.description, null, 2)}\n`)
  }
}

/** The first folder that had to be made on the way to `path`, or undefined where all of them were there. */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    const firstMade = await makeFolders(path)
    if (!firstMade && (await readdir(path)).length > 0)
      throw new ConfigError('run.exists', { path })
    return firstMade
  } catch (error) {
    throw error instanceof ConfigError ? error : unwritable(path, error)
  }
}

/** Not mkdir's own recursion: where the system has no room for folders, as in /proc, that never returns. */
async function makeFolders(path: string): Promise<string | undefined> {
  if (existsSync(path)) return undefined
  const firstMade = await makeFolders(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    // Another run may make the same parent at the same moment.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return firstMade
    if (firstMade) await rm(firstMade, { recursive: true, force: true })
    throw error
  }
  return firstMade ?? path
}

function unwritable(path: string, error: unknown): ConfigError {
  // After the comma the system names the call and the path again.
  const reason = (error as Error).message.replace(/, .*/s, '')
  return new ConfigError('run.unwritable', { path, reason }, { cause: error })
}
