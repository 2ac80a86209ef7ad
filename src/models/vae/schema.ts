// The configuration of variational autoencoders.
import * as z from 'zod'
import { objectives } from '../../objectives/objectives.js'
import { conditionSchema } from '../condition.js'
import { klScheduleSchema } from '../kl-schedule.js'
import { networkFields } from '../networks.js'
import { posteriors } from '../posteriors/posteriors.js'
import { priors } from '../priors/priors.js'

/** Bounds of the log variance of new models. Inside them nothing changes, to the bit. Outside, an example far from all
 *  others would have the variance exp(89) = ∞ in float32, and one such example makes every mean infinite; exp(20) is
 *  5e8. Source: latent-diffusion, ldm/modules/distributions/distributions.py, `DiagonalGaussianDistribution`
 *  (Rombach et al., arXiv:2112.10752). */
export const logVarianceBounds = [-30, 20] as const

/** The fields of the KL term. */
export const klFields = {
  klWeight: z.number().nonnegative().default(1).describe('Weight β of the KL term; 1 is the ELBO'),
  klSchedule: klScheduleSchema
    .optional()
    .describe(
      'Schedule of the KL term. Validation measures the loss at its end, and early stopping waits for that',
    ),
  freeBits: z
    .number()
    .nonnegative()
    .optional()
    .describe(
      'Free bits: nats per latent that cost nothing. The KL of a latent, a mean over the batch, counts as no less',
    ),
}

/** Bounds of a log variance: lowest, highest. */
export const boundsSchema = z
  .tuple([z.number().negative().describe('Lowest'), z.number().positive().describe('Highest')])
  .readonly()

export const vaeSchema = z.strictObject({
  type: z.literal('vae'),
  ...networkFields,
  condition: conditionSchema.optional(),
  ...klFields,
  prior: priors.schema
    .optional()
    .describe(
      'Prior p(z) of the latents. With another than N(0, I) the KL is estimated from the samples of each step. Default: {"type": "standardNormal"}, N(0, I)',
    ),
  posterior: posteriors.schema
    .optional()
    .describe(
      'Posterior q(z | x). With flows the KL is estimated from the samples of each step. Default: {"type": "diagonalGaussian"}',
    ),
  objective: objectives.schema
    .optional()
    .describe('What is minimized; default: reconstruction + klWeight · KL with one sample'),
  logVarianceBounds: boundsSchema
    .optional()
    .describe(
      'Bounds of the log variance of the posterior, to which it is clipped. A stored model without them has none',
    )
    .meta({ default: [...logVarianceBounds] }),
})
export type VaeConfig = z.infer<typeof vaeSchema>

/** Fields of new models, see `ModelDefinition`. */
export const addedFields = { logVarianceBounds }
