// Objectives with the maximum mean discrepancy of the aggregate posterior from the prior.
import * as z from 'zod'
import {
  add,
  divide,
  exp,
  matmul,
  maximum,
  mean,
  multiply,
  reshape,
  square,
  subtract,
  sum,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { ObjectiveDefinition } from './objective.js'

const mmdSchema = z.strictObject({
  type: z.literal('mmd'),
  weight: z.number().nonnegative().default(10).describe('Weight λ of the discrepancy'),
  kernel: z
    .enum(['inverseMultiquadratic', 'gaussian'])
    .default('inverseMultiquadratic')
    .describe('Kernel of the discrepancy'),
})
type Mmd = z.infer<typeof mmdSchema>

export const mmd = (options: Partial<Omit<Mmd, 'type'>> = {}): Mmd =>
  mmdSchema.parse({ type: 'mmd', ...options })

/** reconstruction + klWeight · KL + weight · MMD(q(z), p(z)), between samples of the posterior and of the prior. With `klWeight` 0
 *  it is the Wasserstein autoencoder, else InfoVAE with α = 1 − klWeight and λ = weight + klWeight.
 *  Sources: Tolstikhin et al., arXiv:1711.01558; Zhao et al., arXiv:1706.02262. */
export const mmdDefinition = {
  schema: mmdSchema,
  create: mmd,
  build: ({ weight, kernel }) => ({
    samples: 1,
    usesPrior: true,
    usesKlTerm: true,
    assumes: [],
    usesBatch: true,
    loss({ latents, prior, reconstruction, klTerm }) {
      const [batch = 1, , latent = 1] = latents.shape
      const z = reshape(latents, [batch, latent])
      const usual = add(mean(reconstruction, [1]), klTerm)
      if (!prior) return usual
      return add(usual, multiply(maximumMeanDiscrepancy(z, prior, kernel), weight))
    },
  }),
} satisfies ObjectiveDefinition<typeof mmdSchema>

/** Of the WAE's authors: multiples of 2 · latent, the expected squared distance of two samples of the prior. */
const scales = [0.1, 0.2, 0.5, 1, 2, 5, 10]

/** The unbiased estimate from samples of both, without pairs of a sample with itself. Shapes: [batch, latent] → []. */
function maximumMeanDiscrepancy(z: Tensor, prior: Tensor, name: Mmd['kernel']): Tensor {
  const [batch = 1, latent = 1] = z.shape
  const spread = 2 * latent
  const kernel = (squared: Tensor) =>
    name === 'gaussian'
      ? exp(multiply(squared, -1 / spread))
      : scales.map((scale) => divide(scale * spread, add(squared, scale * spread))).reduce(add)
  const ofItself = name === 'gaussian' ? 1 : scales.length
  const within = (x: Tensor) =>
    batch > 1
      ? divide(subtract(sum(kernel(squaredDistances(x, x))), batch * ofItself), batch * (batch - 1))
      : 0
  const between = mean(kernel(squaredDistances(z, prior)))
  return subtract(add(within(z), within(prior)), multiply(between, 2))
}

/** Of every pair. Shapes: [m, latent], [n, latent] → [m, n]. */
function squaredDistances(a: Tensor, b: Tensor): Tensor {
  const [m = 1, n = 1] = [a.shape[0], b.shape[0]]
  const norms = add(reshape(sum(square(a), [1]), [m, 1]), reshape(sum(square(b), [1]), [1, n]))
  // Rounding may leave less than nothing.
  return maximum(subtract(norms, multiply(matmul(a, b, { transposeB: true }), 2)), 0)
}
