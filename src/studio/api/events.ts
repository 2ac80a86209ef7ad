// The server's events, by name.
import * as z from 'zod'
import { metricsSchema, scheduledMetricsSchema } from '../../training/metrics.js'
import { textsSchema } from './errors.js'
import { evaluationPhaseSchema } from './evaluation.js'
import { type EventName, eventNames } from './event-names.js'
import type { Json } from './json.js'
import { loadedSourceSchema } from './loading.js'
import { queuedRunSchema, trainingProgressSchema } from './queue.js'
import { epochLineSchema } from './run.js'
import { runRowSchema, unitSchema, waitsForSchema } from './runs.js'

const count = z.int().nonnegative()
const run = z.string()
const { epochProgress, imagesPerSecond, secondsLeft } = trainingProgressSchema.shape

const stepLineSchema = z.strictObject({
  step: count,
  epoch: count,
  ...metricsSchema.shape,
  ...scheduledMetricsSchema.shape,
})
export type StepLine = Json<typeof stepLineSchema>

/** One for every name. */
const eventSchemas = {
  runs: z
    .union([
      runRowSchema.extend({ reasons: textsSchema.optional() }),
      z.strictObject({ name: z.string(), removed: z.literal(true) }),
    ])
    .describe('A row of the list has changed, or its run is removed'),
  queue: z
    .strictObject({
      training: run.optional(),
      queue: z.array(queuedRunSchema),
      waitsFor: waitsForSchema,
    })
    .describe('The current training or the queue has changed'),
  loading: loadedSourceSchema
    .extend({ run: run.optional() })
    .describe('Progress of loading data, for a run or for the check of a configuration'),
  start: z
    .strictObject({
      name: run,
      run,
      recipe: z.string(),
      ofEpochs: count,
      trainingExamples: count,
      validationExamples: count,
      stepsPerEpoch: count,
      range: z.tuple([z.number(), z.number()]).optional(),
      parameters: count,
      threads: count,
      stepOffset: z.number(),
      unit: unitSchema,
      isCrossEntropy: z.boolean(),
      resumed: z.strictObject({ epochs: count, steps: count }).optional(),
    })
    .describe('A training has started'),
  steps: z
    .strictObject({
      run,
      steps: z.array(stepLineSchema),
      imagesPerSecond,
      epochProgress,
      secondsLeft,
    })
    .describe('Metrics of several training steps'),
  epoch: epochLineSchema
    .extend({ run, isBest: z.boolean(), seconds: z.number() })
    .describe('Metrics of a complete epoch'),
  grown: z.strictObject({ run }).describe('A run trained by another process has new metrics'),
  saved: z
    .strictObject({ run, epoch: count })
    .describe('Checkpoint, pictures and codes of the epoch are on disk'),
  evaluation: z
    .strictObject({ run, phase: evaluationPhaseSchema, done: count, of: count })
    .describe('Progress of an evaluation'),
  evaluated: z.strictObject({ run }).describe('An evaluation is complete'),
  failed: z
    .strictObject({
      run,
      of: z.literal('evaluation').optional(),
      message: z.string(),
      messages: textsSchema,
    })
    .describe('A training failed, or the evaluation of the run'),
  reload: z
    .strictObject({})
    .describe('Events after Last-Event-ID are no longer stored: read everything again'),
} satisfies Record<EventName, z.ZodType>

/** The data of each event. */
export type ServerEvents = { [Name in EventName]: Json<(typeof eventSchemas)[Name]> }
/** Any event, discriminated by its name. */
export type ServerEvent = {
  [Name in EventName]: { name: Name; data: ServerEvents[Name] }
}[EventName]

const [first, ...others] = eventNames.map((name) =>
  z.strictObject({ name: z.literal(name), data: eventSchemas[name] }),
)
export const eventSchema = z.discriminatedUnion('name', [
  first as NonNullable<typeof first>,
  ...others,
])
