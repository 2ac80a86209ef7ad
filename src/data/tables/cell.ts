// What the text of one cell says: nothing, a number, or a word.

const missing = ['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', 'Null', 'None', '?']
const missingTexts = new Set([...missing, '<NA>', '#N/A'])

/** Whether the text, without spaces around it, stands for a value that is not known. */
export function isMissing(text: string): boolean {
  return missingTexts.has(text)
}

/** The number that the text is in decimal notation; undefined where it is none, or none that float32 holds. */
export function parseNumber(text: string): number | undefined {
  // Number reads nothing as 0, and 0x10 as 16.
  if (text === '' || (text.charCodeAt(0) === 48 && /^0[box]/i.test(text))) return undefined
  const value = Number(text)
  return Number.isFinite(Math.fround(value)) ? value : undefined
}

/** The text of a number with a decimal comma as one with a point; any other text as it is. */
export function decimalCommaToPoint(text: string): string {
  return /^\s*[-+]?\d*,\d+(e[-+]?\d+)?\s*$/i.test(text) ? text.replace(',', '.') : text
}

/** The text as the name of a category: what spreadsheets write as 3.0 is 3. */
export function categoryName(text: string): string {
  return /^-?\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text
}

/** Numbers by size where all are numbers, else as Unicode's code points follow each other. */
export function sortedCategories(names: Iterable<string>): string[] {
  const all = [...names]
  const numbers = new Map(all.map((name) => [name, parseNumber(name)]))
  if (all.every((name) => numbers.get(name) !== undefined))
    return all.sort((one, other) => (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0))
  return all.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}
