// Base of all commands that draw a picture of a run: its output flags.
import type { Command } from 'commander'
import { flagReaders } from '../flags/flags.js'
import { type RunFlags, runCommand } from '../flags/run-command.js'
import type { Console } from '../terminal/console.js'

export interface OutputFlags {
  readonly out?: string
  readonly force?: true
}

export interface PictureFlags extends RunFlags, OutputFlags {
  readonly data?: string
}

/** The command `name RUN`, which by default writes `file` into the run's `pictures` folder. */
export function pictureCommand(terminal: Console, name: string, file: string): Command {
  const { text } = flagReaders(terminal)
  return runCommand(terminal, name)
    .usage('RUN [options]')
    .option('--data <source>', terminal.translate('help.picture.data'), text('--data'))
    .option('--out <file>', terminal.translate('help.picture.out', { file }), text('--out'))
    .option('--force', terminal.translate('help.force'))
}
