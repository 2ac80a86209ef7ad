// The session options with which ONNX Runtime trains fastest, the same for every engine.
import type { InferenceSession } from 'onnxruntime-common'

/** `provider`: ONNX Runtime's name of the backend. */
export function sessionOptions(provider: string, threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // A planned block would come on top of the memory of the first run, and saves no time.
    enableMemPattern: false,
    // Errors are thrown and reported; the library's own log lines would mix with those of progress.
    logSeverityLevel: 4,
    // Vanishing moments of Adam would otherwise be computed as denormal numbers, many times slower.
    extra: { session: { set_denormal_as_zero: '1' } },
  }
}
