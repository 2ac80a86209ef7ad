// The implementation of picture commands: loads the run, draws, writes the file, prints its path.
import { evenPart } from '../../data/join-datasets.js'
import type { Selection } from '../../data/select-split.js'
import { ConfigError } from '../../errors.js'
import { assertNoOverwrite, writeOutput } from '../../files/output-file.js'
import type { Chart } from '../../pictures/chart.js'
import type { LabelledGrid } from '../../pictures/labelled-grid.js'
import type { RunDescription } from '../../runs/folder/run-json.js'
import { loadSummary } from '../../runs/folder/run-summary.js'
import { type PictureContext, pictureContext } from '../../runs/pictures/picture-context.js'
import { withRun } from '../flags/run-command.js'
import type { Console } from '../terminal/console.js'
import { progressLine } from '../terminal/progress-line.js'
import { checkExtension, pictureOf } from './output-name.js'
import type { PictureFlags } from './picture-command.js'

interface Drawing extends PictureFlags {
  readonly split?: Selection
  /** Number of examples, by default all of the split. */
  readonly count?: number
  /** Throws where the flags do not fit the run; before the file is looked for. */
  readonly check?: (description: RunDescription) => void
  /** Default file name, without --out. */
  readonly file: string
}

export async function drawGrid(
  terminal: Console,
  path: string,
  drawing: Drawing,
  describe: (context: PictureContext) => Promise<LabelledGrid>,
): Promise<void> {
  const { description } = await loadSummary(path)
  if (description.data.columns) throw new ConfigError('picture.table', { path })
  drawing.check?.(description)
  return draw(terminal, path, drawing, async (context) => {
    const { gridPng } = await import('../../drawing/grid-png.js')
    return gridPng(await describe(context))
  })
}

export function drawChart(
  terminal: Console,
  path: string,
  drawing: Drawing,
  describe: (context: PictureContext) => Promise<Chart>,
): Promise<void> {
  return draw(terminal, path, drawing, async (context) => {
    const { chartPng } = await import('../../drawing/chart-png.js')
    return chartPng(await describe(context))
  })
}

async function draw(
  terminal: Console,
  path: string,
  { file, data, split, count, out, ...flags }: Drawing,
  png: (context: PictureContext) => Promise<Uint8Array>,
): Promise<void> {
  const { name } = await loadSummary(path)
  const target = out ?? pictureOf(path, file)
  checkExtension(target, ['.png'])
  await assertNoOverwrite(target, flags)
  const content = await withRun(terminal, path, flags, async (run) => {
    const all = await run.data(data, split)
    const validation = evenPart(all.validation, count ?? all.validation.count)
    return png(
      pictureContext({
        name,
        inference: run.inference,
        data: { ...all, validation },
        split,
        language: terminal.language,
        progress: progressLine(terminal, terminal.translate('encode.encoding')),
      }),
    )
  })
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
