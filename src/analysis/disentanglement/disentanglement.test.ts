// The disentanglement metrics: values of disent (see test/verify/disentanglement.js), and cases that can be calculated by hand.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Random } from '../../random/random.js'
import { binned, type CodedFactors, factorClasses } from './coded-factors.js'
import { dci } from './dci.js'
import { measureDisentanglement } from './disentanglement.js'
import { factorVaeScore } from './factor-vae-score.js'
import { mutualInformationGap } from './mutual-information-gap.js'
import { sap } from './sap.js'

interface Lists {
  readonly codes: readonly (readonly number[])[]
  readonly factors: readonly (readonly number[])[]
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/verify/disentanglement.json', import.meta.url), 'utf8'),
)

function coded({ codes, factors }: Lists): CodedFactors {
  return {
    count: codes.length,
    latent: codes[0]?.length ?? 0,
    codes: Float32Array.from(codes.flat()),
    factors: factors.map((classes, at) => ({
      name: `factor ${at}`,
      size: 1 + Math.max(...classes),
      classes: Uint32Array.from(classes),
    })),
  }
}

/** All combinations of factors with 3, 4 and 5 values, and the codes that `code` makes of them. */
function grid(code: (a: number, b: number, c: number) => number[]): CodedFactors {
  const rows = Array.from({ length: 60 }, (_, at) => [
    at % 3,
    Math.floor(at / 3) % 4,
    Math.floor(at / 12),
  ])
  return coded({
    codes: rows.map(([a = 0, b = 0, c = 0]) => code(a, b, c)),
    factors: [0, 1, 2].map((factor) => rows.map((row) => row[factor] as number)),
  })
}

describe('the values of disent', () => {
  const { expected, deviations, splits } = golden
  const [train, test] = [coded(splits.train), coded(splits.test)]

  it('MIG, SAP, FactorVAE score', () => {
    expect(mutualInformationGap(train).score).toBeCloseTo(expected.MIG, 6)
    expect(sap({ train, test }).score).toBeCloseTo(expected.SAP, 6)
    expect(factorVaeScore(train).score).toBe(expected['FactorVAE score'])
  })

  it('DCI, within the spread of its random choices', async () => {
    const found = await dci({ train, test })
    for (const [name, value] of Object.entries({
      'DCI disentanglement': found.disentanglement,
      'DCI completeness': found.completeness,
      'DCI informativeness': found.informativeness,
      'DCI informativeness of training': found.informativenessOfTraining,
    })) {
      // An example of the 240 more or less.
      const limit = Math.max(4 * deviations[name], 2.5 / 240)
      expect(Math.abs(value - expected[name]), name).toBeLessThan(limit)
    }
  })

  it('boosted trees of one latent, where nothing is random', async () => {
    for (const [at, value] of golden.alone.entries()) {
      const column = ({ codes, ...others }: CodedFactors) => ({
        ...others,
        latent: 1,
        codes: codes.filter((_, index) => index % others.latent === at),
      })
      const found = await dci({ train: column(train), test: column(test) })
      expect(Math.abs(found.informativeness - value), `latent ${at}`).toBeLessThan(2.5 / 240)
      expect(found.completeness).toBe(1)
    }
  })
})

it('a latent for each factor has all that can be had', async () => {
  const given = grid((a, b, c) => [a, -2 * b, c / 10, 0])
  expect(mutualInformationGap(given).gaps).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
  ])
  expect(factorVaeScore(given)).toEqual({ score: 1, varying: 3 })
  const found = await dci({ train: given, test: given })
  expect(found).toMatchObject({ informativeness: 1, informativenessOfTraining: 1 })
  expect(found.disentanglement).toBeCloseTo(1, 6)
  expect(found.completeness).toBeCloseTo(1, 6)
  expect(found.importance[3]).toEqual([0, 0, 0])
})

it('a factor that two latents know alike has no gap', () => {
  const { gaps } = mutualInformationGap(grid((a, b, c) => [a, 1 - a, b, c]))
  expect(gaps[0]).toBeCloseTo(0, 12)
  expect(gaps[1]).toBeCloseTo(1, 12)
})

it('codes that know nothing', async () => {
  const none = grid(() => [1, 1])
  expect(mutualInformationGap(none).score).toBe(0)
  expect(factorVaeScore(none)).toEqual({ score: 0, varying: 0 })
  const { disentanglement, completeness } = await dci({ train: none, test: none })
  expect(disentanglement).toBeCloseTo(0, 6)
  expect(completeness).toBeCloseTo(0, 6)
})

it('is the same for the same seed', async () => {
  const noise = new Random(1, 'noise')
  const given = grid((a, b, c) => [a + noise.uniform(), b * c + noise.uniform()])
  const [first, again] = [await measureDisentanglement(given), await measureDisentanglement(given)]
  expect(again).toEqual(first)
  expect(first.factors).toEqual([
    { name: 'factor 0', classes: 3 },
    { name: 'factor 1', classes: 4 },
    { name: 'factor 2', classes: 5 },
  ])
})

it('needs factors that vary, and examples', async () => {
  const given = grid((a, b, c) => [a, b, c])
  await expect(measureDisentanglement({ ...given, factors: [] })).rejects.toMatchObject({
    key: 'factors.noneVaries',
  })
  await expect(measureDisentanglement({ ...given, count: 9 })).rejects.toMatchObject({
    key: 'factors.tooFew',
    values: { expected: 10, actual: 9 },
  })
})

describe('factors as classes', () => {
  it('are distinct values in rising order; constant ones are left out, those of many values binned', () => {
    const notices: unknown[] = []
    const names = ['size', 'same', 'angle']
    const values = Float64Array.from({ length: 3 * 120 }, (_, at) => {
      const row = Math.floor(at / 3)
      return [row % 2 === 0 ? 5 : -5, 7, row][at % 3] as number
    })
    const found = factorClasses({ names, values }, (code, given) => notices.push([code, given]))
    expect(found.map(({ name, size }) => [name, size])).toEqual([
      ['size', 2],
      ['angle', 20],
    ])
    expect([...(found[0]?.classes.subarray(0, 3) ?? [])]).toEqual([1, 0, 1])
    expect([...(found[1]?.classes.subarray(0, 8) ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 1, 1])
    expect(notices).toEqual([
      ['factors.constant', { factor: 'same' }],
      ['factors.counting', { factor: 'angle' }],
      ['factors.binned', { factor: 'angle', values: 120, bins: 20 }],
    ])
  })

  it('one that counts the rows is told, and only that', () => {
    const told = (values: number[]) => {
      const codes: unknown[] = []
      const names = ['first', 'second']
      factorClasses({ names, values: Float64Array.from(values) }, (code) => codes.push(code))
      return codes
    }
    const rows = [...Array(12).keys()]
    expect(told(rows.flatMap((row) => [row + 1, row % 2]))).toEqual(['factors.counting'])
    expect(told(rows.flatMap((row) => [row % 10, row % 2]))).toEqual([])
    expect(told(rows.flatMap((row) => [11 - row, row % 2]))).toEqual([])
  })

  it('one alone is told', () => {
    const codes: unknown[] = []
    const values = Float64Array.of(1, 2, 1, 2)
    expect(factorClasses({ names: ['size'], values }, (code) => codes.push(code))).toHaveLength(1)
    expect(codes).toEqual(['factors.single'])
  })

  it('bins have equal widths and hold their lower edge', () => {
    expect([...binned(Float64Array.of(0, 0.24, 0.25, 0.5, 1), 4)]).toEqual([0, 0, 1, 2, 3])
    expect([...binned(Float64Array.of(3, 3), 4)]).toEqual([0, 0])
  })
})
