// The table of quantizers: what a configuration may name.
import * as z from 'zod'
import { ConfigError } from '../../errors.js'
import { fsq, fsqSchema } from './fsq.js'
import { lfq, lfqSchema } from './lfq.js'
import type { Quantizer } from './quantizer.js'
import { residualVq, residualVqSchema } from './residual-vq.js'
import { vq, vqSchema } from './vq.js'

export const quantizerSchema = z.discriminatedUnion('type', [
  vqSchema,
  residualVqSchema,
  fsqSchema,
  lfqSchema,
])
export type QuantizerConfig = z.output<typeof quantizerSchema>

/** Indices are float32 numbers in the graph, which has exact ones up to 2²⁴; this many bits keep counting them cheap. */
const maxBits = 16

/** The quantizer of vectors with so many dimensions. Throws ConfigError where it is not one of that many. */
export function quantizerFrom(config: QuantizerConfig, dimensions: number): Quantizer {
  switch (config.type) {
    case 'vq':
      return vq(config, dimensions)
    case 'residualVq':
      return residualVq(config, dimensions)
    case 'fsq': {
      const { levels } = config
      if (levels.length !== dimensions)
        throw new ConfigError('model.fsqLevels', { levels: levels.length, latent: dimensions })
      assertCodes(levels.reduce((product, level) => product * level, 1))
      return fsq(config)
    }
    case 'lfq':
      assertCodes(2 ** dimensions)
      return lfq(config, dimensions)
  }
}

function assertCodes(codes: number): void {
  const most = 2 ** maxBits
  if (codes > most) throw new ConfigError('model.tooManyCodes', { codes, limit: most })
}
