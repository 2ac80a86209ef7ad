// Finds the data that a name, a folder or a list of files stands for. Node only.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ConfigError } from '../errors.js'
import { nearest } from '../messages/nearest.js'
import type { DataSplits } from './dataset.js'
import { loadDigits } from './digits.js'
import { loadIdxFiles, loadIdxFolder } from './idx-folder.js'

const builtIn = 'digits'

/** The splits that `source` stands for: 'digits' (built in), a folder as `loadIdxFolder` takes it, or
 *  four files separated by commas: training images, their labels, validation images, their labels.
 *  Throws ConfigError for anything else, and like the loader in question. */
export async function loadData(source: string): Promise<DataSplits> {
  if (source === builtIn) return loadDigits()
  if (await exists(source)) return loadIdxFolder(source)

  if (source.includes(',')) {
    const files = source.split(',').flatMap((file) => file.trim() || [])
    const [trainImages, trainLabels, validationImages, validationLabels] = files
    if (files.length !== 4 || !trainImages || !validationImages) {
      throw new ConfigError('data.fileCount', { source, actual: files.length })
    }
    return loadIdxFiles({ trainImages, trainLabels, validationImages, validationLabels })
  }
  if (nearest(source, [builtIn])) {
    throw new ConfigError('data.typo', { source, nearest: builtIn })
  }
  throw new ConfigError('data.source', { source })
}

/** The same source, named so that it is found from every folder of this machine. */
export function absoluteSource(source: string): string {
  if (source === builtIn) return source
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
