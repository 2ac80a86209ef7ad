// The header of a NumPy file: a dictionary in Python's notation, of which only what NumPy writes is read.
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

export interface NpyHeader {
  /** Such as '<f4'; of a structured type the complete text that describes it. */
  readonly descr: string
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
}

const texts = /'[^'\\\n]*'|"[^"\\\n]*"/.source
// Only tuples: in Python (3) is no tuple, but (3,) is. Python 2 wrote its long integers as 3L.
const sizes = /\(\s*(?:(?:\d+L?\s*,\s*)+(?:\d+L?\s*)?)?\)/.source
const value = `${texts}|True|False|${sizes}|\\[.*\\]`
const entry = new RegExp(`\\s*(${texts})\\s*:\\s*(${value})\\s*(?:,|(?=\\}))`, 'y')

/** Parses the dictionary in `text`.
 *  Throws SyntaxError, whose message says what was found, for anything but one with exactly the entries
 *  `descr`, `fortran_order` and `shape`. */
export function parseNpyHeader(text: string): NpyHeader {
  const written = text.trim()
  const entries = new Map<string, string>()
  entry.lastIndex = 1
  let end = 1
  for (let found = entry.exec(written); found; found = entry.exec(written)) {
    const [, name = '', value = ''] = found
    entries.set(name.slice(1, -1), value)
    end = entry.lastIndex
  }
  const isWhole = written.startsWith('{') && written.slice(end).trim() === '}'
  const { descr = '', fortran_order: order = '', shape = '' } = Object.fromEntries(entries)
  if (
    !isWhole ||
    entries.size !== 3 ||
    !/^['"[]/.test(descr) ||
    !/^(True|False)$/.test(order) ||
    !shape.startsWith('(')
  )
    throw new SyntaxError(written.length > 100 ? `${written.slice(0, 100)}…` : written)
  return {
    descr: descr.startsWith('[') ? descr : descr.slice(1, -1),
    fortranOrder: order === 'True',
    shape: (shape.match(/\d+/g) ?? []).map(Number),
  }
}

/** The dictionary as NumPy writes it, for an array in row-major order. */
export function npyHeader({ descr, shape }: Omit<NpyHeader, 'fortranOrder'>): string {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  return `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`
}
