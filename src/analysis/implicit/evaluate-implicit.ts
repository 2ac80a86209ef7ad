// Evaluates an implicit model: what its objectives measure, without codes, reconstructions or a likelihood.
import type { Dataset } from '../../data/dataset.js'
import { ConfigError } from '../../errors.js'
import { message } from '../../messages/messages.js'
import { adversarialNotices } from '../../training/adversary/adversarial-notices.js'
import type { ExtraMetrics } from '../../training/extra/extra-metrics.js'
import type { Inference } from '../../training/inference.js'
import { Validation } from '../../training/validation.js'
import type { Warning } from '../warnings.js'

/** Metrics of a split: means over its examples, each beside a generated one. */
interface ImplicitMetrics {
  readonly examples: number
  /** Of the generator. */
  readonly loss: number
  readonly extra: ExtraMetrics
}

export interface ImplicitEvaluation {
  readonly seed: number
  readonly train: ImplicitMetrics
  readonly validation: ImplicitMetrics
  readonly warnings: readonly Warning[]
}

/** Measures both splits with latents of a seed. Equal calls give equal metrics. Throws ConfigError if the model has an encoder. */
export async function evaluateImplicit({
  inference,
  train,
  validation,
  seed,
}: {
  inference: Inference
  train: Dataset
  validation: Dataset
  seed: number
}): Promise<ImplicitEvaluation> {
  if (!inference.model.isImplicit) throw new ConfigError('gan.notImplicit')
  const onTraining = await measured(inference, train, seed)
  const onValidation =
    train === validation ? onTraining : await measured(inference, validation, seed)
  const warnings = adversarialNotices(onValidation).map(({ code, values }) => ({
    ...{ key: code, values },
    message: message('en', code, values),
  }))
  return { seed, train: onTraining, validation: onValidation, warnings }
}

async function measured(
  { model, engine, state }: Inference,
  dataset: Dataset,
  seed: number,
): Promise<ImplicitMetrics> {
  const measuring = new Validation(model, dataset, engine, seed)
  try {
    const { metrics } = await measuring.measure(state)
    return { examples: dataset.count, loss: metrics.loss, extra: metrics.extra ?? {} }
  } finally {
    await measuring.dispose()
  }
}
