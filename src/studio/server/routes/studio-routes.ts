// Addresses of the studio as a whole: its state, the list of runs, new runs, events.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { dataFolder } from '../../../data/cache/data-folder.js'
import { namedDatasets } from '../../../data/named/named-sets.js'
import { recipes } from '../../../recipes/recipes.js'
import { resolveConfiguration } from '../../../recipes/resolve.js'
import { version } from '../../../version.js'
import type { DataSet } from '../../api/configuration.js'
import { routes } from '../../api/routes.js'
import { checkConfiguration, checkedIn, problemOf } from '../configuration/configuration-check.js'
import { configurationForm } from '../configuration/configuration-form.js'
import { jsonBody } from '../guard/request-body.js'
import { languageOf, languages } from '../guard/request-language.js'
import { emptyAnswer, jsonAnswer } from '../responses/json-answer.js'
import { isRunName } from '../runs/run-path.js'
import type { Studio } from '../studio.js'

const maxSparklines = 1000

export function studioRoutes(studio: Studio): Hono {
  const { events, queue } = studio
  const { folder, device, threads } = studio.options
  const app = new Hono()

  app.get('/state', (context) => {
    const { training, waiting, pausedRun } = queue
    return jsonAnswer(context, 'get /api/state', {
      version,
      device,
      threads,
      runsFolder: folder,
      ...(training && {
        training: {
          name: training.name,
          paused: training.paused,
          loading: training.loading,
          ...training.progress,
        },
      }),
      queue: waiting.map(({ id, name, configuration }) => ({
        id,
        name,
        recipe: configuration.name,
        configuration,
      })),
      ...(pausedRun !== undefined && { waitsFor: pausedRun }),
      loading: Array.from(studio.data.loading, ([source, progress]) => ({ source, ...progress })),
      languages,
    })
  })

  app.get('/events', (context) => {
    const after = context.req.header('last-event-id') ?? context.req.query('after')
    const number = after !== undefined && /^\d{1,16}$/.test(after) ? Number(after) : undefined
    return new Response(events.listen(number), {
      headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
    })
  })

  app.get('/recipes', (context) =>
    jsonAnswer(
      context,
      'get /api/recipes',
      Object.values(recipes).map((recipe) => {
        const configuration = resolveConfiguration(recipe)
        return { name: configuration.name, note: configuration.note ?? '', configuration }
      }),
    ),
  )
  app.get('/schema', (context) => jsonAnswer(context, 'get /api/schema', configurationForm()))
  app.get('/data', async (context) => jsonAnswer(context, 'get /api/data', await dataSets()))

  app.post('/check', async (context) => {
    const address = 'post /api/check'
    const { configuration } = await jsonBody(context, routes[address].body)
    const language = languageOf(context.req.raw)
    try {
      const checked = await checkConfiguration(studio.data, configuration)
      return jsonAnswer(context, address, checkedIn(language, checked))
    } catch (error) {
      const problem = problemOf(error, language)
      return jsonAnswer(context, address, { problem })
    }
  })
  // Apart from the check, which waits for no measurement.
  app.post('/estimate', async (context) => {
    const address = 'post /api/estimate'
    const { configuration } = await jsonBody(context, routes[address].body)
    const checked = await checkConfiguration(studio.data, configuration)
    const secondsPerEpoch = await studio.estimates.secondsPerEpoch(checked)
    return jsonAnswer(context, address, { secondsPerEpoch })
  })

  app.get('/runs', async (context) => {
    const runs = await studio.rows(languageOf(context.req.raw))
    return jsonAnswer(context, 'get /api/runs', { runs })
  })
  app.post('/runs', async (context) => {
    const address = 'post /api/runs'
    const body = await jsonBody(context, routes[address].body)
    const { configuration } = await checkConfiguration(studio.data, body.configuration)
    return jsonAnswer(context, address, queue.start(configuration))
  })
  app.delete('/queue/:id', async (context) => {
    await queue.cancel(context.req.param('id'))
    return emptyAnswer(context, 'delete /api/queue/{id}')
  })

  app.post('/trash/:id/restore', async (context) => {
    const name = await studio.restore(context.req.param('id'))
    return jsonAnswer(context, 'post /api/trash/{id}/restore', { name })
  })

  app.get('/sparks', async (context) => {
    const names = (context.req.queries('runs') ?? []).filter(isRunName)
    const sparklines: Record<string, readonly number[]> = {}
    for (const name of names.slice(0, maxSparklines)) {
      const isThere = await studio.runPath(name).catch(() => undefined)
      if (isThere) sparklines[name] = await studio.sparkline(name)
    }
    return jsonAnswer(context, 'get /api/sparks', sparklines)
  })
  return app
}

async function dataSets(): Promise<DataSet[]> {
  const named = namedDatasets.map(async ({ name, training, validation, shape, files }) => {
    const sizes = await Promise.all(
      files.map((file) => stat(join(dataFolder(), name, file.name)).catch(() => undefined)),
    )
    return {
      source: name,
      present: sizes.every((found, at) => found?.size === files[at]?.size),
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      training,
      validation,
      shape,
    }
  })
  const digits = {
    source: 'digits',
    present: true,
    bytes: 0,
    training: 9000,
    validation: 1000,
    shape: [28, 28],
  }
  const sprites = { ...digits, source: 'sprites', training: 5530, validation: 614, shape: [32, 32] }
  return [digits, sprites, ...(await Promise.all(named))]
}
