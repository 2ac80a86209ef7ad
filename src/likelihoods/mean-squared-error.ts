// Mean squared error: the Gaussian likelihood up to scale and offset, in the unit that tutorials print.
import * as z from 'zod'
import { mean as average, flatten, square, subtract } from '../graph/operations.js'
import type { Likelihood, LikelihoodDefinition } from './likelihood.js'
import {
  applyMeanActivation,
  type MeanActivation,
  meanActivationSchema,
  meanDomain,
} from './mean.js'

const meanSquaredErrorSchema = z.strictObject({
  type: z.literal('meanSquaredError'),
  mean: meanActivationSchema,
})
export type MeanSquaredError = z.infer<typeof meanSquaredErrorSchema>

export const meanSquaredError = (options: { mean?: MeanActivation } = {}): MeanSquaredError =>
  meanSquaredErrorSchema.parse({ type: 'meanSquaredError', ...options })

/** Unit: squared error, averaged over an example's values. */
function meanSquaredErrorLikelihood({ mean }: MeanSquaredError): Likelihood {
  return {
    unit: 'meanSquaredError',
    support: 'real',
    isTabular: false,
    domain: meanDomain(mean),
    outputsPerValue: 1,
    negativeLogLikelihood: (x, output) =>
      average(flatten(square(subtract(applyMeanActivation(mean, output), x))), [1]),
    mean: (output) => applyMeanActivation(mean, output),
  }
}

export const meanSquaredErrorDefinition = {
  schema: meanSquaredErrorSchema,
  create: meanSquaredError,
  build: meanSquaredErrorLikelihood,
} satisfies LikelihoodDefinition<typeof meanSquaredErrorSchema>
