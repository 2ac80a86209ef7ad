// Training progress: a live line on a terminal, plain lines elsewhere.
import type {
  EpochEnd,
  StepMetrics,
  TrainingObserver,
  TrainingStart,
} from '../../training/events.js'
import { type Console, eraseLine } from '../terminal/console.js'
import { displayWidth } from '../terminal/display-width.js'
import { exampleNounKey } from '../terminal/example-noun.js'
import { extraText } from '../terminal/extra-text.js'
import { formatDuration } from '../terminal/format-duration.js'
import { formatMetrics, formatMetricsBriefly } from '../terminal/metrics-text.js'
import { dataWaitText } from './data-wait-text.js'
import { epochTable } from './epoch-table.js'

const verboseEvery = 100
const between = '  '

export function progressReporter(
  terminal: Console,
  dataName: string,
  { verbose, device }: { verbose?: true; device: string },
): TrainingObserver {
  const { errors } = terminal
  const isInteractive = errors.isTTY === true
  let run: TrainingStart
  let table: ReturnType<typeof epochTable>

  const line = (text: string) => errors.write(`${isInteractive ? eraseLine : ''}${text}\n`)
  const epochText = (epoch: number) =>
    terminal.translate('progress.epoch', {
      epoch: String(epoch).padStart(String(run.configuration.training.epochs).length),
      epochs: run.configuration.training.epochs,
    })

  return {
    start(event) {
      run = event
      table = epochTable(terminal, event)
      line(
        terminal.translate('progress.start', {
          name: event.configuration.name,
          data: dataName,
          examples: terminal.translate(exampleNounKey(event.model)),
          training: terminal.number(event.trainingExamples),
          validation: terminal.number(event.validationExamples),
          parameters: terminal.number(event.parameters),
          device,
          threads: event.threads,
        }),
      )
      line(
        terminal.faint(
          terminal.translate('result.unit', { unit: terminal.translate(`unit.${event.unit}`) }),
        ),
      )
      if (event.resumed)
        line(
          terminal.translate('progress.resumed', {
            epochs: event.resumed.epochs,
            steps: terminal.number(event.resumed.steps),
          }),
        )
      if (event.isCrossEntropy) line(terminal.faint(`${terminal.translate('unit.crossEntropy')}.`))
      for (const each of table.header) line(terminal.faint(each))
    },

    steps({ steps, imagesPerSecond }) {
      if (verbose) for (const step of steps) printBatch(step)
      const last = steps.at(-1)
      if (isInteractive && last) errors.write(eraseLine + liveLine(last, imagesPerSecond))
    },

    epoch(end) {
      const { epochs, printEvery } = run.configuration.training
      if (end.epoch % printEvery === 0 || end.epoch === epochs || end.epoch === 1)
        for (const each of [table.row(end), ...furtherMetrics(end)]) line(each)
      // After the last epoch it is part of the result.
      const waited = end.epoch === 1 && epochs > 1 && dataWaitText(terminal, end)
      if (waited) line(terminal.faint(waited))
    },

    interrupted() {
      if (isInteractive) errors.write(eraseLine)
    },
  }

  /** A line of what else is measured, if anything is. */
  function furtherMetrics({ validation }: EpochEnd): string[] {
    const texts = extraText(terminal, validation)
    if (texts.length === 0) return []
    return [`  ${terminal.translate('table.validation')}: ${texts.join('  ')}`]
  }

  function printBatch({ epoch, step, ...metrics }: StepMetrics) {
    const batch = step - run.stepOffset - (epoch - 1) * run.stepsPerEpoch
    if (batch % verboseEvery !== 0 && batch !== run.stepsPerEpoch) return
    const values = {
      epoch,
      batch,
      batches: run.stepsPerEpoch,
      figures: formatMetrics(terminal, run, metrics),
    }
    line(terminal.translate('progress.batch', values))
  }

  /** The live line, with the terms of the loss if the terminal is wide enough; never wider than the terminal. */
  function liveLine(last: StepMetrics, imagesPerSecond: number): string {
    const width = (errors.columns ?? 80) - 1
    const whole = liveParts(last, imagesPerSecond, formatMetrics(terminal, run, last)).join(between)
    if (displayWidth(whole) <= width) return whole
    const parts = liveParts(last, imagesPerSecond, formatMetricsBriefly(terminal, run, last))
    while (parts.length > 1 && displayWidth(parts.join(between)) > width) parts.pop()
    return parts.join(between)
  }

  function liveParts(last: StepMetrics, imagesPerSecond: number, metrics: string): string[] {
    const { epochs, batchSize } = run.configuration.training
    const step = last.step - run.stepOffset - (last.epoch - 1) * run.stepsPerEpoch
    const left =
      epochs * run.trainingExamples -
      ((last.epoch - 1) * run.trainingExamples + Math.min(step * batchSize, run.trainingExamples))
    return [
      epochText(last.epoch),
      terminal.translate('progress.step', { step, steps: run.stepsPerEpoch }),
      metrics,
      terminal.translate('progress.left', { time: formatDuration(left / imagesPerSecond) }),
      terminal.translate('progress.speed', { speed: terminal.number(imagesPerSecond) }),
    ]
  }
}
