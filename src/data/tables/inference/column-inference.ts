// Finds the type of a column and the notation of its values, in as many passes over its cells as that takes.
import type { CellReader } from '../cell-readers.js'
import type { FileColumn } from '../table-file.js'
import { categoryPass } from './category-pass.js'
import { numberPass } from './number-pass.js'
import type { ColumnNotice, FileHints, InferredColumn, Pass } from './pass.js'
import { plainPass } from './plain-pass.js'
import { textPass } from './text-pass.js'

/** A column that is read until its type is known. */
export class ColumnInference {
  #pass: Pass
  #found: InferredColumn = {}
  readonly #notices: ColumnNotice[] = []

  constructor(firstPass: Pass) {
    this.#pass = firstPass
  }

  readonly read: CellReader = (cell, line) => this.#pass.read(cell, line)

  get hasDecimalCommas(): boolean {
    return this.#pass.hasDecimalCommas?.() ?? false
  }

  /** After the last pass. */
  get found(): InferredColumn {
    return this.#found
  }

  /** What the user is told about the column. */
  get notices(): readonly ColumnNotice[] {
    return this.#notices
  }

  /** Whether the cells must be read again. */
  endPass(hints: FileHints): boolean {
    const { next, found, notices = [] } = this.#pass.end(hints)
    this.#notices.push(...notices)
    this.#found = found ?? {}
    if (next) this.#pass = next
    // A pass that is the last one is not read again with the columns that are.
    else this.#pass = { ...this.#pass, end: () => ({ found: this.#found }) }
    return next !== undefined
  }
}

/** The first pass over a column; `isCategorical`: its cells are categories, whatever they are. */
export function firstPass(column: FileColumn, { isCategorical }: { isCategorical: boolean }): Pass {
  const { kind, declared } = column
  if (isCategorical || declared?.type === 'category') return categoryPass()
  if (declared?.type === 'boolean') return booleanPass()
  if (kind === 'text') return textPass()
  return kind === 'number' ? numberPass(declared) : plainPass(column)
}

/** As Python writes them. */
const booleans = ['False', 'True'] as const

/** Cells are 0 and 1. */
function booleanPass(): Pass {
  return {
    read: (cell) => (typeof cell === 'number' ? cell : Number.NaN),
    end: () => ({ found: { categories: booleans } }),
  }
}
