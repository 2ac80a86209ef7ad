// The flag --label of commands that decode with a conditional model.
import type { Command } from 'commander'
import type { MessageKey } from '../../messages/messages.js'
import type { RunDescription } from '../../runs/folder/run-json.js'
import { assertClass } from '../../runs/pictures/class-label.js'
import type { Console } from '../terminal/console.js'
import { flagReaders } from './flags.js'

export interface LabelFlags {
  /** The number of a class. */
  readonly label?: number | undefined
}

/** Labels are bytes. */
const maxLabel = 255

export function withLabelFlag(command: Command, terminal: Console, help: MessageKey): Command {
  const { between } = flagReaders(terminal)
  return command.option('--label <k>', terminal.translate(help), between('--label', 0, maxLabel))
}

/** A check before the run is loaded. Throws ConfigError if its model is not conditional, or has no such class. */
export function labelCheck(label: number | undefined) {
  return ({ configuration: { model } }: RunDescription) => assertClass(model.condition, label)
}
