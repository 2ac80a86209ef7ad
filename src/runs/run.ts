// A run that was trained, opened for use: its model with the weights of a checkpoint on an engine.
import { availableParallelism } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type Evaluation, type EvaluationOptions, evaluate } from '../analysis/evaluate.js'
import type { Column } from '../data/columns.js'
import { arrayDataset, type DataSplits, type Dataset, type Items } from '../data/dataset.js'
import type { LoadOptions } from '../data/load.js'
import { scaleSplitsLike } from '../data/scaling.js'
import type { Device, Engine, ResidentState } from '../engines/engine.js'
import { nodeEngine } from '../engines/node.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'
import { modelFrom } from '../models/models.js'
import { Random } from '../random/random.js'
import { assertDataFitsModel, assertInputShape } from '../training/data-compatibility.js'
import {
  type Codes,
  Inference,
  type Progress,
  type Reconstructions,
  range,
} from '../training/inference.js'
import { evaluationProgram } from '../training/programs.js'
import { matchState } from '../training/resume-point.js'
import { sampleRows } from '../training/sample-rows.js'
import { checkpointFiles, readCheckpoint, type Weights } from './checkpoints/checkpoint.js'
import { type ExportedModel, exportModels } from './exchange/exported-models.js'
import { modelMetadata } from './exchange/model-metadata.js'
import { runFiles } from './folder/run-files.js'
import { type RunDescription, readDescription } from './folder/run-json.js'
import { movedDataError, reloadData } from './reload-data.js'

/** Opens a run; `close` it in the end. What else is given is for loading its data. Throws ConfigError where `path` is no run or has no checkpoint yet,
 *  FormatError where the checkpoint is damaged, EngineError where the device does not work here. */
export async function loadRun(
  path: string,
  {
    weights = 'last',
    device = 'cpu',
    threads = availableParallelism(),
    ...loading
  }: LoadOptions & {
    weights?: Weights | undefined
    device?: Device | undefined
    threads?: number | undefined
  } = {},
): Promise<Run> {
  const description = await readDescription(path)
  const model = modelFrom(description.configuration.model)
  const where = join(path, checkpointFiles[weights])
  const { state, resumePoint } = await readCheckpoint(where).catch((error) => {
    throw weights === 'best' && error.key === 'checkpoint.missing'
      ? new ConfigError('checkpoint.noBest', { path: where }, { cause: error })
      : error
  })
  const values = matchState(modelVariables(model), { where, state })
  const engine = await nodeEngine({ device, threads })
  const { epoch, taken, step } = resumePoint.position
  const trained = { weights, epochs: epoch - 1, isWhole: taken === 0, step }
  try {
    return new Run(path, description, model, engine, await engine.load(values), trained, loading)
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Which training the weights of an open run have behind them. */
interface Trained {
  readonly weights: Weights
  /** Whole epochs; `isWhole` is false where a part of another follows. */
  readonly epochs: number
  readonly isWhole: boolean
  readonly step: number
}

/** Images as a data set has them, or their values one after another: bytes, or floats as the model takes them. */
type Images = Dataset | Items

interface Watched {
  readonly progress?: Progress | undefined
}

/** A model with what it has learned. Images are floats on the way out, as the model takes them: from 0 to 1 where the
 *  data are bytes or were scaled to that; see `description.data.scaling`. */
export class Run {
  readonly inference: Inference
  private closing: Promise<void> | undefined

  constructor(
    readonly path: string,
    readonly description: RunDescription,
    readonly model: Model,
    readonly engine: Engine,
    readonly state: ResidentState,
    readonly trained: Trained,
    private readonly loading: LoadOptions = {},
  ) {
    this.inference = new Inference(model, engine, state)
  }

  /** Of the folder as it is called now. */
  get name(): string {
    return basename(resolve(this.path))
  }

  /** The run's own data, unless another source is named; of either with the run's own options.
   *  Throws ConfigError where its images are not of the model's size, and what `loadData` throws. */
  async data(source?: string): Promise<DataSplits> {
    const data = await this.loaded(source)
    assertDataFitsModel(this.model, data)
    return data
  }

  /** What there is to encode in a source, the run's own unless another is named: the split that is asked for; else all
   *  examples in the order of the source, or the validation split where the source divides itself. Throws what `data` throws. */
  async examples(
    source?: string,
    split?: 'train' | 'validation',
  ): Promise<{ dataset: Dataset; part: 'all' | 'train' | 'validation' }> {
    const data = await this.loaded(source)
    const part = split ?? (data.all ? 'all' : 'validation')
    const dataset = part === 'all' ? (data.all as Dataset) : data[part]
    assertDataFitsModel(this.model, { ...data, train: dataset, validation: dataset })
    return { dataset, part }
  }

  private async loaded(source: string = this.description.data.source): Promise<DataSplits> {
    const { scale: _, ...options } = { ...this.description.configuration.data, source }
    const { columns, fingerprint } = this.description.data
    const trainedOn = this.description.data
    const loading = { ...this.loading, columns, fingerprint, trainedOn }
    const read = await reloadData(options, loading).catch((error) => {
      const isOwn = source === this.description.data.source
      throw isOwn ? movedDataError(error, { path: this.path, source }) : error
    })
    if (source === this.description.data.source && read.fingerprint !== fingerprint)
      this.loading.notify?.('run.otherData', {
        source,
        path: this.path,
        expected: fingerprint,
        actual: read.fingerprint,
      })
    return scaleSplitsLike(read, this.description.data.scaling)
  }

  /** What the encoder makes of images. Shapes: [count, latent].
   *  Throws ConfigError where they are not of the model's size, ShapeError where bytes are not whole images. */
  async encode(images: Images, watched: Watched = {}): Promise<Codes> {
    return this.inference.encode(datasetOf(this.model, images), watched)
  }

  /** What the decoder makes of points, as the mean. Shapes: latents [count, latent] → [count, ...input].
   *  Throws ShapeError where `latents` are not whole points. */
  decode(latents: Float32Array, watched: Watched = {}): Promise<Float32Array> {
    return this.inference.decode(latents, watched)
  }

  /** Images and what comes back of them, the decoder's mean at the posterior's mean; `given` as well where noise
   *  is added. Shapes: [count, ...input]. Throws what `encode` throws. */
  async reconstruct(images: Images): Promise<Reconstructions> {
    const dataset = datasetOf(this.model, images)
    return this.inference.reconstruct(dataset, range(0, dataset.count))
  }

  /** New images: what the decoder makes of points that are drawn from the prior. Shape: [count, ...input].
   *  Throws ConfigError where the model has no prior, or `count` is no whole number. */
  async sample(
    count: number,
    { seed = 1, ...watched }: Watched & { seed?: number } = {},
  ): Promise<Float32Array> {
    return this.decode(this.priorPoints(count, seed), watched)
  }

  /** New rows of a table, drawn as `drawnRows` does at random points of the prior. Shape: [count, 2, width].
   *  Throws what `sample` throws, and ConfigError where the run is on no table. */
  async sampleRows(count: number, { seed = 1 }: { seed?: number } = {}): Promise<Float32Array> {
    return sampleRows(this.inference, this.columns, {
      latents: this.priorPoints(count, seed),
      random: new Random(seed, 'rows'),
    })
  }

  /** Of the table that the run is on. Throws ConfigError where it is on none. */
  get columns(): readonly Column[] {
    const { columns } = this.description.data
    if (columns) return columns
    throw new ConfigError('run.noTable', { path: this.path })
  }

  private priorPoints(count: number, seed: number): Float32Array {
    if (!this.model.hasPosterior) throw new ConfigError('run.noPrior', { path: this.path })
    if (!Number.isSafeInteger(count) || count < 0)
      throw new ConfigError('run.count', { actual: count })
    const latents = new Float32Array(count * this.model.latent)
    new Random(seed, 'samples').fillNormal(latents)
    return latents
  }

  /** Measures the model on the run's own data, unless another source is named, with the noise of the run's validation,
   *  unless another seed is given. Throws what `evaluate` and `data` throw. */
  async evaluate({
    data,
    seed = this.description.configuration.training.seed,
    ...options
  }: EvaluationOptions & { data?: string | undefined } = {}): Promise<Evaluation> {
    const { train, validation } = await this.data(data)
    return evaluate({ inference: this.inference, train, validation, seed, ...options })
  }

  /** Writes encoder.onnx, decoder.onnx and autoencoder.onnx into a folder, by default `model` in that of the run.
   *  `data` names images to try them on, by default the run's own. Throws what `exportModels` and `data` throw. */
  async export(
    out: string = join(this.path, runFiles.models),
    { force, data }: { force?: boolean | undefined; data?: string | undefined } = {},
  ): Promise<ExportedModel[]> {
    const { train, validation } = await this.data(data)
    const metadata = modelMetadata(this.description, this.trained, train)
    const { model, engine, state } = this
    const { scaling } = this.description.data
    return exportModels(
      { model, engine, state, scaling },
      { out, force, images: validation, metadata },
    )
  }

  /** Gives back what the engine holds. The run cannot be used any more. */
  async close(): Promise<void> {
    this.closing ??= this.release()
    return this.closing
  }

  private async release(): Promise<void> {
    try {
      await this.inference.dispose()
      await this.state.dispose()
    } finally {
      await this.engine.close()
    }
  }
}

function datasetOf(model: Model, images: Images): Dataset {
  if (images instanceof Uint8Array || images instanceof Float32Array)
    return arrayDataset(model.input, images)
  if (typeof images?.read !== 'function') throw new ConfigError('run.images')
  assertInputShape(model, images, { data: 'images' })
  return images
}

/** What the model itself carries, without the optimizer's share. */
function modelVariables(model: Model) {
  const { state } = evaluationProgram(model, 1)
  return new Map(state.map(({ current }) => [current.attributes.name, { tensor: current }]))
}
