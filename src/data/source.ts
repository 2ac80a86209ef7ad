// Finds the data that a name, a folder or a list of files stands for. Node only.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ConfigError } from '../errors.js'
import { nearest } from '../messages/nearest.js'
import type { DataSplits } from './dataset.js'
import { loadDigits } from './digits.js'
import { loadIdxFiles, loadIdxFolder } from './idx-folder.js'
import { loadSet } from './load-set.js'
import { namedSet, namedSets } from './named-sets.js'
import type { PullOptions } from './pull-set.js'

const builtIn = 'digits'
const names = [builtIn, ...namedSets.map(({ name }) => name)]

export interface LoadOptions {
  /** How the files of a named set are downloaded where they are missing. */
  readonly download?: PullOptions | undefined
}

/** The splits that `source` stands for: 'digits' (built in), a named set such as 'mnist' (downloaded once), a
 *  folder as `loadIdxFolder` takes it, or four files separated by commas: training images, their labels,
 *  validation images, their labels. A folder that is called like a name is ./name.
 *  Throws ConfigError for anything else, and like the loader in question. */
export async function loadData(
  source: string,
  { download }: LoadOptions = {},
): Promise<DataSplits> {
  if (source === builtIn) return loadDigits()
  const set = namedSet(source)
  if (set) return loadSet(set, download)
  if (await exists(source)) return loadIdxFolder(source)

  if (source.includes(',')) {
    const files = source.split(',').flatMap((file) => file.trim() || [])
    const [trainImages, trainLabels, validationImages, validationLabels] = files
    if (files.length !== 4 || !trainImages || !validationImages) {
      throw new ConfigError('data.fileCount', { source, actual: files.length })
    }
    return loadIdxFiles({ trainImages, trainLabels, validationImages, validationLabels })
  }
  const near = nearest(source, names)
  if (near) throw new ConfigError('data.typo', { source, nearest: near })
  throw new ConfigError('data.source', { source, names: names.slice(1).join(', ') })
}

/** The same source, named so that it is found from every folder of this machine. */
export function absoluteSource(source: string): string {
  if (names.includes(source)) return source
  return source
    .split(',')
    .map((path) => resolve(path.trim()))
    .join(',')
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    // What may not be looked at is there all the same, and the loader says why it cannot be read.
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}
