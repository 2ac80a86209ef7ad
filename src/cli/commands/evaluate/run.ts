// jamjae evaluate: evaluates a run and prints the metrics.
import type { Evaluation } from '../../../analysis/evaluate.js'
import { featureTypes } from '../../../analysis/sample-quality/feature-types.js'
import type { Role } from '../../../data/dataset.js'
import { ConfigError } from '../../../errors.js'
import { assertNoOverwrite } from '../../../files/output-file.js'
import { withRun } from '../../flags/run-command.js'
import { checkExtension } from '../../pictures/output-name.js'
import type { Console } from '../../terminal/console.js'
import { exampleNounKey } from '../../terminal/example-noun.js'
import { evaluationProgress } from './evaluation-progress.js'
import { printEvaluation } from './evaluation-report.js'
import type { EvaluateFlags } from './flags.js'
import { assertImplicitFlags, printImplicit } from './implicit-report.js'
import { measuredSamples } from './measured-samples.js'

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
    featuresOutput,
    target,
    nearest,
    force,
    seed,
    ...flags
  }: EvaluateFlags,
): Promise<void> {
  const ofSamples = { features, featuresOutput, target, nearest }
  assertSampleFlags({ ...ofSamples, samplesQuality })
  if (nearest) {
    checkExtension(nearest, ['.png'])
    await assertNoOverwrite(nearest, { force })
  }
  await withRun(terminal, path, flags, async (run) => {
    const split = asked ?? 'validation'
    const context = { run: run.name, data: data ?? run.description.data.source }
    const progress = evaluationProgress(terminal)
    const count = samplesQuality === true ? undefined : samplesQuality
    const qualityOf = async () =>
      samplesQuality === undefined
        ? undefined
        : measuredSamples(terminal, run, {
            ...{ data, split: asked, binarize, seed, count, progress },
            ...ofSamples,
          })
    if (run.model.isImplicit) {
      assertImplicitFlags({ samples, binarize, baselines, factors, imageQuality })
      const evaluation = await run.evaluateImplicit({ data, split: asked, seed })
      const quality = await qualityOf()
      const rows = quality?.rows ?? []
      if (json) {
        const { train, validation, ...others } = evaluation
        const measured = { ...others, train, ...(split !== 'train' && { [split]: validation }) }
        terminal.print(JSON.stringify({ ...context, ...measured, ...quality?.json }))
      } else {
        printImplicit(terminal, { ...context, split }, { ...evaluation, rows })
        if (nearest) terminal.print(`\n${nearest}`)
      }
      return
    }
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
    const quality = await qualityOf()
    if (json) {
      const metrics = namedBySplit(evaluation, split)
      terminal.print(JSON.stringify({ ...context, ...metrics, ...quality?.json }))
    } else {
      const { data } = run.description
      const examples = exampleNounKey(run.model)
      const areBytes = !data.range
      const rows = quality ? quality.rows : []
      printEvaluation(terminal, { ...context, split, examples, areBytes }, { ...evaluation, rows })
      if (nearest) terminal.print(`\n${nearest}`)
    }
  })
}

type SampleFlag = 'samplesQuality' | 'features' | 'featuresOutput' | 'target' | 'nearest'

/** Throws ConfigError for flags of samples without the flag that asks for them. */
function assertSampleFlags({
  samplesQuality,
  features,
  featuresOutput,
  target,
  nearest,
}: Record<SampleFlag, unknown>): void {
  const given = {
    '--features': features,
    '--features-output': featuresOutput,
    '--target': target,
    '--nearest': nearest,
  }
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
  if (flag && !samplesQuality) throw new ConfigError('quality.alone', { flag })
  const isKind = features === undefined || featureTypes.some((type) => type === features)
  if (featuresOutput && isKind) throw new ConfigError('quality.output')
}

/** The metrics by the names of their splits; of the training split alone there are no others. */
function namedBySplit({ train, validation, ...evaluation }: Evaluation, split: Role) {
  return { ...evaluation, train, ...(split !== 'train' && { [split]: validation }) }
}
