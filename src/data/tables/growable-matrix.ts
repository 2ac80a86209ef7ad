// A matrix that grows by rows without copies.
import { ConfigError } from '../../errors.js'

const valuesPerBlock = 2 ** 18
/** Of all rows; the same limit as for images in memory. */
const maxBytes = 2 ** 32 - 1

type Block = Float32Array | Float64Array

/** `width` numbers per row, stored in blocks of complete rows. */
export class GrowableMatrix {
  readonly #blocks: Block[] = []
  readonly #rowsPerBlock: number

  constructor(
    readonly width: number,
    private readonly options: {
      readonly path: string
      readonly type: Float32ArrayConstructor | Float64ArrayConstructor
    },
  ) {
    this.#rowsPerBlock = Math.max(1, Math.ceil(valuesPerBlock / Math.max(1, width)))
  }

  /** Rows are allocated when they are first written.
   *  Throws ConfigError where all would be more than 4 GB. */
  set(row: number, column: number, value: number): void {
    const block = Math.floor(row / this.#rowsPerBlock)
    while (this.#blocks.length <= block) this.#grow()
    const at = (row - block * this.#rowsPerBlock) * this.width + column
    ;(this.#blocks[block] as Block)[at] = value
  }

  /** The numbers of a row that was written, not copied. */
  at(row: number): Block {
    const block = Math.floor(row / this.#rowsPerBlock)
    const start = (row - block * this.#rowsPerBlock) * this.width
    return (this.#blocks[block] as Block).subarray(start, start + this.width)
  }

  #grow(): void {
    const { path, type } = this.options
    const size = this.#rowsPerBlock * this.width
    const actual = (this.#blocks.length + 1) * size * type.BYTES_PER_ELEMENT
    if (actual > maxBytes) throw new ConfigError('table.tooLarge', { path, expected: maxBytes })
    this.#blocks.push(new type(size))
  }
}
