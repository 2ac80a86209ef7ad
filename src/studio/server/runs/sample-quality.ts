// Measures samples of a run as part of its evaluation.
import type { EvaluationOptions } from '../../../analysis/evaluate.js'
import type { SampleQuality } from '../../../analysis/sample-quality/sample-quality.js'
import type { TableQuality } from '../../../analysis/table-quality/table-quality.js'
import type { Run } from '../../../runs/run.js'
import type { EvaluationRequest } from '../../api/evaluation.js'

/** More would keep this thread from other work for too long. */
const maxSamples = 1000

/** Of a table its rows, of others their samples. */
export async function sampleQualityOf(
  run: Run,
  {
    features,
    target,
    progress,
  }: NonNullable<EvaluationRequest['sampleQuality']> & Pick<EvaluationOptions, 'progress'>,
): Promise<{ sampleQuality: SampleQuality } | { tableQuality: TableQuality }> {
  if (run.model.likelihood.isTabular)
    return { tableQuality: await run.tableQuality({ target, progress }) }
  const count = maxSamples
  return { sampleQuality: await run.sampleQuality({ count, features, progress }) }
}
