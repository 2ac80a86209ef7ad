// The ELBO whose KL is taken apart, with a weight on the total correlation of the latents.
import * as z from 'zod'
import { add, logSumExp, mean, multiply, reshape, subtract, sum } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { logNormal, logStandardNormal } from './densities.js'
import type { ObjectiveDefinition, ObjectiveParts } from './objective.js'

const betaTcSchema = z.strictObject({
  type: z.literal('betaTc'),
  mutualInformation: z
    .number()
    .nonnegative()
    .default(1)
    .describe('Weight α of the mutual information of examples and latents'),
  totalCorrelation: z
    .number()
    .nonnegative()
    .default(6)
    .describe('Weight β of the total correlation of the latents'),
  dimensionWise: z
    .number()
    .nonnegative()
    .default(1)
    .describe('Weight γ of the KL of every single latent from the prior'),
  examples: z
    .int()
    .positive()
    .optional()
    .describe('Number of training examples; default: that of the data'),
})
type BetaTc = z.infer<typeof betaTcSchema>

export const betaTc = (options: Partial<Omit<BetaTc, 'type'>> = {}): BetaTc =>
  betaTcSchema.parse({ type: 'betaTc', ...options })

/** reconstruction + α · mutual information + β · total correlation + γ · dimension-wise KL, the aggregate posterior estimated by
 *  minibatch-weighted sampling. With all weights 1 it is an estimate of −ELBO.
 *  Source: Chen et al., arXiv:1802.04942. */
export const betaTcDefinition = {
  schema: betaTcSchema,
  create: betaTc,
  ofExamples: (config, count) => ({ ...config, examples: config.examples ?? count }),
  build: ({ mutualInformation, totalCorrelation, dimensionWise, examples }) => ({
    samples: 1,
    usesPrior: false,
    usesKlTerm: false,
    assumes: ['standardNormalPrior', 'gaussianPosterior'],
    usesBatch: true,
    loss(parts) {
      const { information, correlation, single } = decomposedKl(parts, examples)
      const weighted = [
        multiply(information, mutualInformation),
        multiply(correlation, totalCorrelation),
        multiply(single, dimensionWise),
      ]
      return weighted.reduce(add, mean(parts.reconstruction, [1]))
    },
  }),
} satisfies ObjectiveDefinition<typeof betaTcSchema>

/** Estimates of the three parts of the KL, which they add up to. `examples`: of the training data; by default the batch.
 *  Shapes: all [batch]. Unit: nats. */
function decomposedKl(
  { latents, mean: center, logVariance }: ObjectiveParts,
  examples: number | undefined,
): Record<'information' | 'correlation' | 'single', Tensor> {
  const [batch = 1, , latent = 1] = latents.shape
  const z = reshape(latents, [batch, latent])
  const ofOwn = sum(logNormal(z, center, logVariance), [1])
  // log q(z of one example | another example), of every latent: [batch, batch, latent].
  const others = [center, logVariance].map((each) => reshape(each, [1, batch, latent]))
  const [means, logVariances] = others as [Tensor, Tensor]
  const crossed = logNormal(reshape(z, [batch, 1, latent]), means, logVariances)
  const scale = Math.log(batch * (examples ?? batch))
  const aggregate = subtract(logSumExp(sum(crossed, [2]), 1), scale)
  const product = sum(subtract(logSumExp(crossed, 1), scale), [1])
  return {
    information: subtract(ofOwn, aggregate),
    correlation: subtract(aggregate, product),
    single: subtract(product, logStandardNormal(z)),
  }
}
