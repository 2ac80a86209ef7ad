// A configuration as it is sent, and the results of its check before training.
import * as z from 'zod'
import { type Configuration, configurationSchema } from '../../training/configuration.js'
import type { Json } from './json.js'

export const configurationBodySchema = z.strictObject({ configuration: z.unknown() })

const checkedSchema = z.strictObject({
  configuration: configurationSchema.describe(
    'With all defaults, and with the model fitted to the data',
  ),
  fitted: z
    .boolean()
    .describe('Whether the model was fitted to other dimensions than it was written for'),
  parameters: z.int().nonnegative().describe('Number of trainable parameters'),
  trainingExamples: z.int().nonnegative(),
  notices: z
    .array(z.strictObject({ code: z.string(), message: z.string() }))
    .describe('What was dropped, guessed, clipped or converted'),
})
export type CheckedConfiguration = Omit<Json<typeof checkedSchema>, 'configuration'> & {
  readonly configuration: Configuration
}

const problemSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  path: z
    .string()
    .describe(
      'Path of the invalid setting, such as training.epochs; empty for the whole configuration',
    ),
})
/** Why a configuration cannot be trained. */
export type ConfigurationProblem = Json<typeof problemSchema>

export const checkSchema = z.union([checkedSchema, z.strictObject({ problem: problemSchema })])
export type CheckAnswer = CheckedConfiguration | { readonly problem: ConfigurationProblem }

export const estimateSchema = z.strictObject({
  secondsPerEpoch: z.number().nonnegative().optional().describe('Missing if it is unknown'),
})
export type EpochEstimate = Json<typeof estimateSchema>

export const recipesSchema = z.array(
  z.strictObject({ name: z.string(), note: z.string(), configuration: configurationSchema }),
)
export type RecipeCard = Json<typeof recipesSchema>[number]

export const dataSetsSchema = z.array(
  z.strictObject({
    source: z.string(),
    present: z.boolean().describe('Whether its files are on this machine'),
    bytes: z.int().nonnegative().describe('Total size of its files'),
    training: z.int().nonnegative(),
    validation: z.int().nonnegative(),
    shape: z.array(z.int().positive()),
  }),
)
export type DataSet = Json<typeof dataSetsSchema>[number]

/** A JSON Schema is not described by another one. */
export const formSchema = z.record(z.string(), z.unknown())
