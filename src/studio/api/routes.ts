// Every address of the API: its request and its response.
import type * as z from 'zod'
import {
  checkSchema,
  configurationBodySchema,
  dataSetsSchema,
  estimateSchema,
  formSchema,
  recipesSchema,
} from './configuration.js'
import { evaluationBodySchema, evaluationSchema } from './evaluation.js'
import type { Json } from './json.js'
import { resumeBodySchema } from './queue.js'
import {
  keptEpochsSchema,
  latentMeasuresSchema,
  metricColumnsSchema,
  reportSchema,
  runFilesSchema,
  runOverviewSchema,
} from './run.js'
import {
  deletedRunSchema,
  restoredRunSchema,
  runListSchema,
  sparksSchema,
  startedRunSchema,
} from './runs.js'
import { stateSchema } from './studio.js'

export interface Route {
  readonly summary: string
  readonly status: 200 | 201 | 202 | 204
  /** Of a JSON response. */
  readonly answer?: z.ZodType
  /** Of another response; without either it has no content. */
  readonly type?: string
  readonly body?: z.ZodType
  readonly bodyTypes?: readonly string[]
  readonly query?: Readonly<Record<string, string>>
  /** Of the query, too; each may be repeated. */
  readonly lists?: Readonly<Record<string, string>>
}

const binary = { status: 200, type: 'application/octet-stream' } as const
const done = { status: 204 } as const
const query = { count: 'Maximum number of examples, from the first one on' }
const body = configurationBodySchema

export const routes = {
  'get /api/state': {
    summary: 'Version, device, current training and queue',
    status: 200,
    answer: stateSchema,
  },
  'get /api/openapi.json': { summary: 'This document', status: 200, answer: formSchema },
  'get /api/events': {
    summary:
      'Server-sent events; the event `reload` if those after Last-Event-ID are no longer stored',
    status: 200,
    type: 'text/event-stream',
    query: { after: 'The same as Last-Event-ID, for clients that cannot set headers' },
  },
  'get /api/recipes': {
    summary: 'The recipes with their complete configurations',
    status: 200,
    answer: recipesSchema,
  },
  'get /api/schema': {
    summary: 'JSON Schema of a configuration; x-ko: descriptions in Korean',
    status: 200,
    answer: formSchema,
  },
  'get /api/data': {
    summary: 'The named datasets, and whether they are on this machine',
    status: 200,
    answer: dataSetsSchema,
  },
  'post /api/check': {
    summary:
      'The resolved configuration and its number of parameters; or `problem`: what is invalid (message), and where (path)',
    status: 200,
    answer: checkSchema,
    body,
  },
  'post /api/estimate': {
    summary:
      'Estimated seconds per epoch, measured if necessary; {} if unknown, or if a newer request came in the meantime',
    status: 200,
    answer: estimateSchema,
    body,
  },
  'get /api/runs': {
    summary: 'All runs, the newest first, damaged ones last',
    status: 200,
    answer: runListSchema,
  },
  'post /api/runs': {
    summary: 'Adds a training to the queue',
    status: 201,
    answer: startedRunSchema,
    body,
  },
  'delete /api/queue/{id}': { summary: 'Removes a training from the queue', ...done },
  'get /api/sparks': {
    summary: 'Validation losses by epoch, at most 60 for each run',
    status: 200,
    answer: sparksSchema,
    lists: { runs: 'Names of runs' },
  },
  'post /api/trash/{id}/restore': {
    summary: 'Restores a deleted run',
    status: 200,
    answer: restoredRunSchema,
  },
  'delete /api/runs/{name}': {
    summary: 'Deletes a run, and interrupts its evaluation; `undo` is the id that restores it',
    status: 200,
    answer: deletedRunSchema,
  },
  'get /api/runs/{name}/run.json': {
    summary: 'Description and status of a run',
    status: 200,
    answer: runOverviewSchema,
  },
  'get /api/runs/{name}/metrics.json': {
    summary: 'Metrics of all steps, as columns, and of all epochs',
    status: 200,
    answer: metricColumnsSchema,
  },
  'get /api/runs/{name}/reconstructions.json': {
    summary: 'Epochs with pictures, and epochs with codes',
    status: 200,
    answer: keptEpochsSchema,
  },
  'get /api/runs/{name}/reconstructions/{file}': {
    summary: 'The reconstructions of an epoch, such as 0001.png',
    status: 200,
    type: 'image/png',
  },
  'get /api/runs/{name}/codes/epochs/{file}': {
    summary: 'Codes of the first validation examples after an epoch, such as 0001.f32',
    ...binary,
  },
  'get /api/runs/{name}/codes/{file}': {
    summary:
      'train.f32, validation.f32: posterior means [count, latent], float32, little-endian; train.kl.json, validation.kl.json: the information of each latent',
    ...binary,
    answer: latentMeasuresSchema,
    query,
  },
  'get /api/runs/{name}/labels/{file}': {
    summary:
      'train.u8, validation.u8: class labels, one byte for each example, 255 where it has none if `data.unlabelled` of its run.json is set; empty without labels',
    ...binary,
    query,
  },
  'get /api/runs/{name}/images/{file}': {
    summary: 'train.u8, validation.u8 (.f32 of float data): items in order; supports Range',
    ...binary,
    query,
  },
  'get /api/runs/{name}/model/{file}': {
    summary:
      'encoder.onnx, decoder.onnx, autoencoder.onnx, of other priors and posteriors prior.onnx and posterior.onnx, exported on request',
    ...binary,
  },
  'get /api/runs/{name}/evaluation.json': {
    summary: 'The last evaluation; 404 if there is none',
    status: 200,
    answer: evaluationSchema,
  },
  'get /api/runs/{name}/files.json': {
    summary: 'Files for download',
    status: 200,
    answer: runFilesSchema,
  },
  'get /api/runs/{name}/files/run.zip': {
    summary: 'The run folder without pictures and codes',
    status: 200,
    type: 'application/zip',
  },
  'get /api/runs/{name}/files/{file}': { summary: 'A file of the run folder', ...binary },
  'post /api/runs/{name}/pause': {
    summary: 'Pauses the training; responds when it is paused. The queue waits for a paused run',
    ...done,
  },
  'post /api/runs/{name}/continue': { summary: 'Continues a paused training', ...done },
  'post /api/runs/{name}/stop': { summary: 'Stops the training and saves a checkpoint', ...done },
  'post /api/runs/{name}/resume': {
    summary: 'Resumes from the checkpoint; `epochs` replaces those of the configuration',
    status: 202,
    answer: startedRunSchema,
    body: resumeBodySchema,
  },
  'post /api/runs/{name}/evaluate': {
    summary: 'Starts an evaluation, reported by events',
    status: 202,
    body: evaluationBodySchema,
  },
  'post /api/runs/{name}/report': {
    summary: 'Writes report.html into the run folder',
    status: 200,
    answer: reportSchema,
  },
  'post /api/runs/{name}/encode': {
    summary:
      'A picture of at most 10 MB as the input of the model: float32, little-endian; 409 for a model of rows',
    ...binary,
    bodyTypes: ['image/png', 'image/jpeg', 'image/webp'],
  },
} as const satisfies Readonly<Record<string, Route>>

type Routes = typeof routes
/** Routes that respond with JSON. */
export type JsonRoute = {
  [Address in keyof Routes]: Routes[Address] extends { answer: z.ZodType } ? Address : never
}[keyof Routes]
/** The response of a route. */
export type AnswerOf<Address extends JsonRoute> = Json<Routes[Address]['answer']>
/** Routes that respond without content. */
export type EmptyRoute = {
  [Address in keyof Routes]: Routes[Address] extends { answer: z.ZodType } | { type: string }
    ? never
    : Address
}[keyof Routes]
