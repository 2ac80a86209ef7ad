// Finds columns that only number or name the rows, by their names and all of their cells.
import type { LoadCallbacks } from '../../load-callbacks.js'
import type { FileColumn, TableFile } from '../table-file.js'
import { RowNumbers } from './row-numbers.js'

/** Why a column may be no data: the file says so; it has no name, or one that libraries give to it; its name is that
 *  of numbers of rows; it is the first one. */
type Suspicion = 'declared' | 'index' | 'nameless' | 'named' | 'first'

/** How a column shows that it may be no data. */
type Doubt = 'table.nameless' | 'table.identifier' | 'table.counting'

export interface IndexColumns {
  /** Those that surely number or name the rows, and nameless ones without a value. */
  readonly sure: readonly number[]
  readonly empty: readonly number[]
  readonly doubtful: readonly { readonly at: number; readonly code: Doubt }[]
}

/** The names that pandas, readr and Parquet give to an index without a name. */
const givenName = /^(Unnamed: 0(\.\d+)*|Unnamed: 0_level_\d+|\.\.\.1)$/
const declaredName = /^__index_level_\d+__$/
const emptyName = /^(Unnamed: \d+|\.\.\.\d+)$/
const numberNames =
  /^(id|idx|index|level_0|row|row[ _.]?(id|no|num|number|index|names?)|no\.?|nr\.?|num|number|#|s[lr]?\.? ?no\.?|serial|seq|번호|순번|연번|일련번호|인덱스|아이디)$/i
const identifierName = /(^|[^a-z])id$|[a-z](Id|ID)$/
/** With fewer rows a column counts by chance. */
const minCount = 10

/** Of the columns `among`. Throws like `file.read`. */
export async function findIndexColumns(
  file: TableFile,
  among: ReadonlySet<number>,
  progress: LoadCallbacks['progress'],
): Promise<IndexColumns> {
  const suspects = file.columns.flatMap((column, at) => {
    const suspicion = among.has(at) ? suspicionOf(file, column, at) : undefined
    return suspicion ? { at, suspicion, numbers: new RowNumbers() } : []
  })
  const read = suspects.filter(({ suspicion }) => suspicion !== 'declared')
  if (read.length > 0) {
    const byColumn = new Map(read.map(({ at, numbers }) => [at, numbers]))
    const handlers = file.columns.map((_, at) => {
      const numbers = byColumn.get(at)
      return numbers && ((_: number, cell: Parameters<typeof numbers.add>[0]) => numbers.add(cell))
    })
    await file.read(handlers, progress)
  }
  const judged = suspects.map(({ at, suspicion, numbers }) => ({
    at,
    verdict: verdictOn(suspicion, numbers),
  }))
  return {
    sure: judged.flatMap(({ at, verdict }) => (verdict === 'sure' ? at : [])),
    empty: judged.flatMap(({ at, verdict }) => (verdict === 'empty' ? at : [])),
    doubtful: judged.flatMap(({ at, verdict }) =>
      verdict && verdict !== 'sure' && verdict !== 'empty' ? { at, code: verdict } : [],
    ),
  }
}

/** By the name, and where they are known, the first cells. */
function suspicionOf(
  { columns, hasHeader }: TableFile,
  { name, kind, isIndex, isNameless, firstCells }: FileColumn,
  at: number,
): Suspicion | undefined {
  const trimmed = name.trim()
  if (isIndex || declaredName.test(trimmed)) return 'declared'
  if (givenName.test(trimmed) || (isNameless && at === 0)) return 'index'
  const isLast = at === columns.length - 1
  if (isNameless || emptyName.test(trimmed) || (!hasHeader && isLast))
    return firstCells?.length ? undefined : 'nameless'
  if (kind === 'picture') return undefined
  const first = new RowNumbers()
  for (const cell of firstCells ?? []) first.add(cell)
  if (hasHeader && (numberNames.test(trimmed) || identifierName.test(trimmed)))
    return !firstCells || first.areDifferent ? 'named' : undefined
  const isElement = kind === 'number' && trimmed.endsWith(']')
  if (at > 0 || kind === 'text' || isElement) return undefined
  return !firstCells || first.countUp ? 'first' : undefined
}

function verdictOn(
  suspicion: Suspicion,
  numbers: RowNumbers,
): 'sure' | 'empty' | Doubt | undefined {
  const { areDifferent, areWhole, areTexts, countUp } = numbers
  const areNames = areDifferent && areTexts
  switch (suspicion) {
    case 'declared':
      return 'sure'
    case 'nameless':
      return numbers.isEmpty ? 'empty' : undefined
    case 'index':
      if (numbers.isEmpty) return 'empty'
      if (numbers.countInParts || areNames || (areDifferent && areWhole)) return 'sure'
      return 'table.nameless'
    case 'named':
      if (countUp || numbers.areShuffled || areNames) return 'sure'
      return areDifferent && areWhole ? 'table.identifier' : undefined
    case 'first':
      return countUp && numbers.count >= minCount ? 'table.counting' : undefined
  }
}
