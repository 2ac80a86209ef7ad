// The Gaussian likelihood, its standard deviation fixed or learned.
import * as z from 'zod'
import { add, exp, flatten, multiply, negate, square, subtract, sum } from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import {
  applyMeanActivation,
  type MeanActivation,
  meanActivationSchema,
  meanDomain,
} from './mean.js'
import { parameterOf } from './parameters.js'
import {
  isPredicted,
  logScaleOf,
  type PredictedScale,
  type ScaleParameter,
  type SingleScale,
  scaleSchema,
} from './scale-parameter.js'
import { singleLogScale } from './single-scale.js'

const gaussianSchema = z.strictObject({
  type: z.literal('gaussian'),
  deviation: scaleSchema
    .default(1)
    .describe(
      'Standard deviation; perExample or perValue: predicted by the decoder; shared: one parameter for all values; optimal: the root of the mean squared error of each batch, in evaluation of its running mean',
    ),
  mean: meanActivationSchema,
})
export type Gaussian = z.infer<typeof gaussianSchema>

/** `deviation` is another name of `standardDeviation`, and the one in configurations. */
export const gaussian = ({
  standardDeviation,
  ...options
}: {
  standardDeviation?: ScaleParameter
  deviation?: ScaleParameter
  mean?: MeanActivation
} = {}): Gaussian =>
  gaussianSchema.parse({
    type: 'gaussian',
    ...(standardDeviation !== undefined && { deviation: standardDeviation }),
    ...options,
  })

function gaussianLikelihood({ deviation, mean }: Gaussian): Likelihood {
  if (typeof deviation === 'number') return fixedScale(deviation, mean)
  return isPredicted(deviation) ? predictedScale(deviation, mean) : singleScale(deviation, mean)
}

export const gaussianDefinition = {
  schema: gaussianSchema,
  create: gaussian,
  build: gaussianLikelihood,
} satisfies LikelihoodDefinition<typeof gaussianSchema>

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** −log p = ½((x − mean)/σ)² + log σ + ½ log 2π, summed. Unit: nats. */
function fixedScale(scale: number, mean: MeanActivation): Likelihood {
  const normalizer = Math.log(scale) + halfLogTwoPi
  return {
    unit: 'nats',
    support: 'real',
    isTabular: false,
    domain: meanDomain(mean),
    outputsPerValue: 1,
    negativeLogLikelihood(x, output) {
      const distance = flatten(subtract(applyMeanActivation(mean, output), x))
      const values = sizeOf(distance.shape.slice(1))
      return add(multiply(sum(square(distance), [1]), 0.5 / scale ** 2), values * normalizer)
    },
    mean: (output) => applyMeanActivation(mean, output),
  }
}

/** The same, with log σ from the second output of each value. Unit: nats. */
function predictedScale(scale: PredictedScale, activation: MeanActivation): Likelihood {
  const mean: Likelihood['mean'] = (output) =>
    applyMeanActivation(activation, parameterOf(output, 0))
  return {
    unit: 'nats',
    support: 'real',
    isTabular: false,
    domain: meanDomain(activation),
    outputsPerValue: 2,
    negativeLogLikelihood(x, output) {
      const logStd = logScaleOf(output, scale)
      const distance = multiply(subtract(mean(output), x), exp(negate(logStd)))
      const terms = flatten(add(multiply(square(distance), 0.5), logStd))
      return add(sum(terms, [1]), sizeOf(terms.shape.slice(1)) * halfLogTwoPi)
    },
    mean,
  }
}

/** The same with one σ for all values, a parameter of the model or the optimum of the batch. Unit: nats. */
function singleScale(scale: SingleScale, activation: MeanActivation): Likelihood {
  return {
    ...fixedScale(1, activation),
    negativeLogLikelihood(x, output, scope) {
      const squares = square(flatten(subtract(applyMeanActivation(activation, output), x)))
      const logStd = singleLogScale(scale, { powers: squares, power: 2 }, scope)
      const halfPrecision = multiply(exp(multiply(logStd, -2)), 0.5)
      const values = sizeOf(squares.shape.slice(1))
      return add(
        multiply(sum(squares, [1]), halfPrecision),
        multiply(add(logStd, halfLogTwoPi), values),
      )
    },
  }
}
