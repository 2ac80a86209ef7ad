// The named schemas of the API's description, each defined once and referenced elsewhere.
import type * as z from 'zod'
import { configurationSchema } from '../../training/configuration.js'
import { checkSchema, dataSetsSchema, estimateSchema, recipesSchema } from './configuration.js'
import { errorSchema } from './errors.js'
import { evaluationSchema } from './evaluation.js'
import { eventSchema } from './events.js'
import { loadingSchema } from './loading.js'
import {
  keptEpochsSchema,
  latentMeasuresSchema,
  metricColumnsSchema,
  runFilesSchema,
  runOverviewSchema,
} from './run.js'
import { runListSchema, runRowSchema, sparksSchema, startedRunSchema } from './runs.js'
import { stateSchema } from './studio.js'

export const components: Readonly<Record<string, z.ZodType>> = {
  Check: checkSchema,
  Configuration: configurationSchema,
  DataSets: dataSetsSchema,
  Error: errorSchema,
  Estimate: estimateSchema,
  Evaluation: evaluationSchema,
  Event: eventSchema,
  KeptEpochs: keptEpochsSchema,
  LatentMeasures: latentMeasuresSchema,
  Loading: loadingSchema,
  Metrics: metricColumnsSchema,
  Recipes: recipesSchema,
  RunFiles: runFilesSchema,
  RunList: runListSchema,
  RunOverview: runOverviewSchema,
  RunRow: runRowSchema,
  Sparks: sparksSchema,
  StartedRun: startedRunSchema,
  State: stateSchema,
}
