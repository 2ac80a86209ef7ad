// What a person sees while a run trains: one line that moves on a terminal, plain lines elsewhere.
import stringWidth from 'string-width'
import type { StepFigures, TrainingObserver, TrainingStart } from '../../training/events.js'
import { type Console, eraseLine } from '../terminal/console.js'
import { examplesWord } from '../terminal/example-noun.js'
import { clock } from '../terminal/format-duration.js'
import { briefFiguresText, figuresText } from '../terminal/metrics-text.js'
import { waitedText } from './data-wait-text.js'
import { epochTable } from './epoch-table.js'

const verboseEvery = 100
const between = '  '

export function progressReporter(
  terminal: Console,
  dataName: string,
  { verbose, device, threads }: { verbose?: true; device: string; threads: number },
): TrainingObserver {
  const { errors } = terminal
  const moving = errors.isTTY === true
  let run: TrainingStart
  let table: ReturnType<typeof epochTable>

  const line = (text: string) => errors.write(`${moving ? eraseLine : ''}${text}\n`)
  const epochText = (epoch: number) =>
    terminal.say('progress.epoch', {
      epoch: String(epoch).padStart(String(run.configuration.training.epochs).length),
      epochs: run.configuration.training.epochs,
    })

  return {
    start(event) {
      run = event
      table = epochTable(terminal, event)
      line(
        terminal.say('progress.start', {
          name: event.configuration.name,
          data: dataName,
          examples: terminal.say(examplesWord(event.model)),
          training: terminal.number(event.trainingExamples),
          validation: terminal.number(event.validationExamples),
          parameters: terminal.number(event.parameters),
          device,
          threads,
        }),
      )
      line(
        terminal.faint(terminal.say('result.unit', { unit: terminal.say(`unit.${event.unit}`) })),
      )
      if (event.resumed)
        line(
          terminal.say('progress.resumed', {
            epochs: event.resumed.epochs,
            steps: terminal.number(event.resumed.steps),
          }),
        )
      if (event.isCrossEntropy) line(terminal.faint(`${terminal.say('unit.crossEntropy')}.`))
      for (const each of table.header) line(terminal.faint(each))
    },

    steps({ steps, imagesPerSecond }) {
      if (verbose) for (const step of steps) printBatch(step)
      const last = steps.at(-1)
      if (moving && last) errors.write(eraseLine + movingLine(last, imagesPerSecond))
    },

    epoch(end) {
      const { epochs, printEvery } = run.configuration.training
      if (end.epoch % printEvery === 0 || end.epoch === epochs || end.epoch === 1)
        line(table.row(end))
      // The last word has the result.
      const waited = end.epoch === 1 && epochs > 1 && waitedText(terminal, end)
      if (waited) line(terminal.faint(waited))
    },

    interrupted() {
      if (moving) errors.write(eraseLine)
    },
  }

  function printBatch({ epoch, step, ...figures }: StepFigures) {
    const batch = step - (epoch - 1) * run.stepsPerEpoch
    if (batch % verboseEvery !== 0 && batch !== run.stepsPerEpoch) return
    const values = {
      epoch,
      batch,
      batches: run.stepsPerEpoch,
      figures: figuresText(terminal, run, figures),
    }
    line(terminal.say('progress.batch', values))
  }

  /** With the terms of the loss where the terminal is wide enough, and never wider than it. */
  function movingLine(last: StepFigures, imagesPerSecond: number): string {
    const width = (errors.columns ?? 80) - 1
    const whole = movingParts(last, imagesPerSecond, figuresText(terminal, run, last)).join(between)
    if (stringWidth(whole) <= width) return whole
    const parts = movingParts(last, imagesPerSecond, briefFiguresText(terminal, run, last))
    while (parts.length > 1 && stringWidth(parts.join(between)) > width) parts.pop()
    return parts.join(between)
  }

  function movingParts(last: StepFigures, imagesPerSecond: number, figures: string): string[] {
    const { epochs, batchSize } = run.configuration.training
    const step = last.step - (last.epoch - 1) * run.stepsPerEpoch
    const left =
      epochs * run.trainingExamples -
      ((last.epoch - 1) * run.trainingExamples + Math.min(step * batchSize, run.trainingExamples))
    return [
      epochText(last.epoch),
      terminal.say('progress.step', { step, steps: run.stepsPerEpoch }),
      figures,
      terminal.say('progress.left', { time: clock(left / imagesPerSecond) }),
      terminal.say('progress.speed', { speed: terminal.number(imagesPerSecond) }),
    ]
  }
}
