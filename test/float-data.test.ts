// Data of floats: rejected if a model does not support them, scaled once, shown and exported in their own units.
import { readFile, writeFile } from 'node:fs/promises'
import { type Dataset, loadData, loadRun, type Run, readDescription } from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeNpy, encodeNpy } from '../src/formats/npy.js'
import { Workplace } from './command.js'

const [count, height, width] = [60, 6, 5]
/** For example temperatures: a hill for every example, between 250 and 310. */
const values = Float32Array.from({ length: count * height * width }, (_, at) => {
  const [item, row, column] = [
    Math.floor(at / 30),
    Math.floor((at % 30) / 5) - 2.5,
    (at % 5) - (Math.floor(at / 30) % 5),
  ]
  return 250 + (60 * Math.exp(-(row ** 2 + column ** 2) / 8) * ((item % 7) + 1)) / 7
})
const model = [
  ...['train', 'relu-vae-2d', '--epochs', '2', '--batch-size', '20'],
  ...['--threads', '1', '--quiet'],
]

let place: Workplace
let source: string
let scaledRun: string
beforeAll(async () => {
  place = await Workplace.open()
  source = place.path('hills.npy')
  await writeFile(source, encodeNpy({ shape: [count, height, width], data: values }))
  scaledRun = place.path('scaled')
  const done = await place.jamjae([
    ...model,
    '--data',
    source,
    '--scale',
    'minmax',
    '--out',
    scaledRun,
  ])
  expect(done).toMatchObject({ code: 0 })
}, 60_000)
afterAll(() => place.close())

describe('floats outside a likelihood’s support', () => {
  it('are an error with their range and the solution, before anything is written', async () => {
    const out = place.path('none')
    const refused = await place.jamjae([...model, '--data', source, '--out', out])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(
      /hills\.npy: .*from 0 to 1.* 250\.\d{1,3} to 308\.\d{1,3}\. .*--scale minmax/,
    )
    await expect(readDescription(out)).rejects.toMatchObject({ key: 'run.missing' })
  })

  it('are unchanged for a likelihood of all real numbers', async () => {
    const out = place.path('real')
    const likelihood = 'model.likelihood={"type":"gaussian","mean":"identity"}'
    // Its name in version 0.1.
    const flags = ['--data', source, '--set', likelihood, '--scale', 'unit', '--out', out]
    expect(await place.jamjae([...model, ...flags])).toMatchObject({ code: 0, stderr: '' })
    const { data, configuration } = await readDescription(out)
    expect(configuration.data.scale).toBe('standard')
    expect(data.range?.[0]).toBeLessThan(-0.5)
    expect(data.scaling?.offset).toBeCloseTo(
      values.reduce((sum, value) => sum + value) / values.length,
      3,
    )
    const picture = `${out}/pictures/reconstructions.png`
    const { channels } = await sharp(picture).stats()
    // Drawn from the minimum to the maximum, not clipped at 0 and 1.
    expect(channels[0]).toMatchObject({ min: expect.toSatisfy((min) => min < 30), max: 255 })
    expect(channels[0]?.mean).toBeGreaterThan(40)
  })
})

it.each([
  ['en', '--scale unit is now called --scale standard\n'],
  ['ko', '--scale unit의 새 이름은 --scale standard입니다\n'],
])('the old name of a scale is reported once (%s)', async (language, notice) => {
  const check = (scale: string) =>
    place.jamjae(['data', 'check', source, '--scale', scale, '--lang', language])
  const [renamed, current, unknown] = [
    await check('unit'),
    await check('standard'),
    await check('constructor'),
  ]
  expect(renamed).toMatchObject({ code: 0, stdout: current.stdout })
  expect(renamed.stderr.split(notice)).toHaveLength(2)
  expect(current.stderr).not.toContain('unit')
  expect(unknown.code).toBe(2)
})

describe('a run on scaled floats', () => {
  it('stores the scaling, and uses it for its own and for other data', async () => {
    const { data, configuration } = await readDescription(scaledRun)
    const [least, most] = [Math.min(...values), Math.max(...values)]
    expect(configuration.data.scale).toBe('minmax')
    expect(data.scaling?.offset).toBeCloseTo(least, 4)
    expect(data.scaling?.factor).toBeCloseTo(1 / (most - least), 9)
    await withRun(async (run) => {
      const own = await run.data()
      expect(await first(own.train)).toEqual(await first((await trainedData()).train))
      const narrow = place.path('narrow.npy')
      const middle = values.map((value) => 280 + (value - 280) / 10)
      await writeFile(narrow, encodeNpy({ shape: [count, height, width], data: middle }))
      const { train } = await run.data(narrow)
      const seen = await first(train)
      // Scaled by its own range, it would reach from 0 to 1.
      expect(Math.min(...seen)).toBeGreaterThan(0.4)
      expect(Math.max(...seen)).toBeLessThan(0.6)
    })
  })

  it('rejects data beyond its range, and bytes', async () => {
    const hot = place.path('hot.npy')
    const data = values.map((value) => value + 40)
    await writeFile(hot, encodeNpy({ shape: [count, height, width], data }))
    await withRun((run) => expect(run.data(hot)).rejects.toMatchObject({ key: 'training.domain' }))
    const encoded = await place.jamjae(['encode', scaledRun, hot, '--out', place.path('hot.csv')])
    expect(encoded).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /hot\.npy: .* from 250\.\d+ to 308\.\d+, .* got some from 290\.\d+ to 348/,
      ),
    })
    const bytes = place.path('bytes.npy')
    const shape = [2, height, width]
    await writeFile(bytes, encodeNpy({ shape, data: new Uint8Array(60).fill(200) }))
    const refused = await place.jamjae([
      'encode',
      scaledRun,
      bytes,
      '--out',
      place.path('bytes.csv'),
    ])
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('float32') })
  })

  it('decodes, and its exported models work, in the units of the data', async () => {
    const latents = place.path('latents.csv')
    const decoded = place.path('decoded.npy')
    expect(await place.jamjae(['encode', scaledRun, source, '--out', latents])).toMatchObject({
      code: 0,
    })
    expect(await place.jamjae(['decode', scaledRun, latents, '--out', decoded])).toMatchObject({
      code: 0,
    })
    const { data } = decodeNpy(await readFile(decoded), decoded)
    expect(Math.min(...data)).toBeGreaterThanOrEqual(249)
    expect(Math.max(...data)).toBeLessThanOrEqual(311)
    await withRun(async (run) => {
      const out = place.path('models')
      const exported = await run.export(out)
      for (const { difference } of exported) expect(difference).toBeLessThan(1e-5)
      const { validation } = await run.data()
      const { mean } = await run.encode(validation)
      const { validation: unscaled } = await loadData(source)
      const encoder = await InferenceSession.create(`${out}/encoder.onnx`)
      const images = new Tensor('float32', await all(unscaled), [unscaled.count, height, width])
      const found = (await encoder.run({ images })).mean?.data as Float32Array
      for (const [at, value] of mean.entries()) expect(found[at]).toBeCloseTo(value, 4)
      const decoder = await InferenceSession.create(`${out}/decoder.onnx`)
      const points = new Tensor('float32', mean, [unscaled.count, 2])
      const pictured = (await decoder.run({ latents: points })).images?.data as Float32Array
      expect(Math.min(...pictured)).toBeGreaterThanOrEqual(249)
    })
  })

  it('can be evaluated and resumed', async () => {
    const measured = await place.jamjae(['evaluate', scaledRun, '--samples', '5'])
    expect(measured).toMatchObject({ code: 0 })
    const resumed = await place.jamjae(['resume', scaledRun, '--epochs', '3', '--quiet'])
    expect(resumed).toMatchObject({ code: 0 })
  })
})

describe('examples other than images', () => {
  it('are trained on, without pictures of them', async () => {
    const vectors = place.path('vectors.npy')
    const out = place.path('vectors')
    await writeFile(vectors, encodeNpy({ shape: [count, 30], data: values }))
    const flags = ['--data', vectors, '--scale', 'minmax', '--out', out]
    expect(await place.jamjae([...model, ...flags])).toMatchObject({ code: 0 })
    expect(await place.jamjae(['latent', out])).toMatchObject({ code: 0 })
    expect(await place.jamjae(['report', out])).toMatchObject({ code: 0 })
    for (const picture of ['reconstruct', 'sample']) {
      const refused = await place.jamjae([picture, out, '--force'])
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/images.* 30 /) })
    }
    const latents = place.path('vectors.csv')
    await place.jamjae(['encode', out, vectors, '--out', latents])
    const refused = await place.jamjae(['decode', out, latents, '--out', place.path('pictures')])
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('.npy') })
  }, 60_000)
})

async function withRun(use: (run: Run) => Promise<unknown>) {
  const run = await loadRun(scaledRun, { threads: 1 })
  try {
    await use(run)
  } finally {
    await run.close()
  }
}

const trainedData = () => loadData({ source, scale: 'minmax' })

async function all(dataset: Dataset): Promise<Float32Array> {
  const into = new Float32Array(dataset.count * height * width)
  await dataset.read([...Array(dataset.count).keys()], into)
  return into
}

const first = async (dataset: Dataset) => [...(await all(dataset)).subarray(0, 30)]
