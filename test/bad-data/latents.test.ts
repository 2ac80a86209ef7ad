// Latents to decode that are broken, truncated, of other shapes, or not finite.
import { loadRun } from 'jamjae/node'
import { encodeNpy } from '../../src/formats/npy.js'
import { encodeNpz } from '../../src/formats/npz.js'
import { readLatents } from '../../src/runs/exchange/latents-file.js'
import { type BadCommand, commandRefuses } from './refused-command.js'
import { type BadData, refuses, refusesTruncated } from './refused-data.js'

const latent = 2
const load = (path: string) => readLatents(path, latent)
const mean = { shape: [3, latent], data: Float32Array.of(1, -2, 0.5, 4, 5, 6) }
const npy = encodeNpy(mean)
const npz = Uint8Array.from(encodeNpz(new Map([['mean', mean]])))

refusesTruncated('an .npy file of latents', {
  bytes: npy,
  boundaries: [6, 8, 10, 128, 136],
  key: /^npy\.(truncated|magic)$/,
  file: 'z.npy',
  load: (place) => load(place.path('z.npy')),
})
refusesTruncated('an .npz file of latents', {
  bytes: npz,
  boundaries: [4, 30, 38, 38 + 128, npz.length - 22 - 54, npz.length - 22],
  key: /^zip\.broken$/,
  file: 'z.npz',
  load: (place) => load(place.path('z.npz')),
})

const csv = (text: string | Uint8Array, key: string, ...says: string[]): BadData => ({
  files: { 'z.csv': text },
  load,
  key,
  says: ['z.csv', ...says],
})
const array = (
  shape: number[],
  data: Float32Array | Float64Array | Int32Array,
  key: string,
  ...says: string[]
) => ({
  files: { 'z.npy': encodeNpy({ shape, data }) },
  load,
  key,
  says: ['z.npy', ...says],
})

refuses('a table of latents', {
  'that is empty': csv('', 'csv.empty'),
  'of nothing but ends of lines': csv('\n\r\n\n', 'csv.empty'),
  'of nothing but a header': csv('mean_1,mean_2\n', 'latents.shape', '[0, 2]'),
  'with a row that is too short': csv('1,2\n3\n4,5\n', 'csv.ragged', 'line 2', 'got 1'),
  'with a row that is too long, and the ends of lines of Windows': csv(
    '\uFEFF1,2\r\n3,4\r\n5,6,7\r\n',
    'csv.ragged',
    'line 3',
    'got 3',
  ),
  'with a quote that never ends': csv('mean_1,mean_2\n"1,2\n', 'csv.number', 'line 2'),
  'with a word': csv('mean_1,mean_2\n1,two\n', 'csv.number', 'line 2', 'column 2', 'two'),
  'with no number': csv('mean_1,mean_2\n1,NaN\n', 'csv.number', 'NaN'),
  'with an infinite number': csv('1,2\n3,1e999\n', 'csv.number', 'line 2', '1e999'),
  'with a number beyond float32': csv('1,2\n3,1e39\n', 'csv.number', '1e39'),
  'with a place that is empty': csv('1,2\n3,\n', 'csv.number', 'line 2', 'column 2'),
  'with commas in its numbers': csv('1,5;2,5\n', 'csv.header', 'mean_1'),
  'with columns of other names': csv('x,y\n1,2\n', 'csv.header', 'x,y'),
  'with bytes that are no text': csv(Uint8Array.of(0xff, 0xfe, 0x31, 0), 'csv.header'),
  'of more latents than the model has': csv('1,2,3\n', 'latents.shape', '[1, 3]', '[count, 2]'),
  'of a megabyte in one place': csv(`1,${'9'.repeat(2 ** 20)}x\n`, 'csv.header'),
  'of a megabyte of digits that end in a letter': csv(
    `1,2\n3,${'9'.repeat(2 ** 20)}x\n`,
    'csv.number',
    'line 2',
    '9…9',
  ),
})

refuses('an array of latents', {
  'of another width': array([3, 1], Float32Array.of(1, 2, 3), 'latents.shape', '[3, 1]'),
  'of one row only': array([2], Float32Array.of(1, 2), 'latents.shape', '[2]'),
  'of no rows': array([0, 2], new Float32Array(), 'latents.shape', '[0, 2]'),
  'with no number': array(
    [2, 2],
    Float32Array.of(1, 2, 3, Number.NaN),
    'latents.finite',
    'example 1',
    'latent 2',
  ),
  'with a number beyond float32': array(
    [1, 2],
    Float64Array.of(1, 1e300),
    'latents.finite',
    '1e+300',
  ),
  'in a file of another kind': {
    files: { 'z.txt': '1,2\n' },
    load,
    key: 'latents.extension',
    says: ['z.txt', '.csv'],
  },
  'in an archive without means': {
    files: { 'z.npz': Uint8Array.from(encodeNpz(new Map([['codes', mean]]))) },
    load,
    key: 'latents.mean',
    says: ['z.npz', 'codes'],
  },
  'that is a folder': {
    folders: ['z.npy'],
    source: 'z.npy',
    load,
    key: 'data.notFile',
    says: ['z.npy'],
  },
  'that is a link in a circle': {
    links: { 'z.csv': 'z.csv' },
    source: 'z.csv',
    load,
    key: 'data.unreadable',
    says: ['z.csv', 'ELOOP'],
  },
})

const run = (path: string) => loadRun(path)
refuses('what is no run to decode with', {
  'an empty folder': { folders: ['r'], source: 'r', load: run, key: 'run.missing', says: ['r'] },
  'a file': { files: { r: 'x' }, load: run, key: 'run.missing', says: ['r'] },
})

const commandCases: Record<string, BadCommand> = {
  'to decode with what is no run, into an empty place': {
    words: ['decode', 'r', 'z.csv', '--out', 'out'],
    files: { 'z.csv': '1,2\n', 'r/run.json': '{"format":' },
    says: ['r/run.json: expected the description of a run', 'Restore'],
  },
}
commandRefuses('the command', commandCases)
