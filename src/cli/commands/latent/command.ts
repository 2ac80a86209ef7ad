// jamjae latent: draws the codes of the data in the latent space.
import type { Command } from 'commander'
import { type Selection, selections } from '../../../data/select-split.js'
import { flagReaders } from '../../flags/flags.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

interface LatentFlags extends PictureFlags {
  readonly split?: Selection
  readonly count?: number
  readonly pca?: true
}

export function latentCommand(terminal: Console): Command {
  const { choice, positiveInteger } = flagReaders(terminal)
  return pictureCommand(terminal, 'latent', 'latent.png')
    .option(
      '--split <name>',
      terminal.translate('help.latent.split'),
      choice('--split', selections),
    )
    .option('--count <n>', terminal.translate('help.latent.count'), positiveInteger('--count'))
    .option('--pca', terminal.translate('help.latent.pca'))
    .action(async (run: string, { pca, ...flags }: LatentFlags) => {
      const { drawChart } = await import('../../pictures/draw-picture.js')
      const { latentSpaceChart } = await import('../../../runs/pictures/latent-space.js')
      const file = pca ? 'latent-pca.png' : 'latent.png'
      await drawChart(terminal, run, { ...flags, file }, (context) =>
        latentSpaceChart(context, { pca }),
      )
    })
}
