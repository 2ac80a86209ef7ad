// jamjae reconstruct: draws validation images above their reconstructions.
import type { Command } from 'commander'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import { isRowsFile } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'

const file = 'reconstruct.png'
const maxCounts = { images: 50, rows: 10_000_000 }

export function reconstructCommand(terminal: Console): Command {
  const { between, positiveInteger } = flagReaders(terminal)
  return pictureCommand(terminal, 'reconstruct', file)
    .option(
      '--count <n>',
      terminal.translate('help.reconstruct.count', pictureDefaults.reconstructions),
      positiveInteger('--count'),
    )
    .action(async (run: string, { count, ...flags }: PictureFlags & { count?: number }) => {
      const maxCount = isRowsFile(flags.out) ? maxCounts.rows : maxCounts.images
      if (count !== undefined) between('--count', 1, maxCount)(String(count))
      if (isRowsFile(flags.out)) {
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
