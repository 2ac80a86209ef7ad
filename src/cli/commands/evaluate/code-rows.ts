// The rows of the evaluation's report about discrete codes.
import type { Representation } from '../../../analysis/evaluate.js'
import type { Console } from '../../terminal/console.js'

/** How many codes are used, and their rate. */
export function codeRows(terminal: Console, { codes: use }: Representation): string[][] {
  if (!use) return []
  const { codes, codebooks, dead, perplexity, bits, entropyBits, bitsPerDimension, numbers } = use
  const all = terminal.number(codes * codebooks)
  return [
    [
      terminal.translate('evaluate.codesUsed'),
      terminal.translate('evaluate.codesUsedOf', {
        used: terminal.number(codes * codebooks - dead),
        codes: all,
        dead: terminal.number(dead),
      }),
    ],
    [
      terminal.translate('evaluate.perplexity'),
      terminal.translate('evaluate.perplexityOf', {
        perplexity: perplexity.toFixed(1),
        codes: terminal.number(codes),
      }),
    ],
    [
      terminal.translate('evaluate.rate'),
      terminal.translate('evaluate.rateOf', {
        numbers: terminal.number(numbers),
        bits: bits.toFixed(0),
        entropy: entropyBits.toFixed(0),
        perDimension: bitsPerDimension.toFixed(4),
      }),
    ],
  ]
}
