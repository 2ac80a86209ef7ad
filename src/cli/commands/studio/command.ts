// jamjae studio: the command's words; what it does is loaded only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { withEngineFlags } from '../../flags/training-flags.js'
import type { Console } from '../../terminal/console.js'
import type { StudioFlags } from './run.js'

const usualFolder = 'runs'
const usualPort = 4242

export function studioCommand(terminal: Console): Command {
  const say = terminal.say.bind(terminal)
  const { port, text } = flagReaders(terminal)
  const command = new Command('studio')
    .description(say('help.studio'))
    .usage('[options]')
    .option('--runs <dir>', say('help.studio.runs', { folder: usualFolder }), text('--runs'))
    .option('--port <n>', say('help.studio.port', { port: usualPort }), port('--port'))
    .option('--host <address>', say('help.studio.host'), text('--host'))
    .option('--token <text>', say('help.studio.token'), text('--token'))
    .option('--open', say('help.studio.open'))
  return withEngineFlags(command, terminal)
    .addHelpText(
      'after',
      `\n${say('help.examples')}
  jamjae studio --open
  jamjae studio --runs experiments --port 8080
  jamjae studio --host 0.0.0.0`,
    )
    .action(async ({ runs = usualFolder, ...flags }: StudioFlags & { runs?: string }) => {
      const { openStudio } = await import('./run.js')
      await openStudio(terminal, runs, { usualPort, ...flags })
    })
}
