// The importance-weighted estimate of log p(x).
import { arrayDataset, type Dataset, type Items } from '../data/dataset.js'
import type { Executable, Values } from '../engines/engine.js'
import { ConfigError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import { Random } from '../random/random.js'
import { BufferPool } from '../training/buffers.js'
import { labelInputs } from '../training/data-loader.js'
import {
  batchRanges,
  type Codes,
  type Inference,
  type Progress,
  range,
  readExamples,
} from '../training/inference.js'
import { inputNames } from '../training/programs.js'
import { LogSumExp } from './log-sum-exp.js'
import { importanceProgram } from './programs.js'

/** Maximum samples and decoded values per step; the values fit in the processor's cache. */
const maxPerStep = { samples: 500, values: 400_000 }
/** Maximum per engine run: about a third of a second of work, and 16 MB of noise. */
const maxPerRun = { samples: 50_000, values: 40_000_000, noise: 4_000_000 }

/** log 1/K Σ p(x, z)/q(z|x) of each example, over K = `samples` samples z of its posterior q: in expectation a lower
 *  bound of log p(x) that increases with K. Unit: nats. The noise of an example depends on the seed and its index.
 *  Requires a model with a posterior and a likelihood in nats. Throws ConfigError where the posterior is a mixture over classes.
 *  Source: Burda et al., arXiv:1509.00519, equation 8. */
export async function importanceWeighted({
  inference,
  dataset,
  samples,
  seed,
  progress,
}: {
  inference: Inference
  dataset: Dataset
  samples: number
  seed: number
  progress?: Progress | undefined
}): Promise<Float64Array> {
  const { model, engine } = inference
  if (model.condition?.classify) throw new ConfigError('evaluate.samplesOfClasses')
  const { itemType = 'uint8' } = dataset
  const values = sizeOf(model.input)
  const maxSamples = Math.min(maxPerStep.samples, Math.floor(maxPerStep.values / values))
  const parts = Math.ceil(samples / Math.max(1, maxSamples))
  const perStep = Math.ceil(samples / parts)
  const executable = await engine.compile(importanceProgram(model, perStep, itemType))
  const buffers = new BufferPool()
  const bounds = new Float64Array(dataset.count)
  try {
    for (const { from, batch } of batchRanges(dataset.count)) {
      // Read once: dynamic binarization gives different images at every read.
      const images = await readExamples(dataset, range(from, batch))
      const labels = dataset.labels?.subarray(from, from + batch)
      const codes = await inference.encode(arrayDataset(dataset.shape, images, labels))
      const noiseOf = (index: number) => new Random(seed, `importance/${from + index}`)
      const weightSums = await importanceWeights(
        { images, labels, codes, samples, parts, perStep, noiseOf },
        { inference, executable, buffers },
        (done) => progress?.(from + done, dataset.count),
      )
      for (const [index, { value }] of weightSums.entries())
        bounds[from + index] = value - Math.log(samples)
    }
  } finally {
    await executable.dispose()
  }
  return bounds
}

/** Examples with their posteriors. Each gets `parts` steps of `perStep` samples. */
interface WeightingOptions {
  readonly images: Items
  readonly labels: Uint8Array | undefined
  readonly codes: Codes
  readonly samples: number
  readonly parts: number
  readonly perStep: number
  readonly noiseOf: (index: number) => Random
}

/** The log of the sum of importance weights of each example. */
async function importanceWeights(
  options: WeightingOptions,
  {
    inference,
    executable,
    buffers,
  }: { inference: Inference; executable: Executable; buffers: BufferPool },
  progress: (done: number) => void,
): Promise<LogSumExp[]> {
  const { codes, samples, parts, perStep } = options
  const weightSums = Array.from({ length: codes.count }, () => new LogSumExp())
  const accumulate = (logWeights: Float32Array, first: number, count: number) => {
    for (let step = 0; step < count; step++) {
      const sum = weightSums[Math.floor((first + step) / parts)] as LogSumExp
      // All steps have equal size, so that one program suffices; surplus samples of the last one are ignored.
      const counted = Math.min(perStep, samples - ((first + step) % parts) * perStep)
      const start = step * perStep
      for (let at = start; at < start + counted; at++) sum.add(logWeights[at] as number)
    }
  }
  const inputsOf = stacked(inference.model, options, buffers)
  const perRun = Math.min(
    maxPerRun.samples,
    maxPerRun.values / (options.images.length / codes.count),
    maxPerRun.noise / codes.latent,
  )
  let running: Promise<void> | undefined
  for (const { from: first, batch: count } of batchRanges(
    codes.count * parts,
    Math.ceil(perRun / perStep),
  )) {
    // Drawn while the engine executes the previous run.
    const inputs = inputsOf(first, count)
    await running
    running = executable.run(inference.state, inputs, count).then(({ logWeight }) => {
      buffers.release(inputs)
      accumulate(logWeight as Float32Array, first, count)
      progress(Math.floor((first + count) / parts))
    })
  }
  await running
  return weightSums
}

/** The inputs of the steps; must be requested in order. */
function stacked(
  model: Model,
  { images, labels, codes, parts, perStep, noiseOf }: WeightingOptions,
  buffers: BufferPool,
) {
  const { latent, mean, logVariance } = codes
  // Else the program computes the posterior itself.
  const isClosed = !model.posterior && logVariance !== undefined
  const itemType = images instanceof Uint8Array ? 'uint8' : 'float32'
  const size = images.length / codes.count
  let noise: Random
  return (first: number, count: number): Values => {
    const stackedNoise = buffers.float32('noise', count * perStep * latent)
    const inputs: Record<string, Float32Array | Uint8Array> = {
      [inputNames.images]: buffers.items(inputNames.images, itemType, count * size),
      ...(isClosed && {
        mean: buffers.float32('mean', count * latent),
        logVariance: buffers.float32('logVariance', count * latent),
      }),
      noise: stackedNoise,
    }
    const examples = Array.from({ length: count }, (_, step) => Math.floor((first + step) / parts))
    for (const [step, index] of examples.entries()) {
      if ((first + step) % parts === 0) noise = noiseOf(index)
      const slice = <T extends Items>(all: T, size: number, at: number) =>
        all.subarray(at * size, (at + 1) * size) as T
      inputs[inputNames.images]?.set(slice(images, size, index), step * size)
      inputs.mean?.set(slice(mean, latent, index), step * latent)
      if (logVariance) inputs.logVariance?.set(slice(logVariance, latent, index), step * latent)
      noise.fillNormal(slice(stackedNoise, perStep * latent, step))
    }
    return { ...inputs, ...labelInputs(model, { labels }, examples) }
  }
}
