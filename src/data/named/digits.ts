// The built-in data: MNIST's first 10 000 training images, 9 000 to train on and 1 000 to validate.
// Node only.
import { fileURLToPath } from 'node:url'
import { ConfigError } from '../../errors.js'
import type { DataSplits } from '../dataset.js'
import { loadIdxFolder } from '../idx/idx-folder.js'

// The build writes this folder; seen from src/data and from dist/data it is the same.
const folder = fileURLToPath(new URL('../../../dist/digits', import.meta.url))

/** The built-in digits: images [28, 28] with labels 0 to 9, in a fixed order of mixed labels; each label has the same
 *  fraction of both splits.
 *  Throws ConfigError where the build has not made them yet. */
export async function loadDigits(): Promise<DataSplits> {
  try {
    return await loadIdxFolder(folder)
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    throw new ConfigError('data.digits', { path: folder }, { cause })
  }
}
