// A pool of reusable arrays, acquired by name and released.
import type { Items, ItemType } from '../data/dataset.js'
import type { Values } from '../engines/engine.js'

/** Arrays are allocated larger by this factor, so that a slightly larger request still fits. */
const growthFactor = 1.25

export class BufferPool {
  readonly #free = new Map<string, ArrayBuffer[]>()

  float32(name: string, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.take(name, length * 4), 0, length)
  }

  private uint8(name: string, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.take(name, length), 0, length)
  }

  items(name: string, itemType: ItemType, length: number): Items {
    return itemType === 'float32' ? this.float32(name, length) : this.uint8(name, length)
  }

  /** The arrays must not be used afterwards. */
  release(values: Values): void {
    for (const [name, { buffer }] of Object.entries(values)) {
      const free = this.#free.get(name) ?? []
      this.#free.set(name, free)
      free.push(buffer as ArrayBuffer)
    }
  }

  private take(name: string, bytes: number): ArrayBuffer {
    const free = this.#free.get(name)?.pop()
    // Arrays that are too small are dropped: sizes settle after a few chunks.
    if (free && free.byteLength >= bytes) return free
    return new ArrayBuffer(Math.ceil((bytes * growthFactor) / 8) * 8)
  }
}
