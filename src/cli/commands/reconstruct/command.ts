// jamjae reconstruct: draws validation images above what the model makes of them.
import type { Command } from 'commander'
import { usual } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import { isRowsFile } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'

const file = 'reconstruct.png'
const most = { images: 50, rows: 10_000_000 }

export function reconstructCommand(terminal: Console): Command {
  const { between, positiveInteger } = flagReaders(terminal)
  return pictureCommand(terminal, 'reconstruct', file)
    .option(
      '--count <n>',
      terminal.say('help.reconstruct.count', usual.reconstructions),
      positiveInteger('--count'),
    )
    .action(async (run: string, { count, ...flags }: PictureFlags & { count?: number }) => {
      const largest = isRowsFile(flags.out) ? most.rows : most.images
      if (count !== undefined) between('--count', 1, largest)(String(count))
      if (isRowsFile(flags.out)) {
        const { fillRows } = await import('./impute-rows.js')
        return fillRows(terminal, run, { ...flags, out: flags.out, count })
      }
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { reconstructionsGrid } = await import('../../../runs/pictures/reconstructions.js')
      await drawGrid(terminal, run, { ...flags, file }, (subject) =>
        reconstructionsGrid(subject, { count }),
      )
    })
}
