// The fields of run.json.
import * as z from 'zod'
import { columnsSchema } from '../../data/columns.js'
import { scalingSchema } from '../../data/scaling.js'
import type { Configuration } from '../../training/configuration.js'
import { metricsSchema, validationMetricsSchema } from '../../training/metrics.js'
import { bestEpochSchema } from '../../training/resume-point.js'
import { otherModuleSchema, registeredTypesSchema } from '../modules/registered-types-schema.js'
import { runFormat } from './format-version.js'

const count = z.int().nonnegative()

/** The error message in English and, for Jamjae's own errors, its key and values for translation. */
const failureSchema = z.object({
  message: z.string(),
  key: z.string().optional(),
  values: z.record(z.string(), z.string()).optional(),
})

const changedNumber = z.object({ from: z.number(), to: z.number() }).optional()
const changeSchema = z.object({
  epochs: count,
  steps: count,
  learningRate: changedNumber,
  batchSize: changedNumber,
  /** Modules that register its types. */
  modules: z.array(otherModuleSchema).optional(),
})
export type RunChange = Readonly<z.infer<typeof changeSchema>>

export const descriptionSchema = z.object({
  format: z.literal(runFormat),
  name: z.string(),
  status: z.enum(['running', 'finished', 'interrupted', 'failed', 'imported']),
  created: z.string(),
  updated: z.string(),
  configuration: z.unknown(),
  data: z.object({
    /** Absolute: valid from any working directory on this machine. */
    source: z.string(),
    fingerprint: z.string(),
    shape: z.array(z.int().positive()),
    trainingExamples: count,
    validationExamples: count,
    columns: columnsSchema.optional(),
    /** Names of the columns, if items are rows of numbers. */
    columnNames: z.array(z.string()).optional(),
    scaling: scalingSchema.optional(),
    /** Range of the values in the model's units, if these are floats. */
    range: z.tuple([z.number(), z.number()]).readonly().optional(),
    /** Names of the labels in order, if they have names. */
    labelNames: z.array(z.string()).optional(),
    /** Of a semi-supervised training: the indices of the training examples whose labels were used. */
    labelled: z.array(count).optional(),
    /** How many examples have no label, where others have one. */
    unlabelled: z.object({ train: count, validation: count }).optional(),
    /** The rules by which the source was read, see `rulesOf`. */
    rules: z.int().positive().optional(),
    /** Of pictures with 16 bits per sample: the bits that they use. */
    sampleBits: z.int().positive().max(16).optional(),
  }),
  engine: z.object({
    device: z.enum(['cpu', 'webgpu', 'cuda']),
    threads: z.int().positive(),
    adaptive: z.boolean().optional(),
  }),
  versions: z.record(z.string(), z.string()),
  /** Types of the configuration that are not built in. */
  registered: registeredTypesSchema.optional(),
  /** Complete epochs, steps, duration in seconds, and the seconds spent waiting for data. */
  progress: z.object({
    epochs: count,
    steps: count,
    seconds: z.number().nonnegative(),
    waitedSeconds: z.number().nonnegative().optional(),
  }),
  train: metricsSchema.optional(),
  validation: validationMetricsSchema.optional(),
  best: bestEpochSchema.optional(),
  stoppedEarly: z.boolean().optional(),
  /** Settings of the optimization that were changed when it was resumed, and after which step. The configuration has the new ones. */
  changes: z.array(changeSchema).optional(),
  /** The error of a failed run. */
  failure: failureSchema.optional(),
})

/** The content of run.json. */
export type RunDescription = Readonly<
  Omit<z.infer<typeof descriptionSchema>, 'configuration'> & { configuration: Configuration }
>
