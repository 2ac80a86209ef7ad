// What jamjae curves does: reads the figures of the runs, draws them, writes the files.
import { extname } from 'node:path'
import { chartPng } from '../drawing/chart-png.js'
import { chartSvg } from '../drawing/chart-svg.js'
import { ConfigError } from '../errors.js'
import { refuseToOverwrite } from '../runs/output-file.js'
import { readHistory, trainingCurves } from '../runs/pictures/curves.js'
import type { Console } from './console.js'
import { checkExtension, pictureOf, writePicture } from './draw-picture.js'
import type { OutputFlags } from './picture-command.js'

export async function drawCurves(
  terminal: Console,
  runs: readonly string[],
  { out, force }: OutputFlags,
): Promise<void> {
  const histories = await Promise.all(runs.map(readHistory))
  const begun = histories.findIndex(({ epochs }) => epochs.length === 0)
  if (begun >= 0) throw new ConfigError('picture.noEpochs', { path: runs[begun] ?? '' })
  const targets = out ? [out] : usualTargets(runs)
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
