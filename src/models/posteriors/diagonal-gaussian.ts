// The diagonal Gaussian posterior, whose mean and log variance the encoder gives.
import * as z from 'zod'
import type { PosteriorDefinition } from './posterior.js'

const diagonalGaussianSchema = z.strictObject({ type: z.literal('diagonalGaussian') })
type DiagonalGaussian = z.infer<typeof diagonalGaussianSchema>

export const diagonalGaussian = (): DiagonalGaussian => ({ type: 'diagonalGaussian' })

/** Source: Kingma & Welling, arXiv:1312.6114. */
export const diagonalGaussianDefinition = {
  schema: diagonalGaussianSchema,
  create: diagonalGaussian,
  build: () => undefined,
} satisfies PosteriorDefinition<typeof diagonalGaussianSchema>
