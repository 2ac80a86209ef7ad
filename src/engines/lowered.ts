// A lowered program as plain data: all that an executor needs.
import type { DType, Shape } from '../graph/ops.js'

/** Names of the model's inputs and outputs, by the program's own names. */
export const names = {
  steps: 'steps',
  input: (name: string) => `input/${name}`,
  state: (name: string) => `state/${name}`,
  next: (name: string) => `next/${name}`,
  output: (name: string) => `output/${name}`,
}

/** A lowered program: the bytes of the ONNX model, its inputs and its outputs. */
export interface LoweredProgram {
  readonly model: Uint8Array
  readonly inputs: readonly {
    readonly name: string
    readonly dtype: DType
    readonly shape: Shape
  }[]
  readonly state: readonly { readonly name: string; readonly advances: boolean }[]
  readonly outputs: readonly { readonly name: string }[]
}
