// Current activity of the studio.
import * as z from 'zod'
import { devices } from '../../engines/engine.js'
import type { Json } from './json.js'
import { loadedSourceSchema, loadingSchema } from './loading.js'
import { trainingProgressSchema, waitingRunSchema } from './queue.js'

const named = {
  name: z.string(),
  paused: z.boolean(),
  loading: loadingSchema.optional().describe('How far its data is loaded, until it trains'),
}

export const stateSchema = z.strictObject({
  version: z.string(),
  device: z.enum(devices),
  threads: z.int().positive(),
  runsFolder: z.string(),
  training: z
    .union([z.strictObject(named), trainingProgressSchema.extend(named)])
    .optional()
    .describe('The one under way; how far it is is known from its first steps on'),
  queue: z.array(waitingRunSchema),
  loading: z
    .array(loadedSourceSchema)
    .describe('How far data is loaded that configurations are checked with'),
  languages: z.array(z.enum(['en', 'ko'])),
})
export type StudioState = Json<typeof stateSchema>
