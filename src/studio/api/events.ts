// The server's events, by name.
import * as z from 'zod'
import { metricsSchema } from '../../training/metrics.js'
import { textsSchema } from './errors.js'
import { evaluationPhaseSchema } from './evaluation.js'
import { type EventName, eventNames } from './event-names.js'
import type { Json } from './json.js'
import { loadedSourceSchema } from './loading.js'
import { queuedRunSchema, trainingProgressSchema } from './queue.js'
import { epochLineSchema } from './run.js'
import { runRowSchema, unitSchema } from './runs.js'

const count = z.int().nonnegative()
const run = z.string()
const { epochProgress, imagesPerSecond, secondsLeft } = trainingProgressSchema.shape

const stepLineSchema = z.strictObject({ step: count, epoch: count, ...metricsSchema.shape })
export type StepLine = Json<typeof stepLineSchema>

/** One for every name. */
const eventSchemas = {
  runs: z
    .union([
      runRowSchema.extend({ reasons: textsSchema.optional() }),
      z.strictObject({ name: z.string(), removed: z.literal(true) }),
    ])
    .describe('A row of the list is another now, or gone'),
  queue: z
    .strictObject({ training: run.optional(), queue: z.array(queuedRunSchema) })
    .describe('Another run trains or waits'),
  loading: loadedSourceSchema
    .extend({ run: run.optional() })
    .describe('How far data is loaded, for a run or for the check of a configuration'),
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
      unit: unitSchema,
      isCrossEntropy: z.boolean(),
      resumed: z.strictObject({ epochs: count, steps: count }).optional(),
    })
    .describe('A training begins'),
  steps: z
    .strictObject({
      run,
      steps: z.array(stepLineSchema),
      imagesPerSecond,
      epochProgress,
      secondsLeft,
    })
    .describe('What several steps measured'),
  epoch: epochLineSchema
    .extend({ run, isBest: z.boolean(), seconds: z.number() })
    .describe('What a whole epoch measured'),
  grown: z.strictObject({ run }).describe('A run that another program trains has new figures'),
  saved: z
    .strictObject({ run, epoch: count })
    .describe('All that the epoch leaves in the folder of the run is there'),
  evaluation: z
    .strictObject({ run, phase: evaluationPhaseSchema, done: count, of: count })
    .describe('How far an evaluation is'),
  evaluated: z.strictObject({ run }).describe('An evaluation is done'),
  failed: z
    .strictObject({
      run,
      of: z.literal('evaluation').optional(),
      message: z.string(),
      messages: textsSchema,
    })
    .describe('A training, or an evaluation of the run, failed'),
  reload: z
    .strictObject({})
    .describe('Events after Last-Event-ID are not kept any more: everything is to be read again'),
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
