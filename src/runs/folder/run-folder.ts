// A run folder: its path and its run.json.
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ConfigError } from '../../errors.js'
import { writeAtomic } from '../../files/atomic-file.js'
import { makeFolders } from '../../files/make-folders.js'
import { systemErrorMessage } from '../../files/system-error.js'
import { runFormat } from './format-version.js'
import { runFiles } from './run-files.js'
import { type RunDescription, readDescription } from './run-json.js'

/** The default folder of a run: runs/<recipe>-<time>-<id>. */
export function defaultRunPath(recipe: string, now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  return join('runs', `${recipe}-${day}-${time}-${randomBytes(2).toString('hex')}`)
}

export class RunFolder {
  private constructor(
    readonly path: string,
    private current: RunDescription,
  ) {}

  /** Creates the folder with its first run.json.
   *  Throws ConfigError if the path exists and is not empty, or cannot be written. */
  static async create(
    path: string,
    description: Omit<RunDescription, 'format' | 'name' | 'created' | 'updated'>,
  ): Promise<RunFolder> {
    const now = new Date().toISOString()
    const firstMade = await makeFolder(path)
    const folder = new RunFolder(path, {
      format: runFormat,
      name: basename(resolve(path)),
      ...description,
      created: now,
      updated: now,
    })
    try {
      // run.json is written first, so that a killed process leaves no folder that is not recognized as a run.
      await folder.update({})
      await folder.makeParts()
    } catch (error) {
      if (firstMade) await rm(firstMade, { recursive: true, force: true })
      throw unwritable(path, error)
    }
    return folder
  }

  /** Opens an existing run folder. Throws what `readDescription` throws. */
  static async open(path: string): Promise<RunFolder> {
    const folder = new RunFolder(path, await readDescription(path))
    await folder.makeParts()
    return folder
  }

  file(part: keyof typeof runFiles): string {
    return join(this.path, runFiles[part])
  }

  get description(): RunDescription {
    return this.current
  }

  async update(changes: Partial<RunDescription>): Promise<void> {
    this.current = { ...this.current, ...changes, updated: new Date().toISOString() }
    await writeAtomic(this.file('description'), `${JSON.stringify(this.current, null, 2)}\n`)
  }

  private async makeParts(): Promise<void> {
    for (const part of ['checkpoints', runFiles.epochPictures, runFiles.epochCodes])
      await mkdir(join(this.path, part), { recursive: true })
  }
}

/** Creates the folder with its parents; resolves to the first folder created, or undefined if all existed. */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    const firstMade = await makeFolders(path)
    // A process killed while writing the first run.json leaves a partially written file.
    const others = firstMade ? [] : (await readdir(path)).filter((name) => name !== 'run.json.tmp')
    if (others.length > 0) throw new ConfigError('run.exists', { path })
    return firstMade
  } catch (error) {
    throw error instanceof ConfigError ? error : unwritable(path, error)
  }
}

function unwritable(path: string, error: unknown): ConfigError {
  return new ConfigError(
    'run.unwritable',
    { path, reason: systemErrorMessage(error) },
    { cause: error },
  )
}
