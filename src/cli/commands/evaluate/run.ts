// jamjae evaluate: evaluates a run and prints the metrics.

import { withRun } from '../../flags/run-command.js'
import type { Console } from '../../terminal/console.js'
import { exampleNounKey } from '../../terminal/example-noun.js'
import { evaluationProgress } from './evaluation-progress.js'
import { printEvaluation } from './evaluation-report.js'
import type { EvaluateFlags } from './flags.js'

export async function runEvaluation(
  terminal: Console,
  path: string,
  { json, data, samples, binarize, seed, ...flags }: EvaluateFlags,
): Promise<void> {
  await withRun(terminal, path, flags, async (run) => {
    const progress = evaluationProgress(terminal)
    const evaluation = await run.evaluate({ data, samples, binarize, seed, progress })
    const context = { run: run.name, data: data ?? run.description.data.source }
    if (json) terminal.print(JSON.stringify({ ...context, ...evaluation }))
    else {
      const { data } = run.description
      const examples = exampleNounKey(run.model)
      printEvaluation(terminal, { ...context, examples, areBytes: !data.range }, evaluation)
    }
  })
}
