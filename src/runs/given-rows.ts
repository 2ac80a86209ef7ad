// The columns that a run's model is conditional on, and rows of them that it decodes with.
import type { Column } from '../data/columns.js'
import { givenRow, parsePairs } from '../data/tables/given-row.js'
import { ConfigError } from '../errors.js'
import { conditionOf } from '../models/adversarial/condition-of.js'
import { type Notice, type NoticeOptions, tellNotices } from '../notices.js'
import type { RunDescription } from './folder/run-json.js'

/** The value of each column by its name, as the table writes it. */
export type GivenValues = Readonly<Record<string, string | number>>

interface Described {
  readonly configuration: Pick<RunDescription['configuration'], 'model'>
  readonly data: Pick<RunDescription['data'], 'columns'>
}

/** The given columns in the order of the table; none where the model is not conditional on columns. */
export function givenColumns({ configuration, data: { columns = [] } }: Described): Column[] {
  const condition = conditionOf(configuration.model)
  if (condition?.type !== 'columns') return []
  return columns.filter(({ name }) => condition.columns.includes(name))
}

/** Their names. */
export function givenNames(run: Described): string[] {
  return givenColumns(run).map(({ name }) => name)
}

/** Columns of the table, the given ones without their range, since their values stay as they are given. */
export function columnsToWrite(run: Described, columns: readonly Column[]): Column[] {
  const given = givenColumns(run)
  return columns.map((column) => {
    if (column.type !== 'numeric' || !given.includes(column)) return column
    const { range: _, ...others } = column
    return others
  })
}

/** The values of `pairs`, each column=value. Throws ConfigError if the run's model takes none, or for a pair that is none. */
export function givenValues(run: Described, pairs: readonly string[] = []): GivenValues {
  assertTakesColumns(run, pairs[0])
  return Object.fromEntries(parsePairs(pairs, givenColumns(run)))
}

/** Throws ConfigError if values are given, the first of which is `actual`, and the model is not conditional on columns. */
function assertTakesColumns(run: Described, actual: string | undefined): void {
  if (actual !== undefined && givenColumns(run).length === 0)
    throw new ConfigError('given.none', { actual })
}

/** `count` equal rows; undefined where the model is not conditional on columns. Shape: [count, 2, values].
 *  Throws what `givenRow` throws, and ConfigError if the model takes no columns. */
export function givenRows(
  run: Described,
  { count, given }: { count: number; given: GivenValues },
  notices: NoticeOptions,
): Float32Array | undefined {
  const values = new Map(Object.entries(given).map(([name, value]) => [name, String(value)]))
  const [first] = values
  assertTakesColumns(run, first?.join('='))
  const columns = givenColumns(run)
  if (columns.length === 0) return undefined
  const found: Notice[] = []
  const row = givenRow(columns, values, (code, values) => void found.push({ code, values }))
  tellNotices(found, notices)
  const rows = new Float32Array(count * row.length)
  for (let at = 0; at < count; at++) rows.set(row, at * row.length)
  return rows
}
