// What the studio is doing as a whole.
import * as z from 'zod'
import { devices } from '../../engines/engine.js'
import type { Json } from './json.js'
import { trainingProgressSchema, waitingRunSchema } from './queue.js'

const named = { name: z.string(), paused: z.boolean() }

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
  languages: z.array(z.enum(['en', 'ko'])),
})
export type StudioState = Json<typeof stateSchema>
