// Progress of data loading.
import * as z from 'zod'
import type { Json } from './json.js'

export const loadingSchema = z.strictObject({
  phase: z
    .enum(['downloading', 'decoding', 'reading'])
    .describe(
      'Download of a named dataset (in bytes), decoding of pictures, or reading of other data',
    ),
  file: z.string().optional().describe('The file of the dataset being downloaded'),
  done: z.number().nonnegative(),
  of: z.number().nonnegative(),
})
export type LoadingProgress = Json<typeof loadingSchema>

/** Also of data that no run trains on yet, requested by a form. */
export const loadedSourceSchema = loadingSchema.extend({ source: z.string() })
