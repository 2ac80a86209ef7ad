// Actions on a run.
import { Hono } from 'hono'
import { float32Bytes } from '../../../formats/byte-order.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { writeReport } from '../../../runs/report/report.js'
import { loadRun } from '../../../runs/run.js'
import { routes } from '../../api/routes.js'
import { jsonBody } from '../guard/request-body.js'
import { languageOf } from '../guard/request-language.js'
import { emptyAnswer, jsonAnswer } from '../responses/json-answer.js'
import type { Studio } from '../studio.js'
import { uploadedImage } from './uploaded-image.js'

export function runActions(studio: Studio): Hono {
  const { queue, evaluations } = studio
  const app = new Hono()

  app.post('/:name/pause', async (context) => {
    await queue.pause(context.req.param('name'))
    return emptyAnswer(context, 'post /api/runs/{name}/pause')
  })
  app.post('/:name/continue', async (context) => {
    await queue.continue(context.req.param('name'))
    return emptyAnswer(context, 'post /api/runs/{name}/continue')
  })
  app.post('/:name/stop', async (context) => {
    await queue.stop(context.req.param('name'))
    return emptyAnswer(context, 'post /api/runs/{name}/stop')
  })
  app.post('/:name/resume', async (context) => {
    const address = 'post /api/runs/{name}/resume'
    const { epochs } = await jsonBody(context, routes[address].body)
    const started = await studio.resume(context.req.param('name'), { epochs })
    return jsonAnswer(context, address, started)
  })
  app.post('/:name/evaluate', async (context) => {
    const address = 'post /api/runs/{name}/evaluate'
    const options = await jsonBody(context, routes[address].body)
    evaluations.start(await studio.runPath(context.req.param('name')), options)
    return emptyAnswer(context, address)
  })
  app.post('/:name/report', async (context) => {
    const { path } = await studio.runPath(context.req.param('name'))
    const run = await loadRun(path, studio.options)
    try {
      const data = await run.data()
      const language = languageOf(context.req.raw)
      await writeReport(path, { inference: run.inference, data, language })
    } finally {
      await run.close()
    }
    return jsonAnswer(context, 'post /api/runs/{name}/report', { path: runFiles.report })
  })
  app.post('/:name/encode', async (context) => {
    const { path } = await studio.runPath(context.req.param('name'))
    const image = await uploadedImage(context.req.raw, await readDescription(path))
    return context.body(float32Bytes(image), 200, { 'Content-Type': 'application/octet-stream' })
  })
  app.delete('/:name', async (context) => {
    const undo = await studio.delete(context.req.param('name'))
    return jsonAnswer(context, 'delete /api/runs/{name}', { undo })
  })
  return app
}
