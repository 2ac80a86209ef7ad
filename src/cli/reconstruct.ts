// jamjae reconstruct: draws validation images above what the model makes of them.
import type { Command } from 'commander'
import { usual } from '../runs/pictures/usual.js'
import type { Console } from './console.js'
import { flagReaders } from './flags.js'
import { type PictureFlags, pictureCommand } from './picture-command.js'
import { isRowsFile } from './write-rows.js'

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
        const { fillRows } = await import('./fill-rows.js')
        return fillRows(terminal, run, { ...flags, out: flags.out, count })
      }
      const { drawGrid } = await import('./draw-picture.js')
      const { reconstructionsGrid } = await import('../runs/pictures/reconstructions.js')
      await drawGrid(terminal, run, { ...flags, file }, (subject) =>
        reconstructionsGrid(subject, { count }),
      )
    })
}
