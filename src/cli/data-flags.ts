// The flags that say how data is made into images, and what they hold.
import type { Command } from 'commander'
import { type DataConfiguration, fits } from '../data/data-options.js'
import { scales } from '../data/scaling.js'
import type { Console } from './console.js'
import { flagReaders } from './flags.js'

export interface DataFlags {
  readonly size?: readonly [number, number]
  readonly fit?: DataConfiguration['fit']
  readonly channels?: '1' | '3'
  readonly validation?: number
  readonly scale?: DataConfiguration['scale']
  readonly skipBroken?: true
}

export function withDataFlags(command: Command, terminal: Console): Command {
  const say = terminal.say.bind(terminal)
  const { share, size, choice } = flagReaders(terminal)
  return command
    .option('--size <HxW>', say('help.train.size'), size('--size'))
    .option('--fit <how>', say('help.train.fit'), choice('--fit', fits))
    .option('--channels <n>', say('help.train.channels'), choice('--channels', ['1', '3']))
    .option('--validation <share>', say('help.train.validation'), share('--validation'))
    .option('--scale <how>', say('help.train.scale'), choice('--scale', scales))
    .option('--skip-broken', say('help.train.skipBroken'))
}

/** What they say, as a configuration has it; undefined where a flag was not given. */
export function dataOptionsOf({ size, fit, channels, validation, scale, skipBroken }: DataFlags) {
  return { size, fit, channels: channels && Number(channels), validation, scale, skipBroken }
}
