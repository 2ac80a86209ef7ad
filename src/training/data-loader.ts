// The data loader: shuffled batches, noise and the scalars of steps, for a chunk of steps at a time.
import type { Dataset } from '../data/dataset.js'
import { binarize } from '../data/images/binarize.js'
import type { Values } from '../engines/engine.js'
import { sizeOf } from '../graph/shapes.js'
import type { Model, NoiseInput } from '../models/model.js'
import type { Optimizer } from '../optimizers/optimizer.js'
import { Random, type RandomPosition } from '../random/random.js'
import { adversaryOptimizer, adversaryOptimizerConfig } from './adversary/adversary-settings.js'
import { averageInputs, averageScalars } from './averaging/average-weights.js'
import { BufferPool } from './buffers.js'
import type { Configuration } from './configuration.js'
import { inputNames } from './programs.js'
import type { PlateauState } from './schedules/plateau.js'
import { type StepSchedule, stepSchedule } from './schedules/schedules.js'
import { labelledOrder } from './supervision/labelled-order.js'

/** The position of a data loader: enough to resume exactly there. */
export interface DataLoaderPosition {
  /** The current epoch, from 1; one more than the last epoch after its end. */
  readonly epoch: number
  /** Examples of that epoch taken so far. */
  readonly taken: number
  /** Steps since the start of the training. */
  readonly step: number
  /** State of the shuffle generator at the start of the epoch. */
  readonly shuffle: RandomPosition
  readonly noise: RandomPosition
}

/** Some steps of one epoch, all of the same batch size. */
export interface Chunk {
  readonly epoch: number
  readonly firstStep: number
  readonly steps: number
  readonly batch: number
  /** The examples, by their indices in the dataset. */
  readonly examples: Uint32Array
  /** Examples, labels of a conditional model, and noise. */
  readonly inputs: Values
  readonly endsEpoch: boolean
  /** Time spent reading the examples. */
  readonly readSeconds: number
  /** The position after these steps. */
  readonly position: DataLoaderPosition
}

export class DataLoader {
  readonly #order: Uint32Array
  #shuffle: Random
  #noise: Random
  #epoch: number
  #taken: number
  #step: number
  #shuffleAtStart: RandomPosition
  readonly #stepOffset: number
  readonly #buffers = new BufferPool()
  readonly #adversary: Optimizer | undefined

  constructor(
    private readonly dataset: Dataset,
    private readonly model: Model,
    private readonly optimizer: Optimizer,
    private readonly training: Configuration['training'],
    start: DataLoaderPosition = initialPosition(training.seed),
  ) {
    this.#adversary = adversaryOptimizer(model, training)
    this.#order = new Uint32Array(dataset.count).map((_, index) => index)
    this.#shuffle = Random.fromPosition(start.shuffle)
    this.#noise = Random.fromPosition(start.noise)
    this.#shuffleAtStart = start.shuffle
    this.#epoch = start.epoch
    this.#taken = start.taken
    this.#step = start.step
    this.#stepOffset = stepOffset(start, { count: dataset.count, batchSize: training.batchSize })
    if (this.#taken > 0) this.shuffleOrder()
  }

  /** Returns the used arrays of a chunk to the pool, so that training allocates nothing. */
  recycle(inputs: Values): void {
    this.#buffers.release(inputs)
  }

  /** The next steps, at most `maxSteps` of them; undefined after the last epoch. A smaller last batch comes alone. */
  async next(maxSteps: number): Promise<Chunk | undefined> {
    const { epochs, batchSize } = this.training
    if (this.#epoch > epochs) return undefined
    if (this.#taken === 0) this.shuffleOrder()
    const left = this.dataset.count - this.#taken
    const batch = Math.min(batchSize, left)
    const steps = Math.max(1, Math.min(maxSteps, Math.floor(left / batchSize)))
    const epoch = this.#epoch
    const firstStep = this.#step + 1
    const examples = this.#order.slice(this.#taken, this.#taken + steps * batch)
    const { images, readSeconds } = await this.read(examples)
    const labels = this.labels(examples)
    const inputs = { [inputNames.images]: images, ...labels, ...this.drawNoise(steps, batch) }
    this.#taken += steps * batch
    this.#step += steps
    const endsEpoch = this.#taken === this.dataset.count
    if (endsEpoch) {
      this.#epoch++
      this.#taken = 0
      this.#shuffleAtStart = this.#shuffle.position
    }
    const { position } = this
    return { epoch, firstStep, steps, batch, examples, inputs, endsEpoch, readSeconds, position }
  }

  /** The schedules at the steps of a chunk. A plateau is known only when the epoch before has been validated, which may be after its
   *  examples are read. */
  schedules({ firstStep, steps }: Chunk, plateau?: PlateauState): StepSchedule[] {
    const { epochs, batchSize } = this.training
    const stepsPerEpoch = Math.ceil(this.dataset.count / batchSize)
    return Array.from({ length: steps }, (_, index) =>
      stepSchedule(
        this.training,
        this.model,
        { step: firstStep + index - this.#stepOffset, stepsPerEpoch, epochs },
        plateau,
      ),
    )
  }

  /** All inputs of a chunk's steps. */
  inputs(chunk: Chunk, schedules: readonly StepSchedule[]): Values {
    const { inputs, firstStep } = chunk
    const ofOptimizer = schedules.map(({ learningRate }, index) =>
      this.optimizer.scalars(firstStep + index, learningRate),
    )
    const adversary = this.#adversary
    const { learningRate: ofAdversary } = adversaryOptimizerConfig(this.training)
    const adversaryScalars = adversary
      ? schedules.map(({ factor }, index) =>
          adversary.scalars(firstStep + index, ofAdversary * factor),
        )
      : []
    const { scheduled } = this.model
    return {
      ...inputs,
      ...this.scalars(ofOptimizer, inputNames.scalar),
      ...this.scalars(adversaryScalars, inputNames.adversaryScalar),
      ...(scheduled &&
        Object.fromEntries([
          this.scalar(
            inputNames.scheduled(scheduled.name),
            schedules.map(({ objective = 0 }) => objective),
          ),
        ])),
      ...this.averaging(chunk),
    }
  }

  private averaging({ epoch, steps, batch, endsEpoch, position }: Chunk): Values {
    const { average } = this.training
    if (!average) return {}
    const takenBefore = (endsEpoch ? this.dataset.count : position.taken) - steps * batch
    const scalars = Array.from({ length: steps }, (_, index) =>
      averageScalars(average, { epoch, isFirst: takenBefore + index === 0 }),
    )
    return Object.fromEntries(
      (['keep', 'share'] as const).map((name) =>
        this.scalar(
          averageInputs[name],
          scalars.map((each) => each[name]),
        ),
      ),
    )
  }

  get position(): DataLoaderPosition {
    return {
      epoch: this.#epoch,
      taken: this.#taken,
      step: this.#step,
      shuffle: this.#shuffleAtStart,
      noise: this.#noise.position,
    }
  }

  private shuffleOrder() {
    this.#shuffleAtStart = this.#shuffle.position
    const random = this.training.shuffle ? this.#shuffle : undefined
    const { supervision } = this.model
    if (supervision && this.dataset.labels)
      this.#order.set(labelledOrder(this.dataset.labels, supervision.share, random))
    else if (random) this.#order.set(random.permutation(this.dataset.count))
  }

  private async read(indices: Uint32Array) {
    const started = performance.now()
    const { itemType = 'uint8' } = this.dataset
    const size = sizeOf(this.model.input)
    const images = this.#buffers.items(inputNames.images, itemType, indices.length * size)
    await this.dataset.read(indices, images)
    // A generator for every example and epoch, so that a resumed training samples the same pixels.
    if (this.training.binarize === 'dynamic') {
      const stream = `binarize/${this.#epoch}`
      binarize(images, size, (at) => new Random(this.training.seed, `${stream}/${indices[at]}`))
    }
    return { images, readSeconds: (performance.now() - started) / 1000 }
  }

  private labels(examples: Uint32Array): Values {
    return labelInputs(this.model, this.dataset, examples, (name, length) =>
      this.#buffers.float32(name, length),
    )
  }

  /** The scalars of an optimizer. */
  private scalars(
    ofSteps: readonly Readonly<Record<string, number>>[],
    inputName: (name: string) => string,
  ): Values {
    return Object.fromEntries(
      Object.keys(ofSteps[0] ?? {}).map((name) =>
        this.scalar(
          inputName(name),
          ofSteps.map((scalars) => scalars[name] ?? 0),
        ),
      ),
    )
  }

  private scalar(name: string, ofSteps: readonly number[]): [string, Float32Array] {
    const stacked = this.#buffers.float32(name, ofSteps.length)
    stacked.set(ofSteps)
    return [name, stacked]
  }

  /** Drawn step by step, so that the numbers do not depend on how many steps a chunk has. */
  private drawNoise(steps: number, batch: number): Values {
    const kinds = this.model.noise.map((kind) => {
      const name = inputNames.noise(kind.name)
      const size = batch * sizeOf(kind.shape)
      return { kind, name, size, values: this.#buffers.float32(name, steps * size) }
    })
    for (let index = 0; index < steps; index++)
      for (const { kind, size, values } of kinds)
        fill(this.#noise, kind, values.subarray(index * size, (index + 1) * size))
    return Object.fromEntries(kinds.map(({ name, values }) => [name, values]))
  }
}

/** The position at the start of a training with that seed. */
export function initialPosition(seed: number): DataLoaderPosition {
  return {
    epoch: 1,
    taken: 0,
    step: 0,
    shuffle: new Random(seed, 'shuffle').position,
    noise: new Random(seed, 'noise').position,
  }
}

/** Steps that were taken besides those of complete epochs of this batch size: not 0 only after the batch size was changed. Without
 *  them, schedules go on in the epoch where they were. */
export function stepOffset(
  { epoch, taken, step }: DataLoaderPosition,
  { count, batchSize }: { count: number; batchSize: number },
): number {
  return step - (epoch - 1) * Math.ceil(count / batchSize) - Math.floor(taken / batchSize)
}

/** Noise for `count` examples, the same at every call: metrics of different epochs are comparable. */
export function fixedNoise(
  kinds: readonly NoiseInput[],
  { seed, stream, count }: { seed: number; stream: string; count: number },
): Record<string, Float32Array> {
  return Object.fromEntries(
    kinds.map((kind) => {
      const values = new Float32Array(count * sizeOf(kind.shape))
      fill(new Random(seed, `${stream}/${kind.name}`), kind, values)
      return [inputNames.noise(kind.name), values]
    }),
  )
}

/** The labels of the examples at `indices`, the input of a conditional model's programs; nothing for any other model. `dataset` has
 *  labels for it, see `assertLabelled`. */
export function labelInputs(
  { condition }: Model,
  { labels }: { readonly labels?: Uint8Array | undefined },
  indices: ArrayLike<number>,
  allocate = (_: string, length: number): Float32Array => new Float32Array(length),
): Values {
  if (!condition || !labels) return {}
  const given = allocate(inputNames.labels, indices.length)
  for (let at = 0; at < indices.length; at++) given[at] = labels[indices[at] as number] as number
  return { [inputNames.labels]: given }
}

/** The labels of examples that a model encodes: none where it finds them itself. */
export function encodingLabels(
  model: Model,
  dataset: { readonly labels?: Uint8Array | undefined },
  indices: ArrayLike<number>,
): Values {
  return model.condition?.classify ? {} : labelInputs(model, dataset, indices)
}

function fill(random: Random, { distribution }: NoiseInput, values: Float32Array): void {
  if (distribution === 'uniform') random.fillUniform(values, 0, 1)
  else random.fillNormal(values)
}
