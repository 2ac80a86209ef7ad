// jamjae reconstruct: draws validation images above what the model makes of them.
import type { Command } from 'commander'
import { usual } from '../runs/pictures/usual.js'
import type { Console } from './console.js'
import { flagReaders } from './flags.js'
import { type PictureFlags, pictureCommand } from './picture-command.js'

const file = 'reconstruct.png'
const most = 50

export function reconstructCommand(terminal: Console): Command {
  return pictureCommand(terminal, 'reconstruct', file)
    .option(
      '--count <n>',
      terminal.say('help.reconstruct.count', usual.reconstructions),
      flagReaders(terminal).between('--count', 1, most),
    )
    .action(async (run: string, { count, ...flags }: PictureFlags & { count?: number }) => {
      const { drawGrid } = await import('./draw-picture.js')
      const { reconstructionsGrid } = await import('../runs/pictures/reconstructions.js')
      await drawGrid(terminal, run, { ...flags, file }, (subject) =>
        reconstructionsGrid(subject, { count }),
      )
    })
}
