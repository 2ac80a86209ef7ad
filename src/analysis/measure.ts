// Measures a model on every example of a dataset, in one pass.
import { type Dataset, type Items, valuesOf } from '../data/dataset.js'
import { assertEncodable } from '../training/data-compatibility.js'
import { encodingLabels, fixedNoise } from '../training/data-loader.js'
import {
  batchRanges,
  type Codes,
  type Inference,
  type Progress,
  predictedClasses,
  range,
  readExamples,
} from '../training/inference.js'
import { ProgramCache } from '../training/program-cache.js'
import { inputNames } from '../training/programs.js'
import { measurementProgram } from './programs.js'

export interface Measurement {
  readonly codes: Codes
  /** −log p(x|z) at one sample of each posterior. Unit: the likelihood's. Shape: [count]. */
  readonly reconstruction: Float32Array
  /** KL(posterior ‖ prior) in nats where it does not follow from the codes: estimated at that sample, or with a classifier that of
   *  q(y, z | x). Shape: [count]. */
  readonly kl?: Float32Array
  /** Of a model with a classifier: the most probable labels. Shape: [count]. */
  readonly predicted?: Uint8Array
  /** Between an example and the decoder's mean at its code; the mean over values. Shape: [count]. */
  readonly squaredError: Float32Array
  /** Whether every value is 0 or 1. */
  readonly isBinary: boolean
  /** The maximum byte, if images are bytes. */
  readonly maxByte?: number
}

/** Reads every example once. The noise is that of validation during training, so that the same seed gives the same metrics.
 *  Throws ConfigError if the model needs labels to encode and some are missing. */
export async function measure({
  inference: { model, engine, state },
  dataset,
  seed,
  progress,
}: {
  inference: Inference
  dataset: Dataset
  seed: number
  progress?: Progress | undefined
}): Promise<Measurement> {
  assertEncodable(model, dataset)
  const { count } = dataset
  const { latent } = model
  const kinds = model.noise.filter(({ when }) => when === 'always')
  const found: Record<string, Float32Array> = {}
  const seen = new ValueSummary()
  const programs = new ProgramCache(engine, (batch, itemType) =>
    measurementProgram(model, batch, itemType),
  )
  try {
    for (const { from, batch } of batchRanges(count)) {
      const executable = await programs.get(batch, dataset.itemType)
      const images = await readExamples(dataset, range(from, batch))
      seen.add(images)
      const noise = fixedNoise(kinds, { seed, stream: `validation/${from}`, count: batch })
      const labels = encodingLabels(model, dataset, range(from, batch))
      const inputs = { [inputNames.images]: images, ...labels, ...noise }
      const outputs = await executable.run(state, inputs, 1)
      for (const [name, values] of Object.entries(outputs)) {
        const width = values.length / batch
        found[name] ??= new Float32Array(count * width)
        found[name].set(values, from * width)
      }
      progress?.(from + batch, count)
    }
  } finally {
    await programs.dispose()
  }
  const { mean, logVariance, reconstruction, squaredError, probabilities, kl } = found as Record<
    'mean' | 'reconstruction' | 'squaredError',
    Float32Array
  > & { logVariance?: Float32Array; probabilities?: Float32Array; kl?: Float32Array }
  return {
    codes: { count, latent, mean, ...(logVariance && { logVariance }) },
    reconstruction,
    ...(kl && { kl }),
    ...(probabilities && { predicted: predictedClasses(probabilities, count) }),
    squaredError,
    isBinary: seen.isBinary,
    ...(seen.maxByte !== undefined && { maxByte: seen.maxByte }),
  }
}

/** Summarizes the values of a dataset. */
class ValueSummary {
  isBinary = true
  maxByte: number | undefined

  add(items: Items) {
    if (items instanceof Uint8Array)
      this.maxByte = items.reduce((max, byte) => Math.max(max, byte), this.maxByte ?? 0)
    this.isBinary &&= valuesOf(items).every((value) => value === 0 || value === 1)
  }
}
