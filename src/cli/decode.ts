// jamjae decode: the command's words; what it does is loaded only when it runs.
import type { Command } from 'commander'
import type { Console } from './console.js'
import type { DecodeFlags } from './decode-to-files.js'
import { flagReaders } from './flags.js'
import { runCommand } from './run-command.js'

export function decodeCommand(terminal: Console): Command {
  const say = terminal.say.bind(terminal)
  return runCommand(terminal, 'decode')
    .argument('<latents>', say('help.decode.latents'))
    .usage('RUN LATENTS --out DIR|FILE [options]')
    .requiredOption('--out <path>', say('help.decode.out'), flagReaders(terminal).text('--out'))
    .option('--force', say('help.force'))
    .addHelpText(
      'after',
      `\n${say('help.examples')}
  jamjae decode runs/first codes.npz --out grid.png
  jamjae decode runs/first points.csv --out pictures
  jamjae decode runs/first codes.npy --out images.npy`,
    )
    .action(async (run: string, latents: string, flags: DecodeFlags) => {
      const { decodeToFiles } = await import('./decode-to-files.js')
      await decodeToFiles(terminal, run, latents, flags)
    })
}
