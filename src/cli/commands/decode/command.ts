// jamjae decode: arguments, options and help; its implementation is imported only when it runs.
import type { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { withGivenFlag } from '../../flags/given-flag.js'
import { withLabelFlag } from '../../flags/label-flag.js'
import { runCommand } from '../../flags/run-command.js'
import type { Console } from '../../terminal/console.js'
import type { DecodeFlags } from './run.js'

export function decodeCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const command = runCommand(terminal, 'decode')
    .argument('<latents>', translate('help.decode.latents'))
    .usage('RUN LATENTS --out DIR|FILE [options]')
    .requiredOption(
      '--out <path>',
      translate('help.decode.out'),
      flagReaders(terminal).text('--out'),
    )
  return withGivenFlag(withLabelFlag(command, terminal, 'help.decode.label'), terminal)
    .option('--force', translate('help.force'))
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae decode runs/first codes.npz --out grid.png
  jamjae decode runs/first points.csv --out pictures
  jamjae decode runs/first codes.npy --out images.npy
  jamjae decode runs/digits codes.npy --label 3 --out threes.png`,
    )
    .action(async (run: string, latents: string, flags: DecodeFlags) => {
      const { decodeToFiles } = await import('./run.js')
      await decodeToFiles(terminal, run, latents, flags)
    })
}
