// The items of a split one by one; those of a small split are fetched together.
import type { RunSource, Split } from '../run-source.js'

/** Splits up to this size still work when the server is unreachable. */
const maxWholeBytes = 16e6
const maxCached = 2000

/** Items as the model accepts them: byte / 255, or float32 numbers unchanged. */
export class ItemStore {
  #wholeFile: Promise<Uint8Array | Float32Array> | undefined
  readonly #cache = new Map<number, Promise<Float32Array>>()

  /** `size`: numbers of one item. */
  constructor(
    private readonly source: Pick<RunSource, 'images'>,
    readonly split: Split,
    readonly count: number,
    private readonly size: number,
  ) {}

  item(index: number): Promise<Float32Array> {
    const known = this.#cache.get(index)
    if (known) return known
    if (this.#cache.size >= maxCached) this.#cache.clear()
    const item = this.#read(index).then(valuesOf)
    this.#cache.set(index, item)
    item.catch(() => this.#cache.delete(index))
    return item
  }

  async #read(index: number): Promise<Uint8Array | Float32Array> {
    if (this.count * this.size > maxWholeBytes) return this.source.images(this.split, index, 1)
    this.#wholeFile ??= this.source.images(this.split, 0, this.count).catch((error) => {
      this.#wholeFile = undefined
      throw error
    })
    return (await this.#wholeFile).slice(index * this.size, (index + 1) * this.size)
  }
}

function valuesOf(items: Uint8Array | Float32Array): Float32Array {
  return items instanceof Float32Array ? items : Float32Array.from(items, (byte) => byte / 255)
}
