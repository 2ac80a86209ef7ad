// The options with which ONNX Runtime trains fastest, the same for every adapter.
import type { InferenceSession } from 'onnxruntime-common'

/** `provider`: ONNX Runtime's name of the backend. */
export function sessionOptions(provider: string, threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Errors only: they are thrown and told anyway, and warnings would stand between lines of progress.
    logSeverityLevel: 3,
    // Vanishing moments of Adam would otherwise be computed as denormal numbers, many times slower.
    extra: { session: { set_denormal_as_zero: '1' } },
  }
}
