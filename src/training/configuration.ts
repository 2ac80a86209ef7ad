// The configuration of a run as plain JSON: all hyperparameters, the model and the data.
import * as z from 'zod'

import { binarizations } from '../data/images/binarize.js'
import { dataSchema } from '../data/options.js'
import { models } from '../models/models.js'
import { optimizers } from '../optimizers/optimizers.js'
import { adversarySchema } from './adversary/adversary-settings.js'
import { averageSchema } from './averaging/average-weights.js'
import { clipSchema } from './clip-gradients.js'
import { learningRateScheduleSchema } from './schedules/learning-rate.js'

const trainingSchema = z.strictObject({
  epochs: z
    .int()
    .positive()
    .default(30)
    .describe('Number of epochs: passes over the training data'),
  batchSize: z.int().positive().default(100).describe('Batch size: examples per step'),
  accumulate: z
    .int()
    .positive()
    .optional()
    .describe('Gradient accumulation: parts of a batch, computed one after another in less memory'),
  optimizer: optimizers.schema
    .default({
      type: 'adam',
      learningRate: 1e-3,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0,
    })
    .describe('Optimizer and its settings'),
  adversary: adversarySchema.optional(),
  schedule: learningRateScheduleSchema
    .optional()
    .describe('Schedule of the learning rate; without one it is constant'),
  clip: clipSchema.optional(),
  average: averageSchema.optional(),
  shuffle: z.boolean().default(true).describe('Shuffle the training examples every epoch'),
  binarize: z
    .enum(binarizations)
    .optional()
    .describe(
      'Binarize pixels: each is white with its grey value as the probability. static: sampled once; dynamic: sampled anew every epoch. Validation is static',
    ),
  reduction: z
    .enum(['sum', 'mean'])
    .default('mean')
    .describe('Reduction of the losses of a batch: sum or mean'),
  seed: z
    .int()
    .nonnegative()
    .max(0xffffffff)
    .default(3)
    .describe('Seed of all random numbers of the run'),
  patience: z
    .int()
    .positive()
    .optional()
    .describe('Early stopping: epochs without a lower validation loss before training stops'),
  printEvery: z.int().positive().default(1).describe('Print the metrics every so many epochs'),
})

export const configurationSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u)
    // The run folder is named <name>-<time>-<id>; a file name may have 255 bytes.
    .max(70)
    .describe('Name of the configuration; runs are named after it'),
  note: z.string().optional().describe('Note for readers of this configuration'),
  data: dataSchema.prefault({}),
  model: models.schema,
  training: trainingSchema.prefault({}),
})

/** A configuration with every default filled in. */
export type Configuration = z.infer<typeof configurationSchema>
/** A configuration as the user writes it; defaults may be missing. */
export type ConfigurationInput = z.input<typeof configurationSchema>
