// The element types of NumPy files, and how each is read.
import { swapBytes } from './byte-order.js'
import { float16ToFloat32 } from './half-precision.js'

/** Booleans are the bytes 0 and 1, half precision is read as float32, integers of 64 bits as float64. */
export type NpyElements =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array

interface View {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): NpyElements
}

/** How numbers are stored in sequence. */
export interface ElementType {
  /** NumPy's name without byte order: f4, u1, b1 for booleans. */
  readonly name: string
  /** Bytes per item. */
  readonly width: number
  /** Reads the bytes of complete items. Throws UnsafeInteger. */
  readonly read: (bytes: Uint8Array) => NpyElements
}

/** An integer that float64 cannot hold exactly. */
export class UnsafeInteger extends Error {
  constructor(
    readonly index: number,
    readonly value: bigint,
  ) {
    super(`${value} at ${index}`)
  }
}

const views: Readonly<Record<string, View>> = {
  b1: Uint8Array,
  i1: Int8Array,
  i2: Int16Array,
  i4: Int32Array,
  u1: Uint8Array,
  u2: Uint16Array,
  u4: Uint32Array,
  f4: Float32Array,
  f8: Float64Array,
}
const reads = new Map<string, ElementType['read']>([
  ...Object.entries(views).map(
    ([name, Items]) => [name, (bytes: Uint8Array) => viewed(bytes, Items)] as const,
  ),
  ['f2', (bytes) => new Float32Array(viewed(bytes, Uint16Array)).map(float16ToFloat32)],
  ['i8', (bytes) => bigIntsToFloat64(new BigInt64Array(aligned(bytes)))],
  ['u8', (bytes) => bigIntsToFloat64(new BigUint64Array(aligned(bytes)))],
])

/** Names of all supported types. */
export const elementTypeNames = [...reads.keys()].sort()

/** The type of NumPy's `descr`, such as '<f4' or '|u1'; undefined where it is not supported. */
export function elementTypeOf(descr: string): ElementType | undefined {
  const [, order, name = ''] = /^([<>|=]?)([a-z]\d+)$/.exec(descr) ?? []
  const read = reads.get(name)
  if (!read) return undefined
  const width = Number(name.slice(1))
  const isBigEndian = order === '>' && width > 1
  return { name, width, read: isBigEndian ? (bytes) => read(swapBytes(bytes, width)) : read }
}

/** NumPy's `descr` of items that are written as they are. */
export function descrOf(data: NpyElements): string {
  const [name = ''] =
    Object.entries(views).find(([name, Items]) => name !== 'b1' && data instanceof Items) ?? []
  return `${data.BYTES_PER_ELEMENT === 1 ? '|' : '<'}${name}`
}

/** A view where the alignment allows it. */
function viewed(bytes: Uint8Array, Items: View): NpyElements {
  const width = Items.BYTES_PER_ELEMENT
  const { buffer, byteOffset } = bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes)
  return new Items(buffer, byteOffset, bytes.length / width)
}

function aligned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function bigIntsToFloat64(items: BigInt64Array | BigUint64Array): Float64Array {
  const numbers = new Float64Array(items.length)
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as bigint
    const number = Number(item)
    if (!Number.isSafeInteger(number)) throw new UnsafeInteger(at, item)
    numbers[at] = number
  }
  return numbers
}
