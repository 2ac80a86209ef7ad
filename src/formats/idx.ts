// Reads and writes IDX, the file format of MNIST: a type code, the dimensions, then the items.
// https://yann.lecun.com/exdb/mnist/ (section "file formats")
import { FormatError, ShapeError } from '../errors.js'
import { swapBytes } from './byte-order.js'

type IdxData = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array

/** A dense array in row-major order: `data.length` is the product of `shape`. */
export interface IdxArray {
  readonly shape: readonly number[]
  readonly data: IdxData
}

interface ElementArrayConstructor {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): IdxData
}

interface ElementArrayType {
  readonly descr: string
  readonly Items: ElementArrayConstructor
}

const elementTypes = new Map<number, ElementArrayType>([
  [0x08, { descr: '|u1', Items: Uint8Array }],
  [0x09, { descr: '|i1', Items: Int8Array }],
  [0x0b, { descr: '>i2', Items: Int16Array }],
  [0x0c, { descr: '>i4', Items: Int32Array }],
  [0x0d, { descr: '>f4', Items: Float32Array }],
  [0x0e, { descr: '>f8', Items: Float64Array }],
])
const typeCodes = [...elementTypes.keys()].map(hexadecimal).join(', ')
const maxRank = 8

/** Maximum size of a header, in bytes. */
export const maxIdxHeaderBytes = 4 + 4 * maxRank

/** The header of an IDX file. */
export interface IdxHeader {
  readonly shape: readonly number[]
  /** The data type of the items in NumPy's notation, such as '|u1' or '>f4'. */
  readonly descr: string
  /** Bytes per item. */
  readonly width: number
  /** Byte offsets of the first item and of the file's end. */
  readonly start: number
  readonly end: number
}

/** The header in the first bytes of an IDX file, `maxIdxHeaderBytes` of them or the complete file. The items are not
 *  checked. `path` only names the file in errors.
 *  Throws FormatError where the bytes are not the header of an array of rank 1 to 8. */
export function readIdxHeader(bytes: Uint8Array, path: string): IdxHeader {
  if (bytes.length === 0) throw new FormatError('idx.empty', { path, offset: 0 })
  assertByteLength(bytes.length, 4, path)
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.getUint16(0) !== 0) {
    const actual = Array.from(bytes.subarray(0, 4), hexadecimal).join(' ')
    throw new FormatError('idx.magic', { path, offset: 0, expected: '0x00 0x00', actual })
  }
  const code = header.getUint8(2)
  const type = elementTypes.get(code)
  if (!type) {
    const actual = hexadecimal(code)
    throw new FormatError('idx.type', { path, offset: 2, expected: typeCodes, actual })
  }
  const rank = header.getUint8(3)
  if (rank < 1 || rank > maxRank) {
    throw new FormatError('idx.rank', { path, offset: 3, expected: maxRank, actual: rank })
  }
  const start = 4 + 4 * rank
  assertByteLength(bytes.length, start, path)
  const shape = Array.from({ length: rank }, (_, axis) => header.getUint32(4 + 4 * axis))
  const width = type.Items.BYTES_PER_ELEMENT
  // Eight 32-bit dimensions cannot overflow a double, and a rounded product is still larger than any file.
  return { shape, descr: type.descr, width, start, end: start + product(shape) * width }
}

/** Throws FormatError unless `length`, the size of the file in bytes, is that of its header. */
export function assertIdxLength({ end }: IdxHeader, length: number, path: string): void {
  assertByteLength(length, end, path)
  if (length > end) {
    throw new FormatError('idx.trailing', { path, offset: end, expected: end, actual: length })
  }
}

/** The array in an IDX file's bytes. One-byte items are a view of `bytes`, wider ones a copy.
 *  `path` only names the file in errors.
 *  Throws FormatError where the bytes are not exactly one IDX array of rank 1 to 8. */
export function readIdx(bytes: Uint8Array, path: string): IdxArray {
  const header = readIdxHeader(bytes, path)
  // Nothing is allocated before the file's length is checked.
  assertIdxLength(header, bytes.length, path)
  const { shape, descr, start } = header
  const { Items } = [...elementTypes.values()].find(
    (type) => type.descr === descr,
  ) as ElementArrayType
  const native = reordered(bytes.subarray(start), Items)
  return { shape, data: new Items(native.buffer, native.byteOffset, product(shape)) }
}

/** The bytes of an IDX file that holds `array`.
 *  Throws ShapeError where the rank is not 1 to 8 or `data` is not as long as `shape` says. */
export function writeIdx({ shape, data }: IdxArray): Uint8Array<ArrayBuffer> {
  const isDimension = (size: number) => Number.isInteger(size) && size >= 0 && size < 2 ** 32
  const isShape = shape.length >= 1 && shape.length <= maxRank && shape.every(isDimension)
  if (!isShape || product(shape) !== data.length) {
    throw new ShapeError('idx.shape', { shape: `[${shape.join(', ')}]`, actual: data.length })
  }
  const isOfData = ([, { Items }]: [number, ElementArrayType]) => data instanceof Items
  const [code, { Items }] = [...elementTypes].find(isOfData) as [number, ElementArrayType]

  const start = 4 + 4 * shape.length
  const bytes = new Uint8Array(start + data.byteLength)
  const header = new DataView(bytes.buffer)
  header.setUint8(2, code)
  header.setUint8(3, shape.length)
  for (const [axis, size] of shape.entries()) header.setUint32(4 + 4 * axis, size)
  const items = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  bytes.set(reordered(items, Items), start)
  return bytes
}

// IDX is big endian and every machine that runs ONNX Runtime is little endian.
function reordered(
  bytes: Uint8Array,
  { BYTES_PER_ELEMENT: width }: ElementArrayConstructor,
): Uint8Array {
  return width === 1 ? bytes : swapBytes(bytes, width)
}

function assertByteLength(length: number, expected: number, path: string): void {
  if (length >= expected) return
  throw new FormatError('idx.truncated', { path, offset: length, expected, actual: length })
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1)
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`
}
