// The flag --split of commands that look at one split of the data.
import type { Command } from 'commander'
import type { Role } from '../../data/dataset.js'
import { splitNames } from '../../data/select-split.js'
import type { MessageKey } from '../../messages/messages.js'
import type { Console } from '../terminal/console.js'
import { flagReaders } from './flags.js'

export interface SplitFlags {
  readonly split?: Role
}

/** Adds --split, described by the message `help`. */
export function withSplitFlag(
  command: Command,
  terminal: Console,
  help: MessageKey = 'help.split',
): Command {
  const { choice } = flagReaders(terminal)
  return command.option('--split <name>', terminal.translate(help), choice('--split', splitNames))
}
