// jamjae traverse: draws a traversal of each latent.
import type { Command } from 'commander'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

const file = 'traverse.png'
const maxLatents = 200

export function traverseCommand(terminal: Console): Command {
  return pictureCommand(terminal, 'traverse', file)
    .option(
      '--count <n>',
      terminal.translate('help.traverse.count', pictureDefaults.traversals),
      flagReaders(terminal).between('--count', 1, maxLatents),
    )
    .action(async (run: string, { count, ...flags }: PictureFlags & { count?: number }) => {
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { traversalsGrid } = await import('../../../runs/pictures/traversals.js')
      await drawGrid(terminal, run, { ...flags, file }, (context) =>
        traversalsGrid(context, { count }),
      )
    })
}
