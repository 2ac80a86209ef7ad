// Ctrl-C and SIGTERM: the first one stops gracefully, the second one exits immediately.

/** An AbortSignal that is aborted by the first interruption; then `onInterrupt` is called. */
export function interruptSignal(onInterrupt: () => void): {
  signal: AbortSignal
  dispose: () => void
} {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) return leave()
    // Not a DOMException, the default reason: streams and files treat it as a system error, as its code is a number.
    controller.abort(new Error('interrupted'))
    onInterrupt()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  const ignore = () => {
    for (const signal of signals) process.off(signal, interrupt)
  }
  // By the signal itself, which shells report as 130: process.exit would wait for the engine's thread, and abort if
  // that thread is busy.
  const leave = () => {
    ignore()
    process.kill(process.pid, 'SIGINT')
  }
  for (const signal of signals) process.on(signal, interrupt)
  return { signal: controller.signal, dispose: ignore }
}
