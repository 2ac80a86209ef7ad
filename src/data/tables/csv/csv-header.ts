// Decides whether the first row of a CSV file is a header.

/** `series`: the numbers of a first row that counts, where it was guessed whether they are names or values. */
export interface HeaderGuess {
  readonly isHeader: boolean
  readonly series?: readonly string[]
}

interface CellTests {
  readonly isNumber: (cell: string) => boolean
  readonly isMissing: (cell: string) => boolean
}

/** Fewer numbers count by chance. */
const minSeries = 3
const [minYear, maxYear] = [1800, 2100]

/** The first row is a header where some cell is text with only numbers below it; where its numbers count, as libraries
 *  number columns without names, or as years do (see `guessSeries`); and in a file without numbers, where all its
 *  cells differ and none occurs again. */
export function guessHeader(
  first: readonly string[],
  others: readonly (readonly string[])[],
  { isNumber, isMissing }: CellTests,
): HeaderGuess {
  const cells = first.map((cell) => cell.trim())
  const below = cells.map((_, at) =>
    others.map((row) => (row[at] ?? '').trim()).filter((cell) => !isMissing(cell)),
  )
  const isNumeric = below.map((column) => column.length > 0 && column.every(isNumber))
  const isText = (cell: string) => !isMissing(cell) && !isNumber(cell)
  if (cells.some((cell, at) => isNumeric[at] && isText(cell))) return { isHeader: true }
  const isNew = (cell: string, at: number) => isText(cell) && !below[at]?.includes(cell)
  const guess = guessSeries(cells, below, {
    numbers: cells.filter((cell) => cell !== '' && !isText(cell)),
    hasNewTexts: cells.some(isText) && cells.every((cell, at) => !isText(cell) || isNew(cell, at)),
  })
  if (guess) return guess
  if (isNumeric.includes(true)) return { isHeader: false }
  return { isHeader: new Set(first).size === first.length && cells.every(isNew) }
}

/** For a first row whose numbers count up by one or are years. It is a header if its first cell is empty above values,
 *  as libraries leave the name of an index; if it also has texts that do not occur below; and if it is 0, 1, 2, … or
 *  1, 2, 3, … unless the next row counts on. Undefined for any other row. */
function guessSeries(
  cells: readonly string[],
  below: readonly (readonly string[])[],
  { numbers, hasNewTexts }: { numbers: readonly string[]; hasNewTexts: boolean },
): HeaderGuess | undefined {
  const [rowNames = []] = below
  const isCounting = countsUp(numbers)
  const isLong = numbers.length >= minSeries
  const startsLow = numbers[0] === '0' || numbers[0] === '1'
  const series = numbers
  if (isCounting && cells[0] === '' && rowNames.length > 0) {
    const areIndex = countsUp(rowNames) || rowNames.every((name) => Number.isNaN(Number(name)))
    if (isLong || areIndex) return { isHeader: true }
  }
  if (hasNewTexts) {
    const isSure = isCounting && (isLong || (numbers[0] === '0' && numbers.length > 1))
    return isSure || areYears(numbers, below.flat()) ? { isHeader: true, series } : undefined
  }
  if (!isCounting || !isLong || numbers.length < cells.length || rowNames.length === 0)
    return undefined
  const next = below.map(([cell = '']) => cell)
  if (countsUp(next) && next[0] !== numbers[0]) return { isHeader: false }
  return { isHeader: startsLow, series }
}

/** Whether these are whole numbers of which each is one more than that before. */
function countsUp(cells: readonly string[]): boolean {
  const start = Number(cells[0])
  return (
    cells.length > 0 && cells.every((cell, at) => /^\d+$/.test(cell) && Number(cell) === start + at)
  )
}

/** Whether these are years in their order, and values are not. */
function areYears(cells: readonly string[], values: readonly string[]): boolean {
  const isYear = (cell: string) =>
    /^\d{4}$/.test(cell) && Number(cell) >= minYear && Number(cell) <= maxYear
  const inOrder = cells.every((cell, at) => at === 0 || Number(cell) > Number(cells[at - 1]))
  return cells.length > 1 && cells.every(isYear) && inOrder && !values.some(isYear)
}
