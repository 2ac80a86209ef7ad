// jamjae reconstruct for a table: writes it as CSV, with missing values imputed by the model.

import { rulesOf } from '../../../data/reading-rules.js'
import { fillRows } from '../../../data/tables/fill-rows.js'
import { formatNames } from '../../../data/tables/format-names.js'
import { loadRows } from '../../../data/tables/load-rows.js'
import { assertNoOverwrite, writeOutput } from '../../../files/output-file.js'
import { csvParts } from '../../../formats/csv-text.js'
import { withNotices } from '../../../notices.js'
import { range } from '../../../training/inference.js'
import { withRun } from '../../flags/run-command.js'
import type { PictureFlags } from '../../pictures/picture-command.js'
import { reportClipped } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'
import { loadingProgress } from '../../terminal/loading-progress.js'

/** Known values and columns that the model does not use are copied from the file unchanged. */
export async function imputeRows(
  terminal: Console,
  path: string,
  { out, data, count = Number.POSITIVE_INFINITY, ...flags }: ImputeFlags,
): Promise<void> {
  await assertNoOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) => {
    const { columns, description, inference } = run
    const { source } = description.data
    // Throws if the run's own table has changed.
    if (data === undefined) await run.examples()
    const options = { ...description.configuration.data, source: data ?? source }
    const loading = loadingProgress(terminal, flags)
    const { result } = await withNotices(loading, async (notify) => {
      const rules = rulesOf(description.data)
      const { file, dataset } = await loadRows(options, columns, { ...loading, notify, rules })
      const cells = await file.csvCells()
      const chosen = range(0, Math.min(count, cells.rows.length))
      const { original, reconstructed } = await inference.reconstruct(dataset, chosen)
      const filled = fillRows(file, cells, { columns, original, imputed: reconstructed })
      const { withoutText } = cells
      if (withoutText.length > 0) notify('rows.noText', { out, columns: formatNames(withoutText) })
      const { unfilled } = filled
      if (unfilled.length > 0) notify('rows.givenGaps', { out, columns: formatNames(unfilled) })
      reportClipped(out, filled.clipped, notify)
      return { ...cells, ...filled }
    })
    const { delimiter, lineEnd, header, rows, filled } = result
    const parts = csvParts(header, rows, { delimiter, lineEnd, areQuoted: true })
    await writeOutput(out, result.hasMark ? '\uFEFF' : '', ...parts)
    const counts = { count: terminal.number(rows.length), filled: terminal.number(filled) }
    terminal.print(terminal.translate('rows.filled', { out, ...counts }))
  })
}

interface ImputeFlags extends PictureFlags {
  readonly out: string
  readonly count?: number | undefined
}
