// jamjae studio: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import { withEngineFlags } from '../../flags/training-flags.js'
import type { Console } from '../../terminal/console.js'
import type { StudioFlags } from './run.js'

const defaultFolder = 'runs'
const defaultPort = 4242

export function studioCommand(terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { port, text } = flagReaders(terminal)
  const command = new Command('studio')
    .description(translate('help.studio'))
    .usage('[options]')
    .option(
      '--runs <dir>',
      translate('help.studio.runs', { folder: defaultFolder }),
      text('--runs'),
    )
    .option('--port <n>', translate('help.studio.port', { port: defaultPort }), port('--port'))
    .option('--host <address>', translate('help.studio.host'), text('--host'))
    .option('--token <text>', translate('help.studio.token'), text('--token'))
    .option('--open', translate('help.studio.open'))
  return withEngineFlags(command, terminal)
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae studio --open
  jamjae studio --runs experiments --port 8080
  jamjae studio --host 0.0.0.0`,
    )
    .action(async ({ runs = defaultFolder, ...flags }: StudioFlags & { runs?: string }) => {
      const { openStudio } = await import('./run.js')
      await openStudio(terminal, runs, { defaultPort, ...flags })
    })
}
