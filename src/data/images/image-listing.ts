// Finds the pictures of a folder: which there are, in which order, of which class and split. Node only.
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ConfigError } from '../../errors.js'
import { readError } from '../../files/read-error.js'
import type { Role } from '../dataset.js'
import { readingRules } from '../reading-rules.js'
import { assignEarlierSplits, assignSplits, type FoundFile } from './folder-splits.js'
import { isImageFile } from './image-file.js'

export interface ListedImage {
  /** Path of its file; where the bytes are given, only its name in messages. */
  readonly path: string
  readonly bytes?: Uint8Array
  /** Where the folder has a split of its own. */
  readonly role?: Role
  readonly label?: number
}

export interface ImageListing {
  readonly images: readonly ListedImage[]
  /** The names of the classes, in the order of their labels. */
  readonly labelNames?: readonly string[]
  /** Number of class folders, where there are more than labels can represent; then there are no labels. */
  readonly tooManyClasses?: number
  /** Number of visible files that are not pictures. */
  readonly ignored: number
  /** The extension of the first of these that is a picture of a format that is not read. */
  readonly otherFormat?: string
  /** The folders that are splits, and the role of each. */
  readonly roleByFolder?: ReadonlyMap<string, Role>
  /** Folders named as splits, none of which is to train on; their pictures are one set. */
  readonly undivided?: readonly string[]
  /** Pictures beside the folders of the splits, which are in none of these. */
  readonly outside?: { readonly count: number; readonly first: string }
}

/** Pictures that are not read. */
const otherFormats =
  /\.(bmp|dib|p[bgpn]m|pfm|heic|heif|jp2|j2k|jxl|ico|tga|svg|exr|hdr|dcm|psd|dng|nef|cr2|arw|fits?)$/i
/** A label is a byte. */
const maxClasses = 256

/** The pictures below a folder, ordered by name in Unicode code points. Folders named as splits are splits, see
 *  `splitNamed`; folders in a split, or in the root, are classes, unless there is only one. Hidden files and
 *  folders are ignored; each folder is visited once, however links lead to it. `rules` are the `readingRules`.
 *  Throws ConfigError where a folder cannot be read, or only some pictures are in class folders. */
export async function listImages(
  path: string,
  { rules = readingRules.current }: { rules?: number | undefined } = {},
): Promise<ImageListing> {
  const { found, ignored, otherFormat } = await findFiles(path)
  const assign = rules === readingRules.first ? assignEarlierSplits : assignSplits
  const { placed, ...splits } = assign(found)
  const classes = classNames(path, placed)
  const isLabelled = classes.length > 1 && classes.length <= maxClasses
  const numbers = new Map(classes.map((name, label) => [name, label]))
  return {
    images: placed.map(({ path, role, names }) => {
      const label = isLabelled ? numbers.get(names[0] as string) : undefined
      return { path, ...(role && { role }), ...(label !== undefined && { label }) }
    }),
    ...(isLabelled && { labelNames: classes }),
    ...(classes.length > maxClasses && { tooManyClasses: classes.length }),
    ignored,
    ...(otherFormat && { otherFormat }),
    ...splits,
  }
}

/** All pictures by name. Links to folders come last, so that their targets keep their own names where these are in
 *  the folder too. */
async function findFiles(
  root: string,
): Promise<{ found: FoundFile[]; ignored: number; otherFormat: string | undefined }> {
  const found: FoundFile[] = []
  let ignored = 0
  let otherFormat: string | undefined
  const visited = new Set<string>()
  const links: FoundFile[] = []
  const visit = async (folder: FoundFile) => {
    const entries = await readdir(folder.path, { withFileTypes: true }).catch((cause) => {
      throw readError(folder.path, cause)
    })
    const { dev, ino } = await stat(folder.path)
    if (visited.has(`${dev} ${ino}`)) return
    visited.add(`${dev} ${ino}`)
    for (const entry of entries.filter(({ name }) => !name.startsWith('.')).sort(byName)) {
      const path = join(folder.path, entry.name)
      const inner = { path, names: [...folder.names, entry.name.normalize('NFC')] }
      if (entry.isDirectory()) await visit(inner)
      else if (entry.isSymbolicLink() && (await isFolder(path))) links.push(inner)
      else if (isImageFile(entry.name) && !(await isPipe(path))) found.push(inner)
      else {
        ignored++
        otherFormat ??= otherFormats.exec(entry.name)?.[0].toLowerCase()
      }
    }
  }
  await visit({ path: root, names: [] })
  for (const link of links) await visit(link)
  // No name has a zero in it, so folders are compared one by one.
  const whole = ({ path, names }: FoundFile) => ({ name: names.join('\0'), found: { path, names } })
  return {
    found: found
      .map(whole)
      .sort(byName)
      .map((each) => each.found),
    ignored,
    otherFormat,
  }
}

/** A link that leads nowhere, or in a circle, is no folder. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
}

/** A pipe, a socket or a device: reading it may block forever. */
async function isPipe(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => !there.isFile(),
    () => false,
  )
}

/** UTF-8 sorts as code points do; names that differ only in how they are composed keep an order too. */
function byName({ name: one }: { name: string }, { name: other }: { name: string }): number {
  const bytes = (name: string) => Buffer.from(name)
  return (
    Buffer.compare(bytes(one.normalize('NFC')), bytes(other.normalize('NFC'))) ||
    Buffer.compare(bytes(one), bytes(other))
  )
}

/** Names of the class folders that hold pictures. */
function classNames(path: string, images: readonly FoundFile[]): string[] {
  const names = new Set(images.filter(({ names }) => names.length > 1).map(({ names }) => names[0]))
  const outside = images.filter(({ names }) => names.length === 1)
  const [first] = outside
  if (first && names.size > 0)
    throw new ConfigError('images.outside', {
      path,
      actual: outside.length,
      first: basename(first.path),
    })
  return [...names]
    .map((name) => ({ name: name as string }))
    .sort(byName)
    .map(({ name }) => name)
}
