// The fields of run.json.
import * as z from 'zod'
import { columnsSchema } from '../../data/columns.js'
import { scalingSchema } from '../../data/scaling.js'
import type { Configuration } from '../../training/configuration.js'
import { metricsSchema } from '../../training/metrics.js'
import { bestEpochSchema } from '../../training/resume-point.js'
import { runFormat } from './format-version.js'

const count = z.int().nonnegative()

/** In English, and what says it in every language, where it is one of our own. */
const failureSchema = z.object({
  message: z.string(),
  key: z.string().optional(),
  values: z.record(z.string(), z.string()).optional(),
})

export const descriptionSchema = z.object({
  format: z.literal(runFormat),
  name: z.string(),
  status: z.enum(['running', 'finished', 'interrupted', 'failed', 'imported']),
  created: z.string(),
  updated: z.string(),
  configuration: z.unknown(),
  data: z.object({
    /** As one would name it from anywhere on this machine. */
    source: z.string(),
    fingerprint: z.string(),
    shape: z.array(z.int().positive()),
    trainingExamples: count,
    validationExamples: count,
    columns: columnsSchema.optional(),
    /** What the values of an item are called, where these are columns of numbers. */
    columnNames: z.array(z.string()).optional(),
    scaling: scalingSchema.optional(),
    /** Of the values as the model takes them, where these are floats. */
    range: z.tuple([z.number(), z.number()]).readonly().optional(),
    /** What the labels are called, in their order, where they have names. */
    labelNames: z.array(z.string()).optional(),
  }),
  engine: z.object({ device: z.enum(['cpu', 'webgpu', 'cuda']), threads: z.int().positive() }),
  versions: z.record(z.string(), z.string()),
  /** Whole epochs, steps, the seconds that they took, and those of them in which training waited for data. */
  progress: z.object({
    epochs: count,
    steps: count,
    seconds: z.number().nonnegative(),
    waitedSeconds: z.number().nonnegative().optional(),
  }),
  train: metricsSchema.optional(),
  validation: metricsSchema.optional(),
  best: bestEpochSchema.optional(),
  stoppedEarly: z.boolean().optional(),
  /** What ended a run that failed. */
  failure: failureSchema.optional(),
})

/** What run.json holds. */
export type RunDescription = Readonly<
  Omit<z.infer<typeof descriptionSchema>, 'configuration'> & { configuration: Configuration }
>
