// IDX files: round trips in the documented bytes; invalid files are rejected.
import { describe, expect, it } from 'vitest'
import { FormatError, ShapeError } from '../errors.js'
import { type IdxArray, readIdx, writeIdx } from './idx.js'

const path = 'some.idx'
const labels = Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1)
const failure = (key: string, values: object) => expect.objectContaining({ key, values })

describe('reading and writing', () => {
  const arrays: readonly IdxArray[] = [
    { shape: [3], data: Uint8Array.of(0, 128, 255) },
    { shape: [2, 2], data: Int8Array.of(-128, -1, 0, 127) },
    { shape: [1, 3], data: Int16Array.of(-32768, 258, 32767) },
    { shape: [3, 1], data: Int32Array.of(-(2 ** 31), 16909060, 2 ** 31 - 1) },
    { shape: [2, 1, 2], data: Float32Array.of(0.5, -1.25, Number.NaN, Number.NEGATIVE_INFINITY) },
    { shape: [1, 1, 1, 1, 1, 1, 1, 2], data: Float64Array.of(Math.PI, -0) },
    { shape: [0, 28, 28], data: new Uint8Array(0) },
  ]

  it.each(arrays)('keep shape $shape and its items', (array) => {
    expect(readIdx(writeIdx(array), path)).toEqual(array)
  })

  it('use big endian for dimensions and items', () => {
    const bytes = Uint8Array.of(0, 0, 0x0b, 1, 0, 0, 0, 2, 0x01, 0x02, 0xff, 0xfe)
    expect(readIdx(bytes, path)).toEqual({ shape: [2], data: Int16Array.of(258, -2) })
    expect(writeIdx({ shape: [2], data: Int16Array.of(258, -2) })).toEqual(bytes)
  })

  it('read a float64 from its IEEE bytes', () => {
    const bytes = Uint8Array.of(0, 0, 0x0e, 1, 0, 0, 0, 1, 0xc0, 0x09, 0, 0, 0, 0, 0, 0)
    expect(readIdx(bytes, path).data).toEqual(Float64Array.of(-3.125))
  })

  it('view unsigned bytes without a copy, also inside a larger buffer', () => {
    const buffer = new Uint8Array(labels.length + 5)
    buffer.set(labels, 5)
    const { data } = readIdx(buffer.subarray(5), path)
    expect(data).toEqual(Uint8Array.of(7, 2, 1))
    expect(data.buffer).toBe(buffer.buffer)
  })

  it('write a part of a larger buffer', () => {
    const data = Int16Array.of(1, 2, 3).subarray(1)
    expect(readIdx(writeIdx({ shape: [2], data }), path).data).toEqual(Int16Array.of(2, 3))
  })
})

describe('an invalid file', () => {
  it('is empty', () => {
    expect(() => readIdx(new Uint8Array(0), path)).toThrow(
      failure('idx.empty', { path, offset: 0 }),
    )
  })

  it('is truncated after any byte', () => {
    for (let length = 1; length < labels.length; length++) {
      const expected = length < 4 ? 4 : length < 8 ? 8 : labels.length
      expect(() => readIdx(labels.subarray(0, length), path)).toThrow(
        failure('idx.truncated', { path, offset: length, expected, actual: length }),
      )
    }
  })

  it('is truncated between any two dimensions', () => {
    const file = writeIdx({ shape: [2, 1, 3], data: new Float32Array(6) })
    for (const length of [4, 8, 12]) {
      expect(() => readIdx(file.subarray(0, length), path)).toThrow(
        failure('idx.truncated', { path, offset: length, expected: 16, actual: length }),
      )
    }
    expect(() => readIdx(file.subarray(0, 16), path)).toThrow(
      failure('idx.truncated', { path, offset: 16, expected: 40, actual: 16 }),
    )
  })

  it('has bytes after its last item', () => {
    const actual = labels.length + 1
    expect(() => readIdx(Uint8Array.of(...labels, 0), path)).toThrow(
      failure('idx.trailing', { path, offset: 11, expected: 11, actual }),
    )
  })

  it('is of another format', () => {
    expect(() => readIdx(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), path)).toThrow(
      failure('idx.magic', {
        path,
        offset: 0,
        expected: '0x00 0x00',
        actual: '0x89 0x50 0x4e 0x47',
      }),
    )
  })

  it.each([0x00, 0x0a, 0x0f, 0xff])('has the unknown item type %i', (code) => {
    expect(() => readIdx(Uint8Array.of(0, 0, code, 1, 0, 0, 0, 0), path)).toThrow(
      failure('idx.type', expect.objectContaining({ path, offset: 2 })),
    )
  })

  it.each([0, 9, 255])('has %i dimensions', (rank) => {
    expect(() => readIdx(Uint8Array.of(0, 0, 0x08, rank, 0, 0, 0, 0), path)).toThrow(
      failure('idx.rank', { path, offset: 3, expected: 8, actual: rank }),
    )
  })

  it.each([1, 2, 4, 8])('states 2^32 − 1 in each of %i dimensions', (rank) => {
    const bytes = new Uint8Array(100).fill(0xff)
    bytes.set([0, 0, 0x0e, rank])
    expect(() => readIdx(bytes, path)).toThrow(FormatError)
  })

  it('states 2^64 items, which overflow to 0 in 64-bit arithmetic', () => {
    const bytes = Uint8Array.of(0, 0, 8, 3, 0, 1, 0, 0, 0, 0, 128, 0, 0, 0, 128, 0)
    bytes.set([128, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 4], 4)
    expect(() => readIdx(bytes, path)).toThrow(
      failure('idx.truncated', { path, offset: 16, expected: 2 ** 64, actual: 16 }),
    )
  })
})

describe('writing throws for', () => {
  it.each([
    { shape: [], actual: 1 },
    { shape: [1, 1, 1, 1, 1, 1, 1, 1, 1], actual: 1 },
    { shape: [2, 2], actual: 3 },
    { shape: [-1, -3], actual: 3 },
    { shape: [1.5, 2], actual: 3 },
    { shape: [2 ** 32, 0], actual: 0 },
  ])('$actual items of shape $shape', ({ shape, actual }) => {
    expect(() => writeIdx({ shape, data: new Uint8Array(actual) })).toThrow(ShapeError)
  })
})
