// All likelihoods: what a configuration may name.
import * as z from 'zod'
import { bernoulliLikelihood, bernoulliSchema } from './bernoulli.js'
import { continuousBernoulliLikelihood, continuousBernoulliSchema } from './continuous-bernoulli.js'
import {
  discretizedLogisticMixtureLikelihood,
  discretizedLogisticMixtureSchema,
} from './discretized-logistic-mixture.js'
import { gaussianLikelihood, gaussianSchema } from './gaussian.js'
import { laplaceLikelihood, laplaceSchema } from './laplace.js'
import type { Likelihood } from './likelihood.js'
import { meanSquaredErrorLikelihood, meanSquaredErrorSchema } from './mean-squared-error.js'
import { tableLikelihood, tableSchema } from './table.js'

export const likelihoodSchema = z.discriminatedUnion('type', [
  bernoulliSchema,
  continuousBernoulliSchema,
  gaussianSchema,
  laplaceSchema,
  discretizedLogisticMixtureSchema,
  meanSquaredErrorSchema,
  tableSchema,
])
export type LikelihoodConfig = z.infer<typeof likelihoodSchema>

export function likelihoodFrom(config: LikelihoodConfig): Likelihood {
  switch (config.type) {
    case 'bernoulli':
      return bernoulliLikelihood
    case 'continuousBernoulli':
      return continuousBernoulliLikelihood
    case 'gaussian':
      return gaussianLikelihood(config)
    case 'laplace':
      return laplaceLikelihood(config)
    case 'discretizedLogisticMixture':
      return discretizedLogisticMixtureLikelihood(config)
    case 'meanSquaredError':
      return meanSquaredErrorLikelihood(config)
    case 'table':
      return tableLikelihood(config)
  }
}
