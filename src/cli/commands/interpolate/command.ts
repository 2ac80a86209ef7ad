// jamjae interpolate: draws the interpolation between two validation images in the latent space.
import type { Command } from 'commander'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type LabelFlags, labelCheck, withLabelFlag } from '../../flags/label-flag.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

interface InterpolateFlags extends PictureFlags, LabelFlags {
  readonly from: number
  readonly to: number
  readonly steps?: number
}

const maxSteps = 50

export function interpolateCommand(terminal: Console): Command {
  const { between } = flagReaders(terminal)
  const index = (flag: string) => between(flag, 0, Number.MAX_SAFE_INTEGER)
  const command = pictureCommand(terminal, 'interpolate', 'interpolate-<i>-<j>.png')
  return withLabelFlag(command, terminal, 'help.interpolate.label')
    .usage('RUN --from I --to J [options]')
    .requiredOption('--from <i>', terminal.translate('help.interpolate.from'), index('--from'))
    .requiredOption('--to <j>', terminal.translate('help.interpolate.to'), index('--to'))
    .option(
      '--steps <n>',
      terminal.translate('help.interpolate.steps', pictureDefaults.interpolation),
      between('--steps', 2, maxSteps),
    )
    .action(async (run: string, { from, to, steps, label, ...flags }: InterpolateFlags) => {
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { interpolationGrid } = await import('../../../runs/pictures/interpolation.js')
      const file = `interpolate-${from}-${to}.png`
      await drawGrid(terminal, run, { ...flags, check: labelCheck(label), file }, (context) =>
        interpolationGrid(context, { from, to, steps, label }),
      )
    })
}
