// What the commands that draw pictures do: open the run, draw, write the file, say where it is.
import { ConfigError } from '../../errors.js'
import { refuseToOverwrite, writeOutput } from '../../files/output-file.js'
import type { Chart } from '../../pictures/chart.js'
import type { LabelledGrid } from '../../pictures/labelled-grid.js'
import { summaryOf } from '../../runs/folder/run-summary.js'
import { type Subject, subjectOf } from '../../runs/pictures/picture-context.js'
import { withRun } from '../flags/run-command.js'
import type { Console } from '../terminal/console.js'
import { progressLine } from '../terminal/progress-line.js'
import { checkExtension, pictureOf } from './output-name.js'
import type { PictureFlags } from './picture-command.js'

interface Drawing extends PictureFlags {
  /** The name it gets where --out names none. */
  readonly file: string
}

export async function drawGrid(
  terminal: Console,
  path: string,
  drawing: Drawing,
  describe: (subject: Subject) => Promise<LabelledGrid>,
): Promise<void> {
  const { description } = await summaryOf(path)
  if (description.data.columns) throw new ConfigError('picture.table', { path })
  return draw(terminal, path, drawing, async (subject) => {
    const { gridPng } = await import('../../drawing/grid-png.js')
    return gridPng(await describe(subject))
  })
}

export function drawChart(
  terminal: Console,
  path: string,
  drawing: Drawing,
  describe: (subject: Subject) => Promise<Chart>,
): Promise<void> {
  return draw(terminal, path, drawing, async (subject) => {
    const { chartPng } = await import('../../drawing/chart-png.js')
    return chartPng(await describe(subject))
  })
}

async function draw(
  terminal: Console,
  path: string,
  { file, data, out, ...flags }: Drawing,
  png: (subject: Subject) => Promise<Uint8Array>,
): Promise<void> {
  const { name } = await summaryOf(path)
  const target = out ?? pictureOf(path, file)
  checkExtension(target, ['.png'])
  await refuseToOverwrite(target, flags)
  const content = await withRun(terminal, path, flags, async (run) =>
    png(
      subjectOf({
        name,
        inference: run.inference,
        data: await run.data(data),
        language: terminal.language,
        progress: progressLine(terminal, terminal.say('encode.encoding')),
      }),
    ),
  )
  await writePicture(terminal, target, content)
}

export async function writePicture(
  terminal: Console,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await writeOutput(path, content)
  terminal.print(path)
}
