// Loads a named set, after downloading its missing files. Node only.

import type { DataSplits } from '../dataset.js'
import { loadIdxFiles } from '../idx/idx-folder.js'
import { loadCifar } from './cifar.js'
import type { NamedDataset } from './named-sets.js'
import { type PullOptions, pullSet } from './pull-set.js'

/** The splits as they were published: the set's own training images, and its test images for validation.
 *  Throws like `pullSet`. */
export async function loadNamedDataset(
  set: NamedDataset,
  options: PullOptions = {},
): Promise<DataSplits> {
  const { paths } = await pullSet(set, options)
  const [first = '', trainLabels, validationImages = '', validationLabels] = paths
  if (set.format === 'cifar') return loadCifar(first, set)
  const files = { trainImages: first, trainLabels, validationImages, validationLabels }
  return loadIdxFiles(files, { name: set.name })
}
