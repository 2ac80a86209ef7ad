// Contents of a published site: the page, and the server's responses about a run as files.
import { basename, isAbsolute } from 'node:path'
import { sizeOf } from '../../../graph/shapes.js'
import { epochFile } from '../../../runs/folder/epoch-files.js'
import type { AnswerOf } from '../../api/routes.js'
import { HttpError } from '../guard/http-error.js'
import type { StaticPage } from '../responses/static-page.js'
import { runRoutes } from '../routes/run-routes.js'
import { evaluationFile } from '../runs/run-evaluations.js'
import type { Studio } from '../studio.js'
import { instructionSources, withInstruction } from './opened-as-file.js'

type Body = string | ReadableStream<Uint8Array>

/** Of a run. */
type JsonFile = 'run.json' | 'reconstructions.json' | 'files.json'
type RunRoute<File extends JsonFile> = `get /api/runs/{name}/${File}`
type Overview = AnswerOf<RunRoute<'run.json'>>

interface SiteFile {
  /** Within the site, with slashes. */
  readonly file: string
  readonly body: () => Promise<Body>
}

/** Folder of the responses about the run. */
export const publishedFolder = 'run'
/** Maximum validation examples of a site, and bytes of their items. */
const maxExamples = 10_000
const maxItemBytes = 100e6
/** Files for training in a tab, and the digits for it, two thirds of the page: a site does not train. */
const trainingOnlyFiles = /-ubyte|asyncify|\/(TabView|tab-worker|web-thread|ort\.)/
/** File servers do not send our headers. */
const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${instructionSources.script}; style-src 'self' ${instructionSources.style}; img-src 'self' blob: data:; font-src 'self'; worker-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'`
const head = `<head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="jamjae-published" content="./${publishedFolder}">`

/** Throws HttpError if the page was not built. */
export async function siteFiles(
  studio: Studio,
  run: string,
  page: StaticPage,
): Promise<SiteFile[]> {
  return [...(await pageFiles(page)), ...(await runSiteFiles(studio, run))]
}

async function pageFiles(page: StaticPage): Promise<SiteFile[]> {
  const answer = async (file: string) => page.answer(new Request(`http://localhost/${file}`), file)
  const files = (await page.files()).filter((file) => !trainingOnlyFiles.test(file))
  return files.map((file) => ({
    file,
    body: async () =>
      file === 'index.html'
        ? withInstruction((await (await answer(file)).text()).replace(/<head[^>]*>/, head))
        : bodyOf(await answer(file)),
  }))
}

async function runSiteFiles(studio: Studio, run: string): Promise<SiteFile[]> {
  const routes = runRoutes(studio)
  // An error is an error here, and not a response.
  routes.onError((error) => {
    throw error
  })
  const answer = async (address: string) =>
    routes.request(`/${encodeURIComponent(basename(run))}/${address}`)
  const part = (file: string, address = file): SiteFile => ({
    file: `${publishedFolder}/${file}`,
    body: async () => bodyOf(await answer(address)),
  })
  const json = async <File extends JsonFile>(file: File): Promise<AnswerOf<RunRoute<File>>> =>
    (await answer(file)).json()
  const overview = withoutLocalPaths(await json('run.json'))
  const { epochs, codes } = await json('reconstructions.json')
  const some = (file: string) => part(file, `${file}?count=${overview.splits.validation}`)
  const own = await isThere(answer, evaluationFile)
  const files = ['metrics.jsonl', ...(own ? [evaluationFile] : [])]
  const listed = (await json('files.json')).filter(({ path }) => files.includes(path))
  return [
    { file: `${publishedFolder}/run.json`, body: async () => JSON.stringify(overview) },
    part('metrics.json'),
    part('reconstructions.json'),
    ...epochs.map((epoch) => part(`reconstructions/${epochFile(epoch, 'png')}`)),
    ...codes.map((epoch) => part(`codes/epochs/${epochFile(epoch, 'f32')}`)),
    some('codes/validation.f32'),
    some('codes/validation.kl.json'),
    some('labels/validation.u8'),
    some(overview.itemType === 'float32' ? 'images/validation.f32' : 'images/validation.u8'),
    ...overview.models.map((name) => part(`model/${name}.onnx`)),
    ...(own ? [part(evaluationFile)] : []),
    { file: `${publishedFolder}/files.json`, body: async () => JSON.stringify(listed) },
    ...listed.map(({ path }) => part(`files/${path}`)),
  ]
}

async function isThere(
  answer: (address: string) => Promise<Response>,
  address: string,
): Promise<boolean> {
  try {
    await (await answer(address)).body?.cancel()
    return true
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return false
    throw error
  }
}

/** Without what only concerns the machine that it was trained on, and with as many examples as are published. */
function withoutLocalPaths({ description, splits, ...rest }: Overview): Overview {
  const itemBytes = sizeOf(rest.shape) * (rest.itemType === 'float32' ? 4 : 1)
  const maxCount = Math.max(1, Math.min(maxExamples, Math.floor(maxItemBytes / itemBytes)))
  const source = description.data.source
    .split(',')
    .map((path) => (isAbsolute(path) ? basename(path) : path))
    .join(',')
  const { failure: _, ...publicDescription } = description
  const { configuration, data } = publicDescription
  return {
    ...rest,
    description: {
      ...publicDescription,
      configuration: { ...configuration, data: { ...configuration.data, source } },
      data: { ...data, source },
    },
    splits: { ...splits, validation: Math.min(maxCount, splits.validation) },
    live: false,
  }
}

function bodyOf({ body }: Response): Body {
  return body ?? ''
}
