// The engine in a browser: onnxruntime-web in a worker, so that the page stays free.
import { EngineError } from '../errors.js'
import { type Device, type Engine, engineFromExecutor } from './engine.js'
import type { NoRuntime, Opening } from './jamjae/web-thread.js'
import { remoteExecutor } from './thread.js'

/** Starts an engine. `device` is `cpu` (WebAssembly) or `webgpu`. `threads` is how many cores one operation
 *  may use; a page that is not cross-origin isolated gets one, as `Engine.threads` then says.
 *  `workerUrl`: where web-thread.js lies; `runtimeUrl`, where ONNX Runtime's module lies; `wasmPaths`, the folder
 *  with its .wasm files. Vite and webpack need none of them, nor does a page whose import map has
 *  `onnxruntime-web/wasm` and `onnxruntime-web/webgpu`.
 *  Throws EngineError where the device cannot be had, or one of these files. */
export async function webEngine({
  device = 'cpu',
  threads = navigator.hardwareConcurrency,
  workerUrl,
  runtimeUrl,
  wasmPaths,
}: {
  device?: Device
  threads?: number
  workerUrl?: string | URL
  runtimeUrl?: string | URL
  wasmPaths?: string | URL
} = {}): Promise<Engine> {
  if (device === 'webgpu') await findAdapter()
  const granted = device === 'cpu' && crossOriginIsolated ? Math.max(1, threads) : 1
  // Written in one piece, because bundlers look for just this.
  const worker = workerUrl
    ? new Worker(workerUrl, { type: 'module' })
    : new Worker(new URL('jamjae/web-thread.js', import.meta.url), { type: 'module' })
  const { port1: port, port2: remotePort } = new MessageChannel()
  const { executor, fail, busySeconds } = remoteExecutor({
    post: (message, transfer) => port.postMessage(message, [...transfer]),
    listen(receive) {
      port.onmessage = ({ data }) => receive(data)
    },
  })
  worker.onerror = (event) => {
    event.preventDefault()
    // Only a worker that has loaded can say what went wrong.
    const reason = event.message
    fail(reason ? new EngineError('engine.failed', { reason }) : new EngineError('engine.worker'))
  }
  worker.onmessage = ({ data }: MessageEvent<NoRuntime>) =>
    fail(new EngineError('engine.runtime', { ...data }))
  const opening: Opening = {
    device,
    threads: granted,
    port: remotePort,
    runtime: runtimeUrl ? String(runtimeUrl) : mapped(device),
    wasmPaths: wasmPaths === undefined ? undefined : String(wasmPaths),
  }
  worker.postMessage(opening, [remotePort])
  return engineFromExecutor(executor, {
    device,
    threads: granted,
    busySeconds,
    async close() {
      fail(new EngineError('engine.gone'))
      worker.terminate()
      port.close()
    },
    refusal: (reason, cause) =>
      isOfFiles(cause) ? cause : new EngineError('engine.browser', { device, reason }, { cause }),
  })
}

function isOfFiles(error: unknown): error is EngineError {
  const keys: readonly string[] = ['engine.worker', 'engine.runtime']
  return error instanceof EngineError && keys.includes(error.key)
}

/** What the page's import map says of ONNX Runtime; undefined where a bundler has resolved the name instead. */
function mapped(device: Device): string | undefined {
  const name = device === 'webgpu' ? 'onnxruntime-web/webgpu' : 'onnxruntime-web/wasm'
  try {
    return import.meta.resolve(name)
  } catch {
    return undefined
  }
}

async function findAdapter(): Promise<void> {
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } }
  if (!gpu) throw new EngineError('engine.noWebGpu')
  if (!(await gpu.requestAdapter())) throw new EngineError('engine.noAdapter')
}
