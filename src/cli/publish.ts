// jamjae publish: the command's words; what it does is loaded only when it runs.
import { Command } from 'commander'
import type { Console } from './console.js'
import { flagReaders } from './flags.js'
import type { PublishFlags } from './publish-site.js'
import { withEngineFlags } from './training-flags.js'

export function publishCommand(terminal: Console): Command {
  const say = terminal.say.bind(terminal)
  const command = new Command('publish')
    .description(say('help.publish'))
    .argument('<run>', say('help.run'))
    .usage('RUN --out DIR [options]')
    .requiredOption('--out <dir>', say('help.publish.out'), flagReaders(terminal).text('--out'))
    .option('--force', say('help.publish.force'))
  return withEngineFlags(command, terminal)
    .addHelpText(
      'after',
      `\n${say('help.examples')}
  jamjae publish runs/first --out site
  python3 -m http.server --directory site`,
    )
    .action(async (run: string, flags: PublishFlags) => {
      const { publishSite } = await import('./publish-site.js')
      await publishSite(terminal, run, flags)
    })
}
