// Parses the text of one cell: a missing value, a number, or a category.

const missing = ['NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', 'Null', 'None', '?']
/** Texts that stand for a missing value, as an empty one does. */
export const missingTexts: ReadonlySet<string> = new Set([...missing, '<NA>', '#N/A'])

/** Whether the text, without spaces around it, is a missing value. */
export function isMissing(text: string): boolean {
  return text === '' || missingTexts.has(text)
}

/** Parses decimal notation; undefined where the text is not a number, or not one that float32 holds. */
export function parseNumber(text: string): number | undefined {
  // Number reads an empty text as 0, and 0x10 as 16.
  if (text === '' || (text.charCodeAt(0) === 48 && /^0[box]/i.test(text))) return undefined
  const value = Number(text)
  return Number.isFinite(Math.fround(value)) ? value : undefined
}

/** The text of a number with a decimal comma as one with a point; any other text unchanged. */
export function decimalCommaToPoint(text: string): string {
  return /^\s*[-+]?\d*,\d+(e[-+]?\d+)?\s*$/i.test(text) ? text.replace(',', '.') : text
}

/** The text as the name of a category: 3.0 of spreadsheets is 3. */
export function categoryName(text: string): string {
  return /^-?\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['true', 't', 'yes', 'y'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n'].map((word) => [word, false] as const),
])

/** What a text says as a boolean, in any case; undefined where it is none. */
export function truthOf(text: string): boolean | undefined {
  return truths.get(text.toLowerCase())
}

/** Whether categories are false and true, however they are spelled. */
export function areTruths(categories: readonly string[]): boolean {
  const found = categories.map(truthOf)
  return categories.length === 2 && found.includes(true) && found.includes(false)
}

/** Numbers by size where all are numbers, else by Unicode code points. */
export function sortedCategories(names: Iterable<string>): string[] {
  const all = [...names]
  const numbers = new Map(all.map((name) => [name, parseNumber(name)]))
  if (all.every((name) => numbers.get(name) !== undefined))
    return all.sort((one, other) => (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0))
  return all.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}
