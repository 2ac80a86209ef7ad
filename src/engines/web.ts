// The engine in a browser: onnxruntime-web in a worker, so that the page stays free.
import { EngineError } from '../errors.js'
import { type Device, type Engine, engineOver } from './engine.js'
import { remoteExecutor } from './thread.js'
import type { Opening } from './web-thread.js'

/** Starts an engine. `device` is `cpu` (WebAssembly) or `webgpu`. `threads` is how many cores one operation
 *  may use; a page that is not cross-origin isolated gets one, as `Engine.threads` then says.
 *  `workerUrl`: where web-thread.js lies; `runtimeUrl`, where ONNX Runtime's module lies; `wasmPaths`, the folder
 *  with its .wasm files. Bundlers need none of them (Vite: with `worker.format: 'es'`), nor does a page whose
 *  import map has `onnxruntime-web/wasm` and `onnxruntime-web/webgpu`.
 *  Throws EngineError where the device cannot be had. */
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
    : new Worker(new URL('./web-thread.js', import.meta.url), { type: 'module' })
  const { port1: port, port2: far } = new MessageChannel()
  const { executor, fail, busySeconds } = remoteExecutor({
    post: (message, transfer) => port.postMessage(message, [...transfer]),
    listen(receive) {
      port.onmessage = ({ data }) => receive(data)
    },
  })
  worker.onerror = (event) => {
    event.preventDefault()
    fail(new EngineError('engine.failed', { reason: event.message || 'its worker did not load' }))
  }
  const opening: Opening = {
    device,
    threads: granted,
    port: far,
    runtime: runtimeUrl ? String(runtimeUrl) : mapped(device),
    wasmPaths: wasmPaths === undefined ? undefined : String(wasmPaths),
  }
  worker.postMessage(opening, [far])
  return engineOver(executor, {
    device,
    threads: granted,
    busySeconds,
    async close() {
      fail(new EngineError('engine.gone'))
      worker.terminate()
      port.close()
    },
  })
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
  if (!gpu) throw unavailable('this browser has no WebGPU, or the page is not served securely')
  if (!(await gpu.requestAdapter())) throw unavailable('the browser found no adapter')
}

function unavailable(reason: string): EngineError {
  return new EngineError('engine.device', { device: 'webgpu', reason })
}
