// The parts of onnxruntime-node and onnxruntime-web that executors use.
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common'
import type { LoweredStep } from './lowering/lowered.js'
import type { StepModel } from './step-model.js'
import type { Heap } from './wasm/ort-core.js'

/** At least one of `sessions` and `openStep` is there. */
export interface OnnxRuntime {
  readonly sessions?: SessionRuntime | undefined
  /** Opens a model of one step without a session, where there is a faster way. */
  readonly openStep?:
    | ((lowered: LoweredStep, options: StepOptions) => StepModel | Promise<StepModel>)
    | undefined
  /** The memory in which states must be, where they cannot be elsewhere. */
  readonly heap?: Heap | undefined
  /** Whether functions are compiled for memory that threads share. */
  readonly sharesMemory?: boolean | undefined
}

export interface SessionRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  readonly Tensor: typeof OrtTensor
  /** Whether it writes outputs where a tensor is given for them. */
  readonly writesOutputs?: boolean
}

export interface StepOptions {
  readonly threads: number
  /** Whether working memory is kept between runs. */
  readonly keepsMemory: boolean
}
