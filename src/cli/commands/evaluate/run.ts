// jamjae evaluate: evaluates a run and prints the metrics.
import type { Evaluation } from '../../../analysis/evaluate.js'
import type { Role } from '../../../data/dataset.js'
import { withRun } from '../../flags/run-command.js'
import type { Console } from '../../terminal/console.js'
import { exampleNounKey } from '../../terminal/example-noun.js'
import { evaluationProgress } from './evaluation-progress.js'
import { printEvaluation } from './evaluation-report.js'
import type { EvaluateFlags } from './flags.js'

export async function runEvaluation(
  terminal: Console,
  path: string,
  {
    json,
    data,
    split: asked,
    samples,
    binarize,
    baselines,
    factors,
    seed,
    ...flags
  }: EvaluateFlags,
): Promise<void> {
  await withRun(terminal, path, flags, async (run) => {
    const split = asked ?? 'validation'
    const progress = evaluationProgress(terminal)
    const evaluation = await run.evaluate({
      data,
      split: asked,
      samples,
      binarize,
      baselines,
      factors,
      seed,
      progress,
    })
    const context = { run: run.name, data: data ?? run.description.data.source }
    if (json) terminal.print(JSON.stringify({ ...context, ...namedBySplit(evaluation, split) }))
    else {
      const { data } = run.description
      const examples = exampleNounKey(run.model)
      const areBytes = !data.range
      printEvaluation(terminal, { ...context, split, examples, areBytes }, evaluation)
    }
  })
}

/** The metrics by the names of their splits; of the training split alone there are no others. */
function namedBySplit({ train, validation, ...evaluation }: Evaluation, split: Role) {
  return { ...evaluation, train, ...(split !== 'train' && { [split]: validation }) }
}
