// The VampPrior: the mixture of the posteriors of learned examples.
import * as z from 'zod'
import { ConfigError } from '../../errors.js'
import { concat, multiply, sigmoid, values } from '../../graph/operations.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import { type GaussianMixture, mixturePrior } from './gaussian-mixture.js'
import { componentsSchema } from './mixture.js'
import type { PriorContext, PriorDefinition } from './prior.js'

const vampPriorSchema = z.strictObject({
  type: z.literal('vampPrior'),
  components: componentsSchema.default(500),
})
type VampPrior = z.infer<typeof vampPriorSchema>

export const vampPrior = (options: Partial<Omit<VampPrior, 'type'>> = {}): VampPrior =>
  vampPriorSchema.parse({ type: 'vampPrior', ...options })

/** Pseudo-inputs u start uniform in ±1. */
const pseudoInputs = { bound: 1 }

/** p(z) = 1/K Σ q(z | uₖ) of K pseudo-inputs u, which are parameters. They pass the encoder as in evaluation: with its running
 *  statistics, without dropout. Values in [0, 1] are sigmoid(4u), which moves as fast as u in the middle.
 *  Source: Tomczak & Welling, arXiv:1705.07120, which clips them to [0, 1]; a sigmoid has a gradient at both ends, too. */
export const vampPriorDefinition = {
  schema: vampPriorSchema,
  create: vampPrior,
  build({ components }, context) {
    const { latent, posterior } = context
    if (!posterior) throw new ConfigError('prior.posterior', { prior: 'vampPrior' })
    const logWeights = values(Array(components).fill(-Math.log(components)))
    const within = (scope: Scope): GaussianMixture => ({
      ...posterior(examples(scope, components, context), scope.evaluated()),
      logWeights,
    })
    return mixturePrior(within, { latent, components })
  },
} satisfies PriorDefinition<typeof vampPriorSchema>

/** The pseudo-inputs in the domain of the data; all values of a row are known. Shape: [components, ...input]. */
function examples(
  scope: Scope,
  components: number,
  { input, likelihood }: Pick<PriorContext, 'input' | 'likelihood'>,
): Tensor {
  const [sides, ...rest] = input
  const shape = likelihood.isTabular ? [1, ...rest] : [sides ?? 1, ...rest]
  const free = scope.within('prior').parameter('pseudoInputs', [components, ...shape], pseudoInputs)
  const made = likelihood.domain === 'unitInterval' ? sigmoid(multiply(free, 4)) : free
  if (!likelihood.isTabular) return made
  const known = Array(components * sizeOf(shape)).fill(1)
  return concat([made, values(known, [components, ...shape])], 1)
}
