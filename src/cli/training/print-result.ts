// Prints the result of a training: metrics, files, suggested commands.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runFiles } from '../../runs/folder/run-files.js'
import type { TrainingResult } from '../../training/training-loop.js'
import { commandName, quoteForShell } from '../terminal/command-name.js'
import type { Console } from '../terminal/console.js'
import { displayWidth } from '../terminal/display-width.js'
import { nextTraining } from '../terminal/next-training.js'
import { tableCommands } from '../terminal/table-commands.js'
import { dataWaitText } from './data-wait-text.js'

export function printResult(
  terminal: Console,
  run: string,
  {
    table,
    isImplicit = false,
    ...result
  }: TrainingResult & {
    readonly table?: { readonly given: readonly string[] } | undefined
    readonly isImplicit?: boolean
  },
): void {
  const { completed, stoppedEarly, best, epochs, steps, seconds, imagesPerSecond } = result
  const values = {
    epochs,
    steps: terminal.number(steps),
    seconds: terminal.number(seconds, 1),
    speed: terminal.number(imagesPerSecond),
  }
  terminal.print(terminal.translate(completed ? 'result.finished' : 'result.interrupted', values))
  const waited = dataWaitText(terminal, result)
  if (waited) terminal.print(waited)
  if (stoppedEarly && best)
    terminal.print(terminal.translate('result.stoppedEarly', { epoch: best.epoch }))
  for (const { code, values } of result.notices) terminal.print(terminal.translate(code, values))
  const places: [string, string][] = [[terminal.translate('result.run'), run]]
  for (const picture of [runFiles.reconstructions, runFiles.samples, runFiles.manifold])
    if (existsSync(join(run, picture)))
      places.push([terminal.translate('result.pictures'), join(run, picture)])
  places.push([terminal.translate('result.checkpoint'), join(run, runFiles.lastCheckpoint)])
  const width = Math.max(...places.map(([label]) => displayWidth(label)))
  for (const [label, path] of places)
    terminal.print(`  ${label}${' '.repeat(width - displayWidth(label))}  ${path}`)
  terminal.print(terminal.translate('result.next'))
  const word = quoteForShell(run)
  const next = completed
    ? [
        `report ${word}`,
        ...(isImplicit ? [`sample ${word}`] : [`latent ${word}`]),
        ...(table ? tableCommands(word, table.given) : []),
        `evaluate ${word}`,
        nextTraining(word, epochs, best),
      ]
    : [`resume ${word}`]
  for (const words of next) terminal.print(`  ${commandName()} ${words}`)
}
