// The list of runs, and the responses to starting, deleting and restoring one.
import * as z from 'zod'
import { configurationSchema } from '../../training/configuration.js'
import { validationMetricsSchema } from '../../training/metrics.js'
import { bestEpochSchema } from '../../training/resume-point.js'
import type { Json } from './json.js'

const count = z.int().nonnegative()

export const unitSchema = z.enum(['nats', 'meanSquaredError', 'adversarial'])
/** Of the reconstruction and the loss. */
export type Unit = z.infer<typeof unitSchema>

export const runStatusSchema = z.enum([
  'queued',
  'running',
  'paused',
  'finished',
  'stopped',
  'interrupted',
  'failed',
  'imported',
  'broken',
  'newer',
])
export type RunStatus = z.infer<typeof runStatusSchema>

export const runRowSchema = z.strictObject({
  name: z.string(),
  status: runStatusSchema,
  recipe: z.string().optional(),
  data: z.string().optional(),
  epochs: count.optional(),
  ofEpochs: count.optional(),
  steps: count.optional(),
  created: z.string().optional(),
  updated: z.string().optional(),
  validation: validationMetricsSchema.optional(),
  best: bestEpochSchema.optional(),
  seconds: z.number().nonnegative().optional(),
  latent: count.optional(),
  unit: unitSchema.optional().describe('Missing until the run has a folder'),
  configuration: configurationSchema
    .optional()
    .describe('The configuration of a run without a folder'),
  isElsewhere: z.boolean().optional().describe('Whether another process trains it'),
  reason: z
    .string()
    .optional()
    .describe('Why the folder is damaged or written by a newer version, or why the run failed'),
})
export type RunRow = Json<typeof runRowSchema>

export const runListSchema = z.strictObject({ runs: z.array(runRowSchema) })
export type RunList = Json<typeof runListSchema>

export const waitsForSchema = z
  .string()
  .optional()
  .describe(
    'The paused run that the queue waits for; no other run trains until it is continued or stopped',
  )

export const startedRunSchema = z.strictObject({
  name: z.string(),
  position: count.describe('Position in the queue; 0 for a run that starts immediately'),
  waitsFor: waitsForSchema,
})
export type StartedRun = Json<typeof startedRunSchema>

export const deletedRunSchema = z.strictObject({
  undo: z.string().optional().describe('The id that restores the run; missing if it had no folder'),
})

export const restoredRunSchema = z.strictObject({ name: z.string() })

export const sparksSchema = z.record(z.string(), z.array(z.number()))
