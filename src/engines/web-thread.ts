// The worker of the engine in a browser. It imports nothing by a bare name but ONNX Runtime, and that only
// where a bundler has resolved the name: workers know no import maps.
import type { Device } from './engine.js'
import { type OnnxRuntime, onnxExecutor } from './executor.js'
import { sessionOptions } from './session-options.js'
import { serveExecutor } from './thread.js'

/** What starts the engine. */
export interface Opening {
  readonly device: Device
  readonly threads: number
  readonly port: MessagePort
  /** Where ONNX Runtime's module lies, if it was not bundled. */
  readonly runtime: string | undefined
  /** Where ONNX Runtime's .wasm files lie, if not beside its module. */
  readonly wasmPaths: string | undefined
}

type WebRuntime = OnnxRuntime & typeof import('onnxruntime-web')

self.addEventListener('message', async ({ data }: MessageEvent<Opening>) => {
  const { device, threads, port, runtime, wasmPaths } = data
  try {
    const ort: WebRuntime = runtime
      ? await import(/* @vite-ignore */ runtime)
      : device === 'webgpu'
        ? await import('onnxruntime-web/webgpu')
        : await import('onnxruntime-web/wasm')
    ort.env.logLevel = 'error'
    ort.env.wasm.numThreads = threads
    if (wasmPaths) ort.env.wasm.wasmPaths = wasmPaths
    const provider = device === 'cpu' ? 'wasm' : device
    serveExecutor(onnxExecutor(ort, sessionOptions(provider, threads)), {
      post: (message, transfer) => port.postMessage(message, [...transfer]),
      listen(receive) {
        port.onmessage = ({ data: message }) => receive(message)
      },
    })
  } catch (error) {
    // The page learns of it by the worker's error event.
    reportError(error)
  }
})
