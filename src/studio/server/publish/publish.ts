// Writes a run as a static site that any file server can host.
import { mkdir, readdir, realpath, rename, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { EngineChoice } from '../../../engines/engine.js'
import { ConfigError } from '../../../errors.js'
import { assertNoOverwrite } from '../../../files/output-file.js'
import { isSystemError, systemErrorMessage } from '../../../files/system-error.js'
import { withTemporaryFolder } from '../../../files/temporary-folder.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { StaticPage } from '../responses/static-page.js'
import { Studio } from '../studio.js'
import { publishedFolder, siteFiles } from './site-files.js'

export interface PublishedSite {
  readonly files: number
  readonly bytes: number
}

/** Writes the site of the run at `path` into the folder `out`, which appears only when it is complete.
 *  Throws ConfigError if `out` exists already, unless it is a site and `force` is set, or if nothing
 *  can be written there; HttpError if the page was not built; and the errors of the server's responses. */
export async function publishRun(
  path: string,
  {
    out,
    force = false,
    progress,
    ...engine
  }: EngineChoice & {
    out: string
    force?: boolean | undefined
    progress?: ((done: number, of: number) => void) | undefined
  },
): Promise<PublishedSite> {
  await readDescription(path)
  const target = resolve(out)
  await assertReplaceable(target, { out, force })
  const run = await realpath(path)
  const written = { files: 0, bytes: 0 }
  try {
    await withTemporaryFolder(dirname(target), async (draft) => {
      const site = join(draft, 'site')
      // The run itself stays as it is.
      const models = join(draft, 'models')
      const studio = new Studio({ folder: dirname(run), models, ...engine })
      try {
        const parts = await siteFiles(studio, run, new StaticPage())
        for (const { file, body } of parts) {
          const path = join(site, ...file.split('/'))
          await mkdir(dirname(path), { recursive: true })
          const content = await body()
          await writeFile(
            path,
            typeof content === 'string' ? content : Readable.fromWeb(content as NodeStream),
          )
          written.bytes += (await stat(path)).size
          written.files++
          progress?.(written.files, parts.length)
        }
      } finally {
        await studio.close()
      }
      // The previous content was deleted with the temporary folder.
      await rename(target, join(draft, 'old')).catch(rethrowUnlessMissing)
      await rename(site, target)
    })
  } catch (error) {
    if (!isSystemError(error)) throw error
    const values = { path: out, reason: systemErrorMessage(error) }
    throw new ConfigError('output.unwritable', values, { cause: error })
  }
  return written
}

/** An empty folder does not count; a folder other than a site is never replaced. */
async function assertReplaceable(
  target: string,
  { out, force }: { out: string; force: boolean },
): Promise<void> {
  const isEmpty = await rmdir(target).then(
    () => true,
    () => false,
  )
  if (isEmpty) return
  await assertNoOverwrite(out, { force })
  const names = await readdir(target).catch(() => undefined)
  const isSite = names?.includes('index.html') && names.includes(publishedFolder)
  const isThere = await stat(target).catch(() => undefined)
  if (isThere && !isSite) throw new ConfigError('publish.other', { path: out })
}

function rethrowUnlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
