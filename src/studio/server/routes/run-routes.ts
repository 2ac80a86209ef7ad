// Read-only addresses below that of a run; a published site has the same ones as files.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { float32Bytes } from '../../../formats/byte-order.js'
import { epochOf } from '../../../runs/folder/epoch-files.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { HttpError } from '../guard/http-error.js'
import { datasetSource } from '../responses/item-bytes.js'
import { jsonAnswer } from '../responses/json-answer.js'
import { fileSource, memorySource, rangeResponse } from '../responses/range-response.js'
import { dataOfRun, firstOf, itemTypeOf, type Split, splits } from '../runs/run-data.js'
import { evaluationFile } from '../runs/run-evaluations.js'
import { type RunPath, resolveRunFile } from '../runs/run-path.js'
import type { Studio } from '../studio.js'
import { archiveName, archiveOf, filesOfRun, withArchive } from './run-download.js'
import { metricColumns } from './run-metrics.js'
import { runOverview } from './run-overview.js'

/** Whatever its content, it may not run as a page of the studio. */
const fileHeaders = { 'Content-Security-Policy': "default-src 'none'; sandbox" }
const reportHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; sandbox",
}
const binary = { type: 'application/octet-stream' }

export function runRoutes(studio: Studio): Hono {
  const app = new Hono()
  /** Responds below R/<address> for an existing run. */
  const read = (
    address: string,
    answer: (path: RunPath, context: Context) => Response | Promise<Response>,
  ) =>
    app.get(`/:name/${address}`, async (context) =>
      answer(await studio.runPath(context.req.param('name') ?? ''), context),
    )

  read('run.json', async (path, context) =>
    jsonAnswer(context, 'get /api/runs/{name}/run.json', await runOverview(studio, path)),
  )
  read('metrics.json', async ({ path }, context) =>
    jsonAnswer(context, 'get /api/runs/{name}/metrics.json', await metricColumns(path)),
  )
  read('reconstructions.json', async ({ path }, context) =>
    jsonAnswer(context, 'get /api/runs/{name}/reconstructions.json', {
      epochs: await epochsIn(join(path, runFiles.epochPictures)),
      codes: await epochsIn(join(path, runFiles.epochCodes)),
    }),
  )
  read('reconstructions/:file', (path, context) =>
    fileAnswer(path, context, `pictures/epochs/${fileOf(context)}`),
  )
  read('codes/epochs/:file', (path, context) =>
    fileAnswer(path, context, `${runFiles.epochCodes}/${fileOf(context)}`),
  )

  read('codes/:file', async ({ path }, context) => {
    const { split, rest } = parseSplit(fileOf(context), ['.f32', '.kl.json'])
    const { codes, statistics, version } = await studio.codes.of(path, {
      split,
      count: countOf(context),
    })
    if (rest === '.kl.json') {
      const { measure, values, order, mean, standardDeviation } = statistics
      const normal = { mean: Array.from(mean), deviation: Array.from(standardDeviation) }
      const measures = { measure, perLatent: values, order, ...normal }
      return jsonAnswer(context, 'get /api/runs/{name}/codes/{file}', measures)
    }
    const held = memorySource(float32Bytes(codes.mean), { ...binary, etag: `"${version}"` })
    return rangeResponse(context.req.raw, held)
  })
  read('labels/:file', async ({ path }, context) => {
    const { split } = parseSplit(fileOf(context), ['.u8'])
    const description = await readDescription(path)
    const data = await dataOfRun(studio.data, description)
    // Empty without labels: browsers log every 404.
    const { labels = [] } = firstOf(data[split], countOf(context))
    const etag = `"${data.fingerprint.slice(0, 16)}-${split}-${labels.length}"`
    return rangeResponse(
      context.req.raw,
      memorySource(Uint8Array.from(labels), { ...binary, etag }),
    )
  })
  read('images/:file', async ({ path }, context) => {
    const description = await readDescription(path)
    const isFloat = itemTypeOf(description.data) === 'float32'
    const { split } = parseSplit(fileOf(context), [isFloat ? '.f32' : '.u8'])
    const data = await dataOfRun(studio.data, description)
    const dataset = firstOf(data[split], countOf(context))
    const etag = `"${data.fingerprint.slice(0, 16)}-${split}-${dataset.count}"`
    return rangeResponse(context.req.raw, datasetSource(dataset, etag))
  })
  read('model/:file', async (path, context) => {
    const file = await studio.models.file(path.path, fileOf(context))
    return rangeResponse(context.req.raw, await fileSource(file))
  })

  read('evaluation.json', (path, context) => fileAnswer(path, context, evaluationFile))
  read('files.json', async ({ path }, context) => {
    const files = withArchive(await filesOfRun(path))
    return jsonAnswer(context, 'get /api/runs/{name}/files.json', files)
  })
  read(`files/${archiveName}`, async ({ name, path }) => {
    const archive = archiveOf(path, name, await filesOfRun(path))
    const saved = `attachment; filename*=UTF-8''${encodeURIComponent(name)}.zip`
    const headers = { 'Content-Type': 'application/zip', 'Content-Disposition': saved }
    return new Response(archive, { headers })
  })
  read('files/:file{.+}', async (path, context) => {
    const file = fileOf(context)
    if (file === runFiles.report) return fileAnswer(path, context, file, reportHeaders)
    const isShown = file.endsWith('.png')
    const saved = isShown ? {} : { 'Content-Disposition': 'attachment' }
    return fileAnswer(path, context, file, { ...fileHeaders, ...saved })
  })
  return app
}

async function fileAnswer(
  path: RunPath,
  { req }: Context,
  file: string,
  headers?: Readonly<Record<string, string>>,
): Promise<Response> {
  return rangeResponse(req.raw, await fileSource(await resolveRunFile(path, file)), headers)
}

function fileOf({ req }: Context): string {
  return req.param('file') ?? ''
}

/** Throws HttpError unless it is a file of a split with one of these extensions. */
function parseSplit(file: string, ends: readonly string[]): { split: Split; rest: string } {
  for (const split of splits)
    for (const rest of ends) if (file === split + rest) return { split, rest }
  throw new HttpError(404, 'studio.noFile', { file })
}

/** How many examples are requested: all, unless ?count limits them. */
function countOf({ req }: Context): number {
  const count = Number(req.query('count'))
  return Number.isSafeInteger(count) && count > 0 ? count : Number.MAX_SAFE_INTEGER
}

/** Epochs with such a file, in order. */
async function epochsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => epochOf(name) ?? []).sort((one, other) => one - other)
}
