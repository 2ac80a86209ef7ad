// jamjae traverse: draws what each latent does.
import type { Command } from 'commander'
import { usual } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

const file = 'traverse.png'
const most = 200

export function traverseCommand(terminal: Console): Command {
  return pictureCommand(terminal, 'traverse', file)
    .option(
      '--count <n>',
      terminal.say('help.traverse.count', usual.traversals),
      flagReaders(terminal).between('--count', 1, most),
    )
    .action(async (run: string, { count, ...flags }: PictureFlags & { count?: number }) => {
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { traversalsGrid } = await import('../../../runs/pictures/traversals.js')
      await drawGrid(terminal, run, { ...flags, file }, (subject) =>
        traversalsGrid(subject, { count }),
      )
    })
}
