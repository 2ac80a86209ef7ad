// A run that version 0.1.0 wrote (test/old-run) still opens, is evaluated, and resumes where it had stopped.
import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workplace } from './command.js'

let place: Workplace
const data = ['--data', 'rows.csv', '--threads', '1']

beforeAll(async () => {
  place = await Workplace.open()
  await cp(fileURLToPath(new URL('old-run', import.meta.url)), place.folder, { recursive: true })
})
afterAll(() => place.close())

it('is listed and shown', async () => {
  expect((await place.jamjae(['runs', '.'])).stdout).toMatch(/^run +old +rows\.csv +2/m)
  const { code, stdout } = await place.jamjae(['show', 'run'])
  expect(code).toBe(0)
  expect(stdout).toContain('vae, latents 2, gaussian')
})

it('is evaluated to the metrics that it had', async () => {
  const { code, stdout } = await place.jamjae(['evaluate', 'run', ...data, '--json'])
  expect(code).toBe(0)
  const { train, validation } = JSON.parse(stdout)
  expect(train.elbo.mean).toBeCloseTo(-9.806297, 4)
  expect(validation.elbo.mean).toBeCloseTo(-10.062092, 4)
})

it('resumes to what 0.1.0 made of it', async () => {
  expect(await place.jamjae(['resume', 'run', ...data, '--epochs', '4', '--quiet'])).toMatchObject({
    code: 0,
    stderr: '',
  })
  const epochs = (await place.lines('run/metrics.jsonl')).filter(({ type }) => type === 'epoch')
  expect(epochs.length).toBe(4)
  // Other processors may differ in the last bits.
  expect(epochs[3].train.loss).toBeCloseTo(9.62448385, 5)
  expect(epochs[3].validation.loss).toBeCloseTo(9.93682647, 5)
  // 0.1.0 did not measure the squared error.
  expect(epochs.map(({ validation }) => typeof validation.squaredError)).toEqual([
    'undefined',
    'undefined',
    'number',
    'number',
  ])
  expect((await place.json('run/run.json')).configuration.data.scale).toBe('standard')
})
