// jamjae export: arguments, options and help; its implementation is imported only when it runs.
import type { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { runCommand } from '../../flags/run-command.js'
import type { Console } from '../../terminal/console.js'
import type { ExportFlags } from './run.js'

export function exportCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { text } = flagReaders(terminal)
  return runCommand(terminal, 'export')
    .usage('RUN [options]')
    .option('--out <dir>', translate('help.export.out'), text('--out'))
    .option('--data <source>', translate('help.export.data'), text('--data'))
    .option('--force', translate('help.force'))
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae export runs/first
  jamjae export runs/first --weights best --out models`,
    )
    .action(async (run: string, flags: ExportFlags) => {
      const { exportRun } = await import('./run.js')
      await exportRun(terminal, run, flags)
    })
}
