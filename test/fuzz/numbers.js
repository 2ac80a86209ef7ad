// Small valid inputs of numbers, and inputs invalid only in their own format: IDX, NPY, NPZ, safetensors.
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { writeIdx } from '../../dist/formats/idx.js'
import { encodeNpy } from '../../dist/formats/npy.js'
import { encodeNpz } from '../../dist/formats/npz.js'
import { safetensorsParts } from '../../dist/formats/safetensors.js'
import { joined, mutated, noise, pick } from './mutations.js'

const count = 5
const pixels = (length) => Uint8Array.from({ length }, (_, at) => (at * 7919) & 0xff)
const units = (length) => Float32Array.from({ length }, (_, at) => at / length)

/** An IDX array of that shape. */
const idx = (...shape) =>
  writeIdx({ shape, data: pixels(shape.reduce((product, size) => product * size, 1)) })

/** Dimensions as a header might have them: mostly small, some of them absurd. */
function dimensions(random, max) {
  const sizes = [0, 1, 2, 3, 5, 255, 256, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]
  return Array.from({ length: random.below(max + 1) }, () =>
    random.below(3) > 0 ? 1 + random.below(5) : pick(random, sizes),
  )
}

/** Items for these dimensions where they are few, else for some of them. */
function items(random, shape, width) {
  const whole = shape.reduce((product, size) => product * size, width)
  const length = whole <= 4096 ? whole : random.below(4096)
  return noise(random, random.below(8) === 0 ? random.below(length + 9) : length)
}

export const idxImages = {
  seeds: () => [idx(count, 4, 3), idx(count, 3, 2, 2), idx(count, 1, 2, 2)],
  generate(random) {
    const code = random.below(4) > 0 ? 0x08 : pick(random, [0x09, 0x0b, 0x0c, 0x0d, 0x0e, 0x07, 0])
    const shape = random.below(2) === 0 ? [count, 2, 2] : dimensions(random, 9)
    const header = Buffer.alloc(4 + 4 * shape.length)
    header.set([0, 0, code, random.below(9) > 0 ? shape.length : random.below(256)])
    for (const [axis, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * axis)
    return joined(header, items(random, shape, code < 0x0a ? 1 : code === 0x0e ? 8 : 4))
  },
}

export const idxLabels = {
  seeds: () => [idx(count), idx(count + 1), idx(count, 2)],
  generate: idxImages.generate,
}

/** The error is inside of a valid compression. */
export function zipped(format) {
  return {
    seeds: () => format.seeds().map((bytes) => gzipSync(bytes)),
    generate(random) {
      const inner = random.below(2) === 0 ? format.generate(random) : damaged(format, random)
      const long = random.below(20) === 0 ? joined(inner, new Uint8Array(2 ** 20)) : inner
      return Uint8Array.from(gzipSync(long))
    },
  }
}

const arrays = () => [
  { shape: [count, 4, 3], data: pixels(count * 12) },
  { shape: [count, 2, 2], data: units(count * 4) },
  { shape: [count, 3, 2, 2], data: Float64Array.from(units(count * 12)) },
]
const types = [
  '|u1',
  '|b1',
  '|i1',
  '<f2',
  '<f4',
  '<f8',
  '>f4',
  '<i8',
  '>u8',
  '<i4',
  '<u2',
  '|O',
  '<c8',
  'f4',
]

export const npy = {
  seeds: () => arrays().map(encodeNpy),
  generate(random) {
    const descr = pick(random, types)
    const shape = random.below(2) === 0 ? [count, 2, 2] : dimensions(random, 9)
    const sizes = shape.map((size) => pick(random, [`${size}`, `${size}L`, `${size}`, ` ${size}`]))
    const tuple = shape.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`
    const order = pick(random, ['False', 'False', 'True'])
    const fields = [`'descr': '${descr}'`, `'fortran_order': ${order}`, `'shape': ${tuple}`]
    if (random.below(9) === 0) fields.push(pick(random, [...fields, `'more': 1`, '', `"x": '(('`]))
    const text = `{${fields.join(', ')}${pick(random, [', }', '}', ',}', ''])}\n`
    const version = pick(random, [1, 1, 2, 3, 4])
    const header = Buffer.alloc(version === 1 ? 10 : 12)
    header.set([0x93, ...Buffer.from('NUMPY'), version, 0])
    if (version === 1) header.writeUInt16LE(text.length, 8)
    else header.writeUInt32LE(text.length, 8)
    const width = Number(/\d+$/.exec(descr)?.[0] ?? 8)
    return joined(header, Buffer.from(text), items(random, shape, width))
  },
}

const names = ['images', 'labels', 'mean', '../images', '/etc/images', 'a\nb', '그림']

/** Archives with any arrays in them, or with random numbers in their directories. */
export const npz = {
  seeds() {
    const [images, floats] = arrays()
    const labels = { shape: [count], data: Uint8Array.of(0, 1, 0, 1, 2) }
    const mean = { shape: [count, 2], data: units(count * 2) }
    return [
      Uint8Array.from(encodeNpz(new Map(Object.entries({ images, labels })))),
      zipSync({ 'images.npy': encodeNpy(floats), 'notes.txt': pixels(40) }),
      Uint8Array.from(encodeNpz(new Map(Object.entries({ mean })))),
    ]
  },
  generate(random) {
    const files = Object.fromEntries(
      Array.from({ length: 1 + random.below(4) }, (_, at) => {
        const name = at === 0 ? pick(random, ['images', 'mean']) : pick(random, names)
        const bytes = random.below(2) === 0 ? npy.generate(random) : damaged(npy, random)
        return [`${name}${pick(random, ['.npy', '.npy', '.npy', '', '.npy/'])}`, bytes]
      }),
    )
    if (random.below(20) === 0) files['images.npy'] = new Uint8Array(2 ** 20)
    const archive = zipSync(files, { level: pick(random, [0, 6]) })
    return random.below(2) === 0 ? archive : wildDirectory(archive, random)
  },
}

/** Sets numbers of the archive's directory, or of the record at its end. */
function wildDirectory(archive, random) {
  const bytes = Buffer.from(archive)
  const end = bytes.length - 22
  const fields = []
  for (let at = bytes.readUInt32LE(end + 16); bytes.readUInt32LE(at) === 0x02014b50; ) {
    fields.push(...[8, 10, 16, 20, 24, 28, 30, 32, 42].map((field) => at + field))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30)
  }
  fields.push(...[8, 10, 12, 16, 20].map((field) => end + field))
  const values = [
    0,
    1,
    22,
    8,
    0xffff,
    2 ** 31,
    2 ** 32 - 1,
    bytes.length,
    random.below(bytes.length),
  ]
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = pick(random, fields)
    if (at + 4 <= bytes.length && random.below(2) === 0)
      bytes.writeUInt32LE(pick(random, values), at)
    else bytes.writeUInt16LE(pick(random, values) & 0xffff, at)
  }
  return Uint8Array.from(bytes)
}

const texts = (value) => new TextEncoder().encode(JSON.stringify(value))

/** A safetensors file with any header. */
export function behindHeader(header, data = new Uint8Array()) {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return joined(length, header, data)
}

const dtypes = ['F32', 'F64', 'I64', 'I32', 'U8', 'BF16', 'x', 7, null]
const odd = [-1, 0.5, 2 ** 53, 1e300, '3', null, [], {}]

export const weights = {
  /** `shapes` are those of a model's variables, by name. */
  seeds: (shapes) =>
    [Float32Array, Float64Array].map((Items) =>
      joined(
        ...safetensorsParts(
          new Map(
            Object.entries(shapes).map(([name, shape]) => {
              const length = shape.reduce((product, size) => product * size, 1)
              return [name, { shape, data: Items.from(units(length)) }]
            }),
          ),
          { format: 'pt' },
        ),
      ),
    ),
  generate(random) {
    let at = 0
    const entries = Array.from({ length: random.below(5) }, (_, index) => {
      const shape = dimensions(random, 4)
      const size = shape.reduce((product, length) => product * length, 4)
      const begin = at
      at += size <= 4096 ? size : 0
      const offsets = [begin, random.below(6) > 0 ? begin + size : pick(random, odd)]
      const entry = { dtype: pick(random, ['F32', 'F32', ...dtypes]), shape, data_offsets: offsets }
      if (random.below(6) === 0) entry[pick(random, Object.keys(entry))] = pick(random, odd)
      const name = pick(random, [
        `tensor.${index}`,
        '__proto__',
        'encoder.0.weight',
        'x'.repeat(9e3),
      ])
      return [name, random.below(9) === 0 ? pick(random, odd) : entry]
    })
    if (random.below(3) === 0) entries.push(['__metadata__', pick(random, [{ a: 'b' }, ...odd])])
    const text = random.below(9) === 0 ? nested(random) : texts(Object.fromEntries(entries))
    return behindHeader(text, noise(random, at))
  },
}

/** JSON that is deeper than any stack. */
export function nested(random) {
  const depth = pick(random, [10, 1000, 20_000])
  const [open, close] = pick(random, [
    ['[', ']'],
    ['{"a":', '}'],
  ])
  const inner = `${open.repeat(depth)}1${random.below(4) > 0 ? close.repeat(depth) : ''}`
  return Buffer.from(random.below(2) === 0 ? inner : `{"a":${inner}}`)
}

function damaged(format, random) {
  const seeds = format.seeds()
  return mutated(pick(random, seeds), random, pick(random, seeds))
}
