// jamjae manifold: draws decoded images on a grid over two latents.
import type { Command } from 'commander'
import { ConfigError } from '../../../errors.js'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type LabelFlags, labelCheck, withLabelFlag } from '../../flags/label-flag.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

interface ManifoldFlags extends PictureFlags, LabelFlags {
  readonly size?: number
  /** Indices from 0. */
  readonly latents?: readonly [number, number]
}

// manifold.png is the latest manifold of the training.
const file = 'manifold-grid.png'
const maxSize = 50

export function manifoldCommand(terminal: Console): Command {
  const command = pictureCommand(terminal, 'manifold', file)
  return withLabelFlag(command, terminal, 'help.label')
    .option(
      '--size <n>',
      terminal.translate('help.manifold.size', pictureDefaults.manifold),
      flagReaders(terminal).between('--size', 1, maxSize),
    )
    .option('--latents <i,j>', terminal.translate('help.manifold.latents'), (text: string) =>
      readLatents(terminal, text),
    )
    .action(async (run: string, { size, latents, label, ...flags }: ManifoldFlags) => {
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { assertLatentIndices, manifoldGrid } = await import(
        '../../../runs/pictures/manifold.js'
      )
      const { modelFrom } = await import('../../../models/models.js')
      const check = (description: RunDescription) => {
        assertLatentIndices(modelFrom(description.configuration.model), latents)
        labelCheck(label)(description)
      }
      await drawGrid(terminal, run, { ...flags, check, file }, (context) =>
        manifoldGrid(context, { size, latents, label }),
      )
    })
}

function readLatents(terminal: Console, text: string): readonly [number, number] {
  const [first, second] =
    /^\s*([1-9]\d*)\s*,\s*([1-9]\d*)\s*$/.exec(text)?.slice(1).map(Number) ?? []
  if (first && second && first !== second) return [first - 1, second - 1]
  const expected = terminal.translate('cli.latents')
  throw new ConfigError('cli.number', { flag: '--latents', expected, actual: text })
}
