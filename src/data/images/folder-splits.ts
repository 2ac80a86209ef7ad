// Which folders of pictures are splits: at the top, in the only folder at the top, or in each class.
import type { Role } from '../dataset.js'
import { assignRoles, splitNamed } from '../split-words.js'

export interface FoundFile {
  readonly path: string
  /** Folders from the root on, then the name; normalized, so that they are equal on every file system. */
  readonly names: readonly string[]
}

/** A picture, its names within its split, and the role of that. */
type PlacedFile = FoundFile & { readonly role?: Role }

export interface FolderSplits {
  readonly placed: readonly PlacedFile[]
  readonly roleByFolder?: ReadonlyMap<string, Role>
  readonly undivided?: readonly string[]
  readonly outside?: { readonly count: number; readonly first: string }
}

/** The pictures by their splits, in the order training, validation, test. The names of the folders decide, see
 *  `assignRoles`. Where all are named as splits, but none is to train on, their pictures are one set. */
export function assignSplits(found: readonly FoundFile[]): FolderSplits {
  return (
    splitAt(found, 0) ??
    splitAt(belowOnlyFolder(found), 0) ??
    splitAt(found, 1) ??
    splitAt(belowOnlyFolder(found), 1) ??
    undivided(found) ??
    undivided(belowOnlyFolder(found)) ?? { placed: found }
  )
}

/** Splits by the folders at a depth: at 0 those are outermost, at 1 they are in the folders of all classes. */
function splitAt(found: readonly FoundFile[], depth: 0 | 1): FolderSplits | undefined {
  const folderOf = ({ names }: FoundFile) => (names.length > depth + 1 ? names[depth] : undefined)
  const folders = foldersAt(found, depth)
  const roleByFolder = assignRoles(folders)
  if (!roleByFolder) return undefined
  const withRole = (wanted: Role) =>
    found
      .filter((file) => roleByFolder.get(folderOf(file) ?? '') === wanted)
      .map(({ path, names }) => ({ path, names: names.toSpliced(depth, 1), role: wanted }))
  const outside = found.filter((file) => !roleByFolder.has(folderOf(file) ?? ''))
  const [first] = outside
  // Beside a class called train there are others; only pictures in splits tell one from the other.
  if (depth === 1 && first) return undefined
  return {
    placed: [...withRole('train'), ...withRole('validation'), ...withRole('test')],
    roleByFolder,
    ...(first && { outside: { count: outside.length, first: first.names.join('/') } }),
  }
}

function undivided(found: readonly FoundFile[]): FolderSplits | undefined {
  const folders = [...foldersAt(found, 0)]
  if (folders.length === 0 || !folders.every(splitNamed)) return undefined
  if (found.some(({ names }) => names.length === 1)) return undefined
  const placed = found.map(({ path, names }) => ({ path, names: names.slice(1) }))
  const isTraining = folders.every((folder) => splitNamed(folder) === 'train')
  return { placed, ...(!isTraining && { undivided: folders }) }
}

/** The files below the only folder, as archives of a data set have it. */
function belowOnlyFolder(found: readonly FoundFile[]): readonly FoundFile[] {
  const [folder, ...others] = foldersAt(found, 0)
  if (folder === undefined || others.length > 0 || found.some(({ names }) => names.length === 1))
    return []
  return found.map(({ path, names }) => ({ path, names: names.slice(1) }))
}

function foldersAt(found: readonly FoundFile[], depth: number): ReadonlySet<string> {
  return new Set(
    found.flatMap(({ names }) => (names.length > depth + 1 ? (names[depth] as string) : [])),
  )
}

/** The names of version 0.1, so that its runs find their data as it was. */
export function assignEarlierSplits(found: readonly FoundFile[]): FolderSplits {
  const folders = foldersAt(found, 0)
  const within = (folder: string) =>
    found
      .filter(({ names }) => names.length > 1 && names[0] === folder)
      .map(({ path, names }) => ({ path, names: names.slice(1) }))
  const validation = ['validation', 'val', 'test'].find((name) => folders.has(name))
  if (folders.has('train') && validation)
    return {
      placed: [
        ...within('train').map((image) => ({ ...image, role: 'train' as const })),
        ...within(validation).map((image) => ({ ...image, role: 'validation' as const })),
      ],
    }
  const isOnlyTrain = folders.has('train') && found.every(({ names }) => names[0] === 'train')
  return { placed: isOnlyTrain ? within('train') : found }
}
