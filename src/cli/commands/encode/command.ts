// jamjae encode: arguments, options and help; its implementation is imported only when it runs.
import type { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { runCommand } from '../../flags/run-command.js'
import { withSplitFlag } from '../../flags/split-flag.js'
import type { Console } from '../../terminal/console.js'
import type { EncodeFlags } from './run.js'

export function encodeCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { text } = flagReaders(terminal)
  const command = runCommand(terminal, 'encode')
    .argument('<input...>', translate('help.encode.input'))
    .usage('RUN INPUT... --out FILE [options]')
    .requiredOption('--out <file>', translate('help.encode.out'), text('--out'))
  return withSplitFlag(command, terminal, 'help.encode.split')
    .option('--force', translate('help.force'))
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae encode runs/first digits --out codes.npz
  jamjae encode runs/first digits --split train --out codes.csv
  jamjae encode runs/first images.npy --out codes.npy
  jamjae encode runs/first seven.png eight.jpg --out codes.csv`,
    )
    .action(async (run: string, inputs: readonly string[], flags: EncodeFlags) => {
      const { encodeToFile } = await import('./run.js')
      await encodeToFile(terminal, run, inputs, flags)
    })
}
