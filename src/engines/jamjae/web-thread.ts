// The worker of the engine in a browser. It imports no package by name: workers know no import maps. Its
// folder has the package's name so that one address, "jamjae/web-thread.js", leads here in every bundler: as a
// path beside web.js, and as a subpath of the package where a development server has moved web.js elsewhere.
import type { Device } from '../engine.js'
import { onnxExecutor } from '../executor.js'
import type { OnnxRuntime } from '../onnx-runtime.js'
import { sessionOptions } from '../session-options.js'
import { serveExecutor } from '../thread.js'
import { coreRuntime } from '../wasm/core-step-model.js'
import { type OrtCoreFactory, startCore } from '../wasm/ort-core.js'

/** The message that starts the engine. */
export interface Opening {
  readonly device: Device
  readonly threads: number
  readonly port: MessagePort
  /** The address of ONNX Runtime's module, if not that of a bundler. */
  readonly runtime: string | undefined
  /** The folder of ONNX Runtime's .wasm files, if neither next to that module nor where a bundler has put them. */
  readonly wasmPaths: string | undefined
}

/** The message to the page where ONNX Runtime's module does not load. */
export interface NoRuntime {
  readonly url: string
  readonly reason: string
}

type WebRuntime = typeof import('onnxruntime-web')

self.addEventListener('message', async ({ data }: MessageEvent<Opening>) => {
  const { device, threads, port, runtime, wasmPaths } = data
  const bundled = runtime ? undefined : bundledRuntime(device)
  const url = runtime ?? bundled?.module ?? ''
  let module: WebRuntime | { readonly default: OrtCoreFactory }
  try {
    module = await import(/* @vite-ignore */ /* webpackIgnore: true */ url)
  } catch (error) {
    const failure: NoRuntime = { url, reason: (error as Error).message }
    return self.postMessage(failure)
  }
  const wasm = wasmPaths === undefined ? bundled?.wasm : fileIn(wasmPaths, device)
  const provider = device === 'cpu' ? 'wasm' : device
  const starting =
    'InferenceSession' in module
      ? Promise.resolve(sessionRuntime(module, { threads, wasm }))
      : startCore(module.default, {
          threads,
          instantiate: (imports) => fetched(wasm ?? fileIn('.', device, url), imports),
        }).then(({ core, heap }) => coreRuntime(core, heap))
  // A runtime that does not start fails the first compilation, which says why.
  const executor = starting.then((runtime) =>
    onnxExecutor(runtime, sessionOptions(provider, threads)),
  )
  executor.catch(() => {})
  serveExecutor(executor, {
    post: (message, transfer) => port.postMessage(message, [...transfer]),
    listen(receive) {
      port.onmessage = ({ data: message }) => receive(message)
    },
  })
})

/** ONNX Runtime's own JavaScript. */
function sessionRuntime(
  ort: WebRuntime,
  { threads, wasm }: { threads: number; wasm: string | undefined },
): OnnxRuntime {
  ort.env.logLevel = 'error'
  ort.env.wasm.numThreads = threads
  // Given a folder, ONNX Runtime would look there for a module, too, which it has in itself.
  if (wasm) ort.env.wasm.wasmPaths = { wasm }
  return { sessions: ort, sharesMemory: true }
}

/** `base`: the address that `folder` is relative to. */
function fileIn(folder: string, device: Device, base: string = self.location.href): string {
  const name = `ort-wasm-simd-threaded.${device === 'webgpu' ? 'asyncify.' : ''}wasm`
  return new URL(name, new URL(folder.replace(/\/?$/, '/'), base)).href
}

/** The addresses of ONNX Runtime: its module, which the build has put next to this one, and its WebAssembly, which
 *  bundlers find in its package. They copy both as they are, so the module's threads can start from its own
 *  address. Each is written in one piece, because bundlers look for exactly this expression. */
function bundledRuntime(device: Device): { module: string; wasm: string } {
  return device === 'webgpu'
    ? {
        module: new URL('./ort.webgpu.js', import.meta.url).href,
        wasm: new URL('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm', import.meta.url).href,
      }
    : {
        module: new URL('./ort.wasm.js', import.meta.url).href,
        wasm: new URL('onnxruntime-web/ort-wasm-simd-threaded.wasm', import.meta.url).href,
      }
}

async function fetched(
  wasm: string,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const response = await fetch(wasm, { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`${wasm}: ${response.status} ${response.statusText}`)
  // A server may not call it WebAssembly.
  const isNamed = response.headers.get('content-type')?.startsWith('application/wasm')
  return isNamed
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports)
}
