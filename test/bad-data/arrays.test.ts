// NumPy's files as training data: broken, truncated, malicious, or with numbers that are no images.
import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { loadData } from 'jamjae/node'
import { encodeNpy, type NpyArray } from '../../src/formats/npy.js'
import { encodeNpz } from '../../src/formats/npz.js'
import { type BadCommand, commandRefuses, train } from './refused-command.js'
import { type BadData, refuses, refusesTruncated } from './refused-data.js'

const pixels = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7919) & 0xff)
const bytesOf = { shape: [10, 3, 2], data: pixels(60) }
const sound = encodeNpy(bytesOf)
const labels = { shape: [10], data: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) }
const npz = (arrays: Record<string, NpyArray>) =>
  Uint8Array.from(encodeNpz(new Map(Object.entries(arrays))))

/** An NPY file with this header, and `length` bytes of items. */
function withHeader(header: string, length = 0): Uint8Array {
  const text = Buffer.from(`${header}\n`)
  const start = Buffer.from([0x93, ...strToU8('NUMPY'), 1, 0, text.length & 0xff, text.length >> 8])
  return Buffer.concat([start, text, Buffer.alloc(length)])
}
const header = (shape: string, descr = "'|u1'") =>
  `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`
const one = (content: Uint8Array, key: string | RegExp, ...says: (string | RegExp)[]): BadData => ({
  files: { 'images.npy': content },
  key,
  says: ['images.npy', ...says],
})
const floats = (...values: number[]) =>
  encodeNpy({ shape: [2, 1, values.length / 2], data: Float32Array.from(values) })

refusesTruncated('an .npy file', {
  bytes: sound,
  boundaries: [1, 6, 7, 8, 10, sound.indexOf(0x7d) + 1, 128, 134, 158],
  key: /^npy\.(truncated|magic)$/,
  file: 'images.npy',
  load: (place) => loadData(place.path('images.npy')),
})

const archive = npz({ images: bytesOf, labels })
const view = Buffer.from(archive)
const directory = view.readUInt32LE(archive.length - 6)
const second = view.indexOf('PK\x03\x04', 4)
refusesTruncated('an .npz file', {
  bytes: archive,
  boundaries: [
    4,
    30,
    40,
    40 + 128,
    second,
    second + 30,
    directory,
    directory + 46,
    archive.length - 22,
  ],
  key: /^zip\.broken$/,
  file: 'images.npz',
  load: (place) => loadData(place.path('images.npz')),
})

refuses('an .npy file', {
  'that is empty': one(new Uint8Array(), 'npy.magic', '0 bytes'),
  'that is a text': one(Buffer.from('0 1 2\n'), 'npy.magic', '0x30 0x20'),
  'that is a ZIP archive': one(archive, 'npy.magic', '0x50 0x4b'),
  'of a version to come': one(sound.with(6, 4), 'npy.version', 'got 4', 'numpy.save'),
  'of 2³¹ items in a kilobyte': one(
    withHeader(header('(2147483648, 1, 1)'), 1024),
    'npy.truncated',
    '2147483730',
  ),
  'of more items than a number can count': one(
    withHeader(header(`(${'9007199254740991, '.repeat(30)})`), 1024),
    'npy.truncated',
  ),
  'of a size below zero': one(withHeader(header('(-1, 2, 2)')), 'npy.header', '(-1, 2, 2)'),
  'whose header is code': one(
    withHeader("__import__('os').system('id')"),
    'npy.header',
    'descr, fortran_order and shape',
  ),
  'whose header never ends': one(withHeader("{'descr': '|u1', ".repeat(60)), 'npy.header'),
  'of pickled objects': one(
    withHeader(header('(10, 3, 2)', "'|O'"), 480),
    'npy.pickle',
    'never loaded',
    'run code',
  ),
  'of records': one(withHeader(header('(10,)', "[('a', '<f4'), ('b', '|O')]"), 120), 'npy.pickle'),
  'of complex numbers': one(
    withHeader(header('(10, 3, 2)', "'<c8'"), 480),
    'npy.type',
    '<c8',
    'astype',
  ),
  'of texts': one(withHeader(header('(2, 2)', "'<U3'"), 48), 'npy.type', '<U3'),
  'of no images': one(encodeNpy({ shape: [0, 3, 2], data: pixels(0) }), 'images.none', '[0, 3, 2]'),
  'of images without pixels': one(
    encodeNpy({ shape: [9, 0, 2], data: pixels(0) }),
    'images.none',
    '[9, 0, 2]',
  ),
  'of a row of numbers': one(encodeNpy({ shape: [9], data: pixels(9) }), 'images.shape', '[9]'),
  'of one number': one(encodeNpy({ shape: [], data: pixels(1) }), 'images.shape', 'Reshape'),
  'of a single image': one(
    encodeNpy({ shape: [1, 3, 2], data: pixels(6) }),
    'split.tooFew',
    'got 1',
  ),
  'with a pixel that is no number': one(floats(0, 0.5, Number.NaN, 1), /^data\.notFinite/, 'NaN'),
  'with a pixel that is infinite': one(
    floats(0, 0.5, Number.POSITIVE_INFINITY, 1),
    /^data\.notFinite/,
    'Infinity',
  ),
})

/** An archive of one deflated file of zeros that claims to have `size` bytes. */
function bomb(name: string, size: number, really = size): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(really))
  const whole = Buffer.from(zipSync({ [name]: new Uint8Array(1) }, { level: 9 }))
  const start = 30 + name.length
  const oldLength = whole.readUInt32LE(18)
  const local = whole.subarray(0, start)
  const rest = whole.subarray(start + oldLength)
  for (const [part, at] of [
    [local, 18],
    [rest, 20],
  ] as const) {
    part.writeUInt32LE(packed.length, at)
    part.writeUInt32LE(size, at + 4)
  }
  rest.writeUInt32LE(start + packed.length, rest.length - 6)
  return Buffer.concat([local, packed, rest])
}

refuses('an .npz file', {
  'that is empty': {
    files: { 'images.npz': new Uint8Array() },
    key: 'zip.broken',
    says: ['images.npz', 'byte 0'],
  },
  'that is an .npy file': {
    files: { 'images.npz': sound },
    key: 'zip.broken',
    says: ['images.npz', 'no end of a ZIP archive'],
  },
  'of no arrays': {
    files: { 'images.npz': Uint8Array.from(encodeNpz(new Map())) },
    key: 'images.arrays',
    says: ['images.npz', 'called images'],
  },
  'of arrays with other names': {
    files: { 'images.npz': npz({ first: bytesOf, second: bytesOf }) },
    key: 'images.arrays',
    says: ['images.npz', 'first', 'second'],
  },
  'whose only array climbs out of its folder': {
    files: { 'images.npz': zipSync({ '../../images.npy': sound }) },
    key: 'npz.name',
    says: ['images.npz', '../../images'],
  },
  'whose arrays have names over several lines': {
    files: { 'images.npz': zipSync({ 'a\nb\x1b[31m.npy': sound }) },
    key: 'npz.name',
    says: ['a\\nb\\x1b[31m'],
  },
  'with an array of pickled objects': {
    files: { 'images.npz': zipSync({ 'images.npy': withHeader(header('(1,)', "'|O'"), 8) }) },
    key: 'npy.pickle',
    says: ['images.npz/images.npy', 'run code'],
  },
  'with an array that is cut off': {
    files: { 'images.npz': zipSync({ 'images.npy': sound.subarray(0, -1) }) },
    key: 'npy.truncated',
    says: ['images.npz/images.npy', String(sound.length)],
  },
  'that says it would be four gigabytes': {
    files: { 'images.npz': bomb('images.npy', 2 ** 32 - 1, 2 ** 20) },
    key: /zip\.(broken|tooLarge)/,
    says: ['images.npz'],
  },
  'that is larger than it says': {
    files: { 'images.npz': bomb('images.npy', 100, 2 ** 26) },
    key: 'zip.broken',
    says: ['images.npz', 'size'],
  },
  'with labels for fewer images': {
    files: { 'images.npz': npz({ images: bytesOf, labels: { shape: [9], data: pixels(9) } }) },
    key: 'images.labelCount',
    says: ['images.npz', '10', '[9]'],
  },
  'with labels below −1': {
    files: {
      'images.npz': npz({
        images: bytesOf,
        labels: { shape: [10], data: Int32Array.from(labels.data, (label) => label - 2) },
      }),
    },
    key: 'images.labelType',
    says: ['images.npz', '-2'],
  },
})

const commandCases: Record<string, BadCommand> = {
  'an .npy file that is cut off': {
    words: train('--data', 'images.npy'),
    files: { 'images.npy': sound.subarray(0, 100) },
    says: ['images.npy: expected at least', 'got 100'],
    korean: 'images.npy',
  },
  'an .npy file of pickled objects': {
    words: train('--data', 'images.npy'),
    files: { 'images.npy': withHeader(header('(10, 3, 2)', "'|O'"), 480) },
    says: ['images.npy', 'Python objects', 'Save an array of numbers'],
  },
  'an .npy file with negative pixels': {
    words: train('--data', 'images.npy', '--set', 'model.input=[1,2]'),
    files: { 'images.npy': floats(-1, 0.5, 0.2, 1) },
    says: ['images.npy', /-1\b.* to 1\b/, '--scale'],
  },
  'an .npy file of floats from 0 to 255': {
    words: train('--data', 'images.npy', '--set', 'model.input=[1,2]'),
    files: { 'images.npy': floats(0, 255, 3, 4) },
    says: ['images.npy', /0 to 255\b/, '--scale'],
  },
  'an .npz file whose array climbs out': {
    words: train('--data', 'images.npz'),
    files: { 'images.npz': zipSync({ '../../images.npy': sound }) },
    says: ['images.npz', '../../images'],
  },
  'a name with Korean, a space and a newline': {
    words: train('--data', '내 그림\n.npy'),
    files: { '내 그림\n.npy': sound.subarray(0, 100) },
    says: ['내 그림\\n.npy: expected at least'],
  },
}
commandRefuses('the command', commandCases)
