// Reads and writes NPZ: NumPy's arrays by name, each an NPY file in a ZIP archive.
// https://numpy.org/doc/stable/reference/generated/numpy.savez.html
import { zipSync } from 'fflate'
import { FormatError } from '../errors.js'
import type { ByteSource } from './byte-source.js'
import {
  decodeNpy,
  encodeNpy,
  type NpyArray,
  type NpyDescription,
  type ReadNpyArray,
  readNpyDescription,
} from './npy.js'
import { decodeNpyTexts, encodeNpyTexts } from './npy-texts.js'
import { openZip } from './zip/zip.js'

const suffix = '.npy'
const maxHeadBytes = 2 ** 16

/** The bytes of an NPZ file with `arrays` by their names, not compressed; equal arrays give equal bytes. A list of
 *  texts is an array of one dimension.
 *  Throws ShapeError where an array is not as long as its shape says. */
export function encodeNpz(
  arrays: ReadonlyMap<string, NpyArray | readonly string[]>,
): Uint8Array<ArrayBuffer> {
  const files = [...arrays].map(
    ([name, array]) =>
      [`${name}${suffix}`, 'shape' in array ? encodeNpy(array) : encodeNpyTexts(array)] as const,
  )
  // The earliest time that a ZIP archive can store.
  return zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(1980, 0, 1) })
}

/** The arrays of an NPZ file. */
export interface NpzFile {
  /** The arrays' names, without '.npy'. */
  readonly names: readonly string[]
  /** The array of numbers, booleans or texts of that name. */
  read(name: string): ReadNpyArray
  /** The header of any array. */
  describe(name: string): NpyDescription
}

/** Opens an NPZ file, whose files of other kinds are ignored. Nothing of an array is decoded unless it is read.
 *  `path` only names the file in errors, followed by the array's name.
 *  This and reading throw FormatError where the archive or an array is invalid (see `decodeNpy`), where all arrays that
 *  were read would have together more than `maxBytes` bytes unpacked, and for a name that leaves the folder (path
 *  traversal) or has several lines. */
export function openNpz(
  source: ByteSource,
  path: string,
  { maxBytes = 2 ** 31 }: { maxBytes?: number } = {},
): NpzFile {
  const archive = openZip(source, path, { maxBytes })
  const files = archive.names.filter((name) => name.endsWith(suffix))
  const strange = files.find((name) => !isName(name))
  if (strange !== undefined) throw new FormatError('npz.name', { path, actual: strange })
  return {
    names: files.map((name) => name.slice(0, -suffix.length)),
    read(name) {
      const content = archive.read(`${name}${suffix}`)
      const place = `${path}/${name}${suffix}`
      return decodeNpyTexts(content, place) ?? decodeNpy(content, place)
    },
    describe: (name) =>
      readNpyDescription(
        archive.readHead(`${name}${suffix}`, maxHeadBytes),
        `${path}/${name}${suffix}`,
      ),
  }
}

/** Nothing is ever unpacked to these paths, but NumPy writes no such names. */
function isName(name: string): boolean {
  return (
    !/\p{Cc}/u.test(name) && !/^[/\\]|^[a-z]:/i.test(name) && !name.split(/[/\\]/).includes('..')
  )
}
