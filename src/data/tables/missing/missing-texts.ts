// Counts the texts such as NA that are read as missing values of a column, and reports those in columns of text.
import type { LoadCallbacks } from '../../load-callbacks.js'
import type { Cell } from '../cell-readers.js'
import { formatNames } from '../format-names.js'

export class MissingTexts {
  readonly #counts = new Map<number, Map<string, number>>()

  /** For each missing cell of the column at `place`. */
  add(place: number, cell: Cell): void {
    const text = typeof cell === 'string' ? cell.trim() : ''
    if (text === '') return
    const own = this.#counts.get(place) ?? new Map<string, number>()
    own.set(text, (own.get(text) ?? 0) + 1)
    this.#counts.set(place, own)
  }

  /** The texts, and how many cells each is. */
  of(place: number): ReadonlyMap<string, number> {
    return this.#counts.get(place) ?? new Map()
  }
}

/** Reports each text once, with the columns that have it. */
export function reportMissingTexts(
  path: string,
  { missingTexts }: { readonly missingTexts: MissingTexts },
  fields: readonly { readonly name: string; readonly place: number }[],
  notify: LoadCallbacks['notify'],
): void {
  const found = fields.flatMap(({ name, place }) =>
    [...missingTexts.of(place)].map(([text, count]) => ({ name, text, count })),
  )
  for (const text of new Set(found.map((each) => each.text))) {
    const own = found.filter((each) => each.text === text)
    const count = own.reduce((sum, each) => sum + each.count, 0)
    const columns = formatNames(own.map(({ name }) => name))
    notify?.('table.missingText', { path, columns, actual: text, count })
  }
}
