// Reads and writes safetensors: named arrays after a JSON header, without code and without gaps.
// https://huggingface.co/docs/safetensors (section "Format")
import { ConfigError, FormatError, ShapeError } from '../errors.js'
import { excerpt } from '../messages/excerpt.js'
import { bfloat16ToFloat32, float16ToFloat32 } from './half-precision.js'

/** A dense array in row-major order: `data.length` is the product of `shape`. */
export interface NamedArray {
  readonly shape: readonly number[]
  readonly data: Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array
}

export interface Safetensors {
  readonly tensors: Map<string, NamedArray>
  /** Data types, F16 or BF16, of the tensors that became float32, if there are any. */
  readonly widened?: ReadonlyMap<string, string>
  readonly metadata: Record<string, string>
}

interface Entry {
  readonly name: string
  readonly dtype: string
  readonly shape: readonly number[]
  readonly begin: number
  readonly end: number
}

interface ElementArrayType {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): NamedArray['data']
}

const elementTypes = new Map<string, ElementArrayType>([
  ['F64', Float64Array],
  ['F32', Float32Array],
  ['I64', BigInt64Array],
  ['I32', Int32Array],
  ['U8', Uint8Array],
])
type View = [buffer: ArrayBufferLike, byteOffset: number, length: number]
/** Floats of 16 bits become float32. */
const widenedTypes = new Map<string, (halves: Uint16Array) => Float32Array>([
  ['F16', (halves) => new Float32Array(halves).map(float16ToFloat32)],
  ['BF16', bfloat16ToFloat32],
])
/** How each data type is read, and its bytes per item. */
const readTypes = new Map<string, { width: number; read(...view: View): NamedArray['data'] }>([
  ...[...elementTypes].map(([dtype, Type]) => {
    return [
      dtype,
      { width: Type.BYTES_PER_ELEMENT, read: (...view: View) => new Type(...view) },
    ] as const
  }),
  ...[...widenedTypes].map(([dtype, widen]) => {
    return [dtype, { width: 2, read: (...view: View) => widen(new Uint16Array(...view)) }] as const
  }),
])
const metadataKey = '__metadata__'
const prefixLength = 8

/** The bytes of a safetensors file, in consecutive parts; the arrays themselves are not copied. Equal content gives
 *  equal bytes, whatever the order of insertion: wide items come first, so that each array is aligned to its item,
 *  then names in order.
 *  Throws ShapeError where an array is not as long as its shape says, and ConfigError for the
 *  reserved name `__metadata__`. */
export function safetensorsParts(
  tensors: ReadonlyMap<string, NamedArray>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array[] {
  const ordered = [...tensors].sort(
    ([nameA, { data: a }], [nameB, { data: b }]) =>
      b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT || compare(nameA, nameB),
  )
  const texts = Object.entries(metadata).sort(([a], [b]) => compare(a, b))
  const fields = texts.length === 0 ? [] : [field(metadataKey, jsonObject(texts))]
  let length = 0
  for (const [name, { shape, data }] of ordered) {
    if (name === metadataKey) throw new ConfigError('safetensors.reserved', { name })
    if (!isShape(shape) || product(shape) !== data.length) {
      const values = { name, shape: `[${shape.join(', ')}]`, actual: data.length }
      throw new ShapeError('safetensors.shape', values)
    }
    const offsets = [length, length + data.byteLength]
    const entry = { dtype: dtypeOf(data), shape, data_offsets: offsets }
    fields.push(field(name, JSON.stringify(entry)))
    length += data.byteLength
  }

  const header = new TextEncoder().encode(`{${fields.join(',')}}`)
  const headerLength = Math.ceil(header.length / 8) * 8
  const start = new Uint8Array(prefixLength + headerLength).fill(0x20)
  new DataView(start.buffer).setBigUint64(0, BigInt(headerLength), true)
  start.set(header, prefixLength)
  const contents = ordered.map(
    ([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  )
  return [start, ...contents]
}

/** The arrays and texts in a safetensors file's bytes. An array is a view of `bytes` where its
 *  alignment allows it, else a copy. `path` only names the file in errors.
 *  F16 and BF16 become float32.
 *  Throws FormatError where the bytes are not exactly one safetensors file of F64, F32, F16, BF16, I64, I32 and U8. */
export function decodeSafetensors(bytes: Uint8Array, path: string): Safetensors {
  const { header, start } = readHeader(bytes, path)
  const { [metadataKey]: texts = {}, ...descriptions } = header
  const entries = Object.entries(descriptions).map(([name, value]) => readEntry(name, value, path))
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end)

  let end = 0
  for (const { name, begin, end: next } of entries) {
    if (begin !== end) {
      const values = { path, offset: start + begin, name, expected: end, actual: begin }
      throw new FormatError('safetensors.gap', values)
    }
    end = next
  }
  assertByteLength(bytes, start + end, path)
  if (bytes.length > start + end) {
    const values = { path, offset: start + end, expected: start + end, actual: bytes.length }
    throw new FormatError('safetensors.trailing', values)
  }

  const tensors = new Map(
    entries.map((entry) => [entry.name, readArray(entry, bytes.subarray(start), path)]),
  )
  const halves = entries.filter(({ dtype }) => widenedTypes.has(dtype))
  return {
    tensors,
    metadata: readMetadata(texts, path),
    ...(halves.length > 0 && { widened: new Map(halves.map(({ name, dtype }) => [name, dtype])) }),
  }
}

/** Only the texts of a safetensors file. Throws FormatError where the bytes do not begin with a header. */
export function readSafetensorsMetadata(bytes: Uint8Array, path: string): Record<string, string> {
  return readMetadata(readHeader(bytes, path).header[metadataKey] ?? {}, path)
}

function readHeader(bytes: Uint8Array, path: string) {
  assertByteLength(bytes, prefixLength, path)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = prefixLength + Number(view.getBigUint64(0, true))
  // A header is a JSON object; without one the first bytes are not a length.
  if (bytes.length > prefixLength && bytes[prefixLength] !== 0x7b) {
    const values = { path, offset: prefixLength, reason: { key: 'safetensors.brace' } as const }
    throw new FormatError('safetensors.header', values)
  }
  assertByteLength(bytes, start, path)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const header: unknown = JSON.parse(text.decode(bytes.subarray(prefixLength, start)))
    if (!isRecord(header)) throw new TypeError('not a JSON object')
    return { header, start }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const values = { path, offset: prefixLength, reason }
    throw new FormatError('safetensors.header', values, { cause })
  }
}

function readEntry(name: string, value: unknown, path: string): Entry {
  const { dtype, shape, data_offsets: offsets } = isRecord(value) ? value : {}
  if (typeof dtype === 'string' && isShape(shape) && isShape(offsets) && offsets.length === 2) {
    const [begin = 0, end = 0] = offsets
    if (begin <= end) return { name, dtype, shape, begin, end }
  }
  const values = { path, offset: prefixLength, name, actual: excerpt(value) }
  throw new FormatError('safetensors.entry', values)
}

function readArray(
  { name, dtype, shape, begin, end }: Entry,
  bytes: Uint8Array,
  path: string,
): NamedArray {
  const type = readTypes.get(dtype)
  if (!type) {
    const expected = [...readTypes.keys()].join(', ')
    const values = { path, offset: prefixLength, name, expected, actual: dtype }
    throw new FormatError('safetensors.dtype', values)
  }
  const length = product(shape)
  const size = length * type.width
  if (size !== end - begin) {
    const place = { path, offset: prefixLength, name, shape: `[${shape.join(', ')}]` }
    throw new FormatError('safetensors.size', { ...place, expected: size, actual: end - begin })
  }
  const view = bytes.subarray(begin, end)
  const { buffer, byteOffset } = view.byteOffset % type.width === 0 ? view : new Uint8Array(view)
  return { shape, data: type.read(buffer, byteOffset, length) }
}

function readMetadata(texts: unknown, path: string): Record<string, string> {
  if (isRecord(texts)) {
    const pairs = Object.entries(texts).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    )
    // Not by assignment: a text named __proto__ must stay a text.
    if (pairs.length === Object.keys(texts).length) return Object.fromEntries(pairs)
  }
  const values = { path, offset: prefixLength, actual: excerpt(texts) }
  throw new FormatError('safetensors.metadata', values)
}

function assertByteLength(bytes: Uint8Array, length: number, path: string): void {
  if (bytes.length >= length) return
  const values = { path, offset: bytes.length, expected: length, actual: bytes.length }
  throw new FormatError('safetensors.truncated', values)
}

function dtypeOf(data: NamedArray['data']): string {
  const isOfData = ([, ElementArrayType]: [string, ElementArrayType]) =>
    data instanceof ElementArrayType
  const [dtype] = [...elementTypes].find(isOfData) as [string, ElementArrayType]
  return dtype
}

// By hand, since an object would move names that look like numbers to the front.
function jsonObject(texts: readonly (readonly [string, string])[]): string {
  return `{${texts.map(([name, text]) => field(name, JSON.stringify(text))).join(',')}}`
}

function field(name: string, json: string): string {
  return `${JSON.stringify(name)}:${json}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0)
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
