// The importance-weighted bound of −log p(x).
import * as z from 'zod'
import { gradients } from '../graph/differentiate.js'
import {
  add,
  logSumExp,
  multiply,
  negate,
  reshape,
  softmax,
  stopGradient,
  subtract,
  sum,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { forSamples, logNormal } from './densities.js'
import { samplesSchema } from './elbo.js'
import type { ObjectiveDefinition, ObjectiveParts } from './objective.js'

const iwaeSchema = z.strictObject({
  type: z.literal('iwae'),
  samples: samplesSchema.default(5),
  gradient: z
    .enum(['reparameterized', 'doublyReparameterized'])
    .default('reparameterized')
    .describe(
      'Gradient of the encoder: that of the bound, or the doubly reparameterized one, which varies less',
    ),
})
type Iwae = z.infer<typeof iwaeSchema>

export const iwae = (options: Partial<Omit<Iwae, 'type'>> = {}): Iwae =>
  iwaeSchema.parse({ type: 'iwae', ...options })

/** −log (1/k) Σ p(x, zᵢ) / q(zᵢ | x) over k samples, in nats; with one sample it is −ELBO.
 *  Sources: Burda et al., arXiv:1509.00519; the doubly reparameterized gradient: Tucker et al., arXiv:1810.04152. */
export const iwaeDefinition = {
  schema: iwaeSchema,
  create: iwae,
  build: ({ samples, gradient }) => ({
    samples,
    usesPrior: false,
    usesKlTerm: false,
    // A flow would have to be inverted at samples that are held.
    assumes: gradient === 'doublyReparameterized' ? ['gaussianPosterior'] : [],
    bound: samples === 1 ? 'elbo' : 'iwae',
    loss: (parts) =>
      gradient === 'doublyReparameterized' && parts.isTraining
        ? doublyReparameterized(parts)
        : bound(logWeights(parts)),
  }),
} satisfies ObjectiveDefinition<typeof iwaeSchema>

/** log p(x, z) − log q(z | x) of every sample. Shape: [batch, samples]. */
function logWeights({
  latents,
  logPrior,
  logPosterior,
  reconstruction,
}: Pick<ObjectiveParts, 'latents' | 'logPrior' | 'logPosterior' | 'reconstruction'>): Tensor {
  const ofPosterior = logPosterior()
  return subtract(subtract(logPrior(latents), ofPosterior), reconstruction)
}

/** Shapes: [batch, samples] → [batch]. */
function bound(weights: Tensor): Tensor {
  return subtract(Math.log(weights.shape[1] ?? 1), logSumExp(weights, 1))
}

/** The bound, whose gradient reaches the encoder as a posterior only through the samples, weighted by the squares of the normalized
 *  weights; those of the decoder and of the prior are as ever. */
function doublyReparameterized(parts: ObjectiveParts): Tensor {
  const { logPrior, negativeLogLikelihood } = parts
  const held = stopGradient(parts.latents)
  const [mean, logVariance] = [parts.mean, parts.logVariance].map((each) =>
    forSamples(stopGradient(each)),
  ) as [Tensor, Tensor]
  const reconstruction = negativeLogLikelihood(held)
  const logPosterior = () => sum(logNormal(held, mean, logVariance), [2])
  const weights = logWeights({ latents: held, logPrior, logPosterior, reconstruction })
  const loss = bound(weights)
  // The derivative of the bound with respect to a sample is −w ∂ log weight / ∂z.
  const [ofSamples] = gradients(sum(loss), [held])
  const [batch = 1, samples = 1] = weights.shape
  const squared = multiply(ofSamples as Tensor, reshape(softmax(weights, 1), [batch, samples, 1]))
  const path = sum(multiply(stopGradient(squared), parts.latents), [1, 2])
  // Without a value of its own.
  return add(loss, add(path, negate(stopGradient(path))))
}
