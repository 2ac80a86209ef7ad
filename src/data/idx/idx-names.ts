// The files of a folder that have names as MNIST's: their split, and whether they hold images or labels.
import { ConfigError } from '../../errors.js'
import type { Role } from '../dataset.js'
import { readingRules } from '../reading-rules.js'
import { assignRoles, splitNamed } from '../split-words.js'

/** Such as train-images-idx3-ubyte, test-labels.idx1-byte.gz or emnist-letters-train-images-idx3-ubyte.gz: perhaps the
 *  set, the split, images or labels, the rank, the type. */
const idxFileName =
  /^(?:(?<set>.+)[-_.])?(?<split>[^-_.]+)[-_.](?<kind>images|labels)[-_.]idx[1-8][-_](?:ubyte|byte|short|int|float|double)(?:\.gz)?$/i
/** MNIST's word for its test split. */
const mnistTest = 't10k'

export interface IdxName {
  readonly name: string
  /** The name of the set, in lower case; empty where the file's name has none. */
  readonly set: string
  /** The word that names the split, in lower case. */
  readonly split: string
  readonly kind: 'images' | 'labels'
}

/** The files among `names` that are called like MNIST's. */
export function idxNames(names: readonly string[]): readonly IdxName[] {
  return names.flatMap((name) => {
    const { set = '', split = '', kind = '' } = idxFileName.exec(name)?.groups ?? {}
    const own = { name, set: set.toLowerCase(), split: split.toLowerCase() }
    if (!splitNamed(splitWord(own.split))) return []
    return { ...own, kind: kind.toLowerCase() === 'labels' ? 'labels' : 'images' }
  })
}

/** The files of one set: those whose names name none, or the only one that is named. Throws ConfigError where the
 *  folder `path` holds several. */
export function filesOfOneSet(
  path: string,
  files: readonly IdxName[],
): { files: readonly IdxName[]; others: readonly string[] } {
  const sets = [...new Set(files.map(({ set }) => set))].sort()
  const [chosen = '', ...others] = sets
  if (others.length > 0 && chosen !== '')
    throw new ConfigError('idx.sets', { path, actual: sets.join(', ') })
  return { files: files.filter(({ set }) => set === chosen), others }
}

/** The role of each split of the files, by its word; undefined where there are only files to train on. By the rules of
 *  Jamjae 0.1 there are only files to train on and test files to validate with. */
export function idxRoles(
  files: readonly IdxName[],
  rules: number = readingRules.current,
): ReadonlyMap<string, Role> | undefined {
  const isKnown = (word: string) =>
    rules > readingRules.first || ['train', 'test'].includes(splitWord(word))
  const words = [...new Set(files.map(({ split }) => split))].filter(isKnown)
  const roles = assignRoles(words.map(splitWord))
  return (
    roles &&
    new Map(
      words.flatMap((word) => {
        const role = roles.get(splitWord(word))
        return role ? [[word, role] as const] : []
      }),
    )
  )
}

function splitWord(word: string): string {
  return word === mnistTest ? 'test' : word
}
