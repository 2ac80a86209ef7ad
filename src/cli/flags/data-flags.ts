// The data flags, shared by train and data check.
import type { Command } from 'commander'
import { backgroundPattern, fits, type Scale, scaleAliases, scales } from '../../data/choices.js'
import type { DataConfiguration } from '../../data/options.js'
import { ConfigError } from '../../errors.js'
import type { Setting } from '../../recipes/resolve.js'
import type { Console } from '../terminal/console.js'
import { flagReaders } from './flags.js'
import { withStrictFlag } from './training-flags.js'

export interface DataFlags {
  readonly size?: readonly [number, number]
  readonly fit?: DataConfiguration['fit']
  readonly background?: string
  readonly channels?: '1' | '3'
  readonly label?: string
  readonly array?: string
  readonly axes?: string
  readonly header?: 'yes' | 'no'
  readonly categorical?: readonly string[]
  readonly missing?: readonly string[]
  readonly keepNa?: readonly string[]
  readonly leaveOut?: readonly string[]
  readonly keep?: readonly string[]
  readonly validation?: number
  readonly scale?: Scale
  readonly skipBroken?: true
  readonly strict?: true
}

/** Adds the flags that determine how a source is read. */
export function withDataFlags(command: Command, terminal: Console): Command {
  const translate = terminal.translate.bind(terminal)
  const { fraction, size, text, names, choice } = flagReaders(terminal)
  const scale = choice('--scale', scales, scaleAliases)
  const extended = command
    .option('--size <HxW>', translate('help.train.size'), size('--size'))
    .option('--fit <how>', translate('help.train.fit'), choice('--fit', fits))
    .option('--background <colour>', translate('help.train.background'), readBackground)
    .option('--channels <n>', translate('help.train.channels'), choice('--channels', ['1', '3']))
    .option('--label <column>', translate('help.train.label'), text('--label'))
    .option('--array <name>', translate('help.train.array'), text('--array'))
    .option('--axes <letters>', translate('help.train.axes'), text('--axes'))
    .option('--header <yes|no>', translate('help.train.header'), choice('--header', ['yes', 'no']))
    .option('--categorical <names>', translate('help.train.categorical'), names('--categorical'))
    .option('--missing <values>', translate('help.train.missing'), names('--missing'))
    .option('--keep-na <names>', translate('help.train.keepNa'), names('--keep-na'))
    .option('--leave-out <names>', translate('help.train.leaveOut'), names('--leave-out'))
    .option('--keep <names>', translate('help.train.keep'), names('--keep'))
    .option('--validation <fraction>', translate('help.train.validation'), fraction('--validation'))
    .option('--scale <how>', translate('help.train.scale'), (written: string) => {
      const name = scale(written)
      command.hook('preAction', () => {
        if (name === written || command.opts<{ quiet?: true }>().quiet) return
        terminal.errors.write(
          `${translate('cli.renamedChoice', { flag: '--scale', written, name })}\n`,
        )
      })
      return name
    })
    .option('--skip-broken', translate('help.train.skipBroken'))
  return withStrictFlag(extended, terminal)
}

/** A colour; its number sign may be left out, as it begins a comment in shells. */
function readBackground(written: string): string {
  const name = written.toLowerCase()
  const background = /^[0-9a-f]{6}$/.test(name) ? `#${name}` : name
  if (backgroundPattern.test(background)) return background
  throw new ConfigError('cli.background', { actual: written })
}

/** The flags as `data` options of a configuration. */
export function dataOptions(flags: DataFlags): Partial<DataConfiguration> {
  const { size, fit, background, channels, label, array, axes, header } = flags
  const { validation, scale, skipBroken, categorical, missing, keepNa, leaveOut, keep } = flags
  return {
    ...(size && { size: [...size] }),
    ...(fit && { fit }),
    ...(background && { background }),
    ...(channels && { channels: channels === '1' ? 1 : 3 }),
    ...(label && { label }),
    ...(array && { array }),
    ...(axes && { axes }),
    ...(header && { header: header === 'yes' }),
    ...(categorical && { categorical: [...categorical] }),
    ...(missing && { missing: [...missing] }),
    ...(keepNa && { keepNa: [...keepNa] }),
    ...(leaveOut && { leaveOut: [...leaveOut] }),
    ...(keep && { keep: [...keep] }),
    ...(validation && { validation }),
    ...(scale && { scale }),
    ...(skipBroken && { skipBroken }),
  }
}

/** The flags as settings. */
export function dataSettings(flags: DataFlags): Setting[] {
  return Object.entries(dataOptions(flags)).map(([name, value]) => [`data.${name}`, value] as const)
}
