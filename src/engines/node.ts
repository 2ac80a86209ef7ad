// The engine in Node: onnxruntime-node in a worker thread, so that the calling thread stays free.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { EngineError } from '../errors.js'
import { type Device, type Engine, engineOver } from './engine.js'
import { remoteExecutor } from './thread.js'

/** Starts an engine. `threads` is how many cores one operation may use.
 *  Throws EngineError where the device cannot be had. */
export async function nodeEngine({
  device = 'cpu',
  threads = availableParallelism(),
}: {
  device?: Device
  threads?: number
} = {}): Promise<Engine> {
  const worker = new Worker(new URL('./node-thread.js', import.meta.url), {
    workerData: { device, threads },
  })
  const { executor, fail } = remoteExecutor({
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen: (receive) => worker.on('message', receive),
  })
  worker.on('error', ({ message }) => fail(new EngineError('engine.failed', { reason: message })))
  worker.on('exit', () => fail(new EngineError('engine.gone')))
  return engineOver(executor, {
    device,
    threads,
    close: async () => void (await worker.terminate()),
  })
}
