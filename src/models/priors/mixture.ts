// The mixture prior: diagonal Gaussians with learned means, variances and weights.
import * as z from 'zod'
import { clip, logSumExp, subtract } from '../../graph/operations.js'
import { zeros } from '../../layers/initializers.js'
import type { Scope } from '../../layers/scope.js'
import { type GaussianMixture, mixturePrior } from './gaussian-mixture.js'
import type { PriorDefinition } from './prior.js'

export const componentsSchema = z
  .int()
  .positive()
  .max(10_000)
  .describe('Number of components of the mixture')

const mixtureSchema = z.strictObject({
  type: z.literal('mixture'),
  components: componentsSchema.default(10),
})
type Mixture = z.infer<typeof mixtureSchema>

export const mixture = (options: Partial<Omit<Mixture, 'type'>> = {}): Mixture =>
  mixtureSchema.parse({ type: 'mixture', ...options })

/** Bounds of the log variances: standard deviations from 0.0067 to 148. */
const logVarianceBounds = [-10, 10] as const
/** Means start uniform, at a distance from the middle of √2 on average, whatever the number of latents: farther apart, one component would
 *  have all codes from the start. */
const meansOf = (latent: number) => ({ bound: Math.sqrt(6 / latent) })

/** p(z) = Σ p(k) N(z; mean k, variance k), whose components may become the clusters of the data.
 *  Source: Jiang et al., arXiv:1611.05148. */
export const mixtureDefinition = {
  schema: mixtureSchema,
  create: mixture,
  build({ components }, { latent }) {
    const within = (scope: Scope): GaussianMixture => {
      const own = scope.within('prior')
      const logits = own.parameter('logits', [components], zeros)
      const logVariance = own.parameter('logVariance', [components, latent], zeros)
      return {
        mean: own.parameter('mean', [components, latent], meansOf(latent)),
        logVariance: clip(logVariance, ...logVarianceBounds),
        logWeights: subtract(logits, logSumExp(logits, 0)),
      }
    }
    return mixturePrior(within, { latent, components })
  },
} satisfies PriorDefinition<typeof mixtureSchema>
