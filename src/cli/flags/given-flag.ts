// The flag --given of commands that decode with a model that is conditional on columns of a table.
import type { Command } from 'commander'
import type { Console } from '../terminal/console.js'
import { collect } from './flags.js'

export interface GivenFlags {
  /** Each column=value. */
  readonly given?: readonly string[] | undefined
}

export function withGivenFlag(command: Command, terminal: Console): Command {
  return command.option('--given <column=value>', terminal.translate('help.given'), collect)
}
