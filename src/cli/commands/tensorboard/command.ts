// jamjae tensorboard: arguments, options and help; its implementation is imported only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { Console } from '../../terminal/console.js'

const defaultPort = 6013

export function tensorboardCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const translate = terminal.translate.bind(terminal)
  return new Command('tensorboard')
    .description(translate('help.tensorboard'))
    .argument('<run...>', translate('help.tensorboard.run'))
    .usage('RUN... [options]')
    .option(
      '--port <n>',
      translate('help.tensorboard.port', { port: defaultPort }),
      flagReaders(terminal).port('--port'),
    )
    .addHelpText(
      'after',
      `\n${translate('help.examples')}
  jamjae tensorboard runs/first runs/second
  PYTHON=venv/bin/python jamjae tensorboard runs/first --port 6006`,
    )
    .action(async (runs: readonly string[], { port = defaultPort }: { port?: number }) => {
      const { showInTensorboard } = await import('./run.js')
      end(await showInTensorboard(runs, { port }))
    })
}
