// Ensures that code above the models compares no type of model, likelihood, layer or optimizer, but asks the model.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { layers } from '../src/layers/layers.js'
import { likelihoods } from '../src/likelihoods/likelihoods.js'
import { models } from '../src/models/models.js'
import { posteriors } from '../src/models/posteriors/posteriors.js'
import { priors } from '../src/models/priors/priors.js'
import { optimizers } from '../src/optimizers/optimizers.js'
import { typeOf } from '../src/registry.js'

const src = fileURLToPath(new URL('../src', import.meta.url))
const above = /^(training|analysis|recipes|runs|cli|studio)\//
const names = [layers, likelihoods, models, optimizers, priors, posteriors].flatMap(({ entries }) =>
  entries.map(typeOf),
)
const written = `(['"\`])(?:${names.join('|')})\\1`
const comparison = new RegExp(
  `[=!]==?\\s*${written}|${written.replace('\\1', '\\2')}\\s*[=!]==?|\\bcase\\s+${written.replace('\\1', '\\3')}`,
  'g',
)

const comparisonsIn = (text: string) => text.match(comparison) ?? []

describe('above the models', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => above.test(path) && /(?<!\.test)\.ts$|\.svelte$/.test(path))

  it('nothing is compared with the name of a model, likelihood, layer or optimizer', () => {
    expect(files.length).toBeGreaterThan(300)
    const found = files.flatMap((path) =>
      comparisonsIn(readFileSync(join(src, path), 'utf8')).map((each) => `${path}: ${each}`),
    )
    expect(found).toEqual([])
  })
})

it.each([
  "const hasKl = description.configuration.model.type === 'vae'",
  "if ('autoencoder' !== model.type) return",
  "{:else if modelOf(recipe).likelihood.type == 'table'}",
  "model.likelihood.type === 'bernoulli' && (await isGrey(data))",
  "switch (unit) { case 'meanSquaredError': return 5 }",
  "if (layer.type ===\n  'conv') return",
  'optimizer.type === "adamw"',
])('would be found: %s', (line) => {
  expect(comparisonsIn(line)).toHaveLength(1)
})

it.each([
  "export const recipe = { model: { type: 'vae' } }",
  "if (unit === 'nats') return",
  "import { conv } from '../layers/conv.js'",
  "const titles = { meanSquaredError: 'table.meanSquaredError' }",
])('is none: %s', (line) => {
  expect(comparisonsIn(line)).toEqual([])
})
