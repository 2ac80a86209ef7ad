// The part of onnxruntime-node and onnxruntime-web that executors use.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'

export interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  readonly Tensor: typeof OrtTensor
  /** Whether it writes outputs where a tensor is given for them. */
  readonly writesOutputs?: boolean
}
