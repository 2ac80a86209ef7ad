// The examples of docs/your-own-model.md: every module is trained, every command works, in both languages the same.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { blocks, commands } from './markdown.js'

const docs = fileURLToPath(new URL('../docs', import.meta.url))
const read = (name: string) => readFile(join(docs, name), 'utf8')

let place: Workplace
let english: string
const modules = new Map<string, string>()
beforeAll(async () => {
  place = await Workplace.open()
  process.env.JAMJAE_DATA = place.path('cache')
  english = await read('your-own-model.md')
  for (const text of blocks(english, 'js')) {
    const [, name = ''] = /^\/\/ (\S+)\n/.exec(text) ?? []
    modules.set(name, text)
    await writeFile(place.path(name), text)
  }
})
afterAll(() => {
  delete process.env.JAMJAE_DATA
  return place.close()
})

it('has the same code in Korean', async () => {
  const korean = await read('your-own-model.ko.md')
  for (const language of ['js', 'sh'])
    expect(blocks(korean, language)).toEqual(blocks(english, language))
  const names = ['swish.mjs', 'total-correlation.mjs', 'digits-of-a-class.mjs']
  expect([...modules.keys()]).toEqual(names)
})

it('has commands that work, one after another', async () => {
  const lines = commands(english)
  expect(lines).toHaveLength(10)
  for (const line of lines) {
    const [, ...words] = line.split(' ')
    const [command = ''] = words
    // As many epochs as the text says would only take longer.
    const shorter = { train: [...words, '--epochs', '1'], resume: words.with(-1, '2') }[command]
    const quietly = shorter ? [...shorter, '--threads', '1', '--quiet'] : words
    const { code, stderr } = await place.jamjae(quietly)
    expect([line, code, stderr]).toEqual([line, 0, expect.not.stringMatching(/error/)])
  }
})

it('has the built-in objective, to rounding', async () => {
  const { configuration } = await place.json('runs', 'tc', 'run.json')
  expect(configuration.model.objective).toEqual({
    type: 'totalCorrelation',
    beta: 4,
    examples: 9000,
  })
  const builtIn = {
    ...configuration,
    model: { ...configuration.model, objective: { type: 'betaTc', totalCorrelation: 4 } },
  }
  await writeFile(place.path('built-in.json'), JSON.stringify(builtIn))
  const words = ['train', 'built-in.json', '--epochs', '1', '--threads', '1', '--quiet']
  expect((await place.jamjae([...words, '--out', 'built-in'])).code).toBe(0)
  const last = async (...run: string[]) => (await place.json(...run, 'run.json')).validation.loss
  const [own, known] = [await last('runs', 'tc'), await last('built-in')]
  expect(Math.abs(own / known - 1)).toBeLessThan(1e-3)
})

it('has the built-in conditional VAE, to rounding, with a metric of its own', async () => {
  const { configuration } = await place.json('runs', 'digits', 'run.json')
  const { condition } = configuration.model
  expect(condition).toEqual({ type: 'labels', classes: 10 })
  const builtIn = { ...configuration, model: { ...configuration.model, type: 'vae' } }
  await writeFile(place.path('conditional.json'), JSON.stringify(builtIn))
  const words = ['train', 'conditional.json', '--epochs', '1', '--threads', '1', '--quiet']
  expect((await place.jamjae([...words, '--out', 'conditional'])).code).toBe(0)
  const validated = async (...run: string[]) => (await place.json(...run, 'run.json')).validation
  const [own, known] = [await validated('runs', 'digits'), await validated('conditional')]
  expect(Math.abs(own.loss / known.loss - 1)).toBeLessThan(1e-3)
  expect(own.extra.deviation).toBeGreaterThan(0)
  expect(own.extra.deviation).toBeLessThan(1)
  expect(known.extra).toBeUndefined()
})
