// Every reader of the product: its input, its call, and the invariants of its result.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readConfiguration } from '../../dist/cli/training/read-configuration.js'
import { readImageFile } from '../../dist/data/images/image-file.js'
import { loadCifar } from '../../dist/data/named/cifar.js'
import { decodeSafetensors } from '../../dist/formats/safetensors.js'
import { decodeRecords, encodeRecord } from '../../dist/formats/tfrecord.js'
import { loadData, readDescription, readMetrics, resolveConfiguration } from '../../dist/node.js'
import { checkpointParts, readCheckpoint } from '../../dist/runs/checkpoints/read-checkpoint.js'
import { importWeights } from '../../dist/runs/exchange/import-weights.js'
import { readLatents } from '../../dist/runs/exchange/latents-file.js'
import { cifar } from './archives.js'
import { consistentMetrics, consistentSplits, consistentTensors, finite } from './consistent.js'
import { faultyReaders } from './faulty-readers.js'
import { joined, pick } from './mutations.js'
import { behindHeader, idxImages, idxLabels, npy, npz, weights, zipped } from './numbers.js'
import { pictures } from './pictures.js'
import { csv, parquet } from './tables.js'
import { changedJson, jsonFile, jsonLines, table } from './texts.js'

const [images, labels] = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']
const [otherImages, otherLabels] = ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']
const [[soundImages], [soundLabels]] = [idxImages.seeds(), idxLabels.seeds()]
const latent = 2
const configuration = {
  name: 'tiny',
  data: { source: 'idx' },
  model: {
    type: 'vae',
    input: [4, 3],
    encoder: [{ type: 'linear', units: 3 }, { type: 'relu' }],
    latent,
    decoder: [{ type: 'linear', units: 3 }],
    likelihood: { type: 'bernoulli' },
  },
  training: { epochs: 2, batchSize: 2, optimizer: { type: 'adam', learningRate: 0.01 } },
}
const figures = { loss: 1.5, reconstruction: 1, kl: 0.5 }
const shapes = {
  'encoder.0.weight': [3, 12],
  'encoder.0.bias': [3],
  'posterior.weight': [2 * latent, 3],
  'posterior.bias': [2 * latent],
  'decoder.0.weight': [3, latent],
  'decoder.0.bias': [3],
  'output.weight': [12, 3],
  'output.bias': [12],
}
const run = {
  format: 'jamjae-run-1',
  name: 'tiny',
  status: 'finished',
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  configuration: resolveConfiguration(configuration),
  data: {
    source: '/nowhere',
    fingerprint: '0'.repeat(64),
    shape: [4, 3],
    trainingExamples: 5,
    validationExamples: 5,
  },
  engine: { device: 'cpu', threads: 1 },
  versions: { jamjae: '0.1.0', node: '20', onnxruntime: '1' },
  progress: { epochs: 2, steps: 6, seconds: 1 },
  train: figures,
  validation: figures,
  best: { epoch: 2, step: 6, loss: 1 },
}
const sums = {
  examples: 0,
  batches: 0,
  ofExamples: figures,
  ofBatches: figures,
  ofSquares: figures,
}
const resumePoint = {
  position: { epoch: 2, taken: 0, step: 3, shuffle: [1, 2, 3, 4], noise: [5, 6, 7, 8] },
  gathered: sums,
  best: { epoch: 1, step: 3, loss: 1 },
}
const state = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1)
    return [name, { shape, data: new Float32Array(length) }]
  }),
)
const checkpoint = joined(...checkpointParts('tiny', { state, resumePoint }))

/** Another JSON header with the same tensors. */
function withChangedHeader(random) {
  const length = Number(Buffer.from(checkpoint).readBigUInt64LE())
  const header = JSON.parse(Buffer.from(checkpoint).toString('utf8', 8, 8 + length))
  const { __metadata__: texts } = header
  if (random.below(2) === 0) texts.standing = JSON.stringify(changedJson(resumePoint, random))
  const changed = random.below(3) > 0 ? header : changedJson(header, random)
  return behindHeader(Buffer.from(JSON.stringify(changed) ?? ''), checkpoint.subarray(8 + length))
}

async function write(folder, files) {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
}

const loaded = async (source) => consistentSplits(await loadData(source))
/** Half of the tables are read as such, the others as rows of numbers. */
const asTable = (source, random) => ({ source, ...(random.below(2) === 0 && { table: true }) })
const readTable = (titles) => ({
  seeds: () => [
    Buffer.from('mean_1,mean_2\n0.5,1\n2,-3\n'),
    Buffer.from('0.5,1\r\n2,-3\r\n'),
    Buffer.from('\uFEFFindex,label,mean_1,mean_2,note\n0,7,"0.5",1,"a, b"\n1,3,2,-3,""\n'),
  ],
  generate: (random) => table(random, titles),
})
const step = { type: 'step', epoch: 1, step: 1, examples: 2, ...figures }
const epoch = {
  type: 'epoch',
  epoch: 1,
  step: 3,
  train: figures,
  trainDeviation: figures,
  validation: figures,
}

/** `file` is the name of a case's file, in a folder of the reader's own that also has `others`;
 *  `read` gets the paths of both, and throws if its result is inconsistent. Of slow readers only
 *  one in `every` cases is run. */
export const readers = {
  idx: {
    ...idxImages,
    file: images,
    others: { [otherImages]: soundImages },
    read: ({ folder }) => loaded(folder),
  },
  'idx-labels': {
    ...idxLabels,
    file: labels,
    others: { [images]: soundImages, [otherImages]: soundImages, [otherLabels]: soundLabels },
    read: ({ folder }) =>
      loaded([images, labels, otherImages, otherLabels].map((name) => join(folder, name)).join()),
  },
  'idx-gzip': {
    ...zipped(idxImages),
    file: `${images}.gz`,
    others: { [otherImages]: soundImages },
    read: ({ folder }) => loaded(folder),
  },
  npy: { ...npy, file: 'images.npy', read: ({ path }) => loaded(path) },
  npz: { ...npz, file: 'images.npz', read: ({ path }) => loaded(path) },
  csv: { ...csv, file: 'table.csv', read: ({ path }, random) => loaded(asTable(path, random)) },
  parquet: {
    ...parquet,
    // A thread is started for each.
    every: 10,
    file: 'table.parquet',
    read: ({ path }, random) => loaded(asTable(path, random)),
  },
  cifar: {
    ...cifar,
    file: 'cifar-10-binary.tar.gz',
    read: async ({ path }) =>
      consistentSplits(await loadCifar(path, { name: 'cifar10', training: 5, validation: 1 })),
  },
  picture: {
    ...pictures,
    file: 'picture.png',
    read: async ({ path }, random) =>
      finite(
        (
          await readImageFile(
            path,
            pick(random, [
              [4, 4],
              [3, 4, 4],
            ]),
          )
        ).pixels,
      ),
  },
  pictures: {
    ...pictures,
    file: join('b', 'x.png'),
    others: Object.fromEntries(
      ['a/1.png', 'a/2.png', 'b/3.png'].map((name, at) => [name, pictures.seeds()[at]]),
    ),
    read: ({ folder }, random) =>
      loaded({
        source: folder,
        skipBroken: random.below(2) === 0,
        ...(random.below(2) === 0 && {
          size: [4, 4],
          fit: pick(random, ['cover', 'contain', 'fill']),
        }),
      }),
  },
  'latents-csv': {
    ...readTable((at) => `mean_${at + 1}`),
    file: 'latents.csv',
    read: async ({ path }) => finite(await readLatents(path, latent)),
  },
  'latents-npy': {
    ...npy,
    file: 'latents.npy',
    read: async ({ path }) => finite(await readLatents(path, latent)),
  },
  'latents-npz': {
    ...npz,
    file: 'latents.npz',
    read: async ({ path }) => finite(await readLatents(path, latent)),
  },
  safetensors: {
    seeds: () => weights.seeds(shapes),
    generate: weights.generate,
    file: 'weights.safetensors',
    read: async ({ path, bytes }) => consistentTensors(decodeSafetensors(bytes, path).tensors),
  },
  weights: {
    seeds: () => weights.seeds(shapes),
    generate: weights.generate,
    file: 'weights.safetensors',
    others: {
      [`idx/${images}`]: soundImages,
      [`idx/${otherImages}`]: soundImages,
    },
    read: async ({ folder, path }) => {
      const own = { ...configuration, data: { source: join(folder, 'idx') } }
      const into = join(folder, 'run')
      try {
        await importWeights({ run: into, file: path, configuration: resolveConfiguration(own) })
        await readCheckpoint(join(into, 'checkpoints', 'last.safetensors'))
      } finally {
        await rm(into, { recursive: true, force: true })
      }
    },
  },
  checkpoint: {
    seeds: () => [checkpoint],
    generate: withChangedHeader,
    file: join('run', 'checkpoints', 'last.safetensors'),
    read: async ({ path }) => consistentTensors(Object.entries((await readCheckpoint(path)).state)),
  },
  run: {
    ...jsonFile(run),
    file: join('run', 'run.json'),
    read: ({ path }) => readDescription(dirname(path)),
  },
  metrics: {
    ...jsonLines([step, { ...step, step: 2 }, { ...step, step: 3 }, epoch]),
    file: join('run', 'metrics.jsonl'),
    read: async ({ path }) => consistentMetrics(await readMetrics(dirname(path))),
  },
  configuration: {
    ...jsonFile(configuration),
    file: 'own.json',
    read: ({ path }) => readConfiguration(path, []),
  },
  tfrecord: {
    seeds: () => [joined(encodeRecord(soundImages), encodeRecord(new Uint8Array()))],
    generate: (random) => idxImages.generate(random),
    file: 'events.tfrecord',
    read: async ({ path, bytes }) => void decodeRecords(bytes, path),
  },
}

/** Including those that are hidden by default. */
export const everyReader = { ...readers, ...faultyReaders }

/** Writes the other files of a reader. */
export async function prepare(name, folder) {
  const { file, others = {} } = everyReader[name]
  await write(folder, { ...others, [file]: new Uint8Array() })
}
