// The worker thread of the engines in Node: one executor for every port that it receives.
import { type MessagePort, parentPort } from 'node:worker_threads'
import * as ort from 'onnxruntime-node'
import type { Device } from './engine.js'
import { onnxExecutor } from './executor.js'
import { nativeOpenStep } from './native/native-step-model.js'
import { sessionOptions } from './session-options.js'
import { serveExecutor } from './thread.js'

/** The message that starts an engine; closing the port ends it. */
export interface Opening {
  readonly device: Device
  readonly threads: number
  readonly port: MessagePort
}

// Errors are thrown and reported; the library's own log lines would repeat them.
ort.env.logLevel = 'fatal'

const openStep = await nativeOpenStep()

parentPort?.on('message', ({ device, threads, port }: Opening) => {
  const sessions = { ...ort, writesOutputs: true }
  const runtime = { sessions, ...(device === 'cpu' && openStep && { openStep }) }
  const executor = onnxExecutor(runtime, sessionOptions(device, threads))
  serveExecutor(executor, {
    post: (message, transfer) => port.postMessage(message, transfer),
    listen: (receive) => port.on('message', receive),
  })
  port.on('close', () => void executor.close())
})
