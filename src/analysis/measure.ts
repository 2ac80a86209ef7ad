// Measures a model on every example of a data set, in one pass.
import type { Dataset } from '../data/dataset.js'
import { ByBatch } from '../training/by-batch.js'
import { fixedNoise } from '../training/feed.js'
import {
  batches,
  type Codes,
  type Inference,
  imagesOf,
  type Progress,
  range,
} from '../training/inference.js'
import { inputNames } from '../training/programs.js'
import { measurementProgram } from './programs.js'

export interface Measurement {
  readonly codes: Codes
  /** −log p(x|z) at one sample of each posterior, in the likelihood's unit. Shape: [count]. */
  readonly reconstruction: Float32Array
  /** Between an example and the decoder's mean at its code, the mean over values. Shape: [count]. */
  readonly squaredError: Float32Array
  /** Whether every value was 0 or 1. */
  readonly isBinary: boolean
  /** The largest byte there was. */
  readonly brightest: number
}

/** Reads every example once. The noise is that of validation while training, so that the same seed gives its figures. */
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
  const { count } = dataset
  const { latent } = model
  const kinds = model.noise.filter(({ when }) => when === 'always')
  const found: Record<string, Float32Array> = {}
  const seen = new Uint8Array(256)
  const programs = new ByBatch(engine, (batch) => measurementProgram(model, batch))
  try {
    for (const { from, batch } of batches(count)) {
      const executable = await programs.get(batch)
      const images = await imagesOf(dataset, range(from, batch))
      for (const byte of images) seen[byte] = 1
      const noise = fixedNoise(kinds, { seed, stream: `validation/${from}`, count: batch })
      const outputs = await executable.run(state, { [inputNames.images]: images, ...noise }, 1)
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
  const { mean, logVariance, reconstruction, squaredError } = found as Record<
    'mean' | 'reconstruction' | 'squaredError',
    Float32Array
  > & { logVariance?: Float32Array }
  return {
    codes: { count, latent, mean, ...(logVariance && { logVariance }) },
    reconstruction,
    squaredError,
    isBinary: seen.subarray(1, 255).every((byte) => byte === 0),
    brightest: seen.lastIndexOf(1),
  }
}
