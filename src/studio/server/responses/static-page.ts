// Serves the built page's files.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { HttpError } from '../guard/http-error.js'
import { pageFiles } from './page-files.js'
import { contentType, fileSource, memorySource, rangeResponse } from './range-response.js'

/** The same relative to src/studio/server and to dist/studio/server. */
const pageFolder = fileURLToPath(new URL('../../../../dist/studio/page', import.meta.url))

const compressible = /\.(html|js|mjs|css|json|svg|map)$/
const encodings = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
}

/** Responds with files of the page. The names of assets contain a hash, so they are cached forever. */
export class StaticPage {
  readonly #packed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  constructor(private readonly folder = pageFolder) {}

  /** All files, by their addresses. Throws HttpError if the page was not built. */
  async files(): Promise<string[]> {
    return [...(await pageFiles(this.folder)).keys()]
  }

  /** Throws HttpError if there is no such file. */
  async answer(request: Request, address: string): Promise<Response> {
    const name = address === '' ? 'index.html' : address
    // Read each time: a page that was built again has changed.
    const find = (await pageFiles(this.folder)).get(name)
    if (!find) throw new HttpError(404, 'studio.noFile', { file: name })
    const path = await find()
    const file = await fileSource(path)
    const headers = {
      'Cache-Control': name.startsWith('assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ...(compressible.test(name) && { Vary: 'Accept-Encoding' }),
    }
    const accepted = request.headers.get('accept-encoding') ?? ''
    const encoding = compressible.test(name)
      ? (['br', 'gzip'] as const).find((each) => accepted.includes(each))
      : undefined
    if (!encoding) return rangeResponse(request, file, headers)
    const etag = `${file.etag.slice(0, -1)}-${encoding}"`
    const bytes = await this.#compress(path, encoding, etag)
    const held = memorySource(bytes, { type: contentType(name), etag })
    return rangeResponse(request, held, { ...headers, 'Content-Encoding': encoding })
  }

  /** Each file only once. */
  #compress(path: string, encoding: keyof typeof encodings, etag: string) {
    const key = `${path} ${etag}`
    const packing =
      this.#packed.get(key) ??
      readFile(path)
        .then(encodings[encoding])
        .then((bytes) => Uint8Array.from(bytes))
    this.#packed.set(key, packing)
    packing.catch(() => this.#packed.delete(key))
    return packing
  }
}
