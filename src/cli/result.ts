// What a person is told when training has ended: how it went, where things are, what to try next.
import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import stringWidth from 'string-width'
import { runFiles } from '../runs/run-folder.js'
import type { Configuration } from '../training/configuration.js'
import type { TrainingResult } from '../training/trainer.js'
import type { Console } from './console.js'

export function printResult(
  terminal: Console,
  { name }: Configuration,
  run: string,
  { completed, epochs, steps, seconds, imagesPerSecond }: TrainingResult,
): void {
  const values = {
    epochs,
    steps: terminal.number(steps),
    seconds: terminal.number(seconds, 1),
    speed: terminal.number(imagesPerSecond),
  }
  terminal.print(terminal.say(completed ? 'result.finished' : 'result.interrupted', values))
  const places: [string, string][] = [[terminal.say('result.run'), run]]
  for (const picture of [runFiles.reconstructions, runFiles.manifold])
    if (existsSync(join(run, picture)))
      places.push([terminal.say('result.pictures'), join(run, picture)])
  places.push([terminal.say('result.checkpoint'), join(run, runFiles.lastCheckpoint)])
  const width = Math.max(...places.map(([label]) => stringWidth(label)))
  for (const [label, path] of places)
    terminal.print(`  ${label}${' '.repeat(width - stringWidth(label))}  ${path}`)
  if (!completed) return
  terminal.print(terminal.say('result.next'))
  const other = name === 'ch13-autoencoder' ? 'ch13-vae --latent 2' : 'ch13-autoencoder'
  for (const words of ['recipes', `train ${other} --epochs 10`, 'train --help'])
    terminal.print(`  ${ownName()} ${words}`)
}

/** How this command was called, so that what is printed can be typed. */
function ownName(): string {
  const script = process.argv[1] ?? ''
  return basename(script) === 'jamjae' ? 'jamjae' : `node ${relative('', script)}`
}
