// jamjae data: arguments, options and help; the implementations are imported only when they run.
import { Command } from 'commander'
import { withDataFlags } from '../../flags/data-flags.js'
import type { Console } from '../../terminal/console.js'
import type { CheckFlags } from './check.js'

export function dataCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const translate = terminal.translate.bind(terminal)
  const pull = new Command('pull')
    .description(translate('help.data.pull'))
    .argument('<name...>', translate('help.data.pull.name'))
    .usage('NAME... [options]')
    .addHelpText('after', `\n${translate('help.data.environment')}`)
    .action(async (names: readonly string[]) => {
      const { pullData } = await import('./pull.js')
      end(await pullData(terminal, names))
    })
  const list = new Command('list')
    .description(translate('help.data.list'))
    .usage('[options]')
    .option('--json', translate('help.data.list.json'))
    .action(async ({ json }: { json?: true }) => {
      const { listData } = await import('./list.js')
      await listData(terminal, { json })
    })
  const check = new Command('check')
    .description(translate('help.data.check'))
    .argument('<source>', translate('help.train.data'))
    .usage('SOURCE [options]')
  withDataFlags(check, terminal)
    .option('--json', translate('help.data.check.json'))
    .action(async (source: string, flags: CheckFlags) => {
      const { checkData } = await import('./check.js')
      await checkData(terminal, source, flags)
    })
  return new Command('data')
    .description(translate('help.data'))
    .usage('pull|list|check')
    .addCommand(pull)
    .addCommand(list)
    .addCommand(check)
}
