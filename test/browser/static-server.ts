// A server of plain files for pages under test, on this machine only.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
}

export interface StaticServer {
  readonly url: string
  close(): Promise<void>
}

/** Serves `folder` but for files whose paths match `lost`, and `pages` by their paths. `isolated` pages may use shared
 *  memory, hence threads. */
export async function serveFiles(
  folder: string,
  {
    isolated,
    pages = {},
    lost,
  }: { isolated: boolean; pages?: Readonly<Record<string, string>>; lost?: RegExp },
): Promise<StaticServer> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname))
    const file = lost?.test(path) ? undefined : join(folder, path)
    const content = pages[path] ?? (file && (await readFile(file).catch(() => undefined)))
    if (content === undefined) return void response.writeHead(404).end()
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    if (isolated) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    }
    response.end(content)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
