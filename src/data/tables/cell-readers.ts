// How the cells of a column become numbers: each reader gets a cell and its line.
import { FormatError } from '../../errors.js'
import { areTruths, categoryName, isMissing, parseNumber, truthOf } from './cell.js'

/** As stored in a file: a number or undefined only where the file itself distinguishes them from text; bytes of a
 *  picture. */
export type Cell = string | number | Uint8Array | undefined

/** The number that is stored for a cell, NaN where it is missing; `line` is named in errors. */
export type CellReader = (cell: Cell, line: number) => number

/** A column of a file. */
export interface Place {
  readonly path: string
  readonly column: string
}

/** Of a column, and of labels (one byte). */
export const maxCategories = 256

/** Distinct texts in the order in which they appeared. A cell is stored as the number of its text. */
export interface TextCategories {
  readonly numbers: ReadonlyMap<string, number>
  /** There are more than the maximum, and the others are not distinguished. */
  readonly tooMany: boolean
}

/** Numbers only: throws for anything else, with another message for a model that is trained. */
export function numericReader({
  path,
  column,
  forTrainedModel,
}: Place & { readonly forTrainedModel?: boolean }): CellReader {
  return (cell, line) => {
    const value = numberOf(cell)
    if (value !== undefined && Number.isFinite(Math.fround(value))) return value
    const actual = textOf(cell)
    if (forTrainedModel)
      throw new FormatError('table.notNumber', { path, line, column, actual: actual ?? '-' })
    if (actual === undefined) throw new FormatError('table.missing', { path, line, column })
    if (Number.isFinite(Number(actual)))
      throw new FormatError('table.largeNumber', { path, line, column, actual })
    throw new FormatError('table.text', { path, line, column, actual })
  }
}

/** Numbers, or NaN for missing values, of a column that is known to be numeric. */
export function numericOrMissingReader({ path, column }: Place): CellReader {
  return (cell, line) => {
    const value = numberOf(cell)
    if (value !== undefined) return value
    const actual = textOf(cell)
    if (actual === undefined) return Number.NaN
    throw new FormatError('table.notNumeric', { path, line, column, actual })
  }
}

/** The indices of cells in `categories`; throws for others. Two categories that are true and false may be spelled in
 *  another way, or be 0 and 1 of a file that knows booleans (`areBooleans`). */
export function knownCategoryReader(
  { path, column }: Place,
  categories: readonly string[],
  { areBooleans = false }: { areBooleans?: boolean } = {},
): CellReader {
  const places = new Map(categories.map((name, at) => [name, at]))
  const truths = categories.map(truthOf)
  const truePlace = truths.indexOf(true)
  const isSpelledFreely = areTruths(categories)
  if (isSpelledFreely && areBooleans)
    return (cell) => {
      if (typeof cell !== 'number' || Number.isNaN(cell)) return Number.NaN
      return cell === 1 ? truePlace : 1 - truePlace
    }
  // Such as NA.
  const values = new Set(categories)
  return (cell, line) => {
    const text = textOf(cell, values)
    if (text === undefined) return Number.NaN
    const place = places.get(text)
    if (place !== undefined) return place
    const truth = isSpelledFreely ? truthOf(text) : undefined
    if (truth !== undefined) return truths.indexOf(truth)
    const expected = categories.join(', ')
    throw new FormatError('table.category', { path, line, column, expected, actual: text })
  }
}

/** Texts, of which up to `maxCategories` are distinguished; `values` are no missing values in this column. */
export function categoryReader(
  maxCategories: number,
  values?: ReadonlySet<string>,
): { read: CellReader; texts: TextCategories } {
  const numbers = new Map<string, number>()
  const texts = { numbers, tooMany: false }
  const read = (cell: Cell) => {
    const text = textOf(cell, values)
    if (text === undefined) return Number.NaN
    const known = numbers.get(text)
    if (known !== undefined) return known
    if (numbers.size === maxCategories) texts.tooMany = true
    else numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  return { read, texts }
}

/** The inferred type of a column. */
export interface InferredType {
  /** Undefined where all known cells are numbers. */
  readonly texts: TextCategories | undefined
  /** The first text, where numbers came before it: these must be read again, as texts. */
  readonly firstText: { readonly line: number; readonly actual: string } | undefined
}

/** Numbers while all known cells are numbers, else texts. */
export function inferringReader(): { read: CellReader; found: InferredType } {
  const { read: readText, texts } = categoryReader(maxCategories)
  const found: { -readonly [name in keyof InferredType]: InferredType[name] } = {
    texts: undefined,
    firstText: undefined,
  }
  let hasNumber = false
  const read = (cell: Cell, line: number) => {
    if (found.texts) return readText(cell, line)
    const value = numberOf(cell)
    if (value !== undefined) {
      hasNumber = true
      return value
    }
    const actual = textOf(cell)
    if (actual === undefined) return Number.NaN
    found.texts = texts
    if (hasNumber) found.firstText = { line, actual }
    return readText(cell, line)
  }
  return { read, found }
}

/** Undefined where the cell holds no finite number. */
function numberOf(cell: Cell): number | undefined {
  if (typeof cell === 'string') return parseNumber(cell.trim())
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : undefined
}

function textOf(cell: Cell, values?: ReadonlySet<string>): string | undefined {
  const text = knownText(cell, values)
  return text === undefined ? undefined : categoryName(text)
}

/** The text of a cell without spaces around it; undefined where it is missing, which `values` are not. */
export function knownText(cell: Cell, values?: ReadonlySet<string>): string | undefined {
  const text = cell === undefined ? '' : String(cell).trim()
  return isMissing(text) && !values?.has(text) ? undefined : text
}
