// How good samples of a run are: through the library and on the command line.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { frechetDistance, kernelDistance, loadRun, type Run } from 'jamjae/node'
import stringWidth from 'string-width'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
let run: Run
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits({ training: 300, validation: 120 }))
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
  const words = ['tiny.json', '--quiet', '--threads', '1', '--data', 'few', '--out', 'vae']
  await place.jamjae(['train', ...words, '--epochs', '12'])
  run = await loadRun(place.path('vae'), { threads: 1 })
})
afterAll(async () => {
  await run.close()
  await place.close()
})

it('compares as many examples as samples, and names the features', async () => {
  const data = place.path('few')
  const quality = await run.sampleQuality({ data })
  expect(quality).toMatchObject({ samples: 120, k: 5, seed: 1 })
  expect(quality.features).toEqual({ type: 'pca', size: 64 })
  expect(await run.sampleQuality({ data })).toEqual(quality)
  const values = await run.sampleQuality({ data, features: 'values', count: 50 })
  expect(values).toMatchObject({ samples: 50, features: { type: 'values', size: 784 } })
  for (const { precision, recall, coverage } of [quality, values])
    for (const { mean } of [precision, recall, coverage]) {
      expect(mean).toBeGreaterThanOrEqual(0)
      expect(mean).toBeLessThanOrEqual(1)
    }
  expect(quality.copies?.distanceRatio).toBeGreaterThan(0.2)
  expect((await run.sampleQuality({ data, split: 'train' })).copies).toBeUndefined()
})

it('is part of evaluate, as a table and as JSON', async () => {
  const words = ['evaluate', 'vae', '--threads', '1', '--samples-quality']
  const { code, stdout } = await place.jamjae([...words, '100'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/samples, 100 +beside as many examples, on 64 principal components/)
  expect(stdout).toMatch(/precision, recall \(k = 5\)/)
  expect(stdout).toMatch(/nearest training example +\d\.\d\d × as far/)
  for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  const korean = await place.jamjae([...words, '100', '--lang', 'ko'])
  expect(korean.stdout).toMatch(/표본 100개 +같은 수의 예제와 비교, 주성분 64개/)
  for (const line of korean.stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  const json = await place.jamjae([...words, '--features', 'values', '--json'])
  const { sampleQuality, elbo: _ } = JSON.parse(json.stdout)
  expect(sampleQuality).toMatchObject({ samples: 120, features: { type: 'values' } })
  expect(sampleQuality.frechetDistance.mean).toBeGreaterThan(0)
})

it('measures reconstructions as images', async () => {
  const data = place.path('few')
  const { representation } = await run.evaluate({ data, imageQuality: true })
  const { squaredError, imageQuality } = representation
  const { psnr, ssim } = imageQuality ?? {}
  // Of a convex function of the error: at least that of the mean error.
  expect(psnr?.mean).toBeGreaterThan(-10 * Math.log10(squaredError?.mean ?? 0))
  expect(psnr?.mean).toBeLessThan(40)
  expect(ssim?.mean).toBeGreaterThan(0.05)
  expect(ssim?.mean).toBeLessThan(1)
  expect(imageQuality).not.toHaveProperty('msSsim')
  const words = ['evaluate', 'vae', '--threads', '1', '--image-quality']
  const { stdout } = await place.jamjae(words)
  expect(stdout).toMatch(/PSNR of reconstructions +\d+\.\d\d ± 0\.\d\d dB/)
  expect(stdout).toMatch(/SSIM of reconstructions +0\.\d{4} ±/)
})

it('binarizes examples as the run did, and draws samples', async () => {
  const binarized = { ...tinyConfiguration(), name: 'black-and-white' }
  const training = { ...binarized.training, binarize: 'dynamic' }
  await writeFile(place.path('binary.json'), JSON.stringify({ ...binarized, training }))
  const words = ['binary.json', '--quiet', '--threads', '1', '--data', 'few', '--out', 'binary']
  await place.jamjae(['train', ...words])
  const binary = await loadRun(place.path('binary'), { threads: 1 })
  try {
    const given = { data: place.path('few'), features: 'values', nearest } as const
    const quality = await binary.sampleQuality(given)
    expect(quality.binarize).toBe('static')
    expect(new Set(pixelsOf(quality))).toEqual(new Set([0, 1]))
    const grey = await binary.sampleQuality({ ...given, binarize: 'none' })
    expect(grey).not.toHaveProperty('binarize')
    expect(new Set(pixelsOf(grey)).size).toBeGreaterThan(100)
    expect(grey.frechetDistance.mean).not.toBe(quality.frechetDistance.mean)
  } finally {
    await binary.close()
  }
  const evaluated = ['evaluate', 'binary', '--threads', '1', '--samples-quality']
  const { stdout } = await place.jamjae(evaluated)
  expect(stdout).toMatch(/black and white, samples drawn from the likelihood/)
  const { stdout: json } = await place.jamjae([...evaluated, '--binarize', 'none', '--json'])
  expect(JSON.parse(json).sampleQuality).not.toHaveProperty('binarize')
})

const nearest = { samples: 4, examples: 2 }
const pixelsOf = ({ nearest = [] }: Awaited<ReturnType<Run['sampleQuality']>>) =>
  nearest.flatMap(({ values, examples }) => [
    ...values,
    ...examples.flatMap((each) => [...each.values]),
  ])

it('trains a classifier of the labels once, and compares by its features', async () => {
  const data = place.path('few')
  vi.stubEnv('JAMJAE_DATA', place.path('cache'))
  const phases = new Set<string>()
  const request = { data, features: 'classifier' } as const
  const quality = await run.sampleQuality({ ...request, progress: (phase) => phases.add(phase) })
  expect([...phases]).toEqual(['generating', 'classifier', 'features', 'distances', 'copies'])
  expect(quality.features).toEqual({ type: 'classifier', size: 128 })
  const { shares = [], confidence, accuracy } = quality.classes ?? {}
  expect(shares.map(({ label }) => label)).toEqual([...Array(10).keys()])
  for (const of of ['samples', 'examples'] as const)
    expect(shares.reduce((sum, each) => sum + each[of].mean, 0)).toBeCloseTo(1, 6)
  // Of 300 digits it learns most; by chance it would be 0.1.
  expect(accuracy?.mean).toBeGreaterThan(0.75)
  expect(confidence?.samples.mean).toBeLessThan(confidence?.examples.mean ?? 0)

  phases.clear()
  const again = await run.sampleQuality({ ...request, progress: (phase) => phases.add(phase) })
  expect(again).toEqual(quality)
  expect(phases).not.toContain('classifier')
  const files = await readdir(place.path('cache', 'classifiers'))
  expect(files).toHaveLength(1)
  // A damaged file is replaced by the same classifier.
  await writeFile(place.path('cache', 'classifiers', files[0] ?? ''), 'damaged')
  expect(await run.sampleQuality(request)).toEqual(quality)
  vi.unstubAllEnvs()

  const words = ['evaluate', 'vae', '--threads', '1', '--samples-quality', '--features']
  for (const language of ['en', 'ko']) {
    const flags = ['classifier', '--lang', language]
    const { stdout } = await place.jamjae([...words, ...flags], {
      JAMJAE_DATA: place.path('cache'),
    })
    expect(stdout).toMatch(/128/)
    expect(stdout).toMatch(/\n +9: \d+\.\d ± \d+\.\d %/)
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  }
})

it('compares by what an ONNX model gives', async () => {
  await place.jamjae(['export', 'vae', '--out', 'exported'])
  const model = place.path('exported', 'encoder.onnx')
  const data = place.path('few')
  const quality = await run.sampleQuality({ data, features: model, count: 100 })
  expect(quality.features).toMatchObject({ type: 'onnx', size: 2, model })
  // The encoder's codes, by the library itself.
  const { validation } = await run.data(data)
  const both = await run.sampleQuality({ data, features: model, featuresOutput: 'mean' })
  const codes = async (images: Parameters<Run['encode']>[0]) => {
    const { mean: values, count, latent: size } = await run.encode(images)
    return { values, count, size }
  }
  const made = await codes(await run.sample(120, { seed: 1 }))
  const real = await codes(validation)
  expect(both.frechetDistance.mean / frechetDistance(real, made).mean).toBeCloseTo(1, 5)
  const ratio = both.kernelDistance.mean / kernelDistance(real, made).mean
  expect(ratio).toBeCloseTo(1, 5)

  const words = ['evaluate', 'vae', '--threads', '1', '--samples-quality', '--features']
  const { stdout } = await place.jamjae([...words, 'exported/encoder.onnx'])
  expect(stdout).toMatch(/and as many examples: 2 values of mean\n +of encoder\.onnx/)
  const refused = async (...flags: string[]) => {
    const { code, stderr } = await place.jamjae([...words, ...flags])
    expect(code).toBe(2)
    return stderr
  }
  expect(await refused('exported/encoder.onnx', '--features-output', 'other')).toMatch(
    /--features-output: expected one of the outputs mean, .*got other/,
  )
  expect(await refused('exported/decoder.onnx')).toMatch(
    /decoder\.onnx: expected an input of shape/,
  )
  expect(await refused('none.onnx')).toMatch(/none\.onnx/)
  await writeFile(place.path('broken.onnx'), 'no model')
  expect(await refused('broken.onnx')).toMatch(/broken\.onnx: expected an ONNX model/)
  expect(await refused('pca', '--features-output', 'mean')).toMatch(/ONNX model/)
})

it('draws samples beside the nearest training examples', async () => {
  const data = place.path('few')
  const { nearest: rows = [], copies } = await run.sampleQuality({ data, nearest })
  const ratios = rows.map(({ examples }) => examples[0]?.distanceRatio ?? 0)
  expect(ratios).toEqual([...ratios].sort((a, b) => a - b))
  for (const { examples } of rows)
    expect(examples[1]?.distanceRatio).toBeGreaterThanOrEqual(examples[0]?.distanceRatio ?? 0)
  expect(ratios[0]).toBeLessThan(copies?.distanceRatio ?? 0)
  expect(ratios.at(-1)).toBeGreaterThan(copies?.distanceRatio ?? 0)
  const samples = await run.sample(120, { seed: 1 })
  const { train } = await run.data(data)
  const [first] = rows
  expect(first?.values).toEqual(samples.slice(784 * (first?.sample ?? 0)).subarray(0, 784))
  const pixels = new Uint8Array(784)
  await train.read([first?.examples[0]?.example ?? 0], pixels)
  expect([...(first?.examples[0]?.values ?? [])]).toEqual([
    ...Float32Array.from(pixels, (byte) => byte / 255),
  ])

  const words = ['evaluate', 'vae', '--threads', '1', '--samples-quality', '--nearest']
  const { stdout } = await place.jamjae([...words, 'nearest.png', '--json'])
  expect(JSON.parse(stdout).sampleQuality.nearest).toHaveLength(10)
  expect(JSON.parse(stdout).sampleQuality.nearest[0].examples[0]).not.toHaveProperty('values')
  expect((await readFile(place.path('nearest.png'))).subarray(1, 4).toString()).toBe('PNG')
  expect(await place.jamjae([...words, 'nearest.png'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/nearest\.png/),
  })
  expect(await place.jamjae([...words, 'nearest.jpg'])).toMatchObject({ code: 2 })
  expect(await place.jamjae([...words, 'other.png', '--split', 'train'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--nearest: .*training split/),
  })
})

it('says what it cannot measure', async () => {
  const evaluate = (...words: string[]) => place.jamjae(['evaluate', 'vae', ...words])
  expect(await evaluate('--features', 'pca')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--features: .*--samples-quality/),
  })
  expect(await evaluate('--nearest', 'a.png')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--nearest: .*--samples-quality/),
  })
  expect(await evaluate('--samples-quality', '--target', 'a')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--target: expected a run on a table/),
  })
  expect(await evaluate('--samples-quality', '5')).toMatchObject({ code: 2 })
  expect(await evaluate('--samples-quality', '--features', 'inception')).toMatchObject({ code: 2 })
})
