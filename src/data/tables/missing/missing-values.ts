// Values of a table that stand for missing ones, as the user names them.
import { parseNumber } from '../cell.js'
import type { Cell } from '../cell-readers.js'
import type { TableFile } from '../table-file.js'

export class MissingValues {
  readonly #texts: ReadonlySet<string>
  readonly #numbers: ReadonlyMap<number, string>
  readonly #found = new Set<string>()

  /** Numbers may be written in other ways, as -9999.0 for -9999. */
  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts)
    this.#numbers = new Map(
      texts.flatMap((text) => {
        const number = parseNumber(text)
        return number === undefined ? [] : [[number, text] as const]
      }),
    )
  }

  has(cell: Cell): boolean {
    const text = this.#textOf(cell)
    if (text !== undefined) this.#found.add(text)
    return text !== undefined
  }

  #textOf(cell: Cell): string | undefined {
    if (typeof cell === 'number') return this.#numbers.get(cell)
    if (typeof cell !== 'string') return undefined
    const text = cell.trim()
    if (this.#texts.has(text)) return text
    const number = this.#numbers.size > 0 ? parseNumber(text) : undefined
    return number === undefined ? undefined : this.#numbers.get(number)
  }

  /** Those that no cell had. */
  get unused(): readonly string[] {
    return [...this.#texts].filter((text) => !this.#found.has(text))
  }
}

/** The file, in which cells with these values are empty. */
export function withMissing(file: TableFile, missing: MissingValues): TableFile {
  return {
    ...file,
    read: (handlers, progress) =>
      file.read(
        handlers.map(
          (handle) =>
            handle &&
            ((row, cell, line) => handle(row, missing.has(cell) ? undefined : cell, line)),
        ),
        progress,
      ),
  }
}
