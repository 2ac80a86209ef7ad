// The flags shared by train and resume.
import type { Command } from 'commander'
import { devices } from '../../engines/devices.js'
import type { Console } from '../terminal/console.js'
import { flagReaders } from './flags.js'

/** Adds the flags for device and threads. */
export function withEngineFlags(
  command: Command,
  terminal: Console,
  threadsHelp: 'help.train.threads' | 'help.resume.threads' = 'help.train.threads',
): Command {
  const { threads, choice } = flagReaders(terminal)
  return command
    .option('--threads <n>', terminal.translate(threadsHelp), threads('--threads'))
    .option('--device <name>', terminal.translate('help.train.device'), choice('--device', devices))
}

/** Adds the flag that makes a notice about data an error. */
export function withStrictFlag(command: Command, terminal: Console): Command {
  return command.option('--strict', terminal.translate('help.strict'))
}

/** Adds the flags for output. */
export function withReportFlags(command: Command, terminal: Console): Command {
  return command
    .option('--verbose', terminal.translate('help.train.verbose'))
    .option('--quiet', terminal.translate('help.train.quiet'))
    .option('--json', terminal.translate('help.train.json'))
}
