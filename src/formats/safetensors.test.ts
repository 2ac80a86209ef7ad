// safetensors files: round trips; the bytes are always the same; invalid files are rejected.
import { describe, expect, it } from 'vitest'
import { ConfigError, ShapeError } from '../errors.js'
import { decodeSafetensors, type NamedArray, safetensorsParts } from './safetensors.js'

const path = 'some.safetensors'
const encoded = (...content: Parameters<typeof safetensorsParts>) =>
  new Uint8Array(Buffer.concat(safetensorsParts(...content)))
const float = (...items: number[]): NamedArray => ({
  shape: [items.length],
  data: Float32Array.from(items),
})
const failure = (key: string, values: object = {}) =>
  expect.objectContaining({ key, values: expect.objectContaining({ path, ...values }) })

/** A file with any header, followed by `dataLength` bytes. */
function file(header: unknown, dataLength = 0): Uint8Array {
  const text = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  )
  const bytes = new Uint8Array(8 + text.length + dataLength)
  new DataView(bytes.buffer).setUint32(0, text.length, true)
  bytes.set(text, 8)
  return bytes
}

function entry(begin: number, end: number, shape = [(end - begin) / 4], dtype = 'F32') {
  return { dtype, shape, data_offsets: [begin, end] }
}

describe('encoding and decoding', () => {
  const tensors = new Map<string, NamedArray>([
    ['decoder.weight', { shape: [2, 3], data: Float32Array.of(1, -2, 0.5, 4, 5, Infinity) }],
    ['flags', { shape: [3], data: Uint8Array.of(1, 0, 255) }],
    ['loss', { shape: [], data: Float64Array.of(Math.PI) }],
    ['steps', { shape: [1], data: Int32Array.of(-7) }],
    ['batches', { shape: [2], data: BigInt64Array.of(-1n, 2n ** 53n + 1n) }],
    ['none', { shape: [0, 4], data: new Float32Array(0) }],
    ['10', float(10)],
    ['9', float(9)],
    ['잠재 "quoted" \\ name', float(1)],
    ['__proto__', float(2)],
  ])
  const metadata = { format: 'jamjae', language: '한국어', ['__proto__']: 'harmless' }

  it('keep every array and text', () => {
    const decoded = decodeSafetensors(encoded(tensors, metadata), path)
    expect(new Map([...decoded.tensors].sort())).toEqual(new Map([...tensors].sort()))
    expect(Object.entries(decoded.metadata).sort()).toEqual(Object.entries(metadata).sort())
    expect(Object.getPrototypeOf(decoded.metadata)).toBe(Object.prototype)
  })

  it('give the same bytes for the same content in another order', () => {
    const bytes = encoded(tensors, { a: '1', b: '2' })
    const reversed = new Map([...tensors].reverse())
    expect(encoded(reversed, { b: '2', a: '1' })).toEqual(bytes)
  })

  it('give the bytes of the specification', () => {
    const bytes = encoded(new Map([['a', float(1)]]), { k: 'v' })
    const header = '{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    const length = Math.ceil(header.length / 8) * 8
    expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(BigInt(length))
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + length))).toBe(header.padEnd(length))
    expect([...bytes.subarray(8 + length)]).toEqual([0, 0, 0x80, 0x3f])
  })

  it('keep empty content', () => {
    const decoded = decodeSafetensors(encoded(new Map()), path)
    expect(decoded).toEqual({ tensors: new Map(), metadata: {} })
  })

  it('view aligned arrays and copy the others', () => {
    const bytes = encoded(new Map([['a', float(1, 2)]]))
    expect(decodeSafetensors(bytes, path).tensors.get('a')?.data.buffer).toBe(bytes.buffer)
    const moved = new Uint8Array(bytes.length + 1)
    moved.set(bytes, 1)
    expect(decodeSafetensors(moved.subarray(1), path).tensors.get('a')).toEqual(float(1, 2))
  })

  it('align each array to its items, so that none needs a copy', () => {
    const bytes = encoded(tensors)
    for (const { data } of decodeSafetensors(bytes, path).tensors.values()) {
      expect(data.buffer).toBe(bytes.buffer)
    }
  })
})

describe('encoding throws for', () => {
  it('an array that is not as long as its shape', () => {
    const array = { shape: [2, 2], data: new Float32Array(3) }
    expect(() => encoded(new Map([['a', array]]))).toThrow(ShapeError)
  })

  it('the reserved name', () => {
    expect(() => encoded(new Map([['__metadata__', float(1)]]))).toThrow(ConfigError)
  })
})

describe('an invalid file', () => {
  const whole = encoded(new Map([['a', float(1, 2)]]))

  it('is truncated after any byte', () => {
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeSafetensors(whole.subarray(0, length), path)).toThrow(
        failure('safetensors.truncated', { offset: length, actual: length }),
      )
    }
  })

  it('has bytes after its last array', () => {
    expect(() => decodeSafetensors(Uint8Array.of(...whole, 0), path)).toThrow(
      failure('safetensors.trailing', { expected: whole.length }),
    )
  })

  it('states a header longer than any file', () => {
    const bytes = new Uint8Array(16).fill(0xff)
    bytes[8] = 0x7b
    expect(() => decodeSafetensors(bytes, path)).toThrow(failure('safetensors.truncated'))
  })

  it('is of another format, whatever length its first bytes state', () => {
    const bytes = new TextEncoder().encode('{"a text": "of another format"}')
    expect(() => decodeSafetensors(bytes, path)).toThrow(failure('safetensors.header'))
  })

  it.each(['', '{', '[]', 'null', '7', '{"a":}'])('has the header %j', (header) => {
    expect(() => decodeSafetensors(file(header), path)).toThrow(
      failure('safetensors.header', { offset: 8 }),
    )
  })

  it('has a header that is not UTF-8', () => {
    const bytes = file('{"?":1}')
    bytes[10] = 0xff
    expect(() => decodeSafetensors(bytes, path)).toThrow(failure('safetensors.header'))
  })

  it.each([
    null,
    [],
    'F32',
    { shape: [1], data_offsets: [0, 4] },
    { dtype: 1, shape: [1], data_offsets: [0, 4] },
    { dtype: 'F32', data_offsets: [0, 4] },
    { dtype: 'F32', shape: [1] },
    { dtype: 'F32', shape: 1, data_offsets: [0, 4] },
    { dtype: 'F32', shape: [-1], data_offsets: [0, 4] },
    { dtype: 'F32', shape: [1.5], data_offsets: [0, 6] },
    { dtype: 'F32', shape: ['1'], data_offsets: [0, 4] },
    { dtype: 'F32', shape: [1], data_offsets: [0] },
    { dtype: 'F32', shape: [1], data_offsets: [0, 4, 8] },
    { dtype: 'F32', shape: [1], data_offsets: [4, 0] },
    { dtype: 'F32', shape: [1], data_offsets: [-4, 0] },
    { dtype: 'F32', shape: [1], data_offsets: [0, 2 ** 60] },
  ])('describes an array as %j', (description) => {
    expect(() => decodeSafetensors(file({ a: description }, 4), path)).toThrow(
      failure('safetensors.entry', { name: 'a' }),
    )
  })

  it.each([
    ['starts late', { a: entry(4, 8) }, 8],
    ['leaves a hole', { a: entry(0, 4), b: entry(8, 12) }, 12],
    ['overlaps', { a: entry(0, 8), b: entry(4, 12) }, 12],
    ['is shared', { a: entry(0, 4), b: entry(0, 4) }, 4],
    [
      'is described twice',
      `{"a":${JSON.stringify(entry(0, 4))},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`,
      8,
    ],
  ])('has data that %s', (_, header, length) => {
    expect(() => decodeSafetensors(file(header, length), path)).toThrow(failure('safetensors.gap'))
  })

  it.each([
    [[2], 'F32'],
    [[1], 'F64'],
    [[0], 'F32'],
    [[2 ** 50, 2 ** 50], 'U8'],
    [Array.from({ length: 40 }, () => 2 ** 50), 'U8'],
  ])('has four bytes for shape %j of %s', (shape, dtype) => {
    expect(() => decodeSafetensors(file({ a: entry(0, 4, shape, dtype) }, 4), path)).toThrow(
      failure('safetensors.size', { name: 'a', actual: 4 }),
    )
  })

  it.each(['F8_E4M3', 'I16', 'f32', 'constructor'])('has the unsupported dtype %s', (dtype) => {
    expect(() => decodeSafetensors(file({ a: entry(0, 8, [1], dtype) }, 8), path)).toThrow(
      failure('safetensors.dtype', { name: 'a', actual: dtype }),
    )
  })

  it.each([1, 'text', ['text'], { a: 1 }, { a: { b: 'c' } }])('has the metadata %j', (texts) => {
    expect(() => decodeSafetensors(file({ __metadata__: texts }), path)).toThrow(
      failure('safetensors.metadata'),
    )
  })
})

it('files of other programs need no padding, order or alignment', () => {
  const bytes = file({ b: entry(1, 5), a: entry(0, 1, [1], 'U8'), __metadata__: {} }, 5)
  bytes.set([7, 0, 0, 0x80, 0x3f], bytes.length - 5)
  const { tensors } = decodeSafetensors(bytes, path)
  expect(tensors.get('a')).toEqual({ shape: [1], data: Uint8Array.of(7) })
  expect(tensors.get('b')).toEqual(float(1))
})

it.each([
  // One, the largest finite, the smallest subnormal, infinity.
  ['F16', [0x3c00, 0x7bff, 0x0001, 0x7c00], [1, 65504, 2 ** -24, Infinity]],
  ['BF16', [0x3f80, 0xc049, 0x0001, 0x7f80], [1, -3.140625, 2 ** -133, Infinity]],
])('%s becomes float32, exactly', (dtype, halves, numbers) => {
  const bytes = file({ a: { dtype, shape: [2, 2], data_offsets: [0, 8] } }, 8)
  bytes.set(new Uint8Array(Uint16Array.from(halves).buffer), bytes.length - 8)
  const { tensors, widened } = decodeSafetensors(bytes, path)
  expect(tensors.get('a')).toEqual({ shape: [2, 2], data: Float32Array.from(numbers) })
  expect([...(widened ?? [])]).toEqual([['a', dtype]])
})

it('names from a file change no prototype', () => {
  const header = `{"__proto__":${JSON.stringify(entry(0, 4))},"__metadata__":{"__proto__":"x"}}`
  const { tensors, metadata } = decodeSafetensors(file(header, 4), path)
  expect([...tensors.keys()]).toEqual(['__proto__'])
  expect(Object.entries(metadata)).toEqual([['__proto__', 'x']])
  expect('dtype' in {}).toBe(false)
})
