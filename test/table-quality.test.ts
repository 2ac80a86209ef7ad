// How good sampled rows of a table are: through the library and on the command line.
import { writeFile } from 'node:fs/promises'
import { loadRun, Random } from 'jamjae/node'
import stringWidth from 'string-width'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workplace } from './command.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  const random = new Random(3, 'rows')
  // Who has a house is older, and lives in the village more often.
  const rows = Array.from({ length: 400 }, () => {
    const owns = random.uniform() < 0.4
    const age = (30 + (owns ? 16 : 0) + 25 * random.uniform()).toFixed(2)
    const home = random.uniform() < (owns ? 0.8 : 0.2) ? 'village' : 'town'
    return [age, home, random.below(5), owns ? 'house' : 'flat'].join(',')
  })
  await writeFile(place.path('homes.csv'), ['age,home,kids,dwelling', ...rows].join('\n'))
  const words = ['--data', 'homes.csv', '--epochs', '25', '--threads', '1', '--quiet']
  await place.jamjae(['train', 'tabular-vae', ...words, '--out', 'homes'])
})
afterAll(() => place.close())

const evaluate = (...words: string[]) =>
  place.jamjae(['evaluate', 'homes', '--threads', '1', '--samples-quality', ...words])

it('compares columns, pairs and records, and trains classifiers of the target', async () => {
  const run = await loadRun(place.path('homes'), { threads: 1 })
  try {
    const data = place.path('homes.csv')
    const quality = await run.tableQuality({ data, target: 'dwelling' })
    expect(await run.tableQuality({ data, target: 'DWELLING' })).toEqual(quality)
    expect(quality).toMatchObject({ samples: 360, training: 360, examples: 40, seed: 1 })
    expect(quality.columns.map(({ name }) => name)).toEqual(['age', 'home', 'kids', 'dwelling'])
    for (const { ofSamples, ofTraining } of quality.columns)
      for (const distance of [ofSamples, ofTraining]) {
        expect(distance).toBeGreaterThanOrEqual(0)
        expect(distance).toBeLessThan(0.5)
      }
    expect(quality.pairs?.ofSamples).toBeLessThan(0.6)
    expect(quality.copies?.closer.mean).toBeLessThan(0.2)
    const { target } = quality
    expect(target).toMatchObject({ target: 'dwelling', positive: 'house' })
    expect(target?.classifiers.map(({ name }) => name)).toEqual(['logistic', 'trees', 'network'])
    // Age and home tell most of them apart.
    for (const { ofTraining } of target?.classifiers ?? [])
      expect(ofTraining.f1.mean).toBeGreaterThan(0.7)
    const found = target?.classifiers.map(({ ofSamples }) => ofSamples.f1.mean) ?? []
    expect(Math.max(...found)).toBeGreaterThan(0.6)
    const own = await run.tableQuality({ data, split: 'train', count: 50 })
    expect(own).toMatchObject({ samples: 50, examples: 360 })
    expect(own).not.toHaveProperty('copies')
    expect(own.columns.every(({ ofTraining }) => ofTraining === 0)).toBe(true)
  } finally {
    await run.close()
  }
})

it('is part of evaluate, as a table and as JSON', async () => {
  for (const language of ['en', 'ko']) {
    const { code, stdout } = await evaluate('--target', 'dwelling', '--lang', language)
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n.*F1.*house/)
    expect(stdout).toMatch(/\n.* [01]\.\d{3} ± 0\.\d{3} \([01]\.\d{3} ± 0\.\d{3}\)\n/)
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  }
  const { stdout } = await evaluate('100', '--json')
  const { tableQuality } = JSON.parse(stdout)
  expect(tableQuality).toMatchObject({ samples: 100, examples: 40 })
  expect(tableQuality).not.toHaveProperty('target')
})

it('says what it cannot measure', async () => {
  const refused = async (...words: string[]) => {
    const { code, stderr } = await evaluate(...words)
    expect(code).toBe(2)
    return stderr
  }
  expect(await refused('--target', 'none')).toMatch(
    /--target: .*age, home, kids, dwelling, got none/,
  )
  expect(await refused('--target', 'age')).toMatch(/--target: .*categorical column .*got age/)
  expect(await refused('--features', 'pca')).toMatch(/--features: .*on a table/)
  expect(await refused('--nearest', 'a.png')).toMatch(/--nearest: .*on a table/)
})
