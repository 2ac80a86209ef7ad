// Base of all commands that load a run: its argument and flags.
import { Command } from 'commander'
import type { Device } from '../../engines/engine.js'
import type { MessageKey } from '../../messages/messages.js'
import type { Weights } from '../../runs/checkpoints/read-checkpoint.js'
import type { Run } from '../../runs/run.js'
import type { Console } from '../terminal/console.js'
import { loadOptions } from '../terminal/loading-progress.js'
import { flagReaders } from './flags.js'
import { withEngineFlags, withStrictFlag } from './training-flags.js'

export interface RunFlags {
  readonly weights?: Weights
  readonly device?: Device
  readonly threads?: number
  readonly strict?: true
}

/** The command `name RUN`, with the message `help.<name>` as its description. */
export function runCommand(terminal: Console, name: string): Command {
  const translate = terminal.translate.bind(terminal)
  const { choice } = flagReaders(terminal)
  const command = new Command(name)
    .description(translate(`help.${name}` as MessageKey))
    .argument('<run>', translate('help.run'))
    .option(
      '--weights <which>',
      translate('help.weights'),
      choice('--weights', ['last', 'best', 'average'] as const),
    )
  return withStrictFlag(withEngineFlags(command, terminal), terminal)
}

/** Loads the run, calls `use` and closes the run; data may be downloaded. */
export async function withRun<T>(
  terminal: Console,
  path: string,
  { weights, device, threads, strict }: RunFlags,
  use: (run: Run) => Promise<T>,
): Promise<T> {
  const { loadRun } = await import('../../runs/run.js')
  const run = await loadRun(path, {
    weights,
    device,
    threads,
    ...loadOptions(terminal, { strict }),
  })
  try {
    return await use(run)
  } finally {
    await run.close()
  }
}
