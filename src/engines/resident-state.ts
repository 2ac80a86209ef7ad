// The state tensors of an executor: arrays, or places in one WebAssembly memory where functions advance them.
import { EngineError } from '../errors.js'
import { turn } from './kernels/elementwise.js'
import { releaseBuffers } from './release-buffers.js'
import type { StateValue, StateValues } from './values.js'

const pageBytes = 65_536

export class ResidentState {
  #tensors: Map<string, StateValue>
  #memory: WebAssembly.Memory | undefined
  #scratch: { readonly offset: number; readonly length: number } = { offset: 0, length: 0 }

  /** Takes ownership of the arrays. */
  constructor(values: StateValues) {
    this.#tensors = new Map(
      Object.entries(values).map(([name, { shape, data }]) => [
        name,
        { shape, data: withOwnBuffer(data) },
      ]),
    )
  }

  /** Throws EngineError where it has no such tensor. */
  get(name: string): StateValue {
    const found = this.#tensors.get(name)
    if (!found) throw new EngineError('engine.state', { name })
    return found
  }

  /** Puts an array in the place of a tensor's. The old one is freed. */
  replace(name: string, data: Float32Array): void {
    const { shape, data: old } = this.get(name)
    if (this.#memory) old.set(data)
    else {
      releaseBuffers([old])
      this.#tensors.set(name, { shape, data })
    }
  }

  /** A copy. */
  read(): StateValues {
    return Object.fromEntries(
      [...this.#tensors].map(([name, { shape, data }]): [string, StateValue] => [
        name,
        { shape: [...shape], data: Float32Array.from(data) },
      ]),
    )
  }

  /** One memory that holds all tensors and, behind them, `scratch` float32. */
  memory(scratch: number): { memory: WebAssembly.Memory; scratch: number } {
    if (!this.#memory || this.#scratch.length < scratch) this.move(scratch)
    return { memory: this.#memory as WebAssembly.Memory, scratch: this.#scratch.offset }
  }

  private move(scratch: number): void {
    const lengths = [...this.#tensors.values()].map(({ data }) => padded(data.length))
    const offset = lengths.reduce((total, length) => total + length, 0)
    const memory = new WebAssembly.Memory({
      initial: Math.max(1, Math.ceil((4 * (offset + scratch)) / pageBytes)),
    })
    const old = this.#memory ? [] : [...this.#tensors.values()].map(({ data }) => data)
    let at = 0
    this.#tensors = new Map(
      [...this.#tensors].map(([name, { shape, data }]) => {
        const placed = new Float32Array(memory.buffer, 4 * at, data.length)
        placed.set(data)
        at += padded(data.length)
        return [name, { shape, data: placed }]
      }),
    )
    releaseBuffers(old)
    this.#memory = memory
    this.#scratch = { offset, length: scratch }
  }
}

/** The length of an array in whole turns of a function. */
export const padded = (length: number) => Math.ceil(length / turn) * turn

/** The same numbers with a buffer of their own: it will be released without regard to other views of it. */
function withOwnBuffer(data: Float32Array): Float32Array {
  return data.byteLength === data.buffer.byteLength ? data : data.slice()
}
