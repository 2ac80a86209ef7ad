// jamjae report: loads the run, writes the page, prints its path.
import { join } from 'node:path'
import { assertNoOverwrite } from '../../../files/output-file.js'
import { runFiles } from '../../../runs/folder/run-files.js'
import { readDescription } from '../../../runs/folder/run-json.js'
import { writeReport } from '../../../runs/report/report.js'
import { withRun } from '../../flags/run-command.js'
import { checkExtension } from '../../pictures/output-name.js'
import type { PictureFlags } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'
import { progressLine } from '../../terminal/progress-line.js'

export async function makeReport(
  terminal: Console,
  path: string,
  { out = join(path, runFiles.report), ...flags }: PictureFlags,
): Promise<void> {
  await readDescription(path)
  checkExtension(out, ['.html'])
  await assertNoOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) =>
    writeReport(path, {
      inference: run.inference,
      data: await run.data(flags.data),
      language: terminal.language,
      out,
      progress: progressLine(terminal, terminal.translate('encode.encoding')),
    }),
  )
  terminal.print(out)
}
