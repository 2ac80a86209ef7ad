// Every likelihood of grey pixels trains, evaluates and exports from the command line, and is named correctly.
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'

let place: Workplace
beforeAll(async () => {
  place = await Workplace.open()
  await writeIdxFolder(place.path('few'), await fewDigits({ training: 300, validation: 60 }))
  await writeFile(place.path('tiny.json'), JSON.stringify(tinyConfiguration()))
})
afterAll(() => place.close())

const kinds: readonly (readonly [name: string, isDensity: boolean, settings: readonly string[]])[] =
  [
    ['gaussian', true, ['model.likelihood.deviation=perValue']],
    ['gaussian shared', true, ['model.likelihood.deviation=shared']],
    ['gaussian optimal', true, ['model.likelihood.deviation=optimal']],
    ['laplace shared', true, ['model.likelihood.scale=shared']],
    ['laplace', true, ['model.likelihood.scale=perExample']],
    ['continuousBernoulli', true, []],
    ['discretizedLogisticMixture', false, ['model.likelihood.components=2']],
  ]

describe.each(kinds)('%s', (words, isDensity, settings) => {
  const [type] = words.split(' ')
  const name = words.replace(' ', '-')
  it('learns from grey pixels, as a likelihood', async () => {
    const set = [`model.likelihood.type=${type}`, ...settings].flatMap((each) => ['--set', each])
    const where = ['--data', 'few', '--threads', '1', '--epochs', '4', '--out', name]
    const { code, stdout, stderr } = await place.jamjae(['train', 'tiny.json', ...set, ...where])
    expect(code, stderr).toBe(0)
    expect(stdout).not.toContain('grey')
    const losses = (await place.lines(name, 'metrics.jsonl'))
      .filter(({ type }) => type === 'epoch')
      .map(({ validation }) => validation.loss)
    expect(losses.at(-1)).toBeLessThan(losses[0])
  })

  it('is evaluated as a likelihood, and a density is named as such', async () => {
    const { stdout } = await place.jamjae(['evaluate', name, '--samples', '3'])
    expect(stdout).not.toContain('cross-entropy')
    expect(stdout).toMatch(/^-log p\(x\) ≤, 3 samples +-?\d/m)
    expect(stdout.includes('a density of values from 0 to 1')).toBe(isDensity)
  })

  it('is exported and sampled from', async () => {
    const { code, stderr } = await place.jamjae(['export', name, '--out', `${name}-models`])
    expect(code, stderr).toBe(0)
    const sample = ['sample', name, '--count', '4', '--out', `${name}.png`]
    expect((await place.jamjae(sample)).code).toBe(0)
  })
})

it('a standard deviation that is neither a number nor learned is an error that lists the valid ones', async () => {
  const set = ['model.likelihood.type=gaussian', 'model.likelihood.deviation=wide']
  const words = ['train', 'tiny.json', ...set.flatMap((each) => ['--set', each])]
  const { code, stderr } = await place.jamjae(words)
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /model\.likelihood\.deviation: expected a number or one of "perExample", "perValue", "shared", "optimal"/,
  )
})
