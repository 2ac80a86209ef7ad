// The message about the data that a model was fitted to.
import type { DataSplits } from '../../data/dataset.js'
import { formatNames } from '../../data/tables/format-names.js'
import type { Console } from '../terminal/console.js'

export function describeFit(
  terminal: Console,
  { train, columns, columnNames }: DataSplits,
): string {
  if (columnNames) {
    const columns = formatNames(columnNames)
    return terminal.translate('progress.fittedColumns', { columns })
  }
  if (!columns) return terminal.translate('progress.fitted', { shape: train.shape.join(' × ') })
  const numeric = columns.filter(({ type }) => type === 'numeric').length
  const categorical = columns.length - numeric
  return terminal.translate('progress.fittedTable', { numeric, categorical })
}
