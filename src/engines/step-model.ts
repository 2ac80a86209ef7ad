// An opened model of one step: runs on tensors at fixed places.
import type { StateValue } from './values.js'

type Item = Float32Array | Uint8Array

/** The places of a run, by name: states that are read, sources that are written. */
interface Places {
  readonly states: ReadonlyMap<string, StateValue>
  readonly sources: ReadonlyMap<string, StateValue>
}

/** What a step gives, by name. The arrays are valid until the next step. */
interface StepResults {
  readonly outputs: Readonly<Record<string, Item>>
  readonly next: Readonly<Record<string, Float32Array>>
}

interface BoundStep {
  /** Runs one step; afterwards the sources are at their places. */
  run(inputs: Readonly<Record<string, Item>>): Promise<StepResults>
  release(): void
}

export interface StepModel {
  bind(places: Places): BoundStep
  release(): Promise<void>
}
