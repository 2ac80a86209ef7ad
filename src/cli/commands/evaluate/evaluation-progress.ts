// The progress line of an evaluation: current stage and time left; only on a terminal.
import type { EvaluationOptions } from '../../../analysis/evaluate.js'
import { type Console, eraseLine } from '../../terminal/console.js'
import { formatDuration } from '../../terminal/format-duration.js'

export function evaluationProgress(terminal: Console): EvaluationOptions['progress'] {
  const { errors } = terminal
  if (!errors.isTTY) return undefined
  let now: { phase: string; started: number; before: number } | undefined
  return (phase, done, of) => {
    if (now?.phase !== phase) now = { phase, started: performance.now(), before: done }
    const seconds = (performance.now() - now.started) / 1000
    const left = ((of - done) * seconds) / (done - now.before)
    const parts = [
      terminal.translate(`evaluating.${phase}`),
      `${terminal.number(done)} / ${terminal.number(of)}`,
      ...(Number.isFinite(left)
        ? [terminal.translate('progress.left', { time: formatDuration(left) })]
        : []),
    ]
    errors.write(done < of ? eraseLine + parts.join('  ') : eraseLine)
  }
}
