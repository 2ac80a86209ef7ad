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
const query = { count: 'Only so many examples, from the first one on' }
const body = configurationBodySchema

export const routes = {
  'get /api/state': {
    summary: 'Version, device, what trains and what waits',
    status: 200,
    answer: stateSchema,
  },
  'get /api/openapi.json': { summary: 'This document', status: 200, answer: formSchema },
  'get /api/events': {
    summary:
      'Server-sent events; the event `reload` where those after Last-Event-ID are not kept any more',
    status: 200,
    type: 'text/event-stream',
    query: { after: 'As Last-Event-ID, for what cannot set headers' },
  },
  'get /api/recipes': {
    summary: 'The recipes, each with all of its configuration',
    status: 200,
    answer: recipesSchema,
  },
  'get /api/schema': {
    summary: 'JSON Schema of a configuration; x-ko: descriptions in Korean',
    status: 200,
    answer: formSchema,
  },
  'get /api/data': {
    summary: 'Data that has a name, and whether it is on this machine',
    status: 200,
    answer: dataSetsSchema,
  },
  'post /api/check': {
    summary:
      'A configuration as it would be trained, and how large it is; or `problem`: what is wrong with it (message), and where (path)',
    status: 200,
    answer: checkSchema,
    body,
  },
  'post /api/estimate': {
    summary:
      'How long an epoch of it takes (secondsPerEpoch), which may be measured first; {} where nothing tells, or another one was asked for meanwhile',
    status: 200,
    answer: estimateSchema,
    body,
  },
  'get /api/runs': {
    summary: 'All runs, the newest first, broken ones last',
    status: 200,
    answer: runListSchema,
  },
  'post /api/runs': {
    summary: 'Puts a training into the queue',
    status: 201,
    answer: startedRunSchema,
    body,
  },
  'delete /api/queue/{id}': { summary: 'Takes a training out of the queue', ...done },
  'get /api/sparks': {
    summary: 'Validation losses by epoch, at most 60 a run',
    status: 200,
    answer: sparksSchema,
    lists: { runs: 'Names' },
  },
  'post /api/trash/{id}/restore': {
    summary: 'Brings a deleted run back',
    status: 200,
    answer: restoredRunSchema,
  },
  'delete /api/runs/{name}': {
    summary: 'Deletes a run; `undo` is the id that brings it back',
    status: 200,
    answer: deletedRunSchema,
  },
  'get /api/runs/{name}/run.json': {
    summary: 'What a run is',
    status: 200,
    answer: runOverviewSchema,
  },
  'get /api/runs/{name}/metrics.json': {
    summary: 'Figures of all steps, as columns, and epochs',
    status: 200,
    answer: metricColumnsSchema,
  },
  'get /api/runs/{name}/reconstructions.json': {
    summary: 'Epochs of which there are pictures, and of which there are codes',
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
      'train.f32, validation.f32: means [count, latent], little-endian; train.kl.json, validation.kl.json: what each latent tells',
    ...binary,
    answer: latentMeasuresSchema,
    query,
  },
  'get /api/runs/{name}/labels/{file}': {
    summary: 'train.u8, validation.u8: one byte an example, nothing without labels',
    ...binary,
    query,
  },
  'get /api/runs/{name}/images/{file}': {
    summary: 'train.u8, validation.u8 (.f32 of float data): items one after another; takes Range',
    ...binary,
    query,
  },
  'get /api/runs/{name}/model/{file}': {
    summary: 'encoder.onnx, decoder.onnx, autoencoder.onnx, exported when asked for',
    ...binary,
  },
  'get /api/runs/{name}/evaluation.json': {
    summary: 'The last evaluation; 404 where there is none',
    status: 200,
    answer: evaluationSchema,
  },
  'get /api/runs/{name}/files.json': {
    summary: 'Files that can be taken away',
    status: 200,
    answer: runFilesSchema,
  },
  'get /api/runs/{name}/files/run.zip': {
    summary: 'The folder without pictures and codes',
    status: 200,
    type: 'application/zip',
  },
  'get /api/runs/{name}/files/{file}': { summary: 'A file of the folder', ...binary },
  'post /api/runs/{name}/pause': { summary: 'Holds the training; answers when it stands', ...done },
  'post /api/runs/{name}/continue': { summary: 'Lets it go on', ...done },
  'post /api/runs/{name}/stop': { summary: 'Ends the training with a checkpoint', ...done },
  'post /api/runs/{name}/resume': {
    summary: 'Resumes from the checkpoint; `epochs` replaces those of the configuration',
    status: 202,
    answer: startedRunSchema,
    body: resumeBodySchema,
  },
  'post /api/runs/{name}/evaluate': {
    summary: 'Begins an evaluation, which is told in events',
    status: 202,
    body: evaluationBodySchema,
  },
  'post /api/runs/{name}/report': {
    summary: 'Writes report.html into the folder',
    status: 200,
    answer: reportSchema,
  },
  'post /api/runs/{name}/encode': {
    summary: 'A picture of at most 10 MB as the model takes it: float32, little-endian',
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
