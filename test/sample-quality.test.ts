// How good samples of a run are: through the library and on the command line.
import { writeFile } from 'node:fs/promises'
import { loadRun, type Run } from 'jamjae/node'
import stringWidth from 'string-width'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

it('says what it cannot measure', async () => {
  const evaluate = (...words: string[]) => place.jamjae(['evaluate', 'vae', ...words])
  expect(await evaluate('--features', 'pca')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--features: .*--samples-quality/),
  })
  expect(await evaluate('--samples-quality', '5')).toMatchObject({ code: 2 })
  expect(await evaluate('--samples-quality', '--features', 'inception')).toMatchObject({ code: 2 })
})
