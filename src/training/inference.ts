// Inference with a trained model: encode, decode, reconstruct, batch by batch.
import { allocateItems, type Dataset, type Items, valuesOf } from '../data/dataset.js'
import type { Engine, ResidentState } from '../engines/engine.js'
import { ConfigError, ShapeError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model } from '../models/model.js'
import { assertEncodable, assertLabelled } from './data-compatibility.js'
import { encodingLabels, fixedNoise, labelInputs } from './data-loader.js'
import { assertGiven, givenInputs } from './given-columns.js'
import { ProgramCache } from './program-cache.js'
import { decoderProgram, encoderProgram, inputNames, reconstructionProgram } from './programs.js'
import { type BatchRange, runBatches } from './run-batches.js'

/** Codes of examples. Shapes: [count, latent]. */
export interface Codes {
  readonly count: number
  readonly latent: number
  /** Mean of the posterior; the code itself if the model has no posterior. */
  readonly mean: Float32Array
  readonly logVariance?: Float32Array
  /** Of a model with a classifier: q(y | x). The codes are those at the most probable label, `predicted` [count]. Shape: [count,
   *  classes]. */
  readonly probabilities?: Float32Array
  readonly predicted?: Uint8Array
}

/** Original images and their reconstructions, one after another, in the model's units. Shapes: [count, ...input]. */
export interface Reconstructions {
  readonly original: Float32Array
  /** The noisy input of the encoder, if the model adds noise. */
  readonly encoderInput?: Float32Array
  readonly reconstructed: Float32Array
}

export interface Decoding {
  /** Class labels, which a conditional model needs. Shape: [count]. */
  readonly labels?: Uint8Array | undefined
  /** Rows of the columns that a model is conditional on, see `Run.givenRows`. Shape: [count, 2, values]. */
  readonly given?: Float32Array | undefined
  readonly progress?: Progress | undefined
}

/** Progress callback, called after every batch. */
export type Progress = (done: number, of: number) => void

/** Examples per batch. */
const batchSize = 500
/** Seed of the noise on pictures; the same for every run, so that their pictures are comparable. */
const pictureSeed = 1

/** A model with its current state; `state` may be trained further between calls. */
export class Inference {
  private readonly encoder: ProgramCache
  private readonly meanEncoder: ProgramCache
  private readonly decoder: ProgramCache
  private readonly reconstruction: ProgramCache

  constructor(
    readonly model: Model,
    readonly engine: Engine,
    readonly state: ResidentState,
  ) {
    this.encoder = new ProgramCache(engine, (batch, itemType) =>
      encoderProgram(model, batch, itemType),
    )
    this.meanEncoder = new ProgramCache(engine, (batch, itemType) =>
      encoderProgram(model, batch, itemType, { onlyMean: true }),
    )
    this.decoder = new ProgramCache(engine, (batch) => decoderProgram(model, batch))
    this.reconstruction = new ProgramCache(engine, (batch, itemType) =>
      reconstructionProgram(model, batch, itemType),
    )
  }

  /** Encodes the first `count` examples of a dataset; with `onlyMean` without log variances, which saves their time.
   *  Throws ConfigError if the model is conditional and the dataset has no labels for it. */
  async encode(
    dataset: Dataset,
    {
      count = dataset.count,
      onlyMean = false,
      progress,
    }: { count?: number; onlyMean?: boolean; progress?: Progress | undefined } = {},
  ): Promise<Codes> {
    assertEncodable(this.model, dataset)
    const encoder = onlyMean ? this.meanEncoder : this.encoder
    const { latent } = this.model
    const total = Math.min(count, dataset.count)
    const mean = new Float32Array(total * latent)
    const classes = this.model.condition?.classify && this.model.condition.classes
    const probabilities = classes === undefined ? undefined : new Float32Array(total * classes)
    let logVariance: Float32Array | undefined
    await runBatches(chunkRanges(total, sizeOf(dataset.shape)), {
      state: this.state,
      compile: (batch) => encoder.get(batch, dataset.itemType),
      prepare: async ({ from, batch, steps = 1 }, again) => {
        const images = again?.[inputNames.images] ?? allocateItems(dataset, steps * batch)
        const indices = range(from, steps * batch)
        await dataset.read(indices, images)
        return { [inputNames.images]: images, ...encodingLabels(this.model, dataset, indices) }
      },
      use(outputs, { from, batch, steps = 1 }) {
        mean.set(outputs.mean as Float32Array, from * latent)
        if (outputs.logVariance) {
          logVariance ??= new Float32Array(total * latent)
          logVariance.set(outputs.logVariance, from * latent)
        }
        if (outputs.probabilities && classes !== undefined)
          probabilities?.set(outputs.probabilities, from * classes)
        progress?.(from + steps * batch, total)
      },
    })
    return {
      ...{ count: total, latent, mean, ...(logVariance && { logVariance }) },
      ...(probabilities && { probabilities, predicted: predictedClasses(probabilities, total) }),
    }
  }

  /** The decoder's mean at latents. Shapes: latents [count, latent], labels [count], given [count, 2, values] → [count, ...input]. A
   *  conditional model needs labels or given columns. Throws ShapeError if the length of `latents` is no multiple of latent, ConfigError if they are not finite in float32 or
   *  have no labels that the model knows. */
  async decode(
    latents: Float32Array,
    { labels, given, progress }: Decoding = {},
  ): Promise<Float32Array> {
    const { latent, input } = this.model
    const total = latents.length / latent
    if (!(latents instanceof Float32Array) || !latents.every(Number.isFinite))
      throw new ConfigError('decode.points')
    if (!Number.isInteger(total))
      throw new ShapeError('shape.mismatch', {
        where: 'decode',
        expected: { key: 'shape.points', values: { latent } },
        actual: { key: 'shape.latents', values: { count: latents.length } },
      })
    if (this.model.condition && !labels) throw new ConfigError('condition.latents')
    assertLabelled(this.model, { count: total, labels })
    assertGiven(this.model, { count: total, given })
    const size = sizeOf(input)
    const images = new Float32Array(total * size)
    await runBatches(chunkRanges(total, size), {
      state: this.state,
      compile: (batch) => this.decoder.get(batch),
      // The engine takes ownership of its inputs.
      prepare: async ({ from, batch, steps = 1 }, again) => {
        const points = again?.latents ?? new Float32Array(steps * batch * latent)
        points.set(latents.subarray(from * latent, (from + steps * batch) * latent))
        const ofPoints = labelInputs(this.model, { labels }, range(from, steps * batch))
        const columns = givenInputs(this.model, { given, from, count: steps * batch })
        return { latents: points, ...ofPoints, ...columns }
      },
      use({ decoded }, { from, batch, steps = 1 }) {
        images.set(decoded as Float32Array, from * size)
        progress?.(from + steps * batch, total)
      },
    })
    return images
  }

  /** Originals, encoder inputs if the model adds noise, and reconstructions: the decoder's mean at the posterior's mean.
   *  Throws ConfigError if the model is conditional and the dataset has no labels for it. */
  async reconstruct(dataset: Dataset, indices: ArrayLike<number>): Promise<Reconstructions> {
    assertEncodable(this.model, dataset)
    const size = sizeOf(this.model.input)
    const total = indices.length
    const kinds = this.model.noise.filter(({ when }) => when === 'training')
    const images = await readExamples(dataset, indices)
    const original = valuesOf(images)
    const encoderInput = kinds.length > 0 ? new Float32Array(total * size) : undefined
    const reconstructed = new Float32Array(total * size)
    for (const { from, batch } of batchRanges(total)) {
      const executable = await this.reconstruction.get(batch, dataset.itemType)
      const stream = from === 0 ? 'pictures' : `pictures/${from}`
      const outputs = await executable.run(
        this.state,
        {
          [inputNames.images]: images.slice(from * size, (from + batch) * size),
          ...encodingLabels(this.model, dataset, Array.from(indices).slice(from, from + batch)),
          ...fixedNoise(kinds, { seed: pictureSeed, stream, count: batch }),
        },
        1,
      )
      encoderInput?.set(outputs.given as Float32Array, from * size)
      reconstructed.set(outputs.reconstructed as Float32Array, from * size)
    }
    return { original, ...(encoderInput && { encoderInput }), reconstructed }
  }

  async dispose(): Promise<void> {
    const { encoder, meanEncoder, decoder, reconstruction } = this
    for (const programs of [encoder, meanEncoder, decoder, reconstruction]) await programs.dispose()
  }
}

/** The most probable class of each, the first of several. Shapes: probabilities [count, classes] → [count]. */
export function predictedClasses(probabilities: Float32Array, count: number): Uint8Array {
  const classes = probabilities.length / count
  return Uint8Array.from({ length: count }, (_, row) => {
    let best = 0
    for (let each = 1; each < classes; each++)
      if ((probabilities[row * classes + each] ?? 0) > (probabilities[row * classes + best] ?? 0))
        best = each
    return best
  })
}

/** The batches of `total` examples. */
export function* batchRanges(total: number, maxBatch = batchSize): Generator<BatchRange> {
  for (let from = 0; from < total; from += maxBatch)
    yield { from, batch: Math.min(maxBatch, total - from) }
}

/** The batches of `total` examples of `size` values; full ones together, as long as they take little memory: a run has its own
 *  costs. */
function* chunkRanges(total: number, size: number): Generator<BatchRange> {
  const most = Math.max(1, Math.floor(chunkValues / (size * batchSize)))
  for (let from = 0; from < total; ) {
    const steps = Math.min(most, Math.max(1, Math.floor((total - from) / batchSize)))
    const batch = Math.min(batchSize, total - from)
    yield { from, batch, steps }
    from += steps * batch
  }
}

/** Of the images that go into or come out of a run. */
const chunkValues = 4e6

/** The examples at `indices`, one after another. */
export async function readExamples(dataset: Dataset, indices: ArrayLike<number>): Promise<Items> {
  const images = allocateItems(dataset, indices.length)
  await dataset.read(indices, images)
  return images
}

/** The integers from `from`, `count` of them. */
export function range(from: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => from + index)
}
