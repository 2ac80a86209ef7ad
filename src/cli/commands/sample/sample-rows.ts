// jamjae sample for a table: samples new rows and writes them as CSV.
import { assertNoOverwrite } from '../../../files/output-file.js'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { withRun } from '../../flags/run-command.js'
import type { PictureFlags } from '../../pictures/picture-command.js'
import { writeRows } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'
import { noticeLines } from '../../terminal/loading-progress.js'

export async function sampleRows(
  terminal: Console,
  path: string,
  {
    out,
    count = pictureDefaults.samples.count,
    seed = pictureDefaults.samples.seed,
    ...flags
  }: PictureFlags & { out: string; count?: number | undefined; seed?: number | undefined },
): Promise<void> {
  await assertNoOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) => {
    const items = await run.sampleRows(count, { seed })
    await writeRows(out, { columns: run.columns, items }, noticeLines(terminal, flags))
  })
  terminal.print(terminal.translate('rows.done', { out, count: terminal.number(count) }))
}
