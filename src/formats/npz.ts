// Reads and writes NPZ: NumPy's arrays by name, each an NPY file in a ZIP archive.
// https://numpy.org/doc/stable/reference/generated/numpy.savez.html
import { zipSync } from 'fflate'
import { FormatError } from '../errors.js'
import { decodeNpy, decodeNpyTexts, encodeNpy, type NpyArray, type ReadNpyArray } from './npy.js'
import { unzip } from './zip.js'

const suffix = '.npy'

/** The bytes of an NPZ file with `arrays` by their names, not compressed; equal arrays give equal bytes.
 *  Throws ShapeError where an array is not as long as its shape says. */
export function encodeNpz(arrays: ReadonlyMap<string, NpyArray>): Uint8Array {
  const files = [...arrays].map(([name, array]) => [`${name}${suffix}`, encodeNpy(array)] as const)
  // The earliest time that a ZIP archive can store.
  return zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(1980, 0, 1) })
}

/** The arrays in the bytes of an NPZ file by their names, without '.npy'; files of other kinds are ignored.
 *  `path` only names the file in errors, followed by the array's name.
 *  Throws FormatError where the archive or an array is invalid (see `decodeNpy`), where it would have more than
 *  `maxBytes` bytes unpacked, and for a name that leaves the folder (path traversal) or has several lines. */
export function decodeNpz(
  bytes: Uint8Array,
  path: string,
  { maxBytes = 2 ** 31 }: { maxBytes?: number } = {},
): Map<string, ReadNpyArray> {
  const files = [...unzip(bytes, path, { maxBytes })].filter(([name]) => name.endsWith(suffix))
  const strange = files.find(([name]) => !isName(name))?.[0]
  if (strange !== undefined) throw new FormatError('npz.name', { path, actual: strange })
  return new Map(
    files.map(([name, content]) => [
      name.slice(0, -suffix.length),
      decodeNpyTexts(content, `${path}/${name}`) ?? decodeNpy(content, `${path}/${name}`),
    ]),
  )
}

/** Nothing is ever unpacked to these paths, but NumPy writes no such names. */
function isName(name: string): boolean {
  return (
    !/\p{Cc}/u.test(name) && !/^[/\\]|^[a-z]:/i.test(name) && !name.split(/[/\\]/).includes('..')
  )
}
