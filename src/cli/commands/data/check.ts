// jamjae data check: loads data as training does, inspects all of it, and prints a summary.

import type { DataSplits } from '../../../data/dataset.js'
import { type Inspection, inspect } from '../../../data/inspect.js'
import { missingCounts } from '../../../data/inspect-columns.js'
import { loadData } from '../../../data/load.js'
import { namedDataset } from '../../../data/named/named-sets.js'
import { dataSchema } from '../../../data/options.js'
import { type DataFlags, dataOptions } from '../../flags/data-flags.js'
import type { Console } from '../../terminal/console.js'
import { downloadProgress } from '../../terminal/download-progress.js'
import { loadingProgress } from '../../terminal/loading-progress.js'
import { progressLine } from '../../terminal/progress-line.js'
import { tableLines } from '../../terminal/table.js'
import { formatBriefly, printColumns } from './print-columns.js'

const titles = ['data.row.count', 'data.row.shape', 'data.row.range', 'data.row.labels'] as const
/** Omitted for a table, whose columns have ranges of their own. */
const rangeRow = titles.indexOf('data.row.range')

export interface CheckFlags extends DataFlags {
  readonly json?: true
}

export async function checkData(
  terminal: Console,
  source: string,
  { json, ...flags }: CheckFlags,
): Promise<void> {
  const { name, fingerprint, columns, labelNames, ...splits } = await openData(
    terminal,
    source,
    flags,
  )
  const progress = progressLine(terminal, terminal.translate('data.checking'))
  const train = await inspect(splits.train, progress)
  const validation = await inspect(splits.validation, progress)
  if (json) {
    const found = { train: toJson(train), validation: toJson(validation), labelNames, columns }
    return terminal.print(JSON.stringify({ source, name, fingerprint, ...found }))
  }
  const rows = titles.map((title, row) => [
    terminal.translate(columns && title === 'data.row.shape' ? 'data.row.columns' : title),
    ...[train, validation].map(
      (split) => cells(terminal, split, { labelNames, columns })[row] ?? '',
    ),
  ])
  const header = ['', terminal.translate('data.train'), terminal.translate('data.validation')]
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
  terminal.print(`\n${terminal.translate('data.fingerprint', { fingerprint })}`)
  const files = namedDataset(source)?.files.length
  if (files) terminal.print(terminal.translate('data.sums', { files }))
}

/** Loads data; with text columns or missing values, which training on images or numbers cannot use, it is loaded as a
 *  table. */
async function openData(terminal: Console, source: string, flags: DataFlags): Promise<DataSplits> {
  const download = { watch: downloadProgress(terminal) }
  const { notify, ...callbacks } = loadingProgress(terminal)
  const options = { ...callbacks, notify, download }
  const data = dataSchema.parse({ source, ...dataOptions(flags) })
  const asTable = () => loadData({ ...data, table: true }, options)
  if (flags.categorical) return asTable()
  const notices: Parameters<NonNullable<typeof notify>>[] = []
  const splits = loadData(data, { ...options, notify: (...each) => notices.push(each) })
  const loaded = await splits.catch((error) => {
    if (error?.key !== 'table.text' && error?.key !== 'table.missing') throw error
    terminal.errors.write(`${terminal.translate('data.table', { source })}\n`)
    return undefined
  })
  // The notices of the first attempt would be repeated for a table.
  if (!loaded) return asTable()
  for (const each of notices) notify?.(...each)
  return loaded
}

type Naming = { [name in 'labelNames' | 'columns']: DataSplits[name] | undefined }

/** The values next to the titles. */
function cells(
  terminal: Console,
  { count, shape, itemType, least, most, labels }: Inspection,
  { labelNames, columns }: Naming,
): string[] {
  const classes = [...labels.keys()].map((label) => labelNames?.[label] ?? label)
  const counts = [...labels.values()]
  const values = {
    classes: classes.length,
    first: classes[0] ?? '',
    last: classes.at(-1) ?? '',
    fewest: terminal.number(Math.min(...counts)),
    most: terminal.number(Math.max(...counts)),
  }
  return [
    terminal.number(count),
    columns ? String(columns.length) : shape.join(' × '),
    terminal.translate(`data.range.${itemType}`, {
      least: formatBriefly(least),
      most: formatBriefly(most),
    }),
    terminal.translate(classes.length > 0 ? 'data.labels' : 'data.noLabels', values),
  ]
}

function toJson({ labels, ...found }: Inspection) {
  return { ...found, labels: Object.fromEntries(labels) }
}
