// The inputs, outputs and state of programs outside engines.

/** Arrays by name, stacked with one slice a step where they go into or come out of a run. */
export type Values = Readonly<Record<string, Float32Array | Uint8Array>>

/** A state tensor outside the engine. */
export interface StateValue {
  readonly shape: readonly number[]
  readonly data: Float32Array
}
export type StateValues = Readonly<Record<string, StateValue>>

/** A program's working memory between runs: kept for speed, or freed because runs are rare. */
export type WorkingMemory = 'kept' | 'freed'
