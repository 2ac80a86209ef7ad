// A lowered program as plain data: all that an executor needs.
import type { OnnxGraph } from '../../formats/onnx.js'
import type { Cost } from '../../graph/cost.js'
import type { DType, Shape } from '../../graph/ops.js'
import type { KernelCall } from '../kernels/fuse-updates.js'
import { blocked } from './lowerings.js'

/** Names of the model's inputs and outputs, by the program's own names. */
export const names = {
  steps: 'steps',
  input: (name: string) => `input/${name}`,
  state: (name: string) => `state/${name}`,
  next: (name: string) => `next/${name}`,
  output: (name: string) => `output/${name}`,
  source: (name: string) => `source/${name}`,
}

/** The lowest version of ONNX's operators that is right: no operator here is of a newer one. */
export const opset = 17
/** Versions of the operators outside ONNX's own set. */
export const domains = { 'com.microsoft': 1 }

/** Those, and of operators on blocks of channels where a graph has them: other runtimes do not know them. */
export function domainsOf({ nodes }: OnnxGraph): Readonly<Record<string, number>> {
  return nodes.some(({ op }) => op.startsWith(`${blocked}.`))
    ? { ...domains, [blocked]: 1 }
    : domains
}

interface Named {
  readonly name: string
  readonly shape: Shape
}

interface LoweredInput extends Named {
  readonly dtype: DType
}

/** A model that takes all steps at once: its inputs and outputs are stacked, one slice a step. */
export interface LoweredLoop {
  readonly form: 'loop'
  /** Of a step. */
  readonly cost: Cost
  readonly model: Uint8Array
  readonly inputs: readonly LoweredInput[]
  readonly state: readonly { readonly name: string; readonly advances: boolean }[]
  readonly outputs: readonly { readonly name: string }[]
}

/** A model of one step, and functions that advance states by what it gives. */
export interface LoweredStep {
  readonly form: 'step'
  /** Of the model. */
  readonly cost: Cost
  /** Undefined where nothing is left for it. */
  readonly model: Uint8Array | undefined
  /** `isOfModel` is false where only functions take it: a scalar. */
  readonly inputs: readonly (LoweredInput & { readonly isOfModel: boolean })[]
  /** The states that the model reads. */
  readonly state: readonly string[]
  /** Those that the model advances. */
  readonly next: readonly Named[]
  readonly outputs: readonly LoweredInput[]
  /** What the model gives to the functions. */
  readonly sources: readonly Named[]
  readonly calls: readonly KernelCall[]
  /** The functions' WebAssembly. */
  readonly module: Uint8Array<ArrayBuffer> | undefined
}

export type LoweredProgram = LoweredLoop | LoweredStep
