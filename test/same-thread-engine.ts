// An engine for tests of the sources: ONNX Runtime in this thread, with the messages of the one in a worker.
import { MessageChannel } from 'node:worker_threads'
import * as ort from 'onnxruntime-node'
import { type Engine, engineFromExecutor } from '../src/engines/engine.js'
import { onnxExecutor } from '../src/engines/executor.js'
import { sessionOptions } from '../src/engines/session-options.js'
import { disableTelemetry } from '../src/engines/telemetry.js'
import { remoteExecutor, serveExecutor } from '../src/engines/thread.js'
import { EngineError } from '../src/errors.js'

/** On the CPU, with one thread. */
export function sameThreadEngine(): Promise<Engine> {
  disableTelemetry()
  const local = onnxExecutor({ sessions: ort }, sessionOptions('cpu', 1))
  const { port1: near, port2: far } = new MessageChannel()
  serveExecutor(local, {
    post: (message, transfer) => far.postMessage(message, [...transfer]),
    listen: (receive) => far.on('message', receive),
  })
  const { executor, busySeconds } = remoteExecutor({
    post: (message, transfer) => near.postMessage(message, [...transfer]),
    listen: (receive) => near.on('message', receive),
  })
  return engineFromExecutor(executor, {
    device: 'cpu',
    threads: 1,
    busySeconds,
    async close() {
      near.close()
      await local.close()
    },
    refusal: (reason) => new EngineError('engine.failed', { reason }),
  })
}
