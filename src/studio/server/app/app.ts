// The studio's server as a function from requests to responses, testable without a socket.
import { type Context, Hono } from 'hono'
import { errorResponse } from '../guard/error-response.js'
import { addSecurityHeaders, originGuard, tokenAuth } from '../guard/guard.js'
import { HttpError } from '../guard/http-error.js'
import { StaticPage } from '../responses/static-page.js'
import { runActions } from '../routes/run-actions.js'
import { runRoutes } from '../routes/run-routes.js'
import { studioRoutes } from '../routes/studio-routes.js'
import type { Studio } from '../studio.js'
import { allowedMethods, openApi } from './openapi.js'

export interface AccessOptions {
  /** Host names of the server, as in addresses. */
  readonly names: ReadonlySet<string>
  readonly token?: string | undefined
}

export function studioApp(studio: Studio, { names, token }: AccessOptions): Hono {
  const page = new StaticPage()
  const app = new Hono()
  app.onError(async (error, context) =>
    errorResponse(await causeOf(error, studio, context.req.path), context),
  )
  app.use(addSecurityHeaders(), originGuard(names))
  if (token !== undefined) app.use(tokenAuth(token))
  app.route('/api', studioRoutes(studio))
  app.route('/api/runs', runRoutes(studio))
  app.route('/api/runs', runActions(studio))
  app.get('/api/openapi.json', (context) => context.json(openApi()))
  app.all('/api/*', (context) => {
    const { path } = context.req
    const methods = allowedMethods(path)
    if (methods.length === 0) throw new HttpError(404, 'studio.noFile', { file: path })
    return otherMethod(context, methods)
  })
  app.get('/*', (context) => page.answer(context.req.raw, decoded(context.req.path.slice(1))))
  app.all('/*', (context) => otherMethod(context, ['GET', 'HEAD']))
  return app
}

/** The response to a method that this address does not have, TRACE among them. Throws HttpError, except for OPTIONS. */
function otherMethod({ req, body }: Context, methods: readonly string[]): Response {
  const allow = [...methods, 'OPTIONS'].join(', ')
  if (req.method === 'OPTIONS') return body(null, 204, { Allow: allow })
  const values = { file: req.path, expected: allow, actual: req.method }
  throw new HttpError(405, 'studio.method', values, { Allow: allow })
}

/** The error of a file that is missing is another one where its whole run is: it was deleted in the meantime. */
async function causeOf(error: Error, studio: Studio, path: string): Promise<Error> {
  const [, name] = /^\/api\/runs\/([^/]+)/.exec(path) ?? []
  if (name === undefined || (error as NodeJS.ErrnoException).code !== 'ENOENT') return error
  return studio.runPath(decoded(name)).then(
    () => error,
    (missing: Error) => missing,
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
