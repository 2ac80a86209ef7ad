// Weights to import that are broken, truncated, of another model, or not finite.
import { dirname, join } from 'node:path'
import { importWeights, resolveConfiguration } from 'jamjae/node'
import { safetensorsParts } from '../../src/formats/safetensors.js'
import { idxBytes, tinyConfiguration } from '../small-data.js'
import { type BadCommand, commandRefuses } from './refused-command.js'
import { type BadData, refuses, refusesTruncated } from './refused-data.js'

const side = 2
const shapes = {
  'encoder.0.weight': [16, side * side],
  'encoder.0.bias': [16],
  'posterior.weight': [4, 16],
  'posterior.bias': [4],
  'decoder.0.weight': [16, 2],
  'decoder.0.bias': [16],
  'output.weight': [side * side, 16],
  'output.bias': [side * side],
}
type Shapes = Readonly<Record<string, readonly number[]>>

/** A file of tensors of these shapes, with `first` as the first number. */
function tensors(
  shapes: Shapes,
  first = 0.5,
  Items: typeof Float32Array | typeof Int32Array = Float32Array,
) {
  const arrays = Object.entries(shapes).map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1)
    return [name, { shape, data: new Items(length).fill(first, 0, 1) }] as const
  })
  return Buffer.concat(safetensorsParts(new Map(arrays)))
}

function withHeader(header: string, length = 0): Buffer {
  const start = Buffer.alloc(8)
  start.writeBigUInt64LE(BigInt(Buffer.byteLength(header)))
  return Buffer.concat([start, Buffer.from(header), Buffer.alloc(length)])
}

/** Imports the weights with the images next to them. */
const load = (file: string) => {
  const data = { source: join(dirname(file), 'data') }
  const configuration = resolveConfiguration({ ...tinyConfiguration(side), data })
  return importWeights({ run: join(dirname(file), 'run'), file, configuration })
}
const sound = tensors(shapes)
const header = 8 + Number(sound.readBigUInt64LE())
const images = idxBytes([3, side, side], new Uint8Array(3 * side * side))
const idx = { 'data/train-images-idx3-ubyte': images, 'data/t10k-images-idx3-ubyte': images }

refusesTruncated('a file of weights', {
  bytes: sound,
  boundaries: [8, 9, header, header + 64, header + 128],
  key: /^safetensors\.(truncated|header)$/,
  file: 'w.safetensors',
  beside: idx,
  load: (place) => load(place.path('w.safetensors')),
})

const file = (content: string | Uint8Array, key: string, ...says: string[]): BadData => ({
  files: { 'w.safetensors': content, ...idx },
  load,
  key,
  says: ['w.safetensors', ...says],
})
const tensor = (fields: object, length = 0) =>
  withHeader(
    JSON.stringify({ t: { dtype: 'F32', shape: [1], data_offsets: [0, 4], ...fields } }),
    length,
  )

refuses('a file of weights', {
  'that is empty': file('', 'safetensors.truncated', 'got 0'),
  'that PyTorch has pickled': file(
    Buffer.from('PK\x03\x04archive/data.pkl'),
    'import.pickle',
    'never read',
  ),
  'that PyTorch before 1.6 has pickled': file(
    Buffer.from('\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M', 'latin1'),
    'import.pickle',
    'never read',
  ),
  'that is a text': file('these are no weights at all', 'safetensors.header'),
  'with a header longer than all disks': file(
    Buffer.concat([Buffer.alloc(7, 0xff), Buffer.from([0x7f, 0x7b, 0x7d])]),
    'safetensors.truncated',
  ),
  'with a header that is a list': file(withHeader('[]'), 'safetensors.header', 'byte 8'),
  'with a tensor of 2³¹ numbers in a kilobyte': file(
    tensor({ shape: [2 ** 31], data_offsets: [0, 2 ** 33] }, 1024),
    'safetensors.truncated',
    '8589934672',
  ),
  'with a tensor that begins after it ends': file(
    tensor({ data_offsets: [4, 0] }, 4),
    'safetensors.entry',
    'tensor t',
  ),
  'with a tensor of negative length': file(tensor({ shape: [-1] }, 4), 'safetensors.entry', '-1'),
  'with tensors of eight bits': file(
    tensor({ dtype: 'F8_E4M3', data_offsets: [0, 1] }, 1),
    'safetensors.dtype',
    'F8_E4M3',
  ),
  'with a tensor that is deeper than any stack': file(
    withHeader(`{"t":${'['.repeat(2e5)}${']'.repeat(2e5)}}`),
    'safetensors.entry',
    '[[[[…',
  ),
  'with a name of a megabyte': file(
    withHeader(JSON.stringify({ ['x'.repeat(2 ** 20)]: 1 })),
    'safetensors.entry',
    'x…x',
  ),
  'of whole numbers': file(tensors(shapes, 1, Int32Array), 'import.items', 'Int32Array'),
  'with no number in it': file(tensors(shapes, Number.NaN), 'import.finite', 'NaN', 'index 0'),
  'with an infinite number': file(tensors(shapes, Infinity), 'import.finite', 'Infinity'),
  'of another size': file(tensors({ ...shapes, 'output.bias': [5] }), 'import.shape', '[5]', '[4]'),
  'of no tensors': file(withHeader('{}'), 'import.lacking', 'encoder.0.weight'),
  'with more tensors than the model has': file(
    tensors({ ...shapes, more: [1] }),
    'import.leftOver',
    'more',
  ),
  'that is a folder': {
    files: idx,
    folders: ['w.safetensors'],
    source: 'w.safetensors',
    load,
    key: 'data.notFile',
    says: ['w.safetensors'],
  },
})

const commandCases: Record<string, BadCommand> = {
  'weights that are cut off': {
    words: ['import', 'run', 'w.safetensors', '--recipe', 'c.json'],
    files: { 'w.safetensors': sound.subarray(0, 100) },
    says: ['w.safetensors: expected at least', 'cut off'],
  },
  'weights with no number in them': {
    words: [
      'import',
      'run',
      'w.safetensors',
      '--recipe',
      'c.json',
      '--data',
      'data',
      '--set',
      'model.input=[2,2]',
    ],
    files: { 'w.safetensors': tensors(shapes, Number.NaN), ...idx },
    says: ['w.safetensors: expected finite numbers in the tensor', 'NaN'],
  },
}
commandRefuses('the command', commandCases)
