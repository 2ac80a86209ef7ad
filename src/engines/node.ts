// The engine in Node: onnxruntime-node in a worker thread, so that the calling thread is not blocked.
import { availableParallelism } from 'node:os'
import { MessageChannel, Worker } from 'node:worker_threads'
import { EngineError } from '../errors.js'
import {
  type Device,
  type Engine,
  type EngineChoice,
  engineFromExecutor,
  userSentence,
} from './engine.js'
import type { Opening } from './node-thread.js'
import { probeDevice } from './probe-device.js'
import { disableTelemetry } from './telemetry.js'
import { remoteExecutor } from './thread.js'

// All engines of a process share one thread, because ONNX Runtime lets only the first thread that
// makes a session take denormal numbers as zeros.
let shared: Worker | undefined
const engines = new Set<(error: Error) => void>()

/** Without `threads`, as many as there are cores, and `adaptive`. */
type EngineOptions = { readonly [K in keyof EngineChoice]?: EngineChoice[K] | undefined }

/** An engine that starts in the background. */
export interface StartingEngine {
  /** Rejects as `nodeEngine` does. */
  readonly started: Promise<Engine>
  /** Closes it, once it has started. */
  close(): Promise<void>
}

export function startEngine(options: EngineOptions): StartingEngine {
  const started = nodeEngine(options)
  // A failure is thrown where the engine is awaited.
  started.catch(() => {})
  return { started, close: async () => (await started.catch(() => undefined))?.close() }
}

/** Starts an engine.
 *  Throws EngineError where the device is not available. */
export async function nodeEngine(options: EngineOptions = {}): Promise<Engine> {
  const { device, threads, adaptive } = engineChoice(options)
  const reason = device === 'cpu' ? undefined : await probeDevice(device)
  if (reason !== undefined) throw refusal(device, userSentence(reason))
  const { port1: port, port2: remotePort } = new MessageChannel()
  const opening: Opening = { device, threads, port: remotePort }
  thread().postMessage(opening, [remotePort])
  // Pending requests keep the process alive; an engine that was not closed does not.
  let waiting = 0
  const { executor, fail, busySeconds } = remoteExecutor({
    post(message, transfer) {
      port.postMessage(message, transfer)
      if (waiting++ === 0) port.ref()
    },
    listen(receive) {
      port.on('message', (message) => {
        if (--waiting === 0) port.unref()
        receive(message)
      })
      port.unref()
    },
  })
  engines.add(fail)
  return engineFromExecutor(executor, {
    device,
    threads,
    adaptive,
    availableMemory: device === 'cpu' ? availableMemory : undefined,
    hasBlocks: process.arch === 'x64',
    busySeconds,
    async close() {
      engines.delete(fail)
      fail(new EngineError('engine.gone'))
      port.close()
    },
    refusal: (reason) => refusal(device, reason),
  })
}

/** The choice that an engine of these options has. */
export function engineChoice({
  device = 'cpu',
  threads,
  adaptive = threads === undefined,
}: EngineOptions): EngineChoice {
  return { device, threads: threads ?? availableParallelism(), ...(adaptive && { adaptive }) }
}

/** Respects the limits of containers. Missing in early versions of Node 20. */
function availableMemory(): number | undefined {
  return process.availableMemory?.()
}

function refusal(device: Device, reason: string): EngineError {
  return new EngineError(device === 'cuda' ? 'engine.cuda' : 'engine.device', { device, reason })
}

function thread(): Worker {
  if (shared) return shared
  disableTelemetry()
  const worker = new Worker(new URL('./node-thread.js', import.meta.url), {
    // Workers reject some flags of the process, such as --input-type.
    execArgv: [],
  })
  const lost = (error: Error) => {
    shared = undefined
    for (const fail of engines) fail(error)
    engines.clear()
  }
  worker.on('error', ({ message }) => lost(new EngineError('engine.failed', { reason: message })))
  worker.on('exit', () => lost(new EngineError('engine.gone')))
  worker.unref()
  shared = worker
  return worker
}
