// jamjae curves: draws the course of one training, or of several over each other.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { OutputFlags } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

export function curvesCommand(terminal: Console): Command {
  const say = terminal.say.bind(terminal)
  return new Command('curves')
    .description(say('help.curves'))
    .argument('<run...>', say('help.run'))
    .usage('RUN... [options]')
    .option('--out <file>', say('help.curves.out'), flagReaders(terminal).text('--out'))
    .option('--force', say('help.force'))
    .action(async (runs: readonly string[], flags: OutputFlags) => {
      const { drawCurves } = await import('./run.js')
      await drawCurves(terminal, runs, flags)
    })
}
