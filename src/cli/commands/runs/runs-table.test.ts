// The table of runs has as many columns as fit the terminal.
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { recipes } from '../../../recipes/recipes.js'
import { resolveConfiguration } from '../../../recipes/resolve.js'
import { defaultRunPath } from '../../../runs/folder/run-folder.js'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { Console } from '../../terminal/console.js'
import { printRuns } from './runs-table.js'

const metrics = { loss: 0.236, reconstruction: 0.236, kl: 0 }
const recipe = 'ch13-autoencoder'
const name = defaultRunPath(recipe).slice('runs/'.length)
const description: RunDescription = {
  format: 'jamjae-run-1',
  name,
  created: new Date().toISOString(),
  updated: new Date().toISOString(),
  status: 'interrupted',
  configuration: resolveConfiguration(recipes[recipe]),
  data: {
    source: '/data/fruits-mini',
    fingerprint: '',
    shape: [28, 28],
    trainingExamples: 1,
    validationExamples: 1,
  },
  engine: { device: 'cpu', threads: 1 },
  versions: { jamjae: '0', node: '20', onnxruntime: '1' },
  progress: { epochs: 30, steps: 30, seconds: 1 },
  validation: metrics,
}

/** The printed lines of one run. */
function printed(columns: number | undefined, language: 'en' | 'ko' = 'en'): string[] {
  let text = ''
  const output = { isTTY: columns !== undefined, columns, write: (part: string) => (text += part) }
  const stream = output as unknown as NodeJS.WriteStream
  const run = { path: name, name, status: 'interrupted', unit: 'meanSquaredError' } as const
  printRuns(new Console(language, stream, stream), 'runs', [{ ...run, description }])
  return text.trimEnd().split('\n')
}

const titles = (columns?: number) => printed(columns)[0]?.split(/\s+/)

it('has all columns without a limit', () => {
  const all = ['name', 'recipe', 'data', 'epochs', 'loss', 'status', 'age']
  expect(titles()).toEqual(all)
  expect(titles(200)).toEqual(all)
  expect(titles(0)).toEqual(all)
})

it.each(['en', 'ko'] as const)('fits 80 columns with a default name (%s)', (language) => {
  const lines = printed(80, language)
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  expect(lines[1]).toMatch(new RegExp(`^${name} .*30/30 +0\\.23600 `))
})

it('drops optional columns, the recipe first', () => {
  expect(titles(90)).toEqual(['name', 'data', 'epochs', 'loss', 'status', 'age'])
  expect(titles(10)).toEqual(['name', 'epochs', 'loss', 'status'])
})
