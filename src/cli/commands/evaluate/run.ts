// jamjae evaluate: evaluates a run and prints the metrics.
import type { Evaluation } from '../../../analysis/evaluate.js'
import type { Role } from '../../../data/dataset.js'
import { ConfigError } from '../../../errors.js'
import { withRun } from '../../flags/run-command.js'
import type { Console } from '../../terminal/console.js'
import { exampleNounKey } from '../../terminal/example-noun.js'
import { evaluationProgress } from './evaluation-progress.js'
import { printEvaluation } from './evaluation-report.js'
import type { EvaluateFlags } from './flags.js'
import { sampleQualityRows } from './sample-quality-rows.js'

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
    imageQuality,
    samplesQuality,
    features,
    seed,
    ...flags
  }: EvaluateFlags,
): Promise<void> {
  if (features && !samplesQuality) throw new ConfigError('quality.featuresAlone')
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
      imageQuality,
      seed,
      progress,
    })
    const quality =
      samplesQuality &&
      (await run.sampleQuality({
        ...{ data, split: asked, features, seed },
        count: samplesQuality === true ? undefined : samplesQuality,
      }))
    const context = { run: run.name, data: data ?? run.description.data.source }
    if (json) {
      const metrics = namedBySplit(evaluation, split)
      const sampleQuality = quality && { sampleQuality: quality }
      terminal.print(JSON.stringify({ ...context, ...metrics, ...sampleQuality }))
    } else {
      const { data } = run.description
      const examples = exampleNounKey(run.model)
      const areBytes = !data.range
      const rows = quality ? sampleQualityRows(terminal, quality) : []
      printEvaluation(terminal, { ...context, split, examples, areBytes }, { ...evaluation, rows })
    }
  })
}

/** The metrics by the names of their splits; of the training split alone there are no others. */
function namedBySplit({ train, validation, ...evaluation }: Evaluation, split: Role) {
  return { ...evaluation, train, ...(split !== 'train' && { [split]: validation }) }
}
