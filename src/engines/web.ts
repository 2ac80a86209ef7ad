// The engine in a browser: onnxruntime-web in a worker, so that the page is not blocked.
import { EngineError } from '../errors.js'
import { type Device, type Engine, engineFromExecutor } from './engine.js'
import type { NoRuntime, Opening } from './jamjae/web-thread.js'
import { remoteExecutor } from './thread.js'

/** Starts an engine. `device` is `cpu` (WebAssembly) or `webgpu`. `threads`: those of one operation; a page that is
 *  not cross-origin isolated gets one, see `Engine.threads`.
 *  `workerUrl`: the address of web-thread.js; `runtimeUrl`: that of ONNX Runtime's module; `wasmPaths`: the folder of
 *  its .wasm files. Vite and webpack need none of them, nor does a page whose import map has `onnxruntime-web/wasm`
 *  and `onnxruntime-web/webgpu`.
 *  Throws EngineError where the device, or one of these files, is not available. */
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
  // Written in one piece, because bundlers look for exactly this expression.
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
    // Only a worker that has loaded can report an error.
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
    sharesMemory: device === 'cpu',
    availableMemory: device === 'cpu' ? () => maxMemory : undefined,
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

/** What WebAssembly can address. */
const maxMemory = 2 ** 32

/** The address of ONNX Runtime in the page's import map; undefined where a bundler has resolved the name instead. */
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
