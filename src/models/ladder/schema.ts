// The configuration of ladder VAEs.
import * as z from 'zod'
import { layers } from '../../layers/layers.js'
import { labelsSchema } from '../condition.js'
import { networkFields } from '../networks.js'
import { boundsSchema, klFields, logVarianceBounds } from '../vae/schema.js'

const upperSchema = z
  .strictObject({
    encoder: z
      .array(layers.schema)
      .describe('Layers from the output of the encoder to the upper latents'),
    latent: z.int().positive().describe('Number of upper latents z₂'),
    decoder: z
      .array(layers.schema)
      .describe('Layers from the upper latents to the prior p(z₁ | z₂) of the lower ones'),
  })
  .describe(
    'Upper level: {"encoder": […], "latent": 4, "decoder": […]}. Its latents z₂ have the prior N(0, I) and give that of the lower latents z₁, of which there are "latent" and which alone are decoded',
  )

export const ladderSchema = z.strictObject({
  type: z.literal('ladderVae'),
  ...networkFields,
  upper: upperSchema,
  condition: labelsSchema.optional(),
  ...klFields,
  logVarianceBounds: boundsSchema
    .default([...logVarianceBounds])
    .describe(
      'Bounds to which the log variances of both levels and of the prior p(z₁ | z₂) are clipped',
    ),
})
export type LadderConfig = z.infer<typeof ladderSchema>

/** Latents of a code: those of both levels. */
export const latentsOfBoth = ({ latent, upper }: Pick<LadderConfig, 'latent' | 'upper'>): number =>
  latent + upper.latent
