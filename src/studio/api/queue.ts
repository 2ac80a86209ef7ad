// The queued trainings, and the progress of the current one.
import * as z from 'zod'
import { configurationSchema } from '../../training/configuration.js'
import { validationMetricsSchema } from '../../training/metrics.js'
import type { Json } from './json.js'

const count = z.int().nonnegative()

export const resumeBodySchema = z.strictObject({
  epochs: z
    .int()
    .positive()
    .optional()
    .describe('Number of epochs, instead of that of the configuration'),
})

export const queuedRunSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  recipe: z.string(),
})

export const waitingRunSchema = queuedRunSchema.extend({ configuration: configurationSchema })

export const trainingProgressSchema = z.strictObject({
  epoch: count,
  ofEpochs: count,
  step: count,
  stepsPerEpoch: count,
  epochProgress: z.number().describe('Fraction of the current epoch, from 0 to 1'),
  imagesPerSecond: z.number(),
  secondsLeft: z.number().optional(),
  measured: z
    .strictObject({ epoch: count, validation: validationMetricsSchema })
    .optional()
    .describe('Metrics of the last complete epoch'),
})
/** Progress of a training, known from its first steps on. */
export type TrainingProgress = Json<typeof trainingProgressSchema>
