// Ctrl-C and SIGTERM: the first asks a run to stop, the second leaves at once.

/** A signal that is aborted by the first interruption; `told` is called then. */
export function interruptSignal(onInterrupt: () => void): {
  signal: AbortSignal
  dispose: () => void
} {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) return leave()
    // Streams and files take a DOMException, the usual reason, for a failure of the system: its code is a number.
    controller.abort(new Error('interrupted'))
    onInterrupt()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  const ignore = () => {
    for (const signal of signals) process.off(signal, interrupt)
  }
  // By the signal itself, which shells tell as 130: process.exit would wait for the engine's thread, and
  // end in an abort where that thread is at work.
  const leave = () => {
    ignore()
    process.kill(process.pid, 'SIGINT')
  }
  for (const signal of signals) process.on(signal, interrupt)
  return { signal: controller.signal, dispose: ignore }
}
