// The ELBO with a penalty on the covariance of the aggregate posterior.
import * as z from 'zod'
import {
  add,
  exp,
  matmul,
  mean as meanOf,
  multiply,
  square,
  subtract,
  sum,
  values,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { ObjectiveDefinition } from './objective.js'

const dipSchema = z.strictObject({
  type: z.literal('dip'),
  covariance: z
    .enum(['means', 'samples'])
    .default('means')
    .describe('Covariance of the posterior means (DIP-VAE I), or of the samples (DIP-VAE II)'),
  offDiagonal: z
    .number()
    .nonnegative()
    .default(10)
    .describe('Weight of the squared covariances of two latents'),
  diagonal: z
    .number()
    .nonnegative()
    .default(100)
    .describe('Weight of the squared distances of the variances from 1'),
})
type Dip = z.infer<typeof dipSchema>

export const dip = (options: Partial<Omit<Dip, 'type'>> = {}): Dip =>
  dipSchema.parse({ type: 'dip', ...options })

/** reconstruction + klWeight · KL + offDiagonal · Σ covᵢⱼ² + diagonal · Σ (covᵢᵢ − 1)², the covariance over the batch.
 *  Source: Kumar et al., arXiv:1711.00848. */
export const dipDefinition = {
  schema: dipSchema,
  create: dip,
  build: ({ covariance, offDiagonal, diagonal }) => ({
    samples: 1,
    usesPrior: false,
    usesKlTerm: true,
    assumes: ['standardNormalPrior', 'gaussianPosterior'],
    usesBatch: true,
    loss({ mean, logVariance, reconstruction, klTerm }) {
      const [, latent = 1] = mean.shape
      const identity = values(
        Array.from({ length: latent ** 2 }, (_, at) => Number(at % (latent + 1) === 0)),
        [latent, latent],
      )
      const between = covarianceOf(mean)
      const within = multiply(identity, meanOf(exp(logVariance), [0]))
      const whole = covariance === 'samples' ? add(between, within) : between
      const squares = square(subtract(whole, identity))
      const onDiagonal = sum(multiply(squares, identity))
      const penalty = add(
        multiply(onDiagonal, diagonal),
        multiply(subtract(sum(squares), onDiagonal), offDiagonal),
      )
      return add(add(meanOf(reconstruction, [1]), klTerm), penalty)
    },
  }),
} satisfies ObjectiveDefinition<typeof dipSchema>

/** Over the batch, divided by its size. Shapes: [batch, latent] → [latent, latent]. */
function covarianceOf(x: Tensor): Tensor {
  const [batch = 1] = x.shape
  const centered = subtract(x, meanOf(x, [0], { keepDimensions: true }))
  return multiply(matmul(centered, centered, { transposeA: true }), 1 / batch)
}
