// Downloads the files of a named set to the data folder, where they are missing or damaged. Node only.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../../errors.js'
import { makeFolders } from '../../files/make-folders.js'
import { readError } from '../../files/read-error.js'
import { dataFolder, mirrorsFromEnvironment } from '../cache/data-folder.js'
import {
  AllMirrorsFailed,
  type DownloadObserver,
  download,
  type RetryPolicy,
  sha256OfFile,
} from './download.js'
import type { DatasetFile, NamedDataset } from './named-sets.js'

export interface PullOptions {
  /** Of all sets; each has a subfolder. Default: from the environment. */
  readonly folder?: string | undefined
  /** Tried before the set's own. Default: from the environment. */
  readonly mirrors?: readonly string[] | undefined
  readonly watch?: DownloadObserver | undefined
  readonly signal?: AbortSignal | undefined
  readonly patience?: RetryPolicy | undefined
}

export interface PulledSet {
  readonly folder: string
  /** Of the files, in the order of the set's. */
  readonly paths: readonly string[]
  /** The names of those that were missing. */
  readonly downloaded: readonly string[]
}

/** Downloads the files that are missing or damaged; all checksums match when it resolves.
 *  Throws ConfigError where a file cannot be downloaded (the message says how to put it there by hand) or cannot
 *  be written; and the signal's reason. */
export async function pullSet(
  set: NamedDataset,
  { folder: sets = dataFolder(), mirrors = mirrorsFromEnvironment(), ...options }: PullOptions = {},
): Promise<PulledSet> {
  const folder = join(sets, set.name)
  const state = (file: DatasetFile) => stateOf(join(folder, file.name), file)
  const downloaded: string[] = []
  for (const file of set.files) {
    const path = join(folder, file.name)
    const found = await state(file)
    if (found === 'whole') continue
    if (found === 'damaged') options.watch?.damaged?.({ path })
    const bases = [...mirrors.map((mirror) => `${mirror}/${set.name}/`), ...set.mirrors]
    try {
      await makeFolder(folder)
      await download({ ...options, path, file, urls: bases.map((base) => base + file.name) })
    } catch (error) {
      if (!(error instanceof AllMirrorsFailed)) throw error
      const states = await Promise.all(set.files.map(state))
      const missing = set.files.filter((_, each) => states[each] !== 'whole')
      const files = missing.map(({ name }) => name).join(', ')
      const values = { name: set.name, tried: error.message, folder, files }
      throw new ConfigError('download.failed', values, { cause: error })
    }
    downloaded.push(file.name)
  }
  return { folder, paths: set.files.map(({ name }) => join(folder, name)), downloaded }
}

async function stateOf(path: string, file: DatasetFile): Promise<'whole' | 'absent' | 'damaged'> {
  try {
    const { size } = await stat(path)
    return size === file.size && (await sha256OfFile(path)) === file.sha256 ? 'whole' : 'damaged'
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw readError(path, cause)
  }
}

async function makeFolder(path: string): Promise<void> {
  await makeFolders(path).catch((cause) => {
    const reason = cause.message.replace(/, .*/s, '')
    throw new ConfigError('download.unwritable', { path, reason }, { cause })
  })
}
