// The worker thread of the engine in Node.
import { parentPort, workerData } from 'node:worker_threads'
import * as ort from 'onnxruntime-node'
import type { Device } from './engine.js'
import { onnxExecutor } from './executor.js'
import { sessionOptions } from './session-options.js'
import { serveExecutor } from './thread.js'

const { device, threads } = workerData as { device: Device; threads: number }

serveExecutor(onnxExecutor(ort, sessionOptions(device, threads), { keepsOutputs: true }), {
  post: (message, transfer) => parentPort?.postMessage(message, transfer),
  listen: (receive) => parentPort?.on('message', receive),
})
