// Other priors and posteriors from training to export: trained, resumed to the bit, evaluated, drawn, encoded, exported.
import { readFile, writeFile } from 'node:fs/promises'
import {
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  loadRun,
  nodeEngine,
  type Random,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type StateValues,
  train,
} from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

const kinds: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  mixture: { prior: { type: 'mixture', components: 4 } },
  vampPrior: { prior: { type: 'vampPrior', components: 6 } },
  planar: { posterior: { type: 'planar', flows: 2 } },
  iaf: {
    prior: { type: 'mixture', components: 3 },
    posterior: { type: 'iaf', flows: 2, units: 8 },
  },
}
const isMixture = (kind: string) => kind !== 'planar'

function configured(kind: string, training: object = {}): Configuration {
  const tiny = tinyConfiguration(side)
  return resolveConfiguration({
    ...tiny,
    model: { ...tiny.model, ...kinds[kind] } as ConfigurationInput['model'],
    training: { ...tiny.training, ...training },
  })
}

async function finalState(configuration: Configuration, splits: DataSplits): Promise<StateValues> {
  let state: StateValues = {}
  const last = {
    async epoch(event: { state: () => Promise<StateValues> }) {
      state = await event.state()
    },
  }
  await train({ ...{ configuration, data: splits, engine }, observers: [last] })
  return state
}

describe.each(Object.keys(kinds))('%s', (kind) => {
  beforeAll(async () => {
    const settings = Object.entries(kinds[kind] ?? {}).flatMap(([name, value]) => [
      '--set',
      `model.${name}=${JSON.stringify(value)}`,
    ])
    const words = ['train', 'tiny.json', '--data', 'data', '--quiet', '--out', kind, ...one]
    expect(await place.jamjae([...words, ...settings])).toMatchObject({ code: 0, stderr: '' })
  })

  it('resumes to the bit', async () => {
    const splits = { ...data, name: 'digits' }
    const out = place.path(`${kind}-resumed`)
    const configuration = configured(kind, { epochs: 3 })
    const whole = await finalState(configuration, splits)
    const controller = new AbortController()
    const stop = { steps: () => controller.abort() }
    const { signal } = controller
    const first = { configuration, data: splits, engine, out, observers: [stop], signal }
    expect(await recordedTraining(first)).toMatchObject({ result: { completed: false } })
    let state: StateValues = {}
    const last = {
      async epoch(event: { state: () => Promise<StateValues> }) {
        state = await event.state()
      },
    }
    await resumedTraining({
      run: out,
      open: async () => ({ data: splits, engine }),
      observers: [last],
    })
    expect(state).toEqual(whole)
  })

  it('trains all its parameters', async () => {
    const configuration = configured(kind, { epochs: 1 })
    const [before, after] = await Promise.all([
      finalState(
        configured(kind, { epochs: 1, optimizer: { type: 'sgd', learningRate: 0 } }),
        data,
      ),
      finalState(configuration, data),
    ])
    const own = Object.keys(before).filter((name) => /^(prior|flow)\./.test(name))
    expect(own.length).toBe({ mixture: 3, vampPrior: 1, planar: 0, iaf: 15 }[kind])
    for (const name of own) expect(after[name]?.data, name).not.toEqual(before[name]?.data)
  })

  it('is evaluated: what validation measured, how the KL is known, a bound above the ELBO', async () => {
    const { code, stdout, stderr } = await place.jamjae([
      ...['evaluate', kind, '--samples', '50', '--json', ...one],
    ])
    expect([code, stderr]).toEqual([0, ''])
    const found = JSON.parse(stdout)
    const [last] = (await place.lines(kind, 'metrics.jsonl'))
      .filter(({ type }) => type === 'epoch')
      .slice(-1)
    expect(found.validation.reconstruction.mean).toBeCloseTo(last.validation.reconstruction, 3)
    expect(found.validation.kl.mean).toBeCloseTo(last.validation.kl, 3)
    expect(found.klEstimate).toBe('samples')
    expect(found.latents).not.toHaveProperty('kl')
    expect(found.importanceWeighted.bound.mean).toBeGreaterThan(found.validation.elbo.mean)
    expect(found.representation.clusters !== undefined).toBe(isMixture(kind))
    const text = await place.jamjae(['evaluate', kind, ...one])
    expect(text.stdout).toContain('KL (from samples)')
    expect(text.stdout.includes('cluster accuracy')).toBe(isMixture(kind))
    for (const line of text.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    const summary = await place.jamjae(['summary', kind])
    expect(summary.stdout).toContain('The KL is estimated from the samples of each step.')
  })

  it('samples the prior: the same for a seed, and as prior.onnx and decoder.onnx do', async () => {
    const run = await loadRun(place.path(kind), { threads: 1 })
    const samples = await run.sample(3, { seed: 5 })
    expect(await run.sample(3, { seed: 5 })).toEqual(samples)
    expect(await run.sample(3, { seed: 6 })).not.toEqual(samples)
    await run.close()
  })

  it('encodes: codes, and the components of a mixture', async () => {
    for (const file of ['codes.npz', 'codes.csv', 'codes.npy']) {
      const words = ['encode', kind, 'data', '--out', file, '--force', ...one]
      expect(await place.jamjae(words)).toMatchObject({ code: 0, stderr: '' })
      const back = ['decode', kind, file, '--out', 'out.npy', '--force', ...one]
      expect(await place.jamjae(back)).toMatchObject({ code: 0, stderr: '' })
    }
    const [header = '', ...lines] = (await readFile(place.path('codes.csv'), 'utf8'))
      .trim()
      .split('\n')
    const at = header.split(',').indexOf('cluster')
    expect(at >= 0).toBe(isMixture(kind))
    expect(header.includes('log_variance_1')).toBe(!kinds[kind]?.posterior)
    if (!isMixture(kind)) return
    const run = await loadRun(place.path(kind), { threads: 1 })
    const { mean } = await run.encode(data.validation)
    const clusters = await run.clusters(mean)
    const components = run.model.prior?.components ?? 0
    await run.close()
    expect(lines.map((line) => Number(line.split(',')[at]))).toEqual([...(clusters ?? [])])
    for (const cluster of clusters ?? []) expect([...Array(components).keys()]).toContain(cluster)
  })

  it('is exported: prior and posterior, too, which agree with the run', async () => {
    const { code, stdout, stderr } = await place.jamjae(['export', kind, '--force', ...one])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.includes('prior.onnx')).toBe(isMixture(kind))
    const file = (name: string) => place.path(kind, 'model', `${name}.onnx`)
    const run = async (name: string, feeds: Record<string, Tensor>) => {
      const session = await InferenceSession.create(file(name))
      const outputs = await session.run(feeds)
      await session.release()
      return outputs
    }
    const count = 3
    const { metadata } = readOnnx(await readFile(file('encoder')))
    expect(metadata.posterior).toContain('posterior.onnx')
    expect(metadata.prior !== undefined).toBe(isMixture(kind))
    const trained = await loadRun(place.path(kind), { threads: 1 })
    const pixels = new Uint8Array(count * side * side)
    await data.validation.read([0, 1, 2], pixels)
    const codes = await trained.encode(pixels)
    const expected = await trained.sample(count, { seed: 5 })
    const size = trained.model.prior?.normals ?? 2
    const { Random: Generator } = await import('jamjae/node')
    const normals = new Float32Array(count * size)
    const random: Random = new Generator(5, 'samples')
    random.fillNormal(normals)
    await trained.close()

    // Samples: normals → prior.onnx → decoder.onnx.
    const drawn = isMixture(kind)
      ? (await run('prior', { normals: new Tensor('float32', normals, [count, size]) })).latents
      : new Tensor('float32', normals, [count, size])
    const { images: decoded } = await run('decoder', { latents: drawn as Tensor })
    expectClose(decoded?.data as Float32Array, expected)

    // The posterior at normals of zero is the code.
    const images = new Tensor(
      'float32',
      Float32Array.from(pixels, (byte) => byte / 255),
      [count, side, side],
    )
    const zeros = new Tensor('float32', new Float32Array(count * 2), [count, 2])
    const posterior = await run('posterior', { images, normals: zeros })
    expectClose(posterior.latents?.data as Float32Array, codes.mean)
    expect(posterior.log_density?.dims).toEqual([count])
    const { mean } = await run('encoder', { images })
    expectClose(mean?.data as Float32Array, codes.mean)
  })
})

it.each([
  ['sample'],
  ['manifold', '--size', '3'],
  ['traverse'],
  ['interpolate', '--from', '0', '--to', '1'],
  ['reconstruct'],
  ['latent'],
  ['report'],
  ['show'],
])('of a mixture and flows, %s works as for any run', async (command, ...rest) => {
  const words = [command, 'iaf', ...rest, ...(command === 'show' ? [] : one)]
  expect(await place.jamjae(words)).toMatchObject({ code: 0, stderr: '' })
})

function expectClose(found: Float32Array, expected: Float32Array) {
  expect(found.length).toBe(expected.length)
  for (const [at, value] of found.entries())
    expect(Math.abs(value - (expected[at] as number))).toBeLessThan(
      1e-5 * Math.max(1, Math.abs(value)),
    )
}

it.each([
  ['model.freeBits=0.1', 'model.freeBits'],
  ['model.objective.type=betaTc', 'betaTc'],
  ['model.posterior.type=planar', 'vampPrior'],
])('refuses a VampPrior with --set %s', async (setting, says) => {
  const words = ['train', 'tiny.json', '--data', 'data', '--set', 'model.prior.type=vampPrior']
  const { code, stderr } = await place.jamjae([...words, '--set', setting, ...one])
  expect([code, stderr.trim().split('\n').length], stderr).toEqual([2, 1])
  expect(stderr).toContain(says)
})
