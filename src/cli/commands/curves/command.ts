// jamjae curves: draws the training curves of one or several runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { OutputFlags } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

export function curvesCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  return new Command('curves')
    .description(translate('help.curves'))
    .argument('<run...>', translate('help.run'))
    .usage('RUN... [options]')
    .option('--out <file>', translate('help.curves.out'), flagReaders(terminal).text('--out'))
    .option('--force', translate('help.force'))
    .action(async (runs: readonly string[], flags: OutputFlags) => {
      const { drawCurves } = await import('./run.js')
      await drawCurves(terminal, runs, flags)
    })
}
