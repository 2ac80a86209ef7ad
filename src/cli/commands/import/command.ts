// jamjae import: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { Console } from '../../terminal/console.js'
import type { ImportFlags } from './run.js'

export function importCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { text } = flagReaders(terminal)
  const weights = (text: string, others: readonly string[] = []) => [...others, text]
  return new Command('import')
    .description(translate('help.import'))
    .argument('<run>', translate('help.import.run'))
    .argument('<file>', translate('help.import.file'))
    .usage('RUN FILE.safetensors [options]')
    .option('--recipe <name>', translate('help.import.recipe'), text('--recipe'))
    .option('--data <source>', translate('help.train.data'), text('--data'))
    .option('--set <path=value>', translate('help.set'), weights)
    .option('--map <theirs=ours>', translate('help.import.map'), weights)
    .option('--force', translate('help.import.force'))
    .option('--strict', translate('help.strict'))
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae import runs/book vae.safetensors --recipe ch13-vae
  jamjae import runs/mine own.safetensors --recipe relu-vae-2d --map fc1=encoder.0`,
    )
    .action(async (run: string, file: string, flags: ImportFlags) => {
      const { importFile } = await import('./run.js')
      await importFile(terminal, run, file, flags)
    })
}
