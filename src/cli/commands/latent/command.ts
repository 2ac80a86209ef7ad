// jamjae latent: draws the codes of the data in the latent space.
import type { Command } from 'commander'
import { type SplitFlags, withSplitFlag } from '../../flags/split-flag.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

interface LatentFlags extends PictureFlags, SplitFlags {
  readonly pca?: true
}

export function latentCommand(terminal: Console): Command {
  return withSplitFlag(pictureCommand(terminal, 'latent', 'latent.png'), terminal)
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
