// jamjae reconstruct: draws images of a split above their reconstructions.
import type { Command } from 'commander'
import { ConfigError } from '../../../errors.js'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type SplitFlags, withSplitFlag } from '../../flags/split-flag.js'
import { isRowsFile } from '../../pictures/is-rows-file.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

const file = 'reconstruct.png'
const maxCounts = { images: 50, rows: 10_000_000 }

interface ReconstructFlags extends PictureFlags, SplitFlags {
  readonly count?: number
}

export function reconstructCommand(terminal: Console): Command {
  const { between, positiveInteger } = flagReaders(terminal)
  return withSplitFlag(pictureCommand(terminal, 'reconstruct', file), terminal)
    .option(
      '--count <n>',
      terminal.translate('help.reconstruct.count', pictureDefaults.reconstructions),
      positiveInteger('--count'),
    )
    .action(async (run: string, { count, ...flags }: ReconstructFlags) => {
      const maxCount = isRowsFile(flags.out) ? maxCounts.rows : maxCounts.images
      if (count !== undefined) between('--count', 1, maxCount)(String(count))
      if (isRowsFile(flags.out)) {
        if (flags.split) throw new ConfigError('reconstruct.split', { out: flags.out })
        const { imputeRows } = await import('./impute-rows.js')
        return imputeRows(terminal, run, { ...flags, out: flags.out, count })
      }
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { reconstructionsGrid } = await import('../../../runs/pictures/reconstructions.js')
      await drawGrid(terminal, run, { ...flags, file }, (context) =>
        reconstructionsGrid(context, { count }),
      )
    })
}
