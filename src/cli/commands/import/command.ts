// jamjae import: the command's words; what it does is loaded only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { Console } from '../../terminal/console.js'
import type { ImportFlags } from './run.js'

export function importCommand(terminal: Console): Command {
  const say = terminal.say.bind(terminal)
  const { text } = flagReaders(terminal)
  const gathered = (text: string, others: readonly string[] = []) => [...others, text]
  return new Command('import')
    .description(say('help.import'))
    .argument('<run>', say('help.import.run'))
    .argument('<file>', say('help.import.file'))
    .usage('RUN FILE.safetensors [options]')
    .option('--recipe <name>', say('help.import.recipe'), text('--recipe'))
    .option('--data <source>', say('help.train.data'), text('--data'))
    .option('--set <path=value>', say('help.train.set'), gathered)
    .option('--map <theirs=ours>', say('help.import.map'), gathered)
    .option('--force', say('help.import.force'))
    .addHelpText(
      'after',
      `\n${say('help.examples')}
  jamjae import runs/book vae.safetensors --recipe ch13-vae
  jamjae import runs/mine own.safetensors --recipe relu-vae-2d --map fc1=encoder.0`,
    )
    .action(async (run: string, file: string, flags: ImportFlags) => {
      const { importFile } = await import('./run.js')
      await importFile(terminal, run, file, flags)
    })
}
