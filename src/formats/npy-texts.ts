// Texts in NPY files: NumPy's Unicode (U) and byte strings (S) of a fixed width.
// https://numpy.org/doc/stable/reference/arrays.dtypes.html
import {
  assertLength,
  product,
  type ReadNpyArray,
  readNpyDescription,
  withNpyHeader,
} from './npy.js'

/** The bytes of an NPY file, version 1.0, that holds one dimension of texts. NumPy reads no zeros at their ends. */
export function encodeNpyTexts(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const points = texts.map((text) => Array.from(text, (each) => each.codePointAt(0) as number))
  const width = points.reduce((most, { length }) => Math.max(most, length), 1)
  const items = new Uint32Array(texts.length * width)
  for (const [at, each] of points.entries()) items.set(each, at * width)
  return withNpyHeader({ descr: `<U${width}`, shape: [texts.length] }, items)
}

/** The array in the bytes of an NPY file that holds texts; undefined where it holds anything else. Throws FormatError
 *  like `decodeNpy`. */
export function decodeNpyTexts(bytes: Uint8Array, path: string): ReadNpyArray | undefined {
  const { descr, shape, start } = readNpyDescription(bytes, path)
  const [, order, kind, length] = /^([<>|=]?)([US])([1-9]\d*)$/.exec(descr) ?? []
  if (length === undefined) return undefined
  const count = product(shape)
  const width = (kind === 'U' ? 4 : 1) * Number(length)
  assertLength(bytes.length, start + product([count, width]), path)
  const textAt = kind === 'U' ? unicodeText : byteText
  const all = Array.from({ length: count }, (_, at) =>
    textAt(bytes.subarray(start + at * width, start + (at + 1) * width), order !== '>'),
  )
  const texts = [...new Set(all)].sort()
  const places = new Map(texts.map((each, place) => [each, place]))
  const data = Uint32Array.from(all, (each) => places.get(each) ?? 0)
  return { shape, type: `${kind}${length}`, texts, data }
}

/** UTF-32, padded with zeros. */
function unicodeText(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, isLittleEndian)
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)
  }
  return text.replace(/\0+$/, '')
}

/** UTF-8 in most files, padded with zeros. */
function byteText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\0+$/, '')
}
