// jamjae summary: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { collect, flagReaders } from '../../flags/flags.js'
import type { Console } from '../../terminal/console.js'
import type { SummaryFlags } from './run.js'

export function summaryCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { positiveInteger, text } = flagReaders(terminal)
  return new Command('summary')
    .description(translate('help.summary'))
    .argument('<name>', translate('help.summary.name'))
    .usage('NAME|CONFIG.json|RUN [options]')
    .option('--latent <n>', translate('help.train.latent'), positiveInteger('--latent'))
    .option('--input <shape>', translate('help.summary.input'), text('--input'))
    .option('--set <path=value>', translate('help.set'), collect)
    .option('--json', translate('help.summary.json'))
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae summary ch13-vae
  jamjae summary conv-vae --input 3x64x64
  jamjae summary runs/NAME --json`,
    )
    .action(async (name: string, flags: SummaryFlags) => {
      const { runSummary } = await import('./run.js')
      await runSummary(name, flags, terminal)
    })
}
