// The report of an evaluation fits 80 columns, however large its metrics are.
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../analysis/evaluate.js'
import { warningsFor } from '../../../analysis/warnings.js'
import type { Language } from '../../../messages/messages.js'
import { Console } from '../../terminal/console.js'
import { printEvaluation } from './evaluation-report.js'

const latents = 2000
const metrics = (loss: number) => ({
  examples: 1_000_000,
  elbo: { mean: -loss, standardError: 12.34 },
  bitsPerDimension: { mean: 12.3456, standardError: 0.1234 },
  reconstruction: { mean: loss - 500, standardError: 12.34 },
  kl: { mean: 500, standardError: 12.34 },
})
const use = {
  kl: Array.from({ length: latents }, (_, at) => (at === 7 ? 45.67 : 10 + at / latents)),
  variance: Array(latents).fill(0),
  active: 3,
}
const bounds = { train: metrics(10_000), validation: metrics(23_456.78) }
const evaluation: Evaluation = {
  unit: 'nats',
  isLikelihood: false,
  isDensity: false,
  isTable: false,
  seed: 1,
  ...bounds,
  latents: use,
  importanceWeighted: {
    samples: 1_000_000,
    bound: { mean: -23_000.12, standardError: 12.34 },
    bitsPerDimension: { mean: 12.3456, standardError: 0.1234 },
  },
  representation: {
    squaredError: { mean: 0.12345, standardError: 0.00012 },
    compression: { dimensions: 196_608, latents, factor: 98.304 },
    nearestNeighbours: { k: 5, accuracy: { mean: 0.9876, standardError: 0.0123 } },
    linearProbe: { accuracy: { mean: 1, standardError: 0 } },
    baselines: {
      principalComponents: {
        components: latents,
        squaredError: { mean: 0.12345, standardError: 0.00012 },
        linearProbe: { accuracy: { mean: 1, standardError: 0.0123 } },
      },
      values: { linearProbe: { accuracy: { mean: 1, standardError: 0.0123 } } },
    },
  },
  warnings: warningsFor({ ...bounds, latents: use, brightest: 1 }),
}

function report(language: Language, changes: Partial<Evaluation> = {}, areBytes = true): string {
  let text = ''
  const output = { write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream
  const subject = {
    run: 'ch13-vae-20260101-120000-abcd',
    data: '/somewhere/with/images',
    split: 'validation',
    examples: 'examples.images',
    areBytes,
  } as const
  printEvaluation(new Console(language, output, output), subject, { ...evaluation, ...changes })
  return text
}

describe.each(['en', 'ko'] as const)('in %s', (language) => {
  it('no line is wider than 80 columns, and no placeholder is left', () => {
    for (const changes of [
      {},
      { isLikelihood: true, binarize: 'dynamic' } as const,
      { isLikelihood: true, isDensity: true },
    ]) {
      const text = report(language, changes)
      for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
      expect(text).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it('the latents with the highest KL come first', () => {
    expect(report(language)).toMatch(/ 45\.67 {2}11\.00 {2}11\.00 {2}11\.00 {2}\S+ 20\d\d\d\.\d\d/)
  })
})

it.each(['en', 'ko'] as const)('states no standard error of a single example: %s', (language) => {
  const one = { mean: -12, standardError: Number.NaN }
  const split = { examples: 1, elbo: one, reconstruction: one, kl: one, bitsPerDimension: one }
  const nearestNeighbours = { k: 5, accuracy: one }
  const text = report(language, {
    train: split,
    validation: split,
    importanceWeighted: { samples: 10, bound: one, bitsPerDimension: one },
    representation: {
      ...evaluation.representation,
      squaredError: one,
      nearestNeighbours,
      linearProbe: { accuracy: one },
      baselines: { principalComponents: { components: 3, squaredError: one } },
    },
  })
  expect(text).not.toMatch(/±|NaN/)
  expect(text).toMatch(/12\.00 +12\.00/)
  expect(report(language, { train: split })).toMatch(/±/)
})

it('contains every warning as text', () => {
  const text = report('en').replaceAll(/\s+/g, ' ')
  expect(evaluation.warnings).toHaveLength(3)
  for (const { message } of evaluation.warnings) expect(text).toContain(message)
})

it('omits lines without neighbours, probe, latents and bounds', () => {
  const { nearestNeighbours: _, linearProbe: __, ...representation } = evaluation.representation
  const { latents: ___, importanceWeighted: ____, ...rest } = evaluation
  const text = report('en', { ...rest, representation })
  for (const word of ['labels', 'undefined']) expect(text).not.toContain(word)
})
