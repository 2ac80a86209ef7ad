// A run in the library: loadRun, and its methods.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  arrayDataset,
  ConfigError,
  type DataSplits,
  loadRun,
  nodeEngine,
  type Run,
  recordedTraining,
  resolveConfiguration,
  ShapeError,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

const side = 7
let folder: string
let data: DataSplits
const runs: Record<'vae' | 'denoising', Run> = {} as never

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-library-'))
  data = await fewDigits({ every: 4 })
  await writeIdxFolder(join(folder, 'data'), data)
  const tiny = { ...tinyConfiguration(side), data: { source: join(folder, 'data') } }
  const { likelihood: _, ...networks } = tiny.model
  const denoising = {
    ...tiny,
    model: {
      ...networks,
      type: 'autoencoder',
      noise: 0.3,
      likelihood: { type: 'meanSquaredError' },
    },
  } as const
  const engine = await nodeEngine({ threads: 1 })
  for (const [name, written] of Object.entries({ vae: tiny, denoising })) {
    const out = join(folder, name)
    await recordedTraining({
      configuration: resolveConfiguration(written),
      data,
      engine,
      out,
      observers: [],
      signal: new AbortController().signal,
    })
    runs[name as keyof typeof runs] = await loadRun(out)
  }
  await engine.close()
})
afterAll(async () => {
  for (const run of Object.values(runs)) await run.close()
  await rm(folder, { recursive: true })
})

describe('a recorded training', () => {
  const record = async (
    run: string,
    { epochs, ...options }: Partial<Parameters<typeof recordedTraining>[0]> & { epochs: number },
  ) => {
    const { training, ...tiny } = tinyConfiguration(side)
    const source = join(folder, 'data')
    const written = { ...tiny, data: { source }, training: { ...training, epochs } }
    const configuration = resolveConfiguration(written)
    const engine = await nodeEngine({ threads: 1 })
    const { signal } = new AbortController()
    try {
      const out = join(folder, run)
      return await recordedTraining({
        ...{ configuration, data, engine, out, observers: [], signal },
        ...options,
      })
    } finally {
      await engine.close()
    }
  }
  const described = (run: string) => JSON.parse(readFileSync(join(folder, run, 'run.json'), 'utf8'))

  it('reports when all files of an epoch are on disk, also after a stop', async () => {
    const stopping = new AbortController()
    const found: unknown[] = []
    const saved = (epochs: number) => {
      const name = String(epochs).padStart(4, '0')
      const parts = [`pictures/epochs/${name}.png`, `codes/${name}.f32`, 'checkpoints']
      const areThere = parts.every((part) => existsSync(join(folder, 'saved', part)))
      found.push([epochs, areThere, described('saved').progress])
    }
    const { result } = await record('saved', {
      epochs: 1000,
      signal: stopping.signal,
      // In the third epoch of four steps each.
      observers: [
        { steps: ({ steps }) => void (Number(steps.at(-1)?.step) > 8 && stopping.abort()) },
      ],
      saved,
    })
    const place = (epochs: number, steps: number) => [
      epochs,
      true,
      expect.objectContaining({ epochs, steps }),
    ]
    expect(found.slice(0, 2)).toEqual([place(1, 4), place(2, 8)])
    expect(found.at(-1)).toEqual(place(result.epochs, result.steps))
  })

  it('counts no time while its clock is stopped', async () => {
    const seconds: number[] = []
    const { result } = await record('still', {
      epochs: 2,
      clock: () => 5,
      observers: [{ epoch: (end) => void seconds.push(end.seconds) }],
    })
    expect([...seconds, result.seconds, described('still').progress.seconds]).toEqual([0, 0, 0, 0])
  })
})

it('encodes a data set, or bytes', async () => {
  const { validation } = await runs.vae.data()
  const codes = await runs.vae.encode(validation)
  expect(codes).toMatchObject({ count: 20, latent: 2 })
  expect([codes.mean.length, codes.logVariance?.length]).toEqual([40, 40])
  const bytes = new Uint8Array(20 * side * side)
  await validation.read([...Array(20).keys()], bytes)
  expect(await runs.vae.encode(bytes)).toEqual(codes)
  expect((await runs.denoising.encode(bytes)).logVariance).toBeUndefined()
})

it('reconstructs as decoding the codes does', async () => {
  const { mean } = await runs.vae.encode(data.validation)
  const { original, encoderInput, reconstructed } = await runs.vae.reconstruct(data.validation)
  const decoded = await runs.vae.decode(mean)
  expect([original.length, encoderInput]).toEqual([decoded.length, undefined])
  const apart = reconstructed.map((value, at) => Math.abs(value - (decoded[at] ?? 0)))
  expect(Math.max(...apart)).toBeLessThan(1e-5)
  // The denoising model shows its noisy input.
  const noisy = await runs.denoising.reconstruct(data.validation)
  expect(noisy.encoderInput?.length).toBe(noisy.original.length)
  expect(noisy.encoderInput).not.toEqual(noisy.original)
})

it('reports progress', async () => {
  const reported: number[][] = []
  const progress = (done: number, of: number) => reported.push([done, of])
  await runs.vae.encode(data.validation, { progress })
  await runs.vae.decode(new Float32Array(6), { progress })
  expect(reported).toEqual([
    [20, 20],
    [3, 3],
  ])
})

describe('samples', () => {
  it('are the same for the same seed, and in [0, 1]', async () => {
    const first = await runs.vae.sample(5, { seed: 4 })
    expect(first.length).toBe(5 * side * side)
    expect(first.every((value) => value >= 0 && value <= 1)).toBe(true)
    expect(await runs.vae.sample(5, { seed: 4 })).toEqual(first)
    expect(await runs.vae.sample(5, { seed: 5 })).not.toEqual(first)
  })

  it('require a prior', async () => {
    await expect(runs.denoising.sample(5)).rejects.toThrow(ConfigError)
    await expect(runs.denoising.sample(5)).rejects.toThrow('expected a model with a prior')
  })
})

it('throws for other shapes', async () => {
  const large = arrayDataset([8, 8], new Uint8Array(64))
  await expect(runs.vae.encode(large)).rejects.toThrow(ConfigError)
  await expect(runs.vae.encode(new Uint8Array(50))).rejects.toThrow(ShapeError)
  await expect(runs.vae.decode(new Float32Array(3))).rejects.toThrow(ShapeError)
})

it('exports, for all models', async () => {
  for (const [name, run] of Object.entries(runs)) {
    const out = join(folder, `${name}-models`)
    const models = await run.export(out)
    expect(models.map(({ path }) => path).sort()).toEqual(
      (await readdir(out)).sort().map((file) => join(out, file)),
    )
    for (const { difference, bytes } of models) {
      expect(difference).toBeLessThan(1e-5)
      expect(bytes).toBeGreaterThan(1000)
    }
    await expect(run.export(out)).rejects.toThrow(ConfigError)
    await run.export(out, { force: true })
  }
})
