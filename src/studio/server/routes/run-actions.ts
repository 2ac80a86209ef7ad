// What can be done with a run.
import { Hono } from 'hono'
import * as z from 'zod'
import { float32Bytes } from '../../../formats/byte-order.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { writeReport } from '../../../runs/report/report.js'
import { loadRun } from '../../../runs/run.js'
import { jsonBody } from '../guard/request-body.js'
import { languageOf } from '../guard/request-language.js'
import type { Studio } from '../studio.js'
import { uploadedImage } from './uploaded-image.js'

const mostSamples = 100_000

export const actionBodies = {
  resume: z.strictObject({ epochs: z.int().positive().optional() }),
  evaluate: z.strictObject({ samples: z.int().positive().max(mostSamples).optional() }),
}

export function runActions(studio: Studio): Hono {
  const { queue, evaluations } = studio
  const app = new Hono()

  app.post('/:name/pause', async (context) => {
    await queue.pause(context.req.param('name'))
    return context.body(null, 204)
  })
  app.post('/:name/continue', async (context) => {
    await queue.continue(context.req.param('name'))
    return context.body(null, 204)
  })
  app.post('/:name/stop', async (context) => {
    await queue.stop(context.req.param('name'))
    return context.body(null, 204)
  })
  app.post('/:name/resume', async (context) => {
    const { epochs } = await jsonBody(context, actionBodies.resume)
    return context.json(await studio.resume(context.req.param('name'), { epochs }), 202)
  })
  app.post('/:name/evaluate', async (context) => {
    const options = await jsonBody(context, actionBodies.evaluate)
    evaluations.start(await studio.place(context.req.param('name')), options)
    return context.body(null, 202)
  })
  app.post('/:name/report', async (context) => {
    const { path } = await studio.place(context.req.param('name'))
    const run = await loadRun(path, studio.options)
    try {
      const data = await run.data()
      const language = languageOf(context.req.raw)
      await writeReport(path, { inference: run.inference, data, language })
    } finally {
      await run.close()
    }
    return context.json({ path: runFiles.report })
  })
  app.post('/:name/encode', async (context) => {
    const { path } = await studio.place(context.req.param('name'))
    const image = await uploadedImage(context.req.raw, await readDescription(path))
    return context.body(float32Bytes(image), 200, { 'Content-Type': 'application/octet-stream' })
  })
  app.delete('/:name', async (context) =>
    context.json({ undo: await studio.delete(context.req.param('name')) }),
  )
  return app
}
