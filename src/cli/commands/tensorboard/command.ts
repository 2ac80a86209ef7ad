// jamjae tensorboard: the command's words; what it does is loaded only when it runs.
import { Command } from 'commander'
import { flagReaders } from '../../flags/flags.js'
import type { Console } from '../../terminal/console.js'

const defaultPort = 6013

export function tensorboardCommand(terminal: Console, end: (exitCode: number) => void): Command {
  const say = terminal.say.bind(terminal)
  return new Command('tensorboard')
    .description(say('help.tensorboard'))
    .argument('<run...>', say('help.tensorboard.run'))
    .usage('RUN... [options]')
    .option(
      '--port <n>',
      say('help.tensorboard.port', { port: defaultPort }),
      flagReaders(terminal).port('--port'),
    )
    .addHelpText(
      'after',
      `\n${say('help.examples')}
  jamjae tensorboard runs/first runs/second
  PYTHON=venv/bin/python jamjae tensorboard runs/first --port 6006`,
    )
    .action(async (runs: readonly string[], { port = defaultPort }: { port?: number }) => {
      const { showInTensorboard } = await import('./run.js')
      end(await showInTensorboard(runs, { port }))
    })
}
