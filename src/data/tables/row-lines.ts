// The lines of the rows of a file, without one number a row.

export class RowLines {
  /** Rows from which on the line has another distance from the row, and that distance. */
  readonly #from: number[] = []
  readonly #ahead: number[] = []

  /** Rows are added in their order. */
  add(row: number, line: number): void {
    if (line - row === this.#ahead.at(-1)) return
    this.#from.push(row)
    this.#ahead.push(line - row)
  }

  of(row: number): number {
    const at = this.#from.findLastIndex((from) => from <= row)
    return row + (this.#ahead[at] ?? 1)
  }
}
