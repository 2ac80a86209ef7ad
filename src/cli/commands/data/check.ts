// jamjae data check: loads data as training does, inspects all of it, and prints a summary.

import type { DataSplits } from '../../../data/dataset.js'
import { type Inspection, inspect } from '../../../data/inspect.js'
import { missingCounts } from '../../../data/inspect-columns.js'
import { loadData } from '../../../data/load.js'
import { namedDataset } from '../../../data/named/named-sets.js'
import { dataSchema } from '../../../data/options.js'
import { formatNames } from '../../../data/tables/format-names.js'
import { type Notify, noticeJson, refuseNotices, withNotices } from '../../../notices.js'
import { type DataFlags, dataOptions } from '../../flags/data-flags.js'
import type { Console } from '../../terminal/console.js'
import { loadOptions, noticeLines } from '../../terminal/loading-progress.js'
import { progressLine } from '../../terminal/progress-line.js'
import { tableLines } from '../../terminal/table.js'
import { formatBriefly, printColumns } from './print-columns.js'

const titles = ['data.row.count', 'data.row.shape', 'data.row.range', 'data.row.labels'] as const
/** Omitted for a table, whose columns have ranges of their own. */
const rangeRow = titles.indexOf('data.row.range')
/** The names of more columns are not all shown. */
const shownNames = 100
/** Errors of rows of numbers that a table does not have. */
const onlyOfNumbers = ['table.text', 'table.missing', 'table.noLabel']

export interface CheckFlags extends DataFlags {
  readonly json?: true
}

export async function checkData(
  terminal: Console,
  source: string,
  { json, strict, ...flags }: CheckFlags,
): Promise<void> {
  const { result, notices } = await withNotices(noticeLines(terminal), (notify) =>
    openData(terminal, source, { flags, notify }),
  )
  const { name, fingerprint, columns, columnNames, labelNames, ...splits } = result
  const progress = progressLine(terminal, terminal.translate('data.checking'))
  const train = await inspect(splits.train, progress)
  const validation = await inspect(splits.validation, progress)
  const test = splits.test && (await inspect(splits.test, progress))
  if (json) {
    const found = {
      train: toJson(train),
      validation: toJson(validation),
      test: test && toJson(test),
      labelNames,
      columns,
      columnNames,
    }
    const told = notices.map((notice) => noticeJson(notice, terminal.language))
    terminal.print(JSON.stringify({ source, name, fingerprint, ...found, notices: told }))
    if (strict) refuseNotices(notices)
    return
  }
  const rows = titles.map((title, row) => [
    terminal.translate(columns && title === 'data.row.shape' ? 'data.row.columns' : title),
    ...[train, validation, ...(test ? [test] : [])].map(
      (split) => cells(terminal, split, { labelNames, columns })[row] ?? '',
    ),
  ])
  const header = ['', terminal.translate('data.train'), terminal.translate('data.validation')]
  if (test) header.push(terminal.translate('table.test'))
  for (const line of tableLines([header, ...(columns ? rows.toSpliced(rangeRow, 1) : rows)]))
    terminal.print(line)
  if (columns) {
    const counts = await missingCounts([splits.train, splits.validation], columns)
    const rows = train.count + validation.count
    terminal.print()
    printColumns(
      terminal,
      columns,
      counts.map((count) => count / rows),
    )
  }
  if (columnNames) {
    const count = columnNames.length
    const columns = count > shownNames ? formatNames(columnNames) : columnNames.join(', ')
    terminal.print(`\n${terminal.translate('data.columnNames', { count, columns })}`)
  }
  terminal.print(`\n${terminal.translate('data.fingerprint', { fingerprint })}`)
  const files = namedDataset(source)?.files.length
  if (files) terminal.print(terminal.translate('data.sums', { files }))
  if (strict) refuseNotices(notices)
}

/** Loads data; with text columns or missing values, which training on images or numbers cannot use, it is loaded as a
 *  table. */
async function openData(
  terminal: Console,
  source: string,
  { flags, notify }: { flags: DataFlags; notify: Notify },
): Promise<DataSplits> {
  const options = loadOptions(terminal)
  const data = dataSchema.parse({ source, ...dataOptions(flags) })
  const asTable = () => loadData({ ...data, table: true }, { ...options, notify })
  if (flags.categorical) return asTable()
  // The notices of this attempt would be repeated for a table.
  const loaded = await loadData(data, { ...options, notify: undefined }).catch((error) => {
    if (!onlyOfNumbers.includes(error?.key)) throw error
    notify('data.table', { source })
    return undefined
  })
  if (!loaded) return asTable()
  for (const { code, values } of loaded.notices ?? []) notify(code, values)
  return loaded
}

type Naming = { [name in 'labelNames' | 'columns']: DataSplits[name] | undefined }

/** The values next to the titles. */
function cells(
  terminal: Console,
  { count, shape, itemType, least, most, labels, unlabelled }: Inspection,
  { labelNames, columns }: Naming,
): string[] {
  const classes = [...labels.keys()].map((label) => labelNames?.[label] ?? label)
  const counts = [...labels.values()]
  const [fewest, largest] = [Math.min(...counts), Math.max(...counts)]
  const names = { first: classes[0] ?? '', last: classes.at(-1) ?? '' }
  const each = { fewest: terminal.number(fewest), most: terminal.number(largest) }
  const kinds = ['data.noLabels', 'data.class'] as const
  const found = terminal.translate(kinds[classes.length] ?? 'data.labels', {
    classes: classes.length,
    names: classes.length > 1 ? terminal.translate('data.fromTo', names) : names.first,
    counts: fewest < largest ? terminal.translate('data.between', each) : each.most,
  })
  return [
    terminal.number(count),
    columns ? String(columns.length) : shape.join(' × '),
    terminal.translate(`data.range.${itemType}`, {
      least: formatBriefly(least),
      most: formatBriefly(most),
    }),
    unlabelled > 0
      ? terminal.translate('data.unlabelled', {
          labels: found,
          count: terminal.number(unlabelled),
        })
      : found,
  ]
}

function toJson({ labels, unlabelled, ...found }: Inspection) {
  return {
    ...found,
    labels: Object.fromEntries(labels),
    ...(unlabelled > 0 && { unlabelled }),
  }
}
