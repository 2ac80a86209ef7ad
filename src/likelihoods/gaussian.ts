// The Gaussian likelihood, its standard deviation fixed or learned.
import * as z from 'zod'
import { add, exp, flatten, multiply, negate, square, subtract, sum } from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import { domainOf, type MeanActivation, meanActivationSchema, meanOf } from './mean.js'
import { parameterOf } from './parameters.js'
import { type LearnedSpread, logSpreadOf, type Spread, spreadSchema } from './scale-parameter.js'

const gaussianSchema = z.strictObject({
  type: z.literal('gaussian'),
  deviation: spreadSchema
    .default(1)
    .describe('Standard deviation; perExample or perValue: predicted by the decoder'),
  mean: meanActivationSchema,
})
export type Gaussian = z.infer<typeof gaussianSchema>

export const gaussian = (options: { deviation?: Spread; mean?: MeanActivation } = {}): Gaussian =>
  gaussianSchema.parse({ type: 'gaussian', ...options })

function gaussianLikelihood({ deviation, mean }: Gaussian): Likelihood {
  return typeof deviation === 'number'
    ? fixedDeviation(deviation, mean)
    : learnedDeviation(deviation, mean)
}

export const gaussianDefinition = {
  schema: gaussianSchema,
  create: gaussian,
  build: gaussianLikelihood,
} satisfies LikelihoodDefinition<typeof gaussianSchema>

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** −log p = ½((x − mean)/σ)² + log σ + ½ log 2π, summed. Unit: nats. */
function fixedDeviation(deviation: number, mean: MeanActivation): Likelihood {
  const normalizer = Math.log(deviation) + halfLogTwoPi
  return {
    unit: 'nats',
    support: 'real',
    isTabular: false,
    domain: domainOf(mean),
    outputsPerValue: 1,
    negativeLog(x, output) {
      const distance = flatten(subtract(meanOf(mean, output), x))
      const values = sizeOf(distance.shape.slice(1))
      return add(multiply(sum(square(distance), [1]), 0.5 / deviation ** 2), values * normalizer)
    },
    mean: (output) => meanOf(mean, output),
  }
}

/** The same, with log σ from the second number of each value. Unit: nats. */
function learnedDeviation(deviation: LearnedSpread, activation: MeanActivation): Likelihood {
  const mean: Likelihood['mean'] = (output) => meanOf(activation, parameterOf(output, 0))
  return {
    unit: 'nats',
    support: 'real',
    isTabular: false,
    domain: domainOf(activation),
    outputsPerValue: 2,
    negativeLog(x, output) {
      const logDeviation = logSpreadOf(output, deviation)
      const distance = multiply(subtract(mean(output), x), exp(negate(logDeviation)))
      const terms = flatten(add(multiply(square(distance), 0.5), logDeviation))
      return add(sum(terms, [1]), sizeOf(terms.shape.slice(1)) * halfLogTwoPi)
    },
    mean,
  }
}
