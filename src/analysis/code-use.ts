// How a model with discrete codes uses its codebooks, and the rate of its codes.
import { sizeOf } from '../graph/shapes.js'
import type { DiscreteCodes } from '../models/model.js'
import type { Indices } from '../training/codebooks/indices.js'
import { entropyOf } from './entropy.js'

export interface CodeUse {
  /** Numbers that make up the code of one example, and codes that each is chosen from. */
  readonly numbers: number
  readonly codes: number
  readonly codebooks: number
  /** exp(entropy) of the chosen codes: that many would be as good if all were used equally. A mean over codebooks. */
  readonly perplexity: number
  /** Codes of all codebooks that no example has. */
  readonly dead: number
  /** Share of the codes that some example has. */
  readonly used: number
  /** Bits of the code of one example: log₂ of all possible codes. */
  readonly bits: number
  /** Bits of an ideal entropy coder that knows how often each code is chosen, but not at which place; and by the values of one example. */
  readonly entropyBits: number
  readonly bitsPerDimension: number
}

/** Over all examples of `indices`. `dimensions`: values of one example. */
export function codeUse(
  { indices }: Pick<Indices, 'indices'>,
  {
    codes: { shape, count: codes, codebooks },
    dimensions,
  }: { codes: DiscreteCodes; dimensions: number },
): CodeUse {
  const numbers = sizeOf(shape)
  const counts = Array.from({ length: codebooks }, () => new Float64Array(codes))
  for (const [at, index] of indices.entries()) {
    // Codebooks are the last axis.
    const own = counts[at % codebooks] as Float64Array
    own[index] = (own[index] as number) + 1
  }
  const entropies = counts.map(entropyOf)
  const dead = counts.reduce((sum, own) => sum + own.filter((each) => each === 0).length, 0)
  const perCodebook = numbers / codebooks
  const entropyBits = entropies.reduce((sum, nats) => sum + (perCodebook * nats) / Math.LN2, 0)
  return {
    ...{ numbers, codes, codebooks },
    perplexity: entropies.reduce((sum, nats) => sum + Math.exp(nats), 0) / codebooks,
    dead,
    used: 1 - dead / (codes * codebooks),
    bits: numbers * Math.log2(codes),
    entropyBits,
    bitsPerDimension: entropyBits / dimensions,
  }
}
