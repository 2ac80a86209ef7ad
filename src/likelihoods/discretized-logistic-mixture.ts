// A mixture of logistic distributions, each discretized to the 256 values of a byte.
import * as z from 'zod'
import {
  add,
  clip,
  exp,
  flatten,
  log,
  logSumExp,
  multiply,
  negate,
  reshape,
  slice,
  softplus,
  step,
  subtract,
  sum,
  tanh,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import { softFloor } from './scale-parameter.js'

const discretizedLogisticMixtureSchema = z.strictObject({
  type: z.literal('discretizedLogisticMixture'),
  components: z.int().positive().default(5).describe('Mixture components for each value'),
})
export type DiscretizedLogisticMixture = z.infer<typeof discretizedLogisticMixtureSchema>

/** Probabilities of the bytes 0 to 255, value by value. It needs 3 outputs per component where a 256-way
 *  categorical distribution needs 256, and gives neighbouring greys similar probabilities. */
export const discretizedLogisticMixture = (
  options: { components?: number } = {},
): DiscretizedLogisticMixture =>
  discretizedLogisticMixtureSchema.parse({ type: 'discretizedLogisticMixture', ...options })

/** Half the width of a byte's bin, on the scale from −1 to 1. */
const halfBin = 1 / 255
/** Minimum of the log scales, as in PixelCNN++: a ninth of a bin. */
const minLogScale = -7

/** −log P(x), summed. The outputs per value: the logits of the components, then their means, then their log scales,
 *  on a scale from −1 (black) to 1 (white). The tails beyond black and white are part of the first and the last bin.
 *  Unit: nats of a probability, not of a density.
 *  Source: Salimans et al., arXiv:1701.05517, section 2.1, without its dependence among channels. */
function discretizedLogisticMixtureLikelihood({
  components,
}: DiscretizedLogisticMixture): Likelihood {
  /** Shapes: [batch, components, ...value] each. */
  const parametersOf = (output: Tensor) => {
    const part = (at: number) => slice(output, 1, at * components, (at + 1) * components)
    return {
      logits: part(0),
      means: part(1),
      logScales: softFloor(part(2), minLogScale),
    }
  }
  return {
    unit: 'nats',
    support: 'bytes',
    isTabular: false,
    domain: 'unitInterval',
    outputsPerValue: 3 * components,
    negativeLogLikelihood(x, output) {
      const { logits, means, logScales } = parametersOf(output)
      const places = subtract(multiply(addComponentAxis(x), 2), 1)
      const logMasses = add(logits, logBinMass(places, means, logScales))
      return sum(flatten(subtract(logSumExp(logits, 1), logSumExp(logMasses, 1))), [1])
    },
    mean(output) {
      const { logits, means, logScales } = parametersOf(output)
      const mixtureWeights = exp(subtract(logits, addComponentAxis(logSumExp(logits, 1))))
      // Rounding may exceed [0, 1] slightly.
      return clip(sum(multiply(mixtureWeights, clampedMean(means, logScales)), [1]), 0, 1)
    },
  }
}

export const discretizedLogisticMixtureDefinition = {
  schema: discretizedLogisticMixtureSchema,
  create: discretizedLogisticMixture,
  build: discretizedLogisticMixtureLikelihood,
} satisfies LikelihoodDefinition<typeof discretizedLogisticMixtureSchema>

/** log P(bin) of one logistic distribution. With edges lower < upper in units of the scale, away from its mean:
 *  σ(upper) − σ(lower) = σ(upper) · σ(−lower) · (1 − exp(lower − upper)), so that the logarithm is a sum of three
 *  terms, without cancellation. The first bin has no lower edge, the last no upper one. */
function logBinMass(places: Tensor, means: Tensor, logScales: Tensor): Tensor {
  const perScale = exp(negate(logScales))
  const distances = subtract(places, means)
  const logBelowUpper = negate(softplus(negate(multiply(add(distances, halfBin), perScale))))
  const logAboveLower = negate(softplus(multiply(subtract(distances, halfBin), perScale)))
  const halfWidth = multiply(perScale, halfBin)
  // log(1 − exp(−w)) = log tanh(w/2) + log(1 + exp(−w)), exact for narrow bins too.
  const logBetween = add(log(tanh(halfWidth)), softplus(multiply(halfWidth, -2)))
  const isNotFirst = step(subtract(places, halfBin - 1))
  const isNotLast = step(subtract(1 - halfBin, places))
  return add(
    add(multiply(isNotLast, logBelowUpper), multiply(isNotFirst, logAboveLower)),
    multiply(multiply(isNotFirst, isNotLast), logBetween),
  )
}

/** The mean in [0, 1] of a logistic distribution clamped to black and white, before discretization, which moves it
 *  by less than half a grey level. */
function clampedMean(means: Tensor, logScales: Tensor): Tensor {
  const perScale = exp(negate(logScales))
  const above = (edge: number) => softplus(multiply(subtract(means, edge), perScale))
  return multiply(multiply(subtract(above(-1), above(1)), exp(logScales)), 0.5)
}

/** Shapes: [batch, ...value] → [batch, 1, ...value]. */
function addComponentAxis(x: Tensor): Tensor {
  const [batch = 1, ...value] = x.shape
  return reshape(x, [batch, 1, ...value])
}
