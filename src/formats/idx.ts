// Reads and writes IDX, the file format of MNIST: a type code, the dimensions, then the items.
// https://yann.lecun.com/exdb/mnist/ (section "file formats")
import { FormatError, ShapeError } from '../errors.js'
import { swapped } from './byte-order.js'

type IdxData = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array

/** A dense array in row-major order: `data.length` is the product of `shape`. */
export interface IdxArray {
  readonly shape: readonly number[]
  readonly data: IdxData
}

interface ItemType {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): IdxData
}

const itemTypes = new Map<number, ItemType>([
  [0x08, Uint8Array],
  [0x09, Int8Array],
  [0x0b, Int16Array],
  [0x0c, Int32Array],
  [0x0d, Float32Array],
  [0x0e, Float64Array],
])
const typeCodes = [...itemTypes.keys()].map(hexadecimal).join(', ')
const highestRank = 8

/** The array in an IDX file's bytes. One-byte items are a view of `bytes`, wider ones a copy.
 *  `path` only names the file in errors.
 *  Throws FormatError where the bytes are not exactly one IDX array of rank 1 to 8. */
export function readIdx(bytes: Uint8Array, path: string): IdxArray {
  if (bytes.length === 0) throw new FormatError('idx.empty', { path, offset: 0 })
  const demand = (length: number) => {
    if (bytes.length >= length) return
    const values = { path, offset: bytes.length, expected: length, actual: bytes.length }
    throw new FormatError('idx.truncated', values)
  }

  demand(4)
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.getUint16(0) !== 0) {
    const actual = Array.from(bytes.subarray(0, 4), hexadecimal).join(' ')
    throw new FormatError('idx.magic', { path, offset: 0, expected: '0x00 0x00', actual })
  }
  const code = header.getUint8(2)
  const ItemType = itemTypes.get(code)
  if (!ItemType) {
    const actual = hexadecimal(code)
    throw new FormatError('idx.type', { path, offset: 2, expected: typeCodes, actual })
  }
  const rank = header.getUint8(3)
  if (rank < 1 || rank > highestRank) {
    throw new FormatError('idx.rank', { path, offset: 3, expected: highestRank, actual: rank })
  }

  const start = 4 + 4 * rank
  demand(start)
  const shape = Array.from({ length: rank }, (_, axis) => header.getUint32(4 + 4 * axis))
  // Eight 32-bit dimensions cannot overflow a double, and a rounded product is still larger than
  // any file, so nothing is allocated before the file has proved to be that long.
  const length = product(shape)
  const end = start + length * ItemType.BYTES_PER_ELEMENT
  demand(end)
  if (bytes.length > end) {
    const values = { path, offset: end, expected: end, actual: bytes.length }
    throw new FormatError('idx.trailing', values)
  }

  const items = bytes.subarray(start)
  const native = reordered(items, ItemType)
  return { shape, data: new ItemType(native.buffer, native.byteOffset, length) }
}

/** The bytes of an IDX file that holds `array`.
 *  Throws ShapeError where the rank is not 1 to 8 or `data` is not as long as `shape` says. */
export function writeIdx({ shape, data }: IdxArray): Uint8Array<ArrayBuffer> {
  const isDimension = (size: number) => Number.isInteger(size) && size >= 0 && size < 2 ** 32
  const isShape = shape.length >= 1 && shape.length <= highestRank && shape.every(isDimension)
  if (!isShape || product(shape) !== data.length) {
    throw new ShapeError('idx.shape', { shape: `[${shape.join(', ')}]`, actual: data.length })
  }
  const isOfData = ([, ItemType]: [number, ItemType]) => data instanceof ItemType
  const [code, ItemType] = [...itemTypes].find(isOfData) as [number, ItemType]

  const start = 4 + 4 * shape.length
  const bytes = new Uint8Array(start + data.byteLength)
  const header = new DataView(bytes.buffer)
  header.setUint8(2, code)
  header.setUint8(3, shape.length)
  for (const [axis, size] of shape.entries()) header.setUint32(4 + 4 * axis, size)
  const items = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  bytes.set(reordered(items, ItemType), start)
  return bytes
}

// IDX is big endian and every machine that runs ONNX Runtime is little endian.
function reordered(bytes: Uint8Array, { BYTES_PER_ELEMENT: width }: ItemType): Uint8Array {
  return width === 1 ? bytes : swapped(bytes, width)
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1)
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`
}
