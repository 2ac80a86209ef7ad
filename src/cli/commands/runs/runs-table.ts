// Runs as a table, and as JSON.
import { basename } from 'node:path'
import { NewerFormatError } from '../../../errors.js'
import type { BrokenRun } from '../../../runs/folder/run-list.js'
import type { RunSummary } from '../../../runs/folder/run-summary.js'
import { decimals } from '../../../training/metrics.js'
import type { Console } from '../../terminal/console.js'
import { displayWidth } from '../../terminal/display-width.js'
import { describeFailure } from '../../terminal/exit-code.js'
import { tableLines } from '../../terminal/table.js'

const columns = ['name', 'recipe', 'data', 'epochs', 'loss', 'status', 'age'] as const
type Column = (typeof columns)[number]
const numeric: readonly Column[] = ['epochs', 'loss', 'age']
/** Columns dropped on a narrow terminal, in this order: default run names contain recipe and time. */
const droppableColumns: readonly Column[] = ['recipe', 'age', 'data']

export function printRuns(
  terminal: Console,
  folder: string,
  runs: readonly (RunSummary | BrokenRun)[],
): void {
  if (runs.length === 0) terminal.print(terminal.translate('runs.none', { folder }))
  const readable = runs.filter((each) => 'status' in each)
  if (readable.length > 0) for (const line of linesThatFit(terminal, readable)) terminal.print(line)
  for (const each of runs)
    if ('problem' in each) {
      const reason = describeFailure(each.problem, terminal.language)
      const key = each.problem instanceof NewerFormatError ? 'runs.newer' : 'runs.broken'
      terminal.print(terminal.translate(key, { reason }))
    }
}

/** The table with as many columns as fit the terminal. */
function linesThatFit(terminal: Console, runs: readonly RunSummary[]): string[] {
  const { isTTY, columns: width } = terminal.output
  // Some terminals do not report their width.
  const room = (isTTY && width) || Number.POSITIVE_INFINITY
  const rows = runs.map((run) => rowOf(terminal, run))
  const linesWithout = (dropped: readonly Column[]) => {
    const shown = columns.filter((column) => !dropped.includes(column))
    const titles = shown.map((column) => terminal.translate(`runs.${column}`))
    const cells = rows.map((row) => shown.map((column) => row[column]))
    const places = numeric.map((column) => shown.indexOf(column))
    return tableLines([titles, ...cells], { numeric: places })
  }
  let lines = linesWithout([])
  for (let count = 1; count <= droppableColumns.length; count++) {
    if (lines.every((line) => displayWidth(line) <= room)) break
    lines = linesWithout(droppableColumns.slice(0, count))
  }
  return lines
}

/** The runs as JSON objects, for --json. */
export function runsJson(runs: readonly (RunSummary | BrokenRun)[]): object[] {
  return runs.map((each) => {
    if ('problem' in each) {
      const { path, name, problem } = each
      const status = problem instanceof NewerFormatError ? 'newer' : 'broken'
      return { path, name, status, reason: problem.message }
    }
    const { path, name, status, unit, description } = each
    const { configuration, data, progress, train, validation, created, updated } = description
    return {
      path,
      name,
      status,
      recipe: configuration.name,
      data: data.source,
      epochs: progress.epochs,
      epochsPlanned: configuration.training.epochs,
      steps: progress.steps,
      unit,
      train,
      validation,
      created,
      updated,
    }
  })
}

function rowOf(
  terminal: Console,
  { name, status, unit, description }: RunSummary,
): Record<Column, string> {
  const { configuration, data, progress, validation, created } = description
  return {
    name,
    recipe: configuration.name,
    // The first of several files, and only the end of its path.
    data: basename(data.source.split(',')[0] ?? ''),
    epochs: `${progress.epochs}/${configuration.training.epochs}`,
    loss: validation?.loss.toFixed(decimals[unit]) ?? '–',
    status: terminal.translate(`status.${status}`),
    age: formatAge(terminal, Date.now() - Date.parse(created)),
  }
}

const minute = 60_000
const [hour, day] = [60 * minute, 24 * 60 * minute]
/** Without months: their abbreviation looks like minutes. */
const units = [
  ['year', 365 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', 1000],
] as const

/** Formats an age in its largest unit, for example 3h. */
function formatAge({ language }: Console, ageMs: number): string {
  const [unit, length] = units.find(([, each]) => ageMs >= each) ?? ['second', 1000]
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' })
  return format.format(Math.max(0, Math.floor(ageMs / length)))
}
