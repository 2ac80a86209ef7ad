// The configuration of generative adversarial networks.
import * as z from 'zod'
import { layers } from '../../layers/layers.js'
import { meanSquaredErrorDefinition } from '../../likelihoods/mean-squared-error.js'
import { networkFields } from '../networks.js'

const adversarialLosses = ['nonSaturating', 'hinge', 'wasserstein'] as const

const discriminatorSchema = z
  .array(layers.schema)
  .describe('Layers of the discriminator, from the example to a linear layer with one output')

const spectralNormalizationSchema = z
  .boolean()
  .default(false)
  .describe(
    'Spectral normalization: weights of the linear and convolutional layers of the discriminator are divided by their largest singular value',
  )

export const ganSchema = z.strictObject({
  type: z.literal('gan'),
  ...networkFields,
  encoder: z
    .array(layers.schema)
    .max(0)
    .default([])
    .describe('A GAN has no encoder: always an empty list'),
  likelihood: meanSquaredErrorDefinition.schema
    .default({ type: 'meanSquaredError', mean: 'sigmoid' })
    .describe(
      'The range of the generated values: {"type": "meanSquaredError", "mean": "sigmoid"} from 0 to 1, with "identity" any. A GAN has no likelihood, so nothing else of it is used',
    ),
  discriminator: discriminatorSchema,
  loss: z
    .enum(adversarialLosses)
    .default('nonSaturating')
    .describe(
      'What discriminator and generator minimize: nonSaturating (cross-entropies of the discriminator, whose labels the generator swaps), hinge, or wasserstein, which needs a gradient penalty or spectral normalization',
    ),
  gradientPenalty: z
    .strictObject({
      weight: z.number().positive().default(10).describe('Weight in the loss of the discriminator'),
      where: z
        .enum(['interpolation', 'real'])
        .default('interpolation')
        .describe(
          'interpolation: (|gradient| − 1)² between real and generated examples, as in WGAN-GP; real: |gradient|² / 2 at real examples, R1',
        ),
    })
    .optional()
    .describe('Penalty of the gradient of the discriminator with respect to its input'),
  spectralNormalization: spectralNormalizationSchema,
})
export type GanConfig = z.infer<typeof ganSchema>
