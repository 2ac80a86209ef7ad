// The configuration of a run: everything that decides what is trained, as plain JSON.
import * as z from 'zod'

import { dataSchema } from '../data/options.js'
import { models } from '../models/models.js'
import { optimizers } from '../optimizers/optimizers.js'

const trainingSchema = z.strictObject({
  epochs: z.int().positive().default(30).describe('How often every example is seen'),
  batchSize: z.int().positive().default(100).describe('Examples of a step'),
  optimizer: optimizers.schema
    .default({
      type: 'adam',
      learningRate: 1e-3,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0,
    })
    .describe('How gradients become steps'),
  shuffle: z.boolean().default(true).describe('Draw the examples of every epoch in a new order'),
  reduction: z
    .enum(['sum', 'mean'])
    .default('mean')
    .describe('How the losses of a batch become the one whose gradient is taken'),
  seed: z
    .int()
    .nonnegative()
    .max(0xffffffff)
    .default(3)
    .describe('Decides every random number of the run'),
  patience: z
    .int()
    .positive()
    .optional()
    .describe('Stop when the validation loss has not fallen for so many epochs'),
  printEvery: z.int().positive().default(1).describe('Print the figures of every so many epochs'),
})

export const configurationSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u)
    // A run's folder is called by it, with the time; a name of a file may have 255 bytes.
    .max(70)
    .describe('What runs are named after'),
  note: z.string().optional().describe('What a reader should know about this configuration'),
  data: dataSchema.prefault({}),
  model: models.schema,
  training: trainingSchema.prefault({}),
})

/** A configuration with every default filled in. */
export type Configuration = z.infer<typeof configurationSchema>
/** A configuration as one writes it. */
export type ConfigurationInput = z.input<typeof configurationSchema>
