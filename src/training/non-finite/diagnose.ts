// Computes the latest steps of a training again, to find what is not finite first.
import { type Dataset, type Items, valuesOf } from '../../data/dataset.js'
import type {
  Engine,
  Executable,
  ResidentState,
  StateValues,
  Values,
} from '../../engines/engine.js'
import type { Model } from '../../models/model.js'
import type { Optimizer } from '../../optimizers/optimizer.js'
import { adversaryOptimizer } from '../adversary/adversary-settings.js'
import type { Configuration } from '../configuration.js'
import { type Chunk, DataLoader } from '../data-loader.js'
import type { Metrics } from '../metrics.js'
import { encoderProgram, inputNames } from '../programs.js'
import { extremePlaces, largestValues } from './extreme-examples.js'
import type { Diagnosis, NonFiniteMetric } from './non-finite-error.js'
import type { RecoveryPoint } from './recovery-point.js'
import { remedyFor } from './remedy.js'
import { type TracedTensor, trace } from './trace.js'

/** What computing steps again needs of a training. */
export interface Replayed {
  readonly model: Model
  readonly train: Dataset
  readonly training: Configuration['training']
  readonly optimizer: Optimizer
  readonly engine: Engine
  /** Examples that are computed at once. */
  readonly partSize: number
  readonly step: (batch: number) => Promise<Pick<Executable, 'run'>>
  readonly load: (values: StateValues) => Promise<ResidentState>
}

export interface Failure {
  readonly failed: NonFiniteMetric & Metrics
  /** Metrics of the steps before, the last one last. */
  readonly before: readonly Metrics[]
  readonly signal: AbortSignal | undefined
}

/** A step that was computed again: the first tensor of it that is not finite, and what is known of its examples. */
interface Traced {
  readonly tensor: TracedTensor
  readonly chunk: Chunk
  readonly losses: Float32Array
  readonly logVariance: number | undefined
}

/** Computes the steps since the recovery point again. The step before that of the metric may be the first with a tensor that is not
 *  finite: a gradient. Resolves to nothing where everything is finite this time, or `signal` is aborted. */
export async function diagnose(
  parts: Replayed,
  from: RecoveryPoint,
  { failed, before, signal }: Failure,
): Promise<Diagnosis | undefined> {
  const { train, model, optimizer, training, step } = parts
  const loader = new DataLoader(train, model, optimizer, training, from.position)
  const state = await parts.load(from.values)
  try {
    // Bits do not depend on how many steps are computed at once.
    while (loader.position.step < failed.step) {
      const chunk = await loader.next(1)
      if (!chunk || signal?.aborted) return undefined
      const inputs = loader.inputs(chunk, loader.schedules(chunk, from.plateau(chunk.epoch)))
      if (chunk.firstStep >= failed.step - 1) {
        const traced = await traceStep(parts, { state, chunk, inputs })
        if (traced) return diagnosisOf(parts, traced, { failed, before })
      }
      await (await step(chunk.batch)).run(state, inputs, 1)
      loader.recycle(inputs)
    }
    return undefined
  } finally {
    await state.dispose()
  }
}

/** Part by part, as the step was computed. */
async function traceStep(
  { model, train, training, engine, partSize }: Replayed,
  { state, chunk, inputs }: { state: ResidentState; chunk: Chunk; inputs: Values },
): Promise<Traced | undefined> {
  const { batch } = chunk
  const losses = new Float32Array(batch)
  let first: TracedTensor | undefined
  let logVariance: number | undefined
  for (let from = 0; from < batch; from += partSize) {
    const size = Math.min(partSize, batch - from)
    const { program, tensors } = trace(model, {
      ...{ batch: size, itemType: train.itemType },
      reduction: training.reduction,
      adversary: adversaryOptimizer(model, training),
    })
    const ofPart = Object.fromEntries(
      program.inputs.map(({ attributes: { name }, shape }) => {
        const values = inputs[name] as Items
        if (shape.length === 0) return [name, values.slice()]
        const ofExample = values.length / batch
        return [name, values.slice(from * ofExample, (from + size) * ofExample)]
      }),
    )
    const images = (ofPart[inputNames.images] as Items).slice()
    const outputs = await runOnce(engine, program, { state, inputs: ofPart })
    losses.set(outputs.loss as Float32Array, from)
    const place = (outputs.residues as Float32Array).findIndex((residue) => residue !== 0)
    first ??= tensors[place]
    if (!model.hasPosterior) continue
    const codes = await runOnce(engine, encoderProgram(model, size, train.itemType), {
      state,
      inputs: { [inputNames.images]: images },
    })
    // A flow has none.
    if (!codes.logVariance) continue
    const [largest = 0] = largestValues(codes.logVariance as Float32Array, 1)
    logVariance = Number.isNaN(logVariance) ? logVariance : Math.max(logVariance ?? 0, largest)
  }
  return first && { tensor: first, chunk, losses, logVariance }
}

async function runOnce(
  engine: Engine,
  program: Parameters<Engine['compile']>[0],
  { state, inputs }: { state: ResidentState; inputs: Values },
): Promise<Values> {
  const executable = await engine.compile(program)
  try {
    return await executable.run(state, inputs, 1)
  } finally {
    await executable.dispose()
  }
}

function diagnosisOf(
  { model, train }: Replayed,
  { tensor, chunk, losses, logVariance }: Traced,
  { failed, before }: Pick<Failure, 'failed' | 'before'>,
): Diagnosis {
  const { batch, examples: indices, inputs, firstStep } = chunk
  const items = inputs[inputNames.images] as Items
  const largest = largestValues(valuesOf(items), batch)
  const extremes = extremePlaces(largest)
  const places = extremes.length > 0 ? extremes : nonFinitePlaces(losses)
  const { unit, support } = model.likelihood
  return {
    tensor: tensor.name,
    step: firstStep,
    batch,
    examples: places.map((place) => {
      const index = indices[place] as number
      const name = train.names?.[index]
      return {
        index,
        ...(name !== undefined && { name }),
        largest: largest[place] as number,
        loss: losses[place] as number,
      }
    }),
    remedy: remedyFor({
      ...{ hasExtremes: extremes.length > 0, failed, before, logVariance, tensor },
      isBounded: hasBounds(model.config),
      hasScale: unit === 'nats' && ['real', 'table'].includes(support),
    }),
  }
}

function hasBounds(config: unknown): boolean {
  return (config as { logVarianceBounds?: unknown }).logVarianceBounds !== undefined
}

function nonFinitePlaces(values: Float32Array): number[] {
  return [...values.keys()].filter((place) => !Number.isFinite(values[place]))
}
