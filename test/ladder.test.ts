// Ladder VAEs from training to export: trained, resumed to the bit, evaluated, drawn, encoded, exported, with labels and of tables.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  loadRun,
  nodeEngine,
  Random,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type StateValues,
  summarizeModel,
  train,
} from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { readOnnx } from './onnx-reader.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'
import { StudioProcess } from './studio/studio-process.js'

const side = 7
const [lower, upper] = [3, 2]
const both = lower + upper
const one = ['--threads', '1']
const relu = { type: 'relu' }
const written = {
  name: 'ladder',
  model: {
    ...tinyConfiguration(side).model,
    type: 'ladderVae',
    latent: lower,
    upper: {
      encoder: [{ type: 'linear', units: 8 }, relu],
      latent: upper,
      decoder: [{ type: 'linear', units: 8 }, relu],
    },
    klSchedule: { type: 'linear', epochs: 2 },
  },
  training: { ...tinyConfiguration(side).training, epochs: 3, optimizer: { type: 'adam' } },
}

let place: Workplace
let engine: Engine
let data: DataSplits
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ every: 4 })
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), data)
  await writeFile(place.path('ladder.json'), JSON.stringify(written))
  await trained('run')
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

async function trained(out: string, ...settings: readonly string[]) {
  const words = ['train', 'ladder.json', '--data', 'data', '--quiet', '--out', out, ...one]
  const all = [...words, ...settings.flatMap((each) => ['--set', each])]
  expect(await place.jamjae(all)).toMatchObject({ code: 0, stderr: '' })
}

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  expect([code, stderr.trim().split('\n').length], stderr).toEqual([2, 1])
  for (const text of says) expect(stderr).toContain(text)
}

function configured(model: object = {}, training: object = {}): Configuration {
  return resolveConfiguration({
    ...written,
    model: { ...written.model, ...model } as unknown as ConfigurationInput['model'],
    training: { ...written.training, ...training } as ConfigurationInput['training'],
  })
}

const window = { kernel: 3, stride: 2, padding: 1 }
const dropout = { type: 'dropout', rate: 0.3 }
const kinds: Readonly<Record<string, object>> = {
  dense: {},
  'with free bits, noise and normalization': {
    freeBits: 0.2,
    encoder: [dropout, { type: 'linear', units: 8 }, relu],
    upper: {
      encoder: [{ type: 'linear', units: 6 }, { type: 'batchNorm' }, relu, dropout],
      latent: upper,
      decoder: [{ type: 'linear', units: 6 }, { type: 'batchNorm' }, relu, dropout],
    },
  },
  convolutional: {
    encoder: [{ type: 'conv', channels: 4, ...window }, relu],
    upper: {
      encoder: [{ type: 'conv', channels: 4, ...window }, relu],
      latent: upper,
      decoder: [],
    },
    decoder: [
      { type: 'linear', units: 64 },
      { type: 'unflatten', shape: [4, 4, 4] },
    ],
    output: { type: 'convTranspose', ...window },
  },
}

describe('training', () => {
  it.each(Object.entries(kinds))('%s: resumes to the bit', async (name, model) => {
    const splits = { ...data, name: 'digits' }
    const configuration = configured(model)
    let whole: StateValues = {}
    let state: StateValues = {}
    const keep = (kept: (state: StateValues) => void) => ({
      async epoch(event: { state: () => Promise<StateValues> }) {
        kept(await event.state())
      },
    })
    const observers = [
      keep((found) => {
        whole = found
      }),
    ]
    await train({ configuration, data: splits, engine, observers })
    const controller = new AbortController()
    const stop = { steps: () => controller.abort() }
    const out = place.path(`resumed ${name}`)
    const { signal } = controller
    const first = { configuration, data: splits, engine, out, observers: [stop], signal }
    expect(await recordedTraining(first)).toMatchObject({ result: { completed: false } })
    await resumedTraining({
      run: out,
      open: async () => ({ data: splits, engine }),
      observers: [
        keep((found) => {
          state = found
        }),
      ],
    })
    expect(Object.keys(state)).toContain('upper.prior.weight')
    expect(state).toEqual(whole)
  })

  it('records the KL of both levels, which add up to the whole', async () => {
    const lines = await place.lines('run', 'metrics.jsonl')
    const epochs = lines.filter(({ type }) => type === 'epoch')
    expect(epochs).toHaveLength(3)
    for (const { validation } of epochs) {
      const { kl1, kl2 } = validation.extra
      expect(kl1 + kl2).toBeCloseTo(validation.kl, 4)
      expect(Math.min(kl1, kl2)).toBeGreaterThan(0)
      expect(validation.loss).toBeCloseTo(validation.reconstruction + validation.kl, 3)
    }
  })

  it('with two lower latents draws no manifold of N(0, I), which they do not have', async () => {
    await trained('two', 'model.latent=2', 'training.epochs=1')
    const drawn = (await place.files()).filter((path) => path.startsWith(join('two', 'pictures')))
    expect(drawn).toContain(join('two', 'pictures', 'reconstructions.png'))
    expect(drawn).not.toContain(join('two', 'pictures', 'manifold.png'))
    const words = ['manifold', 'two', '--size', '3', ...one]
    expect(await place.jamjae(words)).toMatchObject({ code: 0, stderr: '' })
  })

  it('moves all parameters', async () => {
    const states: StateValues[] = []
    for (const learningRate of [0, 0.01]) {
      const configuration = configured({}, { optimizer: { type: 'sgd', learningRate } })
      await train({
        ...{ configuration, data, engine },
        observers: [
          {
            async epoch(event: { state: () => Promise<StateValues> }) {
              states[learningRate === 0 ? 0 : 1] = await event.state()
            },
          },
        ],
      })
    }
    const [before = {}, after = {}] = states
    expect(Object.keys(before).filter((name) => name.startsWith('upper.'))).toHaveLength(8)
    for (const [name, { data: values }] of Object.entries(before))
      expect(after[name]?.data, name).not.toEqual(values)
  })

  it('refuses what is no ladder, in one sentence', async () => {
    const words = ['train', 'ladder.json', '--data', 'data', '--set']
    await refused([...words, 'model.upper.latent=0'], 'model.upper.latent')
    await refused([...words, 'model.prior.type=mixture'], 'prior')
    await refused([...words, 'model.upper.decoder=[{"type":"unflatten","shape":[5]}]'], 'upper.')
  })
})

it('is evaluated: what validation measured, how the KL is known, a bound above the ELBO', async () => {
  const words = ['evaluate', 'run', '--samples', '100', '--json', ...one]
  const { code, stdout, stderr } = await place.jamjae(words)
  expect([code, stderr]).toEqual([0, ''])
  const found = JSON.parse(stdout)
  const [last] = (await place.lines('run', 'metrics.jsonl'))
    .filter(({ type }) => type === 'epoch')
    .slice(-1)
  expect(found.validation.reconstruction.mean).toBeCloseTo(last.validation.reconstruction, 3)
  expect(found.validation.kl.mean).toBeCloseTo(last.validation.kl, 3)
  expect(found.klEstimate).toBe('samples')
  expect(found.latents.variance).toHaveLength(both)
  // The decoder sees no more.
  const factor = (side * side) / lower
  const compression = { dimensions: side * side, latents: lower, factor }
  expect(found.representation.compression).toEqual(compression)
  const { bound } = found.importanceWeighted
  expect(bound.mean).toBeGreaterThan(found.validation.elbo.mean)
  expect(bound.mean - found.validation.elbo.mean).toBeLessThan(5)
  const text = await place.jamjae(['evaluate', 'run', ...one])
  expect(text.stdout).toContain('KL (from samples)')
})

describe('pictures', () => {
  it.each([
    ['sample'],
    ['manifold', '--size', '3'],
    ['traverse'],
    ['interpolate', '--from', '0', '--to', '1'],
    ['reconstruct'],
    ['latent'],
    ['report'],
    ['curves'],
    ['show'],
    ['summary'],
  ])('%s works as for any run', async (command, ...rest) => {
    const words = [command, 'run', ...rest, ...(/show|summary|curves/.test(command) ? [] : one)]
    const { code, stdout, stderr } = await place.jamjae(words)
    expect([code, stderr]).toEqual([0, ''])
    if (command === 'show') {
      expect(stdout).toMatch(/ladderVae, latents 5, bernoulli/)
      expect(stdout).toMatch(/KL of z₁ \d.* KL of z₂ \d/)
    }
    if (command === 'summary') expect(stdout).toMatch(/upper\.encoder\.0 +linear/)
    if (command === 'report')
      expect(await readFile(place.path('run', 'report.html'), 'utf8')).toContain(
        'KL of z₂ (nats per example)',
      )
  })

  it('traverse draws both levels, and says what it leaves out of them', async () => {
    await trained('wide', 'model.latent=20', 'training.epochs=1')
    const { code, stderr } = await place.jamjae(['traverse', 'wide', ...one])
    expect([code, stderr]).toEqual([
      0,
      'Drawn are the 20 most informative of 22 latents; --count N draws N of them\n',
    ])
    const all = await place.jamjae(['traverse', 'wide', '--count', '22', '--force', ...one])
    expect(all).toMatchObject({ code: 0, stderr: '' })
  })

  it('a manifold is one of latents that the decoder sees', async () => {
    const says = ['the decoder sees, from 1 to 3, got 4', 'jamjae traverse RUN draws upper latents']
    await refused(['manifold', 'run', '--latents', '1,4'], ...says)
    await refused(['manifold', 'run', '--latents', '1,6', '--lang', 'ko'], '3', '6')
  })
})

it('encodes both levels, of which the first is decoded', async () => {
  for (const file of ['codes.npz', 'codes.csv', 'codes.npy']) {
    const words = ['encode', 'run', 'data', '--out', file, '--force', ...one]
    expect(await place.jamjae(words)).toMatchObject({ code: 0, stderr: '' })
    const back = ['decode', 'run', file, '--out', 'out.npy', '--force', ...one]
    expect(await place.jamjae(back)).toMatchObject({ code: 0, stderr: '' })
  }
  const [header = ''] = (await readFile(place.path('codes.csv'), 'utf8')).split('\n')
  expect(header).toMatch(/mean_5$/)
  const run = await loadRun(place.path('run'), { threads: 1 })
  const { mean } = await run.encode(data.validation)
  const { reconstructed } = await run.reconstruct(data.validation)
  expectClose(await run.decode(mean.slice()), reconstructed)
  const changed = mean.map((each, at) => (at % both < lower ? each : each + 3))
  expectClose(await run.decode(changed), reconstructed)
  await run.close()
})

describe('exported', () => {
  const session = async (name: string, feeds: Record<string, Tensor>) => {
    const opened = await InferenceSession.create(place.path('run', 'model', `${name}.onnx`))
    const outputs = await opened.run(feeds)
    await opened.release()
    return outputs
  }
  const count = 3
  const floats = (values: Float32Array, size: number) =>
    new Tensor('float32', values, [values.length / size, size])
  beforeAll(async () => {
    const { code, stdout, stderr } = await place.jamjae(['export', 'run', ...one])
    expect([code, stderr]).toEqual([0, ''])
    for (const name of ['prior', 'posterior']) expect(stdout).toContain(`${name}.onnx`)
  })

  it('prior and decoder give the samples of the run', async () => {
    const run = await loadRun(place.path('run'), { threads: 1 })
    const expected = await run.sample(count, { seed: 5 })
    await run.close()
    const normals = new Float32Array(count * both)
    new Random(5, 'samples').fillNormal(normals)
    const { latents } = await session('prior', { normals: floats(normals, both) })
    // The upper latents are N(0, I) themselves.
    const drawn = latents?.data as Float32Array
    for (const [at, value] of drawn.entries())
      if (at % both >= lower) expect(value).toBe(normals[at])
      else expect(value).not.toBe(normals[at])
    const { images } = await session('decoder', { latents: latents as Tensor })
    expectClose(images?.data as Float32Array, expected)
  })

  it('prior with normals of zero for z₁ has the latents of both levels at upper ones', async () => {
    const above = Float32Array.of(0.5, -2, 0, 3)
    const run = await loadRun(place.path('run'), { threads: 1 })
    const found = await run.descend(above)
    await run.close()
    const normals = new Float32Array(2 * both)
    for (const row of [0, 1])
      normals.set(above.subarray(row * upper, (row + 1) * upper), row * both + lower)
    const { latents } = await session('prior', { normals: floats(normals, both) })
    expectClose(found, latents?.data as Float32Array)
    for (const row of [0, 1])
      expect(found.slice(row * both + lower, (row + 1) * both)).toEqual(
        above.slice(row * upper, (row + 1) * upper),
      )
    expect(found.slice(0, lower)).not.toEqual(found.slice(both, both + lower))
  })

  it('encoder, autoencoder and posterior with normals of zero have the same code', async () => {
    const pixels = new Uint8Array(count * side * side)
    await data.validation.read([0, 1, 2], pixels)
    const run = await loadRun(place.path('run'), { threads: 1 })
    const { mean: codes } = await run.encode(pixels)
    await run.close()
    const shown = Float32Array.from(pixels, (byte) => byte / 255)
    const images = new Tensor('float32', shown, [count, side, side])
    const zeros = floats(new Float32Array(count * both), both)
    const central = await session('posterior', { images, normals: zeros })
    expectClose(central.latents?.data as Float32Array, codes)
    expectClose((await session('encoder', { images })).mean?.data as Float32Array, codes)
    const numbers = new Float32Array(count * both)
    new Random(6, 'noise').fillNormal(numbers)
    const normals = floats(numbers, both)
    const { latents, log_density: density } = await session('posterior', { images, normals })
    expect(density?.dims).toEqual([count])
    expect(latents?.data).not.toEqual(central.latents?.data)
    const decoded = await session('decoder', { latents: central.latents as Tensor })
    const { reconstruction } = await session('autoencoder', { images })
    expectClose(reconstruction?.data as Float32Array, decoded.images?.data as Float32Array)
    const { metadata } = readOnnx(await readFile(place.path('run', 'model', 'encoder.onnx')))
    expect([metadata.latents, metadata.prior]).toEqual(['5', expect.stringContaining('[batch, 5]')])
    expect(metadata.posterior).toContain('[batch, 5]')
  })
})

it('in the studio: codes of both levels, of which the page moves those that the decoder sees', async () => {
  await mkdir(place.path('runs'), { recursive: true })
  await cp(place.path('run'), place.path('runs', 'run'), { recursive: true })
  const studio = await StudioProcess.open(place)
  const base = '/api/runs/run'
  const { runs } = await studio.json('/api/runs')
  expect(runs).toEqual([expect.objectContaining({ name: 'run', latent: both })])
  expect(await studio.json(`${base}/run.json`)).toMatchObject({
    ...{ latent: both, decodedLatents: lower, lowerLatents: lower },
    ...{ klEstimate: 'samples', priorNormals: both },
  })
  const { measure, order } = await studio.json(`${base}/codes/validation.kl.json`)
  expect([measure, [...order].sort()]).toEqual(['variance', [0, 1, 2, 3, 4]])
  for (const name of ['prior', 'posterior'])
    expect((await studio.ask(`${base}/model/${name}.onnx`)).status).toBe(200)
  await studio.close()
})

it.each(['priors.md', 'priors.ko.md'])('docs/%s has a configuration', async (name) => {
  const text = await readFile(new URL(`../docs/${name}`, import.meta.url), 'utf8')
  const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? []
  const { model } = resolveConfiguration(JSON.parse(example))
  expect([model.type, summarizeModel(model).latent]).toEqual(['ladderVae', 12])
})

it('with labels as a condition, draws another picture with --label', async () => {
  await trained('labels', 'model.condition.type=labels')
  const draws = async (label: string) => {
    const words = ['sample', 'labels', '--label', label, '--force', ...one]
    const { code, stdout, stderr } = await place.jamjae(words)
    expect([code, stderr]).toEqual([0, ''])
    return readFile(place.path(stdout.trim().split('\n').at(-1) ?? ''))
  }
  expect(await draws('3')).not.toEqual(await draws('4'))
  for (const words of [
    ['evaluate', 'labels', '--samples', '10'],
    ['export', 'labels'],
  ])
    expect(await place.jamjae([...words, ...one])).toMatchObject({ code: 0, stderr: '' })
})

it('of a table, samples rows and fills in gaps', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at % 7},${at % 3 ? 'a' : 'b'},${at / 9}`)
  await writeFile(place.path('rows.csv'), ['x,kind,y', ...rows, ',a,2'].join('\n'))
  const likelihood = { type: 'table', columns: [{ type: 'numeric' }] }
  const table = {
    ...written,
    data: { table: true },
    model: { ...written.model, input: [2, 1], likelihood },
  }
  await writeFile(place.path('table.json'), JSON.stringify(table))
  const words = ['train', 'table.json', '--data', 'rows.csv', '--quiet', '--out', 'table', ...one]
  const { code, stderr } = await place.jamjae(words)
  expect(code, stderr).toBe(0)
  for (const command of ['sample', 'reconstruct']) {
    const asked = [command, 'table', '--out', `${command}.csv`, ...one]
    expect(await place.jamjae(asked)).toMatchObject({ code: 0 })
    expect(await readFile(place.path(`${command}.csv`), 'utf8')).toMatch(/^x,kind,y\n/)
  }
})

function expectClose(found: Float32Array, expected: Float32Array) {
  expect(found.length).toBe(expected.length)
  for (const [at, value] of found.entries())
    expect(Math.abs(value - (expected[at] as number))).toBeLessThan(
      1e-5 * Math.max(1, Math.abs(value)),
    )
}
