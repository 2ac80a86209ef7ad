// Ctrl-C and SIGTERM: the first asks a run to stop, the second leaves at once.
import { exitCodes } from './failure.js'

/** A signal that is aborted by the first interruption; `told` is called then. */
export function interruption(told: () => void): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort()
    told()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, interrupt)
  return {
    signal: controller.signal,
    dispose() {
      for (const signal of signals) process.off(signal, interrupt)
    },
  }
}
