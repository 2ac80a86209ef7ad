// The continuous Bernoulli likelihood of values in [0, 1], from logits: the cross-entropy, normalized to a density.
import * as z from 'zod'
import {
  add,
  clip,
  divide,
  flatten,
  log,
  multiply,
  negate,
  relu,
  square,
  subtract,
  sum,
  tanh,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { bernoulliLikelihood } from './bernoulli.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'

const continuousBernoulliSchema = z.strictObject({ type: z.literal('continuousBernoulli') })
export type ContinuousBernoulli = z.infer<typeof continuousBernoulliSchema>

/** Binary cross-entropy minus the logarithm of its normalizing constant: a density of values in [0, 1]. */
export const continuousBernoulli = (): ContinuousBernoulli => ({ type: 'continuousBernoulli' })

/** A bound of the logits: at black and white pixels the density grows without bound with the logit, and such
 *  pixels would dominate the gradient. PyTorch's, rounded to float32, are cut at 15.9; this bound is smooth. */
const maxLogit = 16

const logitsOf = (output: Tensor) => multiply(tanh(multiply(output, 1 / maxLogit)), maxLogit)

/** −log p = softplus(logit) − logit · x − log C, summed, where logit = 16 tanh(output/16). Unit: nats.
 *  The mean is not the sigmoid of the logit, but nearer to ½: between 1/16 and 15/16.
 *  Source: Loaiza-Ganem & Cunningham, arXiv:1907.06845. */
const continuousBernoulliLikelihood: Likelihood = {
  unit: 'nats',
  support: 'unitInterval',
  isTabular: false,
  domain: 'unitInterval',
  outputsPerValue: 1,
  negativeLogLikelihood(x, output) {
    const logits = logitsOf(output)
    const crossEntropy = bernoulliLikelihood.negativeLogLikelihood(x, logits)
    return subtract(crossEntropy, sum(flatten(logNormalizer(logits)), [1]))
  },
  mean: (output) => applyMeanActivation(logitsOf(output)),
}

export const continuousBernoulliDefinition = {
  schema: continuousBernoulliSchema,
  create: continuousBernoulli,
  build: () => continuousBernoulliLikelihood,
} satisfies LikelihoodDefinition<typeof continuousBernoulliSchema>

// Both functions below divide zero by zero at a logit of 0, so up to `seriesLimit` they are Taylor series, whose
// first omitted terms are below 3e-9. Each is the sum of the series of the logit clipped to ±seriesLimit, and of the
// exact function of the logit moved out of ±seriesLimit, minus its value at `seriesLimit`: one of the two is always
// constant, no division is ill-conditioned, and the gradient is that of the other.
const seriesLimit = 0.5
const nearZero = (logits: Tensor) => clip(logits, -seriesLimit, seriesLimit)
const awayFromZero = (logits: Tensor) => add(relu(subtract(logits, seriesLimit)), seriesLimit)

/** log C = log(logit / tanh(logit/2)), an even function. */
function logNormalizer(logits: Tensor): Tensor {
  const squared = square(nearZero(logits))
  const terms = [1 / 12, -7 / 1440, 31 / 90720, -127 / 4838400]
  const series = multiply(squared, polynomial(squared, terms))
  const size = add(awayFromZero(logits), relu(subtract(negate(logits), seriesLimit)))
  const exact = subtract(log(size), log(tanh(multiply(size, 0.5))))
  return add(series, subtract(exact, Math.log(seriesLimit / Math.tanh(seriesLimit / 2)) - Math.LN2))
}

/** ½ + ½/tanh(logit/2) − 1/logit: an odd function plus ½. */
function applyMeanActivation(logits: Tensor): Tensor {
  const small = nearZero(logits)
  const terms = [1 / 12, -1 / 720, 1 / 30240, -1 / 1209600]
  const series = multiply(small, polynomial(square(small), terms))
  const exact = (size: Tensor) => subtract(divide(0.5, tanh(multiply(size, 0.5))), divide(1, size))
  const beyond = subtract(exact(awayFromZero(logits)), exact(awayFromZero(negate(logits))))
  return add(add(series, beyond), 0.5)
}

/** a + b·x + c·x² + … */
function polynomial(x: Tensor, [first = 0, ...rest]: readonly number[]): Tensor | number {
  return rest.length === 0 ? first : add(multiply(x, polynomial(x, rest)), first)
}
