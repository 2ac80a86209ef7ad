// Conditional models from training to export: labels go along everywhere, and where they are missing a sentence says so.
import { readFile, writeFile } from 'node:fs/promises'
import {
  arrayDataset,
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  evaluate,
  importanceWeighted,
  loadData,
  loadRun,
  logisticRegression,
  nodeEngine,
  prepareTraining,
  type Run,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type StateValues,
  train,
} from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeNpy } from '../src/formats/npy.js'
import { Workplace } from './command.js'
import { readOnnx } from './onnx-reader.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

const side = 7
const one = ['--threads', '1']
let place: Workplace
let engine: Engine
let data: DataSplits
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ every: 4 })
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), data)
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration(side)))
  const words = ['train', 'tiny.json', '--data', 'data', '--quiet', ...one]
  const conditional = ['--set', 'model.condition.type=labels', '--out', 'run']
  expect(await place.jamjae([...words, ...conditional])).toMatchObject({ code: 0, stderr: '' })
  expect(await place.jamjae([...words, '--out', 'plain'])).toMatchObject({ code: 0, stderr: '' })
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

const conv = { type: 'conv', channels: 4, kernel: 3, stride: 2, padding: 1 } as const
const convolutional = {
  encoder: [conv, { type: 'relu' }],
  decoder: [
    { type: 'linear', units: 64 },
    { type: 'unflatten', shape: [4, 4, 4] },
  ],
  output: { type: 'convTranspose', kernel: 3, stride: 2, padding: 1 },
} as const

function configured(
  model: object = {},
  training: object = {},
  condition: object = { type: 'labels' },
): Configuration {
  const tiny = tinyConfiguration(side)
  return resolveConfiguration({
    ...tiny,
    model: { ...tiny.model, condition, ...model } as ConfigurationInput['model'],
    training: { ...tiny.training, ...training },
  })
}

async function finalState(
  configuration: Configuration,
  splits: DataSplits = data,
): Promise<StateValues> {
  let state: StateValues = {}
  await train({
    ...{ configuration, data: splits, engine },
    observers: [
      {
        async epoch(event) {
          state = await event.state()
        },
      },
    ],
  })
  return state
}

/** Removes what only this model reads: the labels. */
const unlabelled = ({ labels: _, ...set }: DataSplits['train']) => set

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  expect([code, stderr.trim().split('\n').length], stderr).toEqual([2, 1])
  for (const text of says) expect(stderr).toContain(text)
}

describe('training', () => {
  it('takes the number of classes from the data', async () => {
    const { configuration } = await place.json('run', 'run.json')
    expect(configuration.model.condition).toEqual({ type: 'labels', classes: 10 })
  })

  it.each([
    ['dense', {}],
    ['convolutional', convolutional],
  ])('%s: parts of a batch give the same', async (_, model) => {
    const whole = await finalState(configured(model))
    const parts = await finalState(configured(model, { accumulate: 3 }))
    for (const [name, { data }] of Object.entries(whole)) {
      const scale = Math.max(...data.map(Math.abs))
      for (const [at, value] of data.entries()) {
        const apart = Math.abs(value - (parts[name]?.data[at] as number)) / scale
        expect(apart, name).toBeLessThan(1e-3)
      }
    }
  })

  it('uses the labels', async () => {
    const configuration = configured()
    const swapped = data.train.labels?.map((label) => 9 - label) as Uint8Array
    const other = { ...data, train: { ...data.train, labels: swapped } }
    const [first, second] = [
      await finalState(configuration),
      await finalState(configuration, other),
    ]
    expect(first['output.weight']?.data).not.toEqual(second['output.weight']?.data)
  })

  it('learns the vectors of the classes that are embedded', async () => {
    const embedded = (classes?: number) =>
      configured({}, { epochs: 1 }, { type: 'labels', embedding: 3, ...(classes && { classes }) })
    const { 'condition.weight': weight, ...state } = await finalState(embedded())
    expect(weight?.shape).toEqual([10, 3])
    expect(state['encoder.0.weight']?.shape).toEqual([16, side * side + 3])
    expect(state['decoder.0.weight']?.shape).toEqual([16, 2 + 3])
    // A class that no example has stays as it was, as in torch.nn.Embedding.
    const rows = async (epochs: number) => {
      const { model, ...others } = embedded(11)
      const training = { ...others.training, epochs }
      const found = await finalState({ ...others, model, training })
      const data = found['condition.weight']?.data ?? new Float32Array()
      return [data.slice(0, 30), data.slice(30)]
    }
    const [[seen, unseen], [later, still]] = [await rows(1), await rows(2)]
    expect(unseen).toHaveLength(3)
    expect(still).toEqual(unseen)
    expect(later).not.toEqual(seen)
  })

  it('of an autoencoder and with several samples works', async () => {
    for (const model of [
      { type: 'autoencoder', noise: 0.2 },
      { objective: { type: 'iwae', samples: 3 } },
      {
        decoder: [
          { type: 'linear', units: 16 },
          { type: 'dropout', rate: 0.5 },
        ],
      },
    ])
      expect(Object.keys(await finalState(configured(model)))).toContain('output.weight')
  })

  it('resumes to the bit', async () => {
    const splits = { ...data, name: 'digits' }
    const out = place.path('resumed')
    const configuration = configured(convolutional, { epochs: 3 })
    const whole = await finalState(configuration, splits)
    const controller = new AbortController()
    const stop = { steps: () => controller.abort() }
    const { signal } = controller
    const first = { configuration, data: splits, engine, out, observers: [stop], signal }
    expect(await recordedTraining(first)).toMatchObject({
      result: { completed: false },
    })
    let state: StateValues = {}
    const last = {
      async epoch(event: { state: () => Promise<StateValues> }) {
        state = await event.state()
      },
    }
    const open = async () => ({ data: splits, engine })
    await resumedTraining({ run: out, open, observers: [last] })
    expect(state).toEqual(whole)
  })

  it('refuses data without labels, or with labels beyond the classes', async () => {
    const without = {
      ...data,
      train: unlabelled(data.train),
      validation: unlabelled(data.validation),
    }
    const prepared = (configuration: Configuration, splits: DataSplits) =>
      prepareTraining({ configuration, data: splits, engine })
    await expect(prepared(configured(), without)).rejects.toMatchObject({
      key: 'condition.noLabels',
    })
    const five = configured({}, {}, { type: 'labels', classes: 5 })
    await expect(prepared(five, data)).rejects.toMatchObject({
      key: 'condition.label',
      values: { classes: 5, largest: 4 },
    })
    await writeFile(place.path('five.json'), JSON.stringify(five))
    await refused(['train', 'five.json', '--data', 'data'], '0 to 4', '5 classes')
    const items = encodeNpy({ shape: [30, side, side], data: new Uint8Array(30 * side * side) })
    await writeFile(place.path('images.npy'), items)
    const words = ['--set', 'model.condition.type=labels', '--data', 'images.npy']
    await refused(['train', 'tiny.json', ...words], 'conditional on class labels', 'have none')
  })
})

describe('a run', () => {
  let run: Run
  beforeAll(async () => {
    run = await loadRun(place.path('run'), { threads: 1 })
  })
  afterAll(() => run.close())

  const all = (label: number, count: number) => new Uint8Array(count).fill(label)

  it('decodes points for the labels that it is given, and without them not at all', async () => {
    const points = Float32Array.of(0.5, -1, 0.5, -1)
    const [three, four, both] = [
      await run.decode(points.slice(), { labels: all(3, 2) }),
      await run.decode(points.slice(), { labels: all(4, 2) }),
      await run.decode(points.slice(), { labels: Uint8Array.of(3, 4) }),
    ]
    const size = side * side
    expect(three.slice(0, size)).toEqual(three.slice(size))
    expect(both.slice(0, size)).toEqual(three.slice(0, size))
    expect(both.slice(size)).toEqual(four.slice(0, size))
    expect(three).not.toEqual(four)
    await expect(run.decode(points)).rejects.toMatchObject({ key: 'condition.latents' })
    await expect(run.decode(points, { labels: all(10, 2) })).rejects.toMatchObject({
      key: 'condition.label',
    })
    await expect(run.decode(points, { labels: all(1, 3) })).rejects.toMatchObject({
      key: 'condition.count',
    })
  })

  it('samples all classes in turn, or those that are asked for', async () => {
    const size = side * side
    const samples = await run.sample(12)
    const third = await run.sample(12, { labels: all(3, 12) })
    expect(samples.slice(3 * size, 4 * size)).toEqual(third.slice(3 * size, 4 * size))
    expect(samples.slice(4 * size, 5 * size)).not.toEqual(third.slice(4 * size, 5 * size))
  })

  it('reconstructs each example with its own label', async () => {
    const { validation } = data
    const { mean } = await run.encode(validation)
    const { labels } = validation
    const decoded = await run.decode(mean.slice(), { labels })
    const { reconstructed } = await run.reconstruct(validation)
    for (const [at, value] of decoded.entries())
      expect(Math.abs(value - (reconstructed[at] as number))).toBeLessThan(1e-6)
    const some = [7, 2, 11]
    const picked = await run.inference.reconstruct(validation, some)
    const size = side * side
    for (const [at, index] of some.entries())
      for (let pixel = 0; pixel < size; pixel++)
        expect(picked.reconstructed[at * size + pixel]).toBeCloseTo(
          reconstructed[index * size + pixel] as number,
          5,
        )
    await expect(run.encode(unlabelled(validation))).rejects.toMatchObject({
      key: 'condition.noLabels',
    })
  })

  it('is evaluated with the labels, as validation did', async () => {
    const { inference } = run
    const found = await evaluate({ inference, ...data, samples: 20, seed: 3 })
    const [last] = (await place.lines('run', 'metrics.jsonl'))
      .filter(({ type }) => type === 'epoch')
      .slice(-1)
    const { mean } = found.validation.reconstruction
    expect(mean).toBeCloseTo(last.validation.reconstruction, 3)
    const { bound } = found.importanceWeighted ?? {}
    expect(bound?.mean).toBeGreaterThan(found.validation.elbo?.mean as number)
    // Of one example at a time, each with its own label.
    const { shape, labels } = data.validation
    const pixels = new Uint8Array(side * side)
    await data.validation.read([4], pixels)
    const single = (label: number) =>
      importanceWeighted({
        ...{ inference, samples: 10, seed: 1 },
        dataset: arrayDataset(shape, pixels, Uint8Array.of(label)),
      })
    const own = labels?.[4] as number
    expect(await single(own)).not.toEqual(await single((own + 1) % 10))
  })
})

describe('commands', () => {
  const draws = async (...words: readonly string[]) => {
    const { code, stdout, stderr } = await place.jamjae([...words, '--force', ...one])
    expect([code, stderr], words.join(' ')).toEqual([0, ''])
    return readFile(place.path(stdout.trim().split('\n').at(-1) ?? ''))
  }

  it.each([
    ['sample', 'run'],
    ['manifold', 'run', '--size', '3'],
    ['traverse', 'run'],
    ['interpolate', 'run', '--from', '0', '--to', '1'],
  ])('%s draws, and another picture with --label', async (...words) => {
    const default_ = await draws(...words)
    const five = await draws(...words, '--label', '5')
    expect(five).not.toEqual(default_)
    expect(await draws(...words, '--label', '6')).not.toEqual(five)
    for (const other of ['10', '300', 'five', '-1'])
      await refused([...words, '--label', other, '--force'], `a class, from 0 to 9, got ${other}`)
    const [command = '', , ...rest] = words
    await refused([command, 'plain', ...rest, '--label', '5'], 'conditional')
  })

  it.each([['reconstruct'], ['latent'], ['report'], ['evaluate'], ['show'], ['summary']])(
    '%s works as for any run',
    async (command) => {
      expect(
        await place.jamjae([command, 'run', ...(/show|summary/.test(command) ? [] : one)]),
      ).toMatchObject({
        code: 0,
        stderr: '',
      })
    },
  )

  it('encode and decode take the labels along', async () => {
    const encode = (file: string) => place.jamjae(['encode', 'run', 'data', '--out', file, ...one])
    const decode = (file: string, ...words: readonly string[]) =>
      place.jamjae(['decode', 'run', file, '--out', 'out.npy', '--force', ...words, ...one])
    const decoded = async (file: string, ...words: readonly string[]) => {
      expect(await decode(file, ...words)).toMatchObject({ code: 0, stderr: '' })
      return readFile(place.path('out.npy'))
    }
    for (const file of ['codes.npz', 'codes.csv', 'codes.npy'])
      expect(await encode(file)).toMatchObject({ code: 0, stderr: '' })
    const own = await decoded('codes.npz')
    expect(await decoded('codes.csv')).toEqual(own)
    const eights = await decoded('codes.npz', '--label', '8')
    expect(eights).not.toEqual(own)
    expect(await decoded('codes.npy', '--label', '8')).toEqual(eights)
    await refused(['decode', 'run', 'codes.npy', '--out', 'no.npy'], 'codes.npy', '--label')
    await writeFile(place.path('far.csv'), 'label,mean_1,mean_2\n12,0,0\n')
    await refused(['decode', 'run', 'far.csv', '--out', 'no.npy'], '12', '0 to 9')
    await writeFile(place.path('word.csv'), 'label,mean_1,mean_2\nfour,0,0\n')
    await refused(['decode', 'run', 'word.csv', '--out', 'no.npy'], 'word.csv', 'labels')
  })

  it('encode refuses images without labels', async () => {
    await refused(['encode', 'run', 'images.npy', '--out', 'no.npz'], 'have none')
  })
})

it('exports models with the input labels, which agree with the run', async () => {
  const { code, stderr } = await place.jamjae(['export', 'run', ...one])
  expect([code, stderr]).toEqual([0, ''])
  const labels = Uint8Array.of(3, 0, 9)
  const count = labels.length
  const bytes = Uint8Array.from({ length: count * side * side }, (_, at) => (at * 37) % 256)
  const run = await loadRun(place.path('run'), { threads: 1 })
  const codes = await run.encode(arrayDataset([side, side], bytes, labels))
  const decoded = await run.decode(codes.mean.slice(), { labels })
  await run.close()
  const given = new Tensor('float32', Float32Array.from(labels), [count])
  const images = new Tensor(
    'float32',
    Float32Array.from(bytes, (byte) => byte / 255),
    [count, side, side],
  )
  const latents = new Tensor('float32', codes.mean, [count, 2])
  for (const [name, feeds, output, expected] of [
    ['encoder', { images, labels: given }, 'mean', codes.mean],
    ['decoder', { latents, labels: given }, 'images', decoded],
    ['autoencoder', { images, labels: given }, 'reconstruction', decoded],
  ] as const) {
    const file = place.path('run', 'model', `${name}.onnx`)
    const session = await InferenceSession.create(file)
    const found = (await session.run(feeds))[output]?.data as Float32Array
    await session.release()
    expect(found.length).toBe(expected.length)
    for (const [at, value] of found.entries())
      expect(Math.abs(value - (expected[at] as number)), name).toBeLessThan(1e-5)
    const { metadata } = readOnnx(await readFile(file))
    expect(metadata).toMatchObject({
      condition: 'labels: float32 [batch], numbers of classes from 0 to 9',
    })
  }
})

it('exports a convolutional model, with embedded labels, too', async () => {
  const { condition: _, ...model } = configured(convolutional).model as { condition?: unknown }
  const written = { name: 'conv', model, training: { epochs: 1, batchSize: 32 } }
  await writeFile(place.path('conv.json'), JSON.stringify(written))
  const settings = ['model.condition.type=labels', 'model.condition.embedding=3']
  const set = settings.flatMap((each) => ['--set', each])
  const words = [...set, '--quiet', '--out', 'conv']
  const made = await place.jamjae(['train', 'conv.json', '--data', 'data', ...words, ...one])
  expect(made).toMatchObject({ code: 0, stderr: '' })
  expect(await place.jamjae(['export', 'conv', ...one])).toMatchObject({ code: 0, stderr: '' })
  const { stdout } = await place.jamjae(['summary', 'conv'])
  expect(stdout).toMatch(/^condition +embedding +3 +30$/m)
})

it('gives digits of the class that is asked for', async () => {
  const digits = await loadData('digits')
  const tiny = tinyConfiguration()
  const configuration = resolveConfiguration({
    ...tiny,
    model: {
      ...tiny.model,
      encoder: [{ type: 'linear', units: 128 }, { type: 'relu' }],
      latent: 2,
      decoder: [{ type: 'linear', units: 128 }, { type: 'relu' }],
      condition: { type: 'labels' },
    },
    training: { epochs: 5, batchSize: 64, optimizer: { type: 'adam', learningRate: 2e-3 } },
  })
  const out = place.path('digits')
  await recordedTraining({ configuration, data: digits, engine, out })
  const run = await loadRun(out, { threads: 1 })
  const labels = Uint8Array.from({ length: 200 }, (_, at) => at % 10)
  const samples = await run.sample(labels.length, { labels, seed: 5 })
  await run.close()

  const { train: known } = digits
  const pixels = new Uint8Array(known.count * 784)
  await known.read([...Array(known.count).keys()], pixels)
  const points = Float32Array.from(pixels, (byte) => byte / 255)
  const l2 = 0.01
  const scores = await logisticRegression({
    engine,
    points,
    labels: known.labels as Uint8Array,
    l2,
  })
  const recognized = labels.filter((label, at) => {
    const each = scores(samples.subarray(at * 784, (at + 1) * 784))
    return each.indexOf(Math.max(...each)) === label
  })
  expect(recognized.length / labels.length).toBeGreaterThan(0.75)
})

it('rows of a conditional table are sampled for a label, which must be given', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `${at % 7},${'ab'[at % 2]},${'xy'[at % 2]}`)
  await writeFile(place.path('rows.csv'), ['age,city,job', ...rows].join('\n'))
  const table = ['train', 'tabular-vae', '--data', 'rows.csv', '--label', 'job', '--epochs', '1']
  const settings = ['--set', 'model.condition.type=labels', '--out', 'table', '--quiet', ...one]
  expect((await place.jamjae([...table, ...settings])).code).toBe(0)
  const sample = ['sample', 'table', '--out', 'new.csv', '--count', '3', ...one]
  const { code, stderr } = await place.jamjae(sample)
  expect(code).toBe(2)
  expect(stderr).toContain('--label K, from 0 to 1')
  expect((await place.jamjae([...sample, '--label', '1'])).code).toBe(0)
  expect((await readFile(place.path('new.csv'), 'utf8')).trim().split('\n')).toHaveLength(4)
})
