// All messages exist in both languages, have the same values, and are used.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { EvaluationPhase } from '../src/analysis/evaluate.js'
import {
  type FeatureDescription,
  featureTypes,
} from '../src/analysis/sample-quality/feature-types.js'
import { tableClassifiers } from '../src/analysis/table-quality/table-classifiers.js'
import type { ColumnKind } from '../src/cli/commands/data/print-columns.js'
import type { ItemType } from '../src/data/dataset.js'
import type { Likelihood } from '../src/likelihoods/likelihood.js'
import { en, ko } from '../src/messages/messages.js'
import type { Spread } from '../src/pictures/curves-band.js'
import type { Relation } from '../src/recipes/expected-value.js'
import type { ModelPart } from '../src/recipes/model-parts.js'
import { recipes } from '../src/recipes/recipes.js'
import type { RunSummary } from '../src/runs/folder/run-summary.js'
import { registries } from '../src/runs/modules/load-module.js'
import type { LoadingProgress } from '../src/studio/api/loading.js'
import type { RunStatus } from '../src/studio/api/runs.js'
import type { Route, RunTab } from '../src/studio/page/address.js'
import { en as pageEn } from '../src/studio/page/i18n/en.js'
import { ko as pageKo } from '../src/studio/page/i18n/ko.js'
import type { Column } from '../src/studio/page/runs/filter-and-sort.js'
import { palette } from '../src/studio/page/try/colours.js'
import { configurationSchema } from '../src/training/configuration.js'
import { metricNames } from '../src/training/metrics.js'
import { scheduledMetricNames } from '../src/training/schedules/scheduled-metrics.js'
import { type BuiltKeys, messageUse } from './message-keys.js'

const root = fileURLToPath(new URL('../src', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.(ts|svelte)$/.test(path) && !/\.test\.ts$|\/(en|ko)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const isOfPage = (path: string) => path.startsWith('studio/page/')
/** The sources that use the messages of the command line and the library, and the texts of the studio's page. */
const code = codeOf(({ path, text }) => !isOfPage(path) || text.includes('/messages/messages.js'))
const pageCode = codeOf(({ path }) => isOfPage(path))

/** Every value of a type, each once: a new or removed one does not compile. */
const all = <Value extends string>(values: Record<Value, 0>) => Object.keys(values) as Value[]

const phases = all<EvaluationPhase>({
  training: 0,
  validation: 0,
  samples: 0,
  neighbours: 0,
  probe: 0,
  baselines: 0,
  factors: 0,
  images: 0,
  generating: 0,
  principal: 0,
  classifier: 0,
  features: 0,
  distances: 0,
  copies: 0,
  target: 0,
})
const sets = ['train', 'validation']
const relations = all<Relation>({ atLeast: 0, above: 0, atMost: 0, below: 0 })

/** Of the files of a run. */
const fileKinds = [
  'archive',
  'checkpoint',
  'codes',
  'configuration',
  'evaluation',
  'metrics',
  'model',
  'picture',
  'report',
  'tensorboard',
]

const featureKinds = all<FeatureDescription['type']>({ pca: 0, values: 0, classifier: 0, onnx: 0 })

const fields = fieldsOf(z.toJSONSchema(configurationSchema, { io: 'input' }))

/** Metrics of models with a discriminator. */
const ofAdversary = [
  'discriminatorLoss',
  'realProbability',
  'generatedProbability',
  'realScore',
  'generatedScore',
  'discriminatorAccuracy',
  'diversity',
  'gradientPenalty',
]

const built: BuiltKeys = {
  // Those of built-in models.
  'metric.*': ['accuracy', 'kl1', 'kl2', ...ofAdversary],
  'metric.*.title': ['kl1', 'kl2', ...ofAdversary],
  'examples.*': ['images', 'rows'],
  'show.*': all<ModelPart['name']>({
    prior: 0,
    posterior: 0,
    objective: 0,
    condition: 0,
    labelled: 0,
  }),
  'registry.*': registries.map(({ kind }) => kind),
  'picture.*': scheduledMetricNames,
  // Types of JSON Schema.
  'reference.*': ['integer', 'number', 'string', 'boolean', 'object'],
  'unit.*': all<Likelihood['unit']>({ nats: 0, meanSquaredError: 0, adversarial: 0 }),
  'status.*': all<RunSummary['status']>({
    running: 0,
    finished: 0,
    interrupted: 0,
    failed: 0,
    imported: 0,
    stopped: 0,
  }),
  'evaluating.*': phases,
  'evaluate.quality.*': featureKinds,
  'evaluate.classifier.*': [...tableClassifiers],
  'picture.nearest.*': featureKinds,
  'compare.*': metricNames,
  'picture.curves.*': all<Spread>({ band: 0, bars: 0 }),
  'field.*': [...fields.names],
  'choice.*': [...fields.choices],
  'expected.*': relations,
  'expected.length.*': relations,
  'expected.count.*': relations,
  'table.*': sets,
  'runs.*': ['name', 'recipe', 'data', 'epochs', 'loss', 'status', 'age'],
  // A command that opens a run is described by the message of its name.
  'help.*': [...code.matchAll(/\b(?:run|picture)Command\(terminal, '(\w+)'/g)].map(
    ([, name = '']) => name,
  ),
  // The page's version of a message of the command line.
  'page.*': Object.keys(en),
  // Names of settings and of a configuration's parts.
  'data.*': [],
  'data.range.*': all<ItemType>({ uint8: 0, float32: 0 }),
  'data.columns.*': [
    ...['name', 'type', 'values', 'missing'],
    ...all<ColumnKind>({
      numeric: 0,
      categorical: 0,
      integer: 0,
      percentage: 0,
      date: 0,
      boolean: 0,
    }),
  ],
  'model.*': [],
}

const builtOnPage: BuiltKeys = {
  'status.*': all<RunStatus>({
    queued: 0,
    running: 0,
    paused: 0,
    finished: 0,
    stopped: 0,
    interrupted: 0,
    failed: 0,
    imported: 0,
    broken: 0,
    newer: 0,
  }),
  'page.*': all<Exclude<Route['page'], 'run'>>({ runs: 0, new: 0, compare: 0, tab: 0 }),
  'tab.*': all<RunTab>({
    curves: 0,
    reconstructions: 0,
    latent: 0,
    explore: 0,
    try: 0,
    figures: 0,
    files: 0,
  }),
  'column.*': all<Column>({
    name: 0,
    status: 0,
    recipe: 0,
    data: 0,
    epochs: 0,
    validation: 0,
    best: 0,
    seconds: 0,
    created: 0,
  }),
  'told.*': ['pause', 'continue', 'stop', 'resume'],
  'loading.*': all<LoadingProgress['phase']>({ downloading: 0, decoding: 0, reading: 0 }),
  'phase.*': phases,
  'quality.by.*': [...featureTypes],
  'quality.on.*': [...featureTypes],
  'quality.classifier.*': [...tableClassifiers],
  // Of extra metrics those of built-in models.
  'figure.*': [
    ...metricNames,
    ...scheduledMetricNames,
    'squaredError',
    'accuracy',
    'kl1',
    'kl2',
    ...ofAdversary,
  ],
  'latent.*': sets,
  'kind.*': ['vae', 'autoencoder', 'ladderVae', 'vqVae', 'gan'],
  'recipe.*': Object.keys(recipes),
  'group.*': ['data', 'model', 'training'],
  'field.*': [...fields.names],
  'choice.*': [...fields.choices],
  'files.*': fileKinds,
  'files.*.note': fileKinds,
  'colour.*': Object.keys(palette),
}

describe.each([
  ['messages', en, ko, code, built],
  ['texts of the page', pageEn, pageKo, pageCode, builtOnPage],
] as const)('the %s', (_, english, korean, whole, keysBuilt) => {
  it('exist in both languages', () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort())
  })

  it('have the same values', () => {
    const values = (text: string) => `${[...new Set(text.match(/\{\w+\}/g))].sort()}`
    const other = new Map<string, string>(Object.entries(korean))
    const different = Object.entries(english).filter(
      ([key, text]) => values(text) !== values(other.get(key) ?? ''),
    )
    expect(different).toEqual([])
  })

  it('are all used', () => {
    const { unused, undeclared, stale } = messageUse(Object.keys(english), whole, keysBuilt)
    expect({ unused, undeclared, stale }).toEqual({ unused: [], undeclared: [], stale: [] })
  })
})

it('would be caught if they were unused', () => {
  const lines = `
translate(\`status.\${status}\`, { time })
throw new DataError('data.lost')
const isClosed = when === 'close'
translate(isLast ? 'undo' : 'again')
const path = \`other.\${name}\``
  const keys = ['status.running', 'status.gone', 'data.lost', 'data.dead', 'close', 'undo', 'again']
  expect(messageUse(keys, lines, { 'status.*': ['running'] })).toEqual({
    unused: ['status.gone', 'data.dead', 'close'],
    undeclared: [],
    stale: [],
  })
  expect(messageUse(keys, lines, { 'data.*': [] })).toMatchObject({
    undeclared: ['status.*'],
    stale: ['data.*'],
  })
})

function codeOf(isWanted: (source: (typeof sources)[number]) => boolean): string {
  return sources
    .filter(isWanted)
    .map(({ text }) => text)
    .join('\n')
}

/** The names of all fields of a JSON Schema, and the values that can be chosen. */
function fieldsOf(schema: unknown) {
  const names = new Set<string>()
  const choices = new Set<string | number | boolean>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const { properties, const: only, enum: several, type } = part as Record<string, unknown>
    for (const name of Object.keys(properties ?? {})) names.add(name)
    if (only !== undefined) choices.add(only as string)
    if (Array.isArray(several)) for (const each of several) choices.add(each)
    if (type === 'boolean') for (const each of [true, false]) choices.add(each)
    for (const each of Object.values(part)) visit(each)
  }
  visit(schema)
  return { names, choices }
}

it('names every setting, and every choice that is a word', () => {
  const words = [...fields.choices].filter((choice) => typeof choice === 'string')
  const keys = [
    ...[...fields.names].map((name) => `field.${name}`),
    ...words.map((word) => `choice.${word}`),
  ]
  expect(keys.filter((key) => !(key in en))).toEqual([])
})

describe('a key', () => {
  it.each(['messages', 'studio/page/i18n'])('is in one subject only: %s', (folder) => {
    // A later subject would replace the text of an earlier one.
    const keys = readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => [
        ...readFileSync(join(root, folder, name, 'en.ts'), 'utf8').matchAll(/^ {2}'([^']+)':/gm),
      ])
      .map(([, key]) => key)
    expect(keys.length).toBeGreaterThan(100)
    expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([])
  })
})
