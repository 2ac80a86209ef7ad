// NPY files: round trips; all types and orders are read; invalid files are rejected.
import { describe, expect, it } from 'vitest'
import { FormatError, ShapeError } from '../errors.js'
import { decodeNpy, encodeNpy, type NpyArray } from './npy.js'

const path = 'some.npy'
const failure = (key: string, values: object = {}) =>
  expect.objectContaining({ key, values: expect.objectContaining({ path, ...values }) })

/** A file with that header, not padded. */
function file(header: string, items: readonly number[], version = 1): Uint8Array {
  const text = new TextEncoder().encode(header)
  const length = version === 1 ? [text.length & 0xff, text.length >> 8] : [text.length, 0, 0, 0]
  return Uint8Array.of(0x93, ...Buffer.from('NUMPY'), version, 0, ...length, ...text, ...items)
}

function array(descr: string, shape: string, items: readonly number[], order = 'False') {
  return file(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`, items)
}

describe('reading and writing', () => {
  const arrays: readonly NpyArray[] = [
    { shape: [3], data: Uint8Array.of(0, 128, 255) },
    { shape: [3, 1], data: Int32Array.of(-(2 ** 31), 16909060, 2 ** 31 - 1) },
    { shape: [2, 1, 2], data: Float32Array.of(0.5, -1.25, Number.NaN, Number.NEGATIVE_INFINITY) },
    { shape: [1, 2], data: Float64Array.of(Math.PI, -0) },
    { shape: [], data: Float64Array.of(7) },
    { shape: [0, 28, 28], data: new Uint8Array(0) },
  ]

  it.each(arrays)('keep shape $shape and its items', (array) => {
    const read = decodeNpy(encodeNpy(array), path)
    expect({ shape: read.shape, data: read.data }).toEqual(array)
  })

  it('write a header that ends on 64 bytes, also where the shape is long', () => {
    const shape = Array(40).fill(1)
    for (const each of [{ shape: [1] }, { shape }]) {
      const bytes = encodeNpy({ ...each, data: Float32Array.of(1.5) })
      expect(bytes.length % 64).toBe(4)
      expect(bytes[bytes.length - 5]).toBe(0x0a)
      expect(decodeNpy(bytes, path)).toEqual({ ...each, type: 'f4', data: Float32Array.of(1.5) })
    }
  })

  it('write the bytes that NumPy writes', () => {
    const bytes = Buffer.from(encodeNpy({ shape: [2], data: Float32Array.of(1, 2) }))
    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }".padEnd(117)
    expect(bytes.toString('latin1')).toBe(
      `\x93NUMPY\x01\x00\x76\x00${header}\n\x00\x00\x80\x3f\x00\x00\x00\x40`,
    )
  })

  it('view items where they are aligned, and copy them where they are not', () => {
    const bytes = encodeNpy({ shape: [1], data: Float32Array.of(1.5) })
    expect(decodeNpy(bytes, path).data.buffer).toBe(bytes.buffer)
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(decodeNpy(shifted.subarray(1), path).data).toEqual(Float32Array.of(1.5))
  })
})

describe('reading', () => {
  it.each([
    ['|b1', [0, 1], Uint8Array.of(0, 1)],
    ['|i1', [0xff, 1], Int8Array.of(-1, 1)],
    ['<u2', [1, 2, 3, 4], Uint16Array.of(0x201, 0x403)],
    ['>u2', [1, 2, 3, 4], Uint16Array.of(0x102, 0x304)],
    ['>i4', [0xff, 0xff, 0xff, 0xfe], Int32Array.of(-2)],
    ['<u4', [0xff, 0xff, 0xff, 0xff], Uint32Array.of(2 ** 32 - 1)],
    ['<f2', [0, 0x3c, 1, 0, 0, 0xfc], Float32Array.of(1, 2 ** -24, Number.NEGATIVE_INFINITY)],
    ['>f2', [0xc0, 0, 0x7e, 0, 0x7b, 0xff], Float32Array.of(-2, Number.NaN, 65504)],
    ['>f8', [0xc0, 9, 0, 0, 0, 0, 0, 0], Float64Array.of(-3.125)],
    ['<i8', [0xfe, 255, 255, 255, 255, 255, 255, 255], Float64Array.of(-2)],
    ['>u8', [0, 0x1f, 255, 255, 255, 255, 255, 255], Float64Array.of(2 ** 53 - 1)],
  ])('knows %s', (descr, items, data) => {
    const type = descr.slice(1)
    expect(decodeNpy(array(descr, `(${data.length},)`, items), path)).toEqual({
      shape: [data.length],
      type,
      data,
    })
  })

  it('converts Fortran order to row-major order', () => {
    const { data } = decodeNpy(array('|u1', '(2, 3, 2)', [...Array(12).keys()], 'True'), path)
    expect([...data]).toEqual([0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11])
  })

  it('accepts versions 2 and 3, other spacing, other order and the long integers of Python 2', () => {
    const header = `{"shape":(1L , 2L),'fortran_order':False,"descr":'|u1'}`
    for (const version of [1, 2, 3])
      expect(decodeNpy(file(header, [1, 2], version), path).shape).toEqual([1, 2])
  })
})

describe('an invalid file', () => {
  const whole = array('<i2', '(2, 1)', [1, 0, 2, 0])

  it('is truncated after any byte', () => {
    expect(decodeNpy(whole, path).data).toEqual(Int16Array.of(1, 2))
    for (let length = 1; length < whole.length; length++)
      expect(() => decodeNpy(whole.subarray(0, length), path)).toThrow(
        failure('npy.truncated', { offset: length, actual: length }),
      )
  })

  it('has bytes after its last item', () => {
    const actual = whole.length + 1
    expect(() => decodeNpy(Uint8Array.of(...whole, 0), path)).toThrow(
      failure('npy.trailing', { offset: whole.length, expected: whole.length, actual }),
    )
  })

  it.each([[[]], [[0x50, 0x4b, 3, 4]], [[0x93, 0x4e, 0]]])('is of another format: %j', (bytes) => {
    expect(() => decodeNpy(Uint8Array.from(bytes), path)).toThrow(failure('npy.magic'))
  })

  it.each([0, 4, 255])('has the version %i', (version) => {
    const bytes = file('', [], 1)
    bytes[6] = version
    expect(() => decodeNpy(bytes, path)).toThrow(failure('npy.version', { offset: 6 }))
  })

  it.each([
    '',
    '{}',
    '{',
    "{'descr': '<f4', 'fortran_order': False}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + exit()",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
    "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': '(1,)', }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': True}",
    "{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,), }",
    `{'descr': '<f4', 'fortran_order': False, 'shape': (${'9'.repeat(400)},), }`,
    `{'descr': '<f4', 'fortran_order': False, 'shape': (${'1,'.repeat(65)}), }`,
  ])('has the header %s', (header) => {
    expect(() => decodeNpy(file(header, [0, 0, 0, 0]), path)).toThrow(
      failure('npy.header', { offset: 10 }),
    )
  })

  it('holds objects, which only pickle could load', () => {
    expect(() => decodeNpy(array('|O', '(1,)', [0x80, 4]), path)).toThrow(failure('npy.pickle'))
  })

  it.each(["'<c8'", "'<U5'", "'<f16'", "'<M8[ns]'", "[('a', '<f4'), ('b', '<i4')]"])(
    'has items of the type %s',
    (descr) => {
      const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), }`
      expect(() => decodeNpy(file(header, [0, 0, 0, 0]), path)).toThrow(failure('npy.type'))
    },
  )

  it.each(['(2147483648,)', '(4294967296, 4294967296)', `(${'9007199254740991, '.repeat(30)})`])(
    'promises %s items',
    (shape) => {
      expect(() => decodeNpy(array('<f8', shape, [0]), path)).toThrow(failure('npy.truncated'))
    },
  )

  it('holds integers that float64 cannot', () => {
    const items = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0]
    const bytes = array('<i8', '(2,)', items)
    expect(() => decodeNpy(bytes, path)).toThrow(
      failure('npy.unsafe', { offset: bytes.length - 8, actual: '9007199254740992' }),
    )
  })

  it('throws only FormatError, whatever bit is wrong', () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const damaged = whole.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7))
      try {
        decodeNpy(damaged, path)
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
      }
    }
  })
})

describe('writing throws for', () => {
  it.each([
    { shape: [2, 2], actual: 3 },
    { shape: [-1, -3], actual: 3 },
    { shape: [1.5, 2], actual: 3 },
    { shape: Array(65).fill(1), actual: 1 },
  ])('$actual items of shape $shape', ({ shape, actual }) => {
    expect(() => encodeNpy({ shape, data: new Uint8Array(actual) })).toThrow(ShapeError)
  })
})
