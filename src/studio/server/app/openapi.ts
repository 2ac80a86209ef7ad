// The API as an OpenAPI 3.1 document; a test compares it with the routes.
import * as z from 'zod'
import { version } from '../../../version.js'
import { actionBodies } from '../routes/run-actions.js'
import { configurationBody } from '../routes/studio-routes.js'

type Method = 'get' | 'post' | 'delete'

interface Answer {
  readonly summary: string
  /** By default 200. */
  readonly status?: number
  /** By default application/json; null for an answer without content. */
  readonly type?: string | null
  readonly body?: z.ZodType
  readonly bodyTypes?: readonly string[]
  readonly query?: Readonly<Record<string, string>>
  /** Of the query too; each may come several times. */
  readonly lists?: Readonly<Record<string, string>>
}

const binary = 'application/octet-stream'
const none = null
const count = { count: 'Only so many examples, from the first one on' }

const answers: Readonly<Record<string, Answer>> = {
  'get /api/state': { summary: 'Version, device, what trains and what waits' },
  'get /api/openapi.json': { summary: 'This document' },
  'get /api/events': {
    summary:
      'Server-sent events: runs, queue, loading, start, steps, grown, epoch, saved, evaluation, evaluated, failed; reload where events after Last-Event-ID are not kept any more',
    type: 'text/event-stream',
    query: { after: 'As Last-Event-ID, for what cannot set headers' },
  },
  'get /api/recipes': { summary: 'The recipes, each with all of its configuration' },
  'get /api/schema': { summary: 'JSON Schema of a configuration; x-ko: descriptions in Korean' },
  'get /api/data': { summary: 'Data that has a name, and whether it is on this machine' },
  'post /api/check': {
    summary:
      'A configuration as it would be trained, and how large it is; or `problem`: what is wrong with it (message), and where (path)',
    body: configurationBody,
  },
  'post /api/estimate': {
    summary:
      'How long an epoch of it takes (secondsPerEpoch), which may be measured first; {} where nothing tells, or another one was asked for meanwhile',
    body: configurationBody,
  },
  'get /api/runs': { summary: 'All runs, the newest first, broken ones last' },
  'post /api/runs': {
    summary: 'Puts a training into the queue',
    status: 201,
    body: configurationBody,
  },
  'delete /api/queue/{id}': {
    summary: 'Takes a training out of the queue',
    status: 204,
    type: none,
  },
  'get /api/sparks': {
    summary: 'Validation losses by epoch, at most 60 a run',
    lists: { runs: 'Names' },
  },
  'post /api/trash/{id}/restore': { summary: 'Brings a deleted run back' },
  'delete /api/runs/{name}': { summary: 'Deletes a run; `undo` is the id that brings it back' },
  'get /api/runs/{name}/run.json': { summary: 'What a run is' },
  'get /api/runs/{name}/metrics.json': { summary: 'Figures of all steps, as columns, and epochs' },
  'get /api/runs/{name}/reconstructions.json': {
    summary: 'Epochs of which there are pictures, and of which there are codes',
  },
  'get /api/runs/{name}/reconstructions/{file}': {
    summary: 'The reconstructions of an epoch, such as 0001.png',
    type: 'image/png',
  },
  'get /api/runs/{name}/codes/epochs/{file}': {
    summary: 'Codes of the first validation examples after an epoch, such as 0001.f32',
    type: binary,
  },
  'get /api/runs/{name}/codes/{file}': {
    summary:
      'train.f32, validation.f32: means [count, latent], little-endian; train.kl.json, validation.kl.json: what each latent tells',
    type: binary,
    query: count,
  },
  'get /api/runs/{name}/labels/{file}': {
    summary: 'train.u8, validation.u8: one byte an example, nothing without labels',
    type: binary,
    query: count,
  },
  'get /api/runs/{name}/images/{file}': {
    summary: 'train.u8, validation.u8 (.f32 of float data): items one after another; takes Range',
    type: binary,
    query: count,
  },
  'get /api/runs/{name}/model/{file}': {
    summary: 'encoder.onnx, decoder.onnx, autoencoder.onnx, exported when asked for',
    type: binary,
  },
  'get /api/runs/{name}/evaluation.json': {
    summary: 'The last evaluation; 404 where there is none',
  },
  'get /api/runs/{name}/files.json': { summary: 'Files that can be taken away' },
  'get /api/runs/{name}/files/run.zip': {
    summary: 'The folder without pictures and codes',
    type: 'application/zip',
  },
  'get /api/runs/{name}/files/{file}': { summary: 'A file of the folder', type: binary },
  'post /api/runs/{name}/pause': {
    summary: 'Holds the training; answers when it stands',
    status: 204,
    type: none,
  },
  'post /api/runs/{name}/continue': { summary: 'Lets it go on', status: 204, type: none },
  'post /api/runs/{name}/stop': {
    summary: 'Ends the training with a checkpoint',
    status: 204,
    type: none,
  },
  'post /api/runs/{name}/resume': {
    summary: 'Goes on from the checkpoint; `epochs` replaces those of the configuration',
    status: 202,
    body: actionBodies.resume,
  },
  'post /api/runs/{name}/evaluate': {
    summary: 'Begins an evaluation, which is told in events',
    status: 202,
    type: none,
    body: actionBodies.evaluate,
  },
  'post /api/runs/{name}/report': { summary: 'Writes report.html into the folder' },
  'post /api/runs/{name}/encode': {
    summary: 'A picture of at most 10 MB as the model takes it: float32, little-endian',
    type: binary,
    bodyTypes: ['image/png', 'image/jpeg', 'image/webp'],
  },
}

export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [address, answer] of Object.entries(answers)) {
    const [method, path = ''] = address.split(' ') as [Method, string]
    paths[path] = { ...paths[path], [method]: operation(path, answer) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Jamjae studio', version },
    paths,
    components: { schemas: { Error: errorSchema } },
  }
}

const errorSchema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string().describe('In the language of ?lang or Accept-Language'),
      path: z.union([z.string(), z.number()]).optional(),
    }),
  }),
)

function operation(
  path: string,
  { summary, status = 200, type = 'application/json', body, bodyTypes, query, lists }: Answer,
): object {
  const text = { type: 'string' }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: text,
  }))
  const inQuery = [
    ...parametersOf(query, text),
    ...parametersOf(lists, { type: 'array', items: text }),
  ]
  const contents = body
    ? { 'application/json': { schema: z.toJSONSchema(body) } }
    : bodyTypes && Object.fromEntries(bodyTypes.map((each) => [each, {}]))
  const error = { $ref: '#/components/schemas/Error' }
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(contents && { requestBody: { content: contents } }),
    responses: {
      [status]: { description: summary, ...(type && { content: { [type]: {} } }) },
      default: {
        description: 'What went wrong',
        content: { 'application/json': { schema: error } },
      },
    },
  }
}

/** In the query. */
function parametersOf(described: Readonly<Record<string, string>> = {}, schema: object): object[] {
  return Object.entries(described).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema,
  }))
}
