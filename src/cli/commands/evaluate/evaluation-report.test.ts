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
  aggregatePosterior: {
    mean: [0.12, -34.5],
    variance: [0.01, 123.45],
    correlation: { largest: -0.987, latents: [1234, 1999] },
    totalVariation: [0.1, 0.3],
    kolmogorovSmirnov: [0.2, 0.6],
    density: {
      ofCodes: {
        prior: { mean: -12_345.67, standardError: 12.34 },
        fitted: { mean: -2345.67, standardError: 2.34 },
      },
      ofSamples: { prior: -2837.88, fitted: -54_321.01 },
    },
  },
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
      commonestLabel: { accuracy: { mean: 0.1234, standardError: 0.0123 } },
    },
    disentanglement: {
      examples: 10_000,
      factors: Array.from({ length: 7 }, (_, at) => ({ name: `a long name ${at}`, classes: 3 })),
      mig: { score: 0.1234, gaps: [] },
      sap: { score: 0.9876, gaps: [] },
      factorVae: { score: 1, varying: 5 },
      dci: {
        ...{ disentanglement: 0.1234, completeness: 0.2345, informativeness: 0.3456 },
        ...{ informativenessOfTraining: 1, importance: [] },
      },
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

it('says what is not measured where one split has no labels', () => {
  const labelled = { train: 30, validation: 20 }
  expect(report('en', { labelled })).toMatch(/30 training and 20 .*labels is\s+measured on these/s)
  for (const side of ['train', 'validation']) {
    const text = report('en', { labelled: { ...labelled, [side]: 0 } })
    expect(text.replaceAll(/\s+/g, ' ')).toContain('what needs labels of both is not measured.')
  }
})

it.each(['en', 'ko'] as const)('states no standard error of a single example: %s', (language) => {
  const one = { mean: -12, standardError: Number.NaN }
  const split = { examples: 1, elbo: one, reconstruction: one, kl: one, bitsPerDimension: one }
  const nearestNeighbours = { k: 5, accuracy: one }
  const ofCodes = { prior: one, fitted: one }
  const density = { ofCodes, ofSamples: { prior: -12, fitted: -12 } }
  const { aggregatePosterior } = evaluation
  const text = report(language, {
    train: split,
    validation: split,
    importanceWeighted: { samples: 10, bound: one, bitsPerDimension: one },
    ...(aggregatePosterior && { aggregatePosterior: { ...aggregatePosterior, density } }),
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

it('compares codes with baselines in one table, and with the prior', () => {
  const text = report('en')
  expect(text).toMatch(/\nsquared error +0\.12345 ± 0\.00012 +0\.12345 ± 0\.00012\n/)
  expect(text).toMatch(/\nmost frequent label +12\.3 ± 1\.2 %\n/)
  expect(text).toMatch(/\|mean\| ≤ 34\.50, variances 0\.01 to 123\.45\n/)
  expect(text).toMatch(/-0\.99, latents 1235 and 2000\n/)
  expect(text).toMatch(/total variation 0\.20 \(max 0\.30\)\n/)
  expect(text).toMatch(/under the prior +-12345\.67 ± 12\.34 +-2837\.88\n/)
  expect(text).toMatch(/MIG 0\.123, SAP 0\.988, FactorVAE score 1\.000\n/)
  expect(text).toMatch(/DCI +D 0\.123, C 0\.234, I 0\.346\n/)
})

it('contains every warning as text', () => {
  const text = report('en').replaceAll(/\s+/g, ' ')
  expect(evaluation.warnings).toHaveLength(3)
  for (const { message } of evaluation.warnings) expect(text).toContain(message)
})

it('omits lines without neighbours, probe, latents and bounds', () => {
  const {
    nearestNeighbours: _,
    linearProbe: __,
    baselines: _b,
    ...representation
  } = evaluation.representation
  const { latents: ___, importanceWeighted: ____, ...rest } = evaluation
  const text = report('en', { ...rest, representation })
  for (const word of ['labels', 'undefined']) expect(text).not.toContain(word)
})
