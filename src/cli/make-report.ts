// What jamjae report does: opens the run, writes the page, says where it is.
import { join } from 'node:path'
import { readDescription } from '../runs/description.js'
import { refuseToOverwrite } from '../runs/output-file.js'
import { writeReport } from '../runs/report.js'
import { runFiles } from '../runs/run-files.js'
import type { Console } from './console.js'
import { checkExtension } from './output-name.js'
import type { PictureFlags } from './picture-command.js'
import { progressLine } from './progress-line.js'
import { withRun } from './run-command.js'

export async function makeReport(
  terminal: Console,
  path: string,
  { out = join(path, runFiles.report), ...flags }: PictureFlags,
): Promise<void> {
  await readDescription(path)
  checkExtension(out, ['.html'])
  await refuseToOverwrite(out, flags)
  await withRun(terminal, path, flags, async (run) =>
    writeReport(path, {
      inference: run.inference,
      data: await run.data(flags.data),
      language: terminal.language,
      out,
      progress: progressLine(terminal, terminal.say('encode.encoding')),
    }),
  )
  terminal.print(out)
}
