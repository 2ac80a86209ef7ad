// jamjae report: one page with the configuration, metrics, curves and pictures of a run.
import type { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { runCommand } from '../../flags/run-command.js'
import type { PictureFlags } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

export function reportCommand(terminal: Console): Command {
  const { text } = flagReaders(terminal)
  return runCommand(terminal, 'report')
    .usage('RUN [options]')
    .option('--data <source>', terminal.translate('help.picture.data'), text('--data'))
    .option('--out <file>', terminal.translate('help.report.out'), text('--out'))
    .option('--force', terminal.translate('help.force'))
    .action(async (run: string, flags: PictureFlags) => {
      const { makeReport } = await import('./run.js')
      await makeReport(terminal, run, flags)
    })
}
