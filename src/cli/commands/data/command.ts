// jamjae data: the words of its commands; what they do is loaded only when they run.
import { Command } from 'commander'
import { withDataFlags } from '../../flags/data-flags.js'
import type { Console } from '../../terminal/console.js'
import type { CheckFlags } from './check.js'

export function dataCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const say = terminal.say.bind(terminal)
  const pull = new Command('pull')
    .description(say('help.data.pull'))
    .argument('<name...>', say('help.data.pull.name'))
    .usage('NAME... [options]')
    .addHelpText('after', `\n${say('help.data.environment')}`)
    .action(async (names: readonly string[]) => {
      const { pullData } = await import('./pull.js')
      end(await pullData(terminal, names))
    })
  const list = new Command('list')
    .description(say('help.data.list'))
    .usage('[options]')
    .option('--json', say('help.data.list.json'))
    .action(async ({ json }: { json?: true }) => {
      const { listData } = await import('./list.js')
      await listData(terminal, { json })
    })
  const check = new Command('check')
    .description(say('help.data.check'))
    .argument('<source>', say('help.train.data'))
    .usage('SOURCE [options]')
  withDataFlags(check, terminal)
    .option('--json', say('help.data.check.json'))
    .action(async (source: string, flags: CheckFlags) => {
      const { checkData } = await import('./check.js')
      await checkData(terminal, source, flags)
    })
  return new Command('data')
    .description(say('help.data'))
    .usage('pull|list|check')
    .addCommand(pull)
    .addCommand(list)
    .addCommand(check)
}
