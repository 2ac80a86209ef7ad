// All likelihoods: what a configuration may name.
import * as z from 'zod'
import { bernoulliLikelihood, bernoulliSchema } from './bernoulli.js'
import { gaussianLikelihood, gaussianSchema } from './gaussian.js'
import type { Likelihood } from './likelihood.js'
import { meanSquaredErrorLikelihood, meanSquaredErrorSchema } from './mean-squared-error.js'

export const likelihoodSchema = z.discriminatedUnion('type', [
  bernoulliSchema,
  gaussianSchema,
  meanSquaredErrorSchema,
])
export type LikelihoodConfig = z.infer<typeof likelihoodSchema>

export function likelihoodFrom(config: LikelihoodConfig): Likelihood {
  switch (config.type) {
    case 'bernoulli':
      return bernoulliLikelihood
    case 'gaussian':
      return gaussianLikelihood(config)
    case 'meanSquaredError':
      return meanSquaredErrorLikelihood(config)
  }
}
