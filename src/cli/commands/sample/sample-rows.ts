// jamjae sample for a table: samples new rows and writes them as CSV.
import { ConfigError } from '../../../errors.js'
import { assertNoOverwrite } from '../../../files/output-file.js'
import { columnsToWrite, givenValues } from '../../../runs/given-rows.js'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import type { GivenFlags } from '../../flags/given-flag.js'
import { type LabelFlags, labelCheck } from '../../flags/label-flag.js'
import { withRun } from '../../flags/run-command.js'
import type { PictureFlags } from '../../pictures/picture-command.js'
import { writeRows } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'
import { noticeLines } from '../../terminal/loading-progress.js'

interface RowsFlags extends PictureFlags, LabelFlags, GivenFlags {
  readonly out: string
  readonly count?: number | undefined
  readonly seed?: number | undefined
}

export async function sampleRows(
  terminal: Console,
  path: string,
  {
    out,
    count = pictureDefaults.samples.count,
    seed = pictureDefaults.samples.seed,
    label,
    given,
    ...flags
  }: RowsFlags,
): Promise<void> {
  await assertNoOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) => {
    labelCheck(label)(run.description)
    const { condition } = run.model
    if (condition && label === undefined)
      throw new ConfigError('sample.label', { largest: condition.classes - 1 })
    const items = await run.sampleRows(count, {
      seed,
      labels: label === undefined ? undefined : new Uint8Array(count).fill(label),
      given: givenValues(run.description, given),
    })
    await writeRows(
      out,
      { columns: columnsToWrite(run.description, run.columns), items },
      noticeLines(terminal, flags),
    )
  })
  terminal.print(terminal.translate('rows.done', { out, count: terminal.number(count) }))
}
