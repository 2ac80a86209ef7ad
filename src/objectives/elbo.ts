// The negative evidence lower bound, with one or several samples of the posterior.
import * as z from 'zod'
import { add, mean } from '../graph/operations.js'
import type { ObjectiveDefinition } from './objective.js'

export const samplesSchema = z
  .int()
  .positive()
  .max(10_000)
  .describe('Samples of the posterior for each example and step')

const elboSchema = z.strictObject({
  type: z.literal('elbo'),
  samples: samplesSchema.default(1),
})
type Elbo = z.infer<typeof elboSchema>

export const elbo = (options: Partial<Omit<Elbo, 'type'>> = {}): Elbo =>
  elboSchema.parse({ type: 'elbo', ...options })

/** reconstruction + klWeight · KL, the reconstruction as a mean over the samples, the KL in closed form where there is one.
 *  Source: Kingma & Welling, arXiv:1312.6114. */
export const elboDefinition = {
  schema: elboSchema,
  create: elbo,
  build: ({ samples }) => ({
    samples,
    usesPrior: false,
    usesKlTerm: true,
    assumes: [],
    bound: 'elbo',
    loss: ({ reconstruction, klTerm }) => add(mean(reconstruction, [1]), klTerm),
  }),
} satisfies ObjectiveDefinition<typeof elboSchema>
