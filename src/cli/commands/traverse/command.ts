// jamjae traverse: draws a traversal of each latent.
import type { Command } from 'commander'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type LabelFlags, labelCheck, withLabelFlag } from '../../flags/label-flag.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

interface TraverseFlags extends PictureFlags, LabelFlags {
  readonly count?: number
}

const file = 'traverse.png'
const maxLatents = 200

export function traverseCommand(terminal: Console): Command {
  const command = pictureCommand(terminal, 'traverse', file)
  return withLabelFlag(command, terminal, 'help.label')
    .option(
      '--count <n>',
      terminal.translate('help.traverse.count', pictureDefaults.traversals),
      flagReaders(terminal).between('--count', 1, maxLatents),
    )
    .action(async (run: string, { count, label, ...flags }: TraverseFlags) => {
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { traversalsGrid, traversedLatents } = await import(
        '../../../runs/pictures/traversals.js'
      )
      const drawing = { ...flags, check: labelCheck(label), file }
      await drawGrid(terminal, run, drawing, async (context) => {
        const grid = await traversalsGrid(context, { count, label })
        const { upper, lower } = await traversedLatents(context)
        const [shown, all] = [grid.rows.length, upper.length + lower.length]
        if (count === undefined && shown < all)
          terminal.errors.write(`${terminal.translate('traverse.shown', { shown, all })}\n`)
        return grid
      })
    })
}
