// The use and the rate of codes, by hand.
import { describe, expect, it } from 'vitest'
import type { DiscreteCodes } from '../models/model.js'
import { type CodeUse, codeUse } from './code-use.js'
import { warningsFor } from './warnings.js'

const codesOf = (shape: readonly number[], count: number, codebooks = 1) =>
  ({ shape, count, codebooks }) as unknown as DiscreteCodes

it('counts codes, dead ones, and bits', () => {
  const indices = Int32Array.of(0, 0, 1, 1, 0, 1, 0, 1)
  const use = codeUse({ indices }, { codes: codesOf([2, 2], 4), dimensions: 8 })
  expect(use).toMatchObject({ numbers: 4, codes: 4, codebooks: 1, dead: 2, used: 0.5, bits: 8 })
  expect(use.perplexity).toBeCloseTo(2, 12)
  expect([use.entropyBits, use.bitsPerDimension]).toEqual([4, 0.5])
})

it('of several codebooks takes each by itself: the last axis', () => {
  const indices = Int32Array.of(0, 0, 0, 1, 0, 2, 0, 3)
  const use = codeUse({ indices }, { codes: codesOf([2, 2], 4, 2), dimensions: 8 })
  expect(use).toMatchObject({ dead: 3, perplexity: 2.5 })
  expect(use.entropyBits).toBeCloseTo(4, 12)
})

describe('warnings', () => {
  const elbo = { elbo: undefined, reconstruction: { mean: 1, standardError: 0.1 } }
  const keys = (codes: Partial<CodeUse>) =>
    warningsFor({
      ...{ train: elbo, validation: elbo, latents: undefined },
      codes: { codes: 8, codebooks: 1, dead: 0, perplexity: 6, ...codes } as CodeUse,
    } as unknown as Parameters<typeof warningsFor>[0]).map(({ key }) => key)

  it('tell dead codes and collapse, and nothing of codes that are used', () => {
    expect(keys({})).toEqual([])
    expect(keys({ dead: 5, perplexity: 2.8 })).toEqual(['warning.deadCodes'])
    expect(keys({ dead: 7, perplexity: 1 })).toEqual(['warning.codeCollapse'])
  })
})
