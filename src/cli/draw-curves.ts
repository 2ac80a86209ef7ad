// What jamjae curves does: reads the figures of the runs, draws them, writes the files.
import { extname } from 'node:path'
import { chartPng } from '../drawing/chart-png.js'
import { chartSvg } from '../drawing/chart-svg.js'
import { ConfigError } from '../errors.js'
import { refuseToOverwrite } from '../runs/output-file.js'
import { trainingCurves } from '../runs/pictures/curves.js'
import { historyOf } from '../runs/run-summary.js'
import { runsByName } from '../runs/runs-by-name.js'
import type { Console } from './console.js'
import { writePicture } from './draw-picture.js'
import { checkExtension, pictureOf } from './output-name.js'
import type { OutputFlags } from './picture-command.js'

export async function drawCurves(
  terminal: Console,
  runs: readonly string[],
  { out, force }: OutputFlags,
): Promise<void> {
  const named = runsByName(runs)
  const histories = await Promise.all(
    [...named].map(async ([name, path]) => ({ ...(await historyOf(path)), name })),
  )
  const begun = histories.find(({ epochs }) => epochs.length === 0)
  if (begun) throw new ConfigError('picture.noEpochs', { path: begun.path })
  const targets = out ? [out] : usualTargets([...named.values()])
  for (const target of targets) {
    checkExtension(target, ['.svg', '.png'])
    await refuseToOverwrite(target, { force })
  }
  const chart = trainingCurves(histories, { language: terminal.language })
  for (const target of targets) {
    const isSvg = extname(target).toLowerCase() === '.svg'
    await writePicture(terminal, target, isSvg ? chartSvg(chart) : await chartPng(chart))
  }
}

function usualTargets(runs: readonly string[]): string[] {
  const [first = ''] = runs
  const name = runs.length === 1 ? 'curves' : 'curves-compared'
  return ['.svg', '.png'].map((extension) => pictureOf(first, name + extension))
}
