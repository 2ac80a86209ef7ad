// Opens the studio at an address of this machine.
import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { ConfigError } from '../../../errors.js'
import { makeFolders } from '../../../files/make-folders.js'
import {
  externalAddresses,
  formatHost,
  hostNames,
  isLoopback,
  isWildcardHost,
} from '../guard/guard.js'
import { openQueueFile } from '../queue/queue-file.js'
import { emptyTrash } from '../runs/trash.js'
import { Studio, type StudioOptions } from '../studio.js'
import { studioApp } from './app.js'

const maxPortTries = 20

export interface OpenStudio {
  /** With the token, where there is one. */
  readonly address: string
  /** Those for other machines, where it listens at all addresses of this one. */
  readonly lanAddresses: readonly string[]
  readonly port: number
  readonly token?: string | undefined
  /** The folder of the runs was not there. */
  readonly isNew: boolean
  /** How many trainings waited when the studio before it ended, and go on now. */
  readonly restoredCount: number
  /** Stops the training and waits until it is written. */
  close(): Promise<void>
}

/** Listens until it is closed. Other machines reach it only where `host` says so, and then only with the token, which
 *  is made where none is given. Throws ConfigError where the port is taken, or `host` is no address of this machine;
 *  without a port `defaultPort` is taken, or the next free one. */
export async function startStudio({
  port,
  defaultPort,
  host = '127.0.0.1',
  token = isLoopback(host) ? undefined : randomBytes(16).toString('hex'),
  folder,
  ...options
}: StudioOptions & {
  port?: number | undefined
  defaultPort: number
  host?: string | undefined
  token?: string | undefined
}): Promise<OpenStudio> {
  const isNew = (await makeFolders(folder)) !== undefined
  if (!(await stat(folder)).isDirectory())
    throw new ConfigError('studio.notFolder', { path: folder })
  await emptyTrash(folder)
  const studio = new Studio({ folder: resolve(folder), ...options })
  const app = studioApp(studio, { names: hostNames(host), token })
  const server = await listen(app.fetch, host, { port, defaultPort }).catch(async (error) => {
    await studio.close()
    throw error
  })
  const file = await openQueueFile(folder)
  const restoredCount = file ? await studio.queue.restoreQueue(file) : 0
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : 0
  const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`
  const addressAt = (name: string) => `http://${formatHost(name)}:${taken}/${query}`
  return {
    address: addressAt(isWildcardHost(host) ? 'localhost' : host),
    lanAddresses: externalAddresses(host).map(addressAt),
    port: taken,
    token,
    isNew,
    restoredCount,
    async close() {
      await studio.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  hostname: string,
  { port, defaultPort }: { port: number | undefined; defaultPort: number },
): Promise<Server> {
  const ports =
    port === undefined ? Array.from({ length: maxPortTries }, (_, at) => defaultPort + at) : [port]
  for (const [at, each] of ports.entries()) {
    const server = serve({ fetch, hostname, port: each }) as Server
    try {
      await new Promise((resolve, reject) =>
        server.once('listening', resolve).once('error', reject),
      )
      return server
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && at + 1 < ports.length) continue
      throw code === 'EADDRINUSE'
        ? new ConfigError('studio.portBusy', { port: each }, { cause: error })
        : new ConfigError('studio.host', { host: hostname, reason: message }, { cause: error })
    }
  }
  throw new ConfigError('studio.portBusy', { port: defaultPort })
}
