// The Bernoulli likelihood of values in [0, 1], from logits.
import * as z from 'zod'
import { flatten, multiply, sigmoid, softplus, subtract, sum } from '../graph/operations.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'

const bernoulliSchema = z.strictObject({ type: z.literal('bernoulli') })
export type Bernoulli = z.infer<typeof bernoulliSchema>

/** Binary cross-entropy. A likelihood for values 0 and 1; between them it is only a loss. */
export const bernoulli = (): Bernoulli => ({ type: 'bernoulli' })

/** −log p = softplus(logit) − logit · x, summed: never the log of a clipped sigmoid. Unit: nats. */
export const bernoulliLikelihood: Likelihood = {
  unit: 'nats',
  support: 'binary',
  isTabular: false,
  domain: 'unitInterval',
  outputsPerValue: 1,
  negativeLogLikelihood: (x, logits) =>
    sum(flatten(subtract(softplus(logits), multiply(logits, x))), [1]),
  mean: (logits) => sigmoid(logits),
}

export const bernoulliDefinition = {
  schema: bernoulliSchema,
  create: bernoulli,
  build: () => bernoulliLikelihood,
} satisfies LikelihoodDefinition<typeof bernoulliSchema>
