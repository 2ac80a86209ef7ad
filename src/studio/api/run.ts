// The API below the address of one run; a published site has the same as files.
import * as z from 'zod'
import { descriptionSchema, type RunDescription } from '../../runs/folder/run-json-schema.js'
import { configurationSchema } from '../../training/configuration.js'
import { metricsSchema, validationMetricsSchema } from '../../training/metrics.js'
import type { Json } from './json.js'
import { runStatusSchema, unitSchema } from './runs.js'

const count = z.int().nonnegative()

export const runOverviewSchema = z.strictObject({
  name: z.string(),
  status: runStatusSchema,
  description: descriptionSchema
    .extend({ configuration: configurationSchema })
    .describe('The content of run.json'),
  parameters: count,
  layers: z
    .array(
      z.strictObject({
        path: z.string(),
        type: z.string(),
        settings: z.record(z.string(), z.unknown()).optional(),
        outputShape: z.array(count),
        parameters: count,
        buffers: count,
      }),
    )
    .optional()
    .describe('The layers of the model; missing on sites that 0.1 published'),
  unit: unitSchema,
  shape: z.array(count).describe('Shape of an example'),
  latent: count,
  decodedLatents: count
    .optional()
    .describe('How many of them the decoder sees, from the first; missing where it sees all'),
  lowerLatents: count
    .optional()
    .describe(
      'If there are two levels: how many latents, from the first, are lower ones; prior.onnx takes upper latents as their own numbers, and gives the lower ones their mean at numbers of 0',
    ),
  hasPosterior: z.boolean(),
  isImplicit: z
    .boolean()
    .optional()
    .describe(
      'Whether the model only generates: it has no encoder, no codes and no reconstructions',
    ),
  klEstimate: z
    .enum(['closedForm', 'samples'])
    .optional()
    .describe('How the KL is known; missing without a posterior and on sites of earlier versions'),
  priorNormals: count
    .optional()
    .describe('If the prior is not N(0, I): how many standard normal numbers prior.onnx takes'),
  models: z
    .array(z.enum(['encoder', 'decoder', 'autoencoder', 'prior', 'codebook', 'posterior']))
    .describe('The ONNX models that are exported on request, below model/'),
  hasModel: z.boolean().describe('Whether there is a checkpoint'),
  labelNames: z.array(z.string()).optional(),
  examples: z
    .enum(['images', 'rows'])
    .describe('Whether its examples are images, or rows of a table'),
  itemType: z.enum(['uint8', 'float32']),
  range: z
    .tuple([z.number(), z.number()])
    .optional()
    .describe('Minimum and maximum of the values, if they are floats'),
  splits: z.strictObject({ train: count, validation: count }),
  live: z.boolean().describe('Whether it is training now'),
})
export type RunOverview = Omit<Json<typeof runOverviewSchema>, 'description'> & {
  readonly description: RunDescription
}

export const epochLineSchema = z.strictObject({
  epoch: count,
  step: count,
  train: metricsSchema,
  trainDeviation: metricsSchema,
  validation: validationMetricsSchema,
  latentKl: z
    .array(z.number())
    .optional()
    .describe('KL of each latent in validation, in nats; missing in runs of earlier versions'),
})
export type EpochLine = Json<typeof epochLineSchema>

const column = z.array(z.number())
export const metricColumnsSchema = z.strictObject({
  steps: z
    .strictObject({
      step: z.array(count),
      epoch: z.array(count),
      loss: column,
      reconstruction: column,
      kl: column,
      learningRate: column.optional(),
      klWeight: column.optional(),
      klCapacity: column.optional(),
      gradientNorm: column.optional(),
      extra: z.record(z.string(), column).optional(),
    })
    .describe(
      'All steps, as columns of equal length; the last ones where numbers are scheduled, gradients clipped, or the model or its objective measures more',
    ),
  epochs: z.array(epochLineSchema.extend({ type: z.literal('epoch') })),
})
export type Metrics = Json<typeof metricColumnsSchema>

export const keptEpochsSchema = z.strictObject({
  epochs: z.array(count).describe('Epochs with a picture of reconstructions'),
  codes: z.array(count).describe('Epochs with stored codes'),
})
export type KeptEpochs = Json<typeof keptEpochsSchema>

export const latentMeasuresSchema = z.strictObject({
  measure: z.enum(['kl', 'variance']),
  perLatent: z.array(z.number()),
  order: z.array(count).describe('The latents in descending order of that measure'),
  mean: z.array(z.number()),
  deviation: z.array(z.number()),
})
export type LatentMeasures = Json<typeof latentMeasuresSchema>

const runFileSchema = z.strictObject({
  path: z.string().describe('Path in the run folder, with slashes'),
  bytes: count,
  kind: z.enum([
    'archive',
    'checkpoint',
    'codes',
    'configuration',
    'evaluation',
    'metrics',
    'model',
    'other',
    'picture',
    'report',
    'tensorboard',
  ]),
})
export type RunFile = Json<typeof runFileSchema>
export const runFilesSchema = z.array(runFileSchema)

export const reportSchema = z.strictObject({ path: z.string() })
