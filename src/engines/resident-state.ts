// The state tensors of an executor: arrays, or places in one WebAssembly memory where functions advance them.
import { EngineError } from '../errors.js'
import { turn } from './kernels/elementwise.js'
import { maxPages } from './kernels/wasm-module.js'
import { releaseBuffers } from './release-buffers.js'
import type { StateValue, StateValues } from './values.js'
import type { Heap } from './wasm/ort-core.js'

const pageBytes = 65_536

export class ResidentState {
  #tensors: Map<string, StateValue>
  #memory: WebAssembly.Memory | undefined
  /** In float32 from the beginning of the memory. */
  #scratch: { readonly offset: number; readonly length: number } = { offset: 0, length: 0 }
  /** Its place in a heap. */
  #block: number | undefined

  /** Takes ownership of the arrays. In a heap from the beginning, if there is one. */
  constructor(
    values: StateValues,
    private readonly place: { heap?: Heap | undefined; sharesMemory?: boolean | undefined } = {},
  ) {
    this.#tensors = new Map(
      Object.entries(values).map(([name, { shape, data }]) => [
        name,
        { shape, data: withOwnBuffer(data) },
      ]),
    )
    if (place.heap) this.move(0)
  }

  /** Frees its place in a heap. */
  dispose(): void {
    if (this.#block !== undefined) this.place.heap?.free(this.#block)
    this.#block = undefined
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
    const { heap, sharesMemory } = this.place
    const bytes = 4 * (offset + scratch)
    const before = this.#block
    const block = heap?.allocate(bytes)
    const memory =
      heap?.memory ??
      new WebAssembly.Memory({
        initial: Math.max(1, Math.ceil(bytes / pageBytes)),
        ...(sharesMemory && { maximum: maxPages, shared: true }),
      })
    const old = this.#memory ? [] : [...this.#tensors.values()].map(({ data }) => data)
    const start = (block ?? 0) / 4
    let at = start
    this.#tensors = new Map(
      [...this.#tensors].map(([name, { shape, data }]) => {
        const placed = new Float32Array(memory.buffer, 4 * at, data.length)
        placed.set(data)
        at += padded(data.length)
        return [name, { shape, data: placed }]
      }),
    )
    releaseBuffers(old)
    if (before !== undefined) heap?.free(before)
    this.#block = block
    this.#memory = memory
    this.#scratch = { offset: start + offset, length: scratch }
  }
}

/** The length of an array in whole turns of a function. */
export const padded = (length: number) => Math.ceil(length / turn) * turn

/** The same numbers with a buffer of their own: it will be released without regard to other views of it. */
function withOwnBuffer(data: Float32Array): Float32Array {
  return data.byteLength === data.buffer.byteLength ? data : data.slice()
}
