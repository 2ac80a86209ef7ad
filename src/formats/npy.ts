// Reads and writes NPY, the file format of NumPy's arrays: a header in Python's notation, then the items.
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
import { FormatError, ShapeError } from '../errors.js'
import { type NpyHeader, npyHeader, parseNpyHeader } from './npy-header.js'
import {
  descrOf,
  type ElementType,
  elementTypeNames,
  elementTypeOf,
  type NpyElements,
  UnsafeInteger,
} from './npy-items.js'
import { transpose } from './transpose.js'

/** A dense array in row-major order: `data.length` is the product of `shape`. */
export interface NpyArray {
  readonly shape: readonly number[]
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array
}

/** An array as it was read. */
export interface ReadNpyArray {
  readonly shape: readonly number[]
  readonly data: NpyElements
  /** NumPy's name without byte order: f4, u1, b1 for booleans. */
  readonly type: string
  /** Of an array of texts (U5): the distinct texts, sorted; the items are their indices. */
  readonly texts?: readonly string[]
}

const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)
const alignment = 64
/** Maximum number of dimensions in NumPy. */
const maxRank = 64

/** The bytes of an NPY file, version 1.0, that holds `array`.
 *  Throws ShapeError where `data` is not as long as `shape` says. */
export function encodeNpy({ shape, data }: NpyArray): Uint8Array<ArrayBuffer> {
  if (!isShape(shape) || product(shape) !== data.length) {
    throw new ShapeError('npy.shape', { shape: `[${shape.join(', ')}]`, actual: data.length })
  }
  return withNpyHeader({ descr: descrOf(data), shape }, data)
}

/** The bytes of an NPY file, version 1.0, with `data` as its items. */
export function withNpyHeader(
  description: { descr: string; shape: readonly number[] },
  { buffer, byteOffset, byteLength }: ArrayBufferView,
): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(npyHeader(description))
  const start = Math.ceil((10 + header.length + 1) / alignment) * alignment
  const bytes = new Uint8Array(start + byteLength).fill(0x20, 0, start)
  bytes.set(magic)
  bytes.set([1, 0, (start - 10) & 0xff, (start - 10) >> 8], magic.length)
  bytes.set(header, 10)
  bytes[start - 1] = 0x0a
  bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start)
  return bytes
}

/** The header of an NPY file. */
export interface NpyDescription extends NpyHeader {
  /** Byte offsets of the header's text and of the first item. */
  readonly offset: number
  readonly start: number
}

/** Layout and type of the items of an NPY file. */
export interface NpyLayout {
  readonly shape: readonly number[]
  readonly type: ElementType
  readonly fortranOrder: boolean
  /** Byte offsets of the first item and of the file's end. */
  readonly start: number
  readonly end: number
}

/** The layout in the first bytes of an NPY file of version 1, 2 or 3. The items are not checked. `path` only names
 *  the file in errors.
 *  Throws FormatError where the bytes do not start an array of numbers or booleans. Objects, which Python would
 *  unpickle, are rejected. */
export function readNpyLayout(bytes: Uint8Array, path: string): NpyLayout {
  const { descr, fortranOrder, shape, offset, start } = readNpyDescription(bytes, path)
  const type = elementTypeOf(descr)
  if (!type) {
    if (/^[|<>=]?O|'\|O/.test(descr)) throw new FormatError('npy.pickle', { path, offset })
    const expected = elementTypeNames.join(', ')
    throw new FormatError('npy.type', { path, offset, expected, actual: descr })
  }
  return { shape, type, fortranOrder, start, end: start + product(shape) * type.width }
}

/** Throws FormatError unless `length`, the size of the file in bytes, is that of its layout. */
export function assertNpyLength({ end }: NpyLayout, length: number, path: string): void {
  assertLength(length, end, path)
  if (length > end) {
    throw new FormatError('npy.trailing', { path, offset: end, expected: end, actual: length })
  }
}

/** The array in the bytes of an NPY file of version 1, 2 or 3. Items in this machine's byte order are a view of
 *  `bytes`, others a copy; Fortran order becomes row-major. Booleans are the bytes 0 and 1, half precision becomes
 *  float32, integers of 64 bits become float64. `path` only names the file in errors.
 *  Throws FormatError where the bytes are not exactly one array of numbers or booleans, and for an integer that
 *  float64 cannot hold. Objects, which Python would unpickle, are rejected. */
export function decodeNpy(bytes: Uint8Array, path: string): ReadNpyArray {
  const layout = readNpyLayout(bytes, path)
  // Nothing is allocated before the file's length is checked against its dimensions.
  assertNpyLength(layout, bytes.length, path)
  const { shape, type, fortranOrder, start } = layout
  try {
    const data = type.read(bytes.subarray(start))
    return { shape, type: type.name, data: fortranOrder ? toRowMajor(data, shape) : data }
  } catch (error) {
    if (!(error instanceof UnsafeInteger)) throw error
    const values = { path, offset: start + error.index * type.width, actual: String(error.value) }
    throw new FormatError('npy.unsafe', values, { cause: error })
  }
}

/** The type, the shape and the place of the items of an NPY file of any type, from its first bytes. Throws FormatError
 *  where these are not the header of such a file. */
export function readNpyDescription(bytes: Uint8Array, path: string): NpyDescription {
  const { text, offset, start } = readHeader(bytes, path)
  const description = { ...parsed(text, { path, offset }), offset, start }
  if (isShape(description.shape)) return description
  const actual = `shape (${description.shape.join(', ')})`
  throw new FormatError('npy.header', { path, offset, actual })
}

function readHeader(bytes: Uint8Array, path: string) {
  const prefix = bytes.subarray(0, magic.length)
  if (bytes.length === 0 || prefix.some((byte, at) => byte !== magic[at])) {
    const actual = bytes.length === 0 ? '0 bytes' : Array.from(prefix, hexadecimal).join(' ')
    const expected = Array.from(magic, hexadecimal).join(' ')
    throw new FormatError('npy.magic', { path, offset: 0, expected, actual })
  }
  assertLength(bytes.length, 8, path)
  const version = bytes[6] as number
  if (version < 1 || version > 3) {
    throw new FormatError('npy.version', { path, offset: 6, actual: version })
  }
  const offset = version === 1 ? 10 : 12
  assertLength(bytes.length, offset, path)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const start = offset + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true))
  assertLength(bytes.length, start, path)
  const decoder = new TextDecoder(version === 3 ? 'utf-8' : 'latin1')
  return { text: decoder.decode(bytes.subarray(offset, start)), offset, start }
}

function parsed(text: string, place: { path: string; offset: number }) {
  try {
    return parseNpyHeader(text)
  } catch (cause) {
    const actual = (cause as Error).message
    throw new FormatError('npy.header', { ...place, actual }, { cause })
  }
}

/** In Fortran order the first index varies fastest: it is the last axis in row-major order. */
function toRowMajor<Items extends NpyElements>(data: Items, shape: readonly number[]): Items {
  const reversed = [...shape.keys()].reverse()
  return transpose(data, shape.toReversed(), reversed)
}

/** Throws FormatError where fewer than `expected` bytes exist. */
export function assertLength(length: number, expected: number, path: string): void {
  if (length >= expected) return
  throw new FormatError('npy.truncated', { path, offset: length, expected, actual: length })
}

function isShape(shape: readonly number[]): boolean {
  const isSize = (size: number) => Number.isSafeInteger(size) && size >= 0
  return shape.length <= maxRank && shape.every(isSize)
}

/** The number of items. Also right where a product of many sizes would be infinite before a zero; no single size is unsafe. */
export function product(sizes: readonly number[]): number {
  if (sizes.includes(0)) return 0
  return sizes.reduce((total, size) => Math.min(total * size, Number.MAX_SAFE_INTEGER), 1)
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`
}
