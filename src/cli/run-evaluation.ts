// What jamjae evaluate does: measures a run and prints the figures.
import type { Console } from './console.js'
import type { EvaluateFlags } from './evaluate-flags.js'
import { evaluationProgress } from './evaluation-progress.js'
import { printEvaluation } from './evaluation-report.js'
import { examplesWord } from './examples-word.js'
import { withRun } from './run-command.js'

export async function runEvaluation(
  terminal: Console,
  path: string,
  { json, data, samples, binarize, seed, ...flags }: EvaluateFlags,
): Promise<void> {
  await withRun(terminal, path, flags, async (run) => {
    const progress = evaluationProgress(terminal)
    const evaluation = await run.evaluate({ data, samples, binarize, seed, progress })
    const subject = { run: run.name, data: data ?? run.description.data.source }
    if (json) terminal.print(JSON.stringify({ ...subject, ...evaluation }))
    else {
      const { configuration, data } = run.description
      const examples = examplesWord(configuration.model)
      printEvaluation(terminal, { ...subject, examples, areBytes: !data.range }, evaluation)
    }
  })
}
