// jamjae publish: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { withEngineFlags } from '../../flags/training-flags.js'
import type { Console } from '../../terminal/console.js'
import type { PublishFlags } from './run.js'

export function publishCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const command = new Command('publish')
    .description(translate('help.publish'))
    .argument('<run>', translate('help.run'))
    .usage('RUN --out DIR [options]')
    .requiredOption(
      '--out <dir>',
      translate('help.publish.out'),
      flagReaders(terminal).text('--out'),
    )
    .option('--force', translate('help.publish.force'))
  return withEngineFlags(command, terminal)
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae publish runs/first --out site
  python3 -m http.server --directory site`,
    )
    .action(async (run: string, flags: PublishFlags) => {
      const { publishSite } = await import('./run.js')
      await publishSite(terminal, run, flags)
    })
}
