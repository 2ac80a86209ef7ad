// jamjae curves: reads the metrics of the runs, draws them, writes the files.
import { extname } from 'node:path'
import { chartPng } from '../../../drawing/chart-png.js'
import { chartSvg } from '../../../drawing/chart-svg.js'
import { ConfigError } from '../../../errors.js'
import { assertNoOverwrite } from '../../../files/output-file.js'
import { loadHistory } from '../../../runs/folder/run-summary.js'
import { runsByName } from '../../../runs/folder/runs-by-name.js'
import { trainingCurves } from '../../../runs/pictures/curves.js'
import { writePicture } from '../../pictures/draw-picture.js'
import { checkExtension, pictureOf } from '../../pictures/output-name.js'
import type { OutputFlags } from '../../pictures/picture-command.js'
import type { Console } from '../../terminal/console.js'

export async function drawCurves(
  terminal: Console,
  runs: readonly string[],
  { out, force }: OutputFlags,
): Promise<void> {
  const named = runsByName(runs)
  const histories = await Promise.all(
    [...named].map(async ([name, path]) => ({ ...(await loadHistory(path)), name })),
  )
  const begun = histories.find(({ epochs }) => epochs.length === 0)
  if (begun) throw new ConfigError('picture.noEpochs', { path: begun.path })
  const targets = out ? [out] : defaultTargets([...named.values()])
  for (const target of targets) {
    checkExtension(target, ['.svg', '.png'])
    await assertNoOverwrite(target, { force })
  }
  const chart = trainingCurves(histories, { language: terminal.language })
  for (const target of targets) {
    const isSvg = extname(target).toLowerCase() === '.svg'
    await writePicture(terminal, target, isSvg ? chartSvg(chart) : await chartPng(chart))
  }
}

function defaultTargets(runs: readonly string[]): string[] {
  const [first = ''] = runs
  const name = runs.length === 1 ? 'curves' : 'curves-compared'
  return ['.svg', '.png'].map((extension) => pictureOf(first, name + extension))
}
