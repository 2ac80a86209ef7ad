// jamjae sample: draws images decoded from random latents.
import type { Command } from 'commander'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { pictureDefaults } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type GivenFlags, withGivenFlag } from '../../flags/given-flag.js'
import { type LabelFlags, labelCheck, withLabelFlag } from '../../flags/label-flag.js'
import { isRowsFile } from '../../pictures/is-rows-file.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

interface SampleFlags extends PictureFlags, LabelFlags, GivenFlags {
  readonly count?: number
  readonly seed?: number
}

const file = 'sample.png'
const maxCounts = { images: 500, rows: 1_000_000 }

export function sampleCommand(terminal: Console): Command {
  const { between, positiveInteger, seed: readSeed } = flagReaders(terminal)
  const command = pictureCommand(terminal, 'sample', file)
  return withGivenFlag(withLabelFlag(command, terminal, 'help.sample.label'), terminal)
    .option(
      '--count <n>',
      terminal.translate('help.sample.count', pictureDefaults.samples),
      positiveInteger('--count'),
    )
    .option(
      '--seed <n>',
      terminal.translate('help.sample.seed', pictureDefaults.samples),
      readSeed('--seed'),
    )
    .action(async (run: string, { count, seed, label, given, ...flags }: SampleFlags) => {
      const maxCount = isRowsFile(flags.out) ? maxCounts.rows : maxCounts.images
      if (count !== undefined) between('--count', 1, maxCount)(String(count))
      if (isRowsFile(flags.out)) {
        const { sampleRows } = await import('./sample-rows.js')
        return sampleRows(terminal, run, { ...flags, out: flags.out, count, seed, label, given })
      }
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { givenValues } = await import('../../../runs/given-rows.js')
      const { samplesGrid } = await import('../../../runs/pictures/samples.js')
      const check = (description: RunDescription) => {
        labelCheck(label)(description)
        givenValues(description, given)
      }
      await drawGrid(terminal, run, { ...flags, check, file }, (context) =>
        samplesGrid(context, { count, seed, label }),
      )
    })
}
