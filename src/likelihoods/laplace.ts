// The Laplace likelihood, whose loss is the absolute error; its scale is fixed or learned.
import * as z from 'zod'
import { add, exp, flatten, multiply, negate, relu, subtract, sum } from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import {
  applyMeanActivation,
  type MeanActivation,
  meanActivationSchema,
  meanDomain,
} from './mean.js'
import { parameterOf } from './parameters.js'
import { isPredicted, logScaleOf, type ScaleParameter, scaleSchema } from './scale-parameter.js'
import { singleLogScale } from './single-scale.js'

const laplaceSchema = z.strictObject({
  type: z.literal('laplace'),
  scale: scaleSchema
    .default(1)
    .describe(
      'Scale b, the mean absolute deviation; perExample or perValue: predicted by the decoder; shared: one parameter for all values; optimal: the mean absolute error of each batch, in evaluation its running mean',
    ),
  mean: meanActivationSchema,
})
export type Laplace = z.infer<typeof laplaceSchema>

export const laplace = (options: { scale?: ScaleParameter; mean?: MeanActivation } = {}): Laplace =>
  laplaceSchema.parse({ type: 'laplace', ...options })

/** −log p = |x − mean|/scale + log 2·scale, summed; the mean is the median too. A predicted log scale comes from the
 *  second output of each value; one for all values is a parameter of the model or the optimum of the batch. Unit: nats. */
function laplaceLikelihood({ scale, mean: activation }: Laplace): Likelihood {
  const hasOutput = typeof scale !== 'number' && isPredicted(scale)
  const mean: Likelihood['mean'] = (output) =>
    applyMeanActivation(activation, hasOutput ? parameterOf(output, 0) : output)
  return {
    unit: 'nats',
    support: 'real',
    isTabular: false,
    domain: meanDomain(activation),
    outputsPerValue: hasOutput ? 2 : 1,
    negativeLogLikelihood(x, output, scope) {
      const distance = magnitude(subtract(mean(output), x))
      const values = sizeOf(distance.shape.slice(1))
      if (typeof scale === 'number')
        return add(multiply(sum(flatten(distance), [1]), 1 / scale), values * Math.log(2 * scale))
      if (!isPredicted(scale)) {
        const logScale = singleLogScale(scale, { powers: distance, power: 1 }, scope)
        const sums = multiply(sum(flatten(distance), [1]), exp(negate(logScale)))
        return add(sums, multiply(add(logScale, Math.LN2), values))
      }
      const logScale = logScaleOf(output, scale)
      const terms = add(multiply(distance, exp(negate(logScale))), logScale)
      return add(sum(flatten(terms), [1]), values * Math.LN2)
    },
    mean,
  }
}

export const laplaceDefinition = {
  schema: laplaceSchema,
  create: laplace,
  build: laplaceLikelihood,
} satisfies LikelihoodDefinition<typeof laplaceSchema>

const magnitude = (x: Tensor) => add(relu(x), relu(negate(x)))
