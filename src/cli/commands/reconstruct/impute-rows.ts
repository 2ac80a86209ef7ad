// jamjae reconstruct for a table: writes it as CSV, with missing values imputed by the model.

import { rulesOf } from '../../../data/reading-rules.js'
import { cellTexts, loadRows } from '../../../data/tables/load-rows.js'
import { formatRows } from '../../../data/tables/row-texts.js'
import { assertNoOverwrite, writeOutput } from '../../../files/output-file.js'
import { csvParts } from '../../../formats/csv-text.js'
import { range } from '../../../training/inference.js'
import { withRun } from '../../flags/run-command.js'
import type { PictureFlags } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'
import { progressLine } from '../../terminal/progress-line.js'

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
    const progress = progressLine(terminal, terminal.translate('encode.reading'))
    const rules = rulesOf(description.data)
    const { file, dataset } = await loadRows(options, columns, { progress, rules })
    const rows = (await cellTexts(file)).slice(0, count)
    const { original, reconstructed } = await inference.reconstruct(dataset, range(0, rows.length))
    const names = file.columns.map(({ name }) => name)
    const places = columns.map(({ name }) => names.indexOf(name))
    const cells = [...formatRows(columns, original)]
    let filled = 0
    for (const [row, texts] of [...formatRows(columns, reconstructed)].entries())
      for (const [at, place] of places.entries()) {
        if (cells[row]?.[at] !== '') continue
        ;(rows[row] as string[])[place] = texts[at] as string
        filled++
      }
    await writeOutput(out, ...csvParts(names, rows))
    const counts = { count: terminal.number(rows.length), filled: terminal.number(filled) }
    terminal.print(terminal.translate('rows.filled', { out, ...counts }))
  })
}

interface ImputeFlags extends PictureFlags {
  readonly out: string
  readonly count?: number | undefined
}
