// jamjae sample: draws what the decoder makes of random points.
import type { Command } from 'commander'
import { usual } from '../../../runs/pictures/defaults.js'
import { flagReaders } from '../../flags/flags.js'
import { type PictureFlags, pictureCommand } from '../../pictures/picture-command.js'
import { isRowsFile } from '../../pictures/write-rows.js'
import type { Console } from '../../terminal/console.js'

interface SampleFlags extends PictureFlags {
  readonly count?: number
  readonly seed?: number
}

const file = 'sample.png'
const most = { images: 500, rows: 1_000_000 }

export function sampleCommand(terminal: Console): Command {
  const { between, positiveInteger, seed: readSeed } = flagReaders(terminal)
  return pictureCommand(terminal, 'sample', file)
    .option(
      '--count <n>',
      terminal.say('help.sample.count', usual.samples),
      positiveInteger('--count'),
    )
    .option('--seed <n>', terminal.say('help.sample.seed', usual.samples), readSeed('--seed'))
    .action(async (run: string, { count, seed, ...flags }: SampleFlags) => {
      const largest = isRowsFile(flags.out) ? most.rows : most.images
      if (count !== undefined) between('--count', 1, largest)(String(count))
      if (isRowsFile(flags.out)) {
        const { sampleRows } = await import('./sample-rows.js')
        return sampleRows(terminal, run, { ...flags, out: flags.out, count, seed })
      }
      const { drawGrid } = await import('../../pictures/draw-picture.js')
      const { samplesGrid } = await import('../../../runs/pictures/samples.js')
      await drawGrid(terminal, run, { ...flags, file }, (subject) =>
        samplesGrid(subject, { count, seed }),
      )
    })
}
