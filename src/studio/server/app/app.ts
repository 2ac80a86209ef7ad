// The studio's server as a function from requests to responses, testable without a socket.
import { Hono } from 'hono'
import { errorResponse } from '../guard/error-response.js'
import { addSecurityHeaders, originGuard, tokenAuth } from '../guard/guard.js'
import { HttpError } from '../guard/http-error.js'
import { StaticPage } from '../responses/static-page.js'
import { runActions } from '../routes/run-actions.js'
import { runRoutes } from '../routes/run-routes.js'
import { studioRoutes } from '../routes/studio-routes.js'
import type { Studio } from '../studio.js'
import { openApi } from './openapi.js'

export interface AccessOptions {
  /** Host names of the server, as in addresses. */
  readonly names: ReadonlySet<string>
  readonly token?: string | undefined
}

export function studioApp(studio: Studio, { names, token }: AccessOptions): Hono {
  const page = new StaticPage()
  const app = new Hono()
  app.onError(errorResponse)
  app.use(addSecurityHeaders(), originGuard(names))
  if (token !== undefined) app.use(tokenAuth(token))
  app.route('/api', studioRoutes(studio))
  app.route('/api/runs', runRoutes(studio))
  app.route('/api/runs', runActions(studio))
  app.get('/api/openapi.json', (context) => context.json(openApi()))
  app.all('/api/*', (context) => {
    throw new HttpError(404, 'studio.noFile', { file: context.req.path })
  })
  app.get('/*', (context) => page.answer(context.req.raw, decoded(context.req.path.slice(1))))
  return app
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
