// Current activity of the studio.
import * as z from 'zod'
import { devices } from '../../engines/devices.js'
import type { Json } from './json.js'
import { loadedSourceSchema, loadingSchema } from './loading.js'
import { trainingProgressSchema, waitingRunSchema } from './queue.js'
import { waitsForSchema } from './runs.js'

const named = {
  name: z.string(),
  paused: z.boolean(),
  loading: loadingSchema.optional().describe('Progress of loading its data, until it trains'),
}

export const stateSchema = z.strictObject({
  version: z.string(),
  device: z.enum(devices),
  threads: z.int().positive(),
  runsFolder: z.string(),
  training: z
    .union([z.strictObject(named), trainingProgressSchema.extend(named)])
    .optional()
    .describe('The current training; its progress is known after its first steps'),
  queue: z.array(waitingRunSchema),
  waitsFor: waitsForSchema,
  loading: z
    .array(loadedSourceSchema)
    .describe('Progress of loading data for checks of configurations'),
  languages: z.array(z.enum(['en', 'ko'])),
})
export type StudioState = Json<typeof stateSchema>
