// The standard normal prior N(0, I).
import * as z from 'zod'
import { logStandardNormal } from '../../objectives/densities.js'
import type { PriorDefinition } from './prior.js'

const standardNormalSchema = z.strictObject({ type: z.literal('standardNormal') })
type StandardNormal = z.infer<typeof standardNormalSchema>

export const standardNormal = (): StandardNormal => ({ type: 'standardNormal' })

export const standardNormalDefinition = {
  schema: standardNormalSchema,
  create: standardNormal,
  build: (_, { latent }) => ({
    isStandardNormal: true,
    normals: latent,
    sample: (normals) => normals,
    logDensity: logStandardNormal,
  }),
} satisfies PriorDefinition<typeof standardNormalSchema>
