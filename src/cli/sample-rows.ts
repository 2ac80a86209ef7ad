// What jamjae sample does for a table: draws new rows and writes them as CSV.
import { refuseToOverwrite } from '../runs/output-file.js'
import { usual } from '../runs/pictures/usual.js'
import type { Console } from './console.js'
import type { PictureFlags } from './picture-command.js'
import { withRun } from './run-command.js'
import { writeRows } from './write-rows.js'

export async function sampleRows(
  terminal: Console,
  path: string,
  {
    out,
    count = usual.samples.count,
    seed = usual.samples.seed,
    ...flags
  }: PictureFlags & { out: string; count?: number | undefined; seed?: number | undefined },
): Promise<void> {
  await refuseToOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) => {
    await writeRows(out, run.columns, await run.sampleRows(count, { seed }))
  })
  terminal.print(terminal.say('rows.done', { out, count: terminal.number(count) }))
}
