// Exports a trained decoder to ONNX and serves a page that runs it with nothing but ONNX Runtime.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  loadData,
  loadRun,
  nodeEngine,
  recipes,
  recordedTraining,
  resolveConfiguration,
} from 'jamjae/node'

const folder = await mkdtemp(join(tmpdir(), 'runs-'))
const engine = await nodeEngine()
const { run: path } = await recordedTraining({
  configuration: resolveConfiguration(recipes['ch13-vae'], {
    settings: [
      ['training.epochs', 2],
      ['model.latent', 2],
    ],
  }),
  data: await loadData('digits'),
  engine,
  out: join(folder, 'run'),
})
await engine.close()
const run = await loadRun(path)
await run.export(join(folder, 'model'))
await run.close()
const decoder = await readFile(join(folder, 'model', 'decoder.onnx'))
await rm(folder, { recursive: true })

const page = dirname(fileURLToPath(import.meta.url))
const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))
const file = (type, ...path) => ({ type, content: () => readFile(join(...path)) })
const files = {
  '/': file('text/html', page, 'index.html'),
  '/page.js': file('text/javascript', page, 'page.js'),
  '/decoder.onnx': { type: 'application/octet-stream', content: () => decoder },
  '/ort.mjs': file('text/javascript', runtime, 'ort.wasm.bundle.min.mjs'),
  '/ort-wasm-simd-threaded.wasm': file('application/wasm', runtime, 'ort-wasm-simd-threaded.wasm'),
}
const server = createServer(async ({ url }, response) => {
  if (!Object.hasOwn(files, url)) return response.writeHead(404).end()
  response.setHeader('Content-Type', files[url].type)
  response.end(await files[url].content())
})
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${server.address().port}/ (Ctrl-C ends it)`),
)
