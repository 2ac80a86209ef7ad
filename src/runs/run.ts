// A trained run, loaded for inference: its model with the weights of a checkpoint on an engine.
import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { factorClasses } from '../analysis/disentanglement/coded-factors.js'
import {
  type Evaluation,
  type EvaluationOptions,
  evaluate,
  type FactoredDataset,
} from '../analysis/evaluate.js'
import {
  evaluateImplicit,
  type ImplicitEvaluation,
} from '../analysis/implicit/evaluate-implicit.js'
import { type FeatureType, featureTypes } from '../analysis/sample-quality/feature-types.js'
import type {
  SampleQuality,
  SampleQualityOptions,
} from '../analysis/sample-quality/sample-quality.js'
import type { TableQuality } from '../analysis/table-quality/table-quality.js'
import type { Column } from '../data/columns.js'
import {
  arrayDataset,
  type DataSplits,
  type Dataset,
  type Items,
  type Role,
} from '../data/dataset.js'
import { loadFactors } from '../data/factor-file.js'
import type { IsUnsplit } from '../data/fingerprint.js'
import type { Binarization } from '../data/images/binarize.js'
import type { LoadOptions } from '../data/load.js'
import { rulesOf } from '../data/reading-rules.js'
import { scaleSplitsLike } from '../data/scaling.js'
import { type Selection, splitNames, withSplit } from '../data/select-split.js'
import { formatRows } from '../data/tables/row-texts.js'
import type { Device, Engine, ResidentState } from '../engines/engine.js'
import { nodeEngine } from '../engines/node.js'
import { ConfigError } from '../errors.js'
import type { Model } from '../models/model.js'
import { modelFrom } from '../models/models.js'
import { hasPrior } from '../models/priors/has-prior.js'
import { type Notify, tellNotices, withNotices } from '../notices.js'
import { Random } from '../random/random.js'
import { assertDataFitsModel, assertInputShape } from '../training/data-compatibility.js'
import {
  type Codes,
  type Decoding,
  Inference,
  type Progress,
  type Reconstructions,
  range,
} from '../training/inference.js'
import { evaluationProgram } from '../training/programs.js'
import { matchState } from '../training/resume-point.js'
import { clustersOf, descend, priorSamples } from '../training/sampling/prior-samples.js'
import { sampleRows } from '../training/sampling/sample-rows.js'
import { checkpointFiles, readRunCheckpoint, type Weights } from './checkpoints/read-checkpoint.js'
import { type ExportedModel, exportModels } from './exchange/export-onnx.js'
import { modelMetadata } from './exchange/model-metadata.js'
import { runFiles } from './folder/run-files.js'
import { type RunDescription, readDescription } from './folder/run-json.js'
import { columnsToWrite, type GivenValues, givenRows } from './given-rows.js'
import { moduleNotices, otherModules } from './modules/registered-types.js'
import { onnxFeatures } from './quality/onnx-features.js'
import { rememberClassifier } from './quality/remember-classifier.js'
import { movedDataError, reloadData } from './reload-data.js'

/** Loads a run; the caller must `close` it. The other options are for loading its data. Throws ConfigError if `path` is
 *  no run or has no checkpoint, FormatError if the checkpoint is damaged, EngineError if the device is not available. */
export async function loadRun(
  path: string,
  {
    weights = 'last',
    device,
    threads,
    ...loading
  }: LoadOptions & {
    weights?: Weights | undefined
    device?: Device | undefined
    threads?: number | undefined
  } = {},
): Promise<Run> {
  const description = await readDescription(path)
  tellNotices(moduleNotices(otherModules(description.registered)), loading)
  const model = modelFrom(description.configuration.model)
  const where = join(path, checkpointFiles[weights])
  const { state, resumePoint } = await readRunCheckpoint(path, weights, description)
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

/** The training behind the weights of a loaded run. */
interface Trained {
  readonly weights: Weights
  /** Complete epochs; `isWhole` is false if a part of another follows. */
  readonly epochs: number
  readonly isWhole: boolean
  readonly step: number
}

/** A dataset, or values one after another: bytes, or floats in the model's units. */
type Images = Dataset | Items

export interface SampleQualityRequest
  extends Pick<SampleQualityOptions, 'seed' | 'nearest' | 'progress'> {
  /** Of samples; at most as many as examples. */
  readonly count?: number | undefined
  readonly data?: string | undefined
  readonly split?: Role | undefined
  /** A kind of features, or the path of an ONNX model. */
  readonly features?: FeatureType | (string & {}) | undefined
  readonly featuresOutput?: string | undefined
  readonly binarize?: Binarization | 'none' | undefined
}

export interface TableQualityRequest {
  /** Of sampled rows. */
  readonly count?: number | undefined
  readonly data?: string | undefined
  readonly split?: Role | undefined
  /** A column, by its name or its number from 1. */
  readonly target?: string | undefined
  readonly seed?: number | undefined
  readonly progress?: ((phase: 'copies' | 'target', done: number, of: number) => void) | undefined
}

interface Watched {
  readonly progress?: Progress | undefined
}

/** A trained model. Output images are floats in the model's units: in [0, 1] if the data are bytes or were scaled to
 *  that; see `description.data.scaling`. */
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

  /** Current name of the folder. */
  get name(): string {
    return basename(resolve(this.path))
  }

  /** The data of `source`, by default the run's own; always with the run's options, and with `split` in the place of the
   *  validation split, see `withSplit`. Throws ConfigError if the examples do not have the model's input shape or there
   *  is no such split, and what `loadData` throws. */
  async data(source?: string, split?: Selection): Promise<DataSplits> {
    const data = withSplit(await this.loaded(source), split)
    assertDataFitsModel(this.model, data)
    return data
  }

  /** Examples to encode from `source`, by default the run's own: the requested split; else all examples in the order of
   *  the source, or the validation split if the source has splits of its own. `others` are the other splits. Throws
   *  what `data` throws. */
  async examples(
    source?: string,
    split?: Role,
  ): Promise<{ dataset: Dataset; part: 'all' | Role; others: readonly Role[] }> {
    const own = this.description.data
    // Data of another size cannot be that of the training, with whose fingerprint it would be compared.
    const isUnsplit: IsUnsplit = (count) =>
      !split &&
      (source ?? own.source) !== own.source &&
      count !== own.trainingExamples + own.validationExamples
    const loaded = await this.loaded(source, isUnsplit)
    const data = withSplit(loaded, split)
    const part = split ?? (data.all ? 'all' : 'validation')
    const dataset = part === 'all' ? (data.all as Dataset) : data.validation
    assertDataFitsModel(this.model, { ...data, train: dataset, validation: dataset })
    const others = splitNames.filter((name) => name !== part && loaded[name])
    return { dataset, part, others }
  }

  private async loaded(
    source: string = this.description.data.source,
    isUnsplit?: IsUnsplit,
  ): Promise<DataSplits> {
    const { result } = await withNotices(this.loading, (notify) =>
      this.reload(source, notify, isUnsplit),
    )
    return result
  }

  private async reload(
    source: string,
    notify: Notify,
    isUnsplit: IsUnsplit | undefined,
  ): Promise<DataSplits> {
    const { scale: _, ...options } = { ...this.description.configuration.data, source }
    const { columns, fingerprint } = this.description.data
    const trainedOn = this.description.data
    const rules = rulesOf(trainedOn)
    const own = { columns, fingerprint, trainedOn, rules, isUnsplit }
    const loading = { ...this.loading, ...own, notify, strict: false }
    const read = await reloadData(options, loading).catch((error) => {
      const isOwn = source === this.description.data.source
      throw isOwn ? movedDataError(error, { path: this.path, source }) : error
    })
    if (source === this.description.data.source && read.fingerprint !== fingerprint)
      notify('run.otherData', {
        source,
        path: this.path,
        expected: fingerprint,
        actual: read.fingerprint,
      })
    return scaleSplitsLike(read, this.description.data.scaling)
  }

  /** Encodes images; a conditional model those of a dataset with labels. Shapes of the codes: [count, latent].
   *  Throws ConfigError if they do not have the model's input shape or lack labels, ShapeError if the length of values is no multiple
   *  of an image. */
  async encode(images: Images, watched: Watched = {}): Promise<Codes> {
    return this.inference.encode(datasetOf(this.model, images), watched)
  }

  /** The most probable component of a mixture prior for each code, from 0; undefined if the prior is no mixture.
   *  Shapes: codes [count, latent] → [count]. */
  clusters(codes: Float32Array): Promise<Int32Array | undefined> {
    return clustersOf(this.inference, codes)
  }

  /** Latents of a model with two levels (a ladder VAE) at given upper ones, which `decode` takes: the lower ones at the mean of
   *  p(lower | upper). Shapes: upper [count, upper latents] → [count, latent]. Throws ConfigError if the model has no levels or values are
   *  not finite, ShapeError if the length of `upper` is no multiple of the upper latents. */
  descend(upper: Float32Array): Promise<Float32Array> {
    return descend(this.inference, upper)
  }

  /** Decodes latents to the decoder's mean; a conditional model needs labels or given columns. Shapes: latents [count, latent], labels
   *  [count], given [count, 2, values] → [count, ...input]. Throws ShapeError if the length of `latents` is no multiple of latent, ConfigError if labels or
   *  given columns are missing. */
  decode(latents: Float32Array, decoding: Decoding = {}): Promise<Float32Array> {
    return this.inference.decode(latents, decoding)
  }

  /** Images and their reconstructions: the decoder's mean at the posterior's mean; `encoderInput` too if the model adds
   *  noise. Shapes: [count, ...input]. Throws what `encode` throws. */
  async reconstruct(images: Images): Promise<Reconstructions> {
    const dataset = datasetOf(this.model, images)
    return this.inference.reconstruct(dataset, range(0, dataset.count))
  }

  /** Samples new images: the decoder's mean at latents sampled from the prior. Of a conditional model they have `labels` [count], by
   *  default all classes in turn, or `given` columns, see `givenRows`. Shape: [count, ...input].
   *  Throws ConfigError if the model has no prior or no such class, or `count` is no integer. */
  async sample(
    count: number,
    { seed = 1, labels, ...watched }: Decoding & { seed?: number } = {},
  ): Promise<Float32Array> {
    const points = await this.priorPoints(count, seed)
    const { classes = 1 } = this.model.condition ?? {}
    const inTurn = new Uint8Array(count).map((_, index) => index % classes)
    return this.decode(points, { labels: labels ?? inTurn, ...watched })
  }

  /** Samples new rows of a table with `sampleRows` at latents sampled from the prior. A model that is conditional on labels needs `labels`
   *  [count], one that is on columns `given`, see `givenRows`. Shape: [count, 2, width].
   *  Throws what `sample` and `givenRows` throw, and ConfigError if the run's data is no table or labels are missing. */
  async sampleRows(
    count: number,
    {
      seed = 1,
      labels,
      given = {},
    }: { seed?: number; labels?: Uint8Array | undefined; given?: GivenValues } = {},
  ): Promise<Float32Array> {
    const { columns } = this
    return sampleRows(this.inference, columns, {
      given: this.givenRows(count, given),
      latents: await this.priorPoints(count, seed),
      labels,
      random: new Random(seed, 'rows'),
    })
  }

  /** The cells of rows that the model gives, as the run's table writes them, see `formatRows`; values outside the range of
   *  the training data become its minimum or maximum. Shape: [count, 2, width], of `sampleRows` or `decode`.
   *  Throws ConfigError if the run's data is no table. */
  rowTexts(items: Float32Array): string[][] {
    return [
      ...formatRows(columnsToWrite(this.description, this.columns), items, { clipped: new Map() }),
    ]
  }

  /** `count` equal rows of the columns that the model is conditional on, which `decode` takes as `given`: the value of each by its name,
   *  as the table writes it. Undefined if the model is not conditional on columns. Shape: [count, 2, values].
   *  Throws ConfigError where one is missing, unknown or has no such value, or is given although the model takes none. */
  givenRows(count: number, given: GivenValues): Float32Array | undefined {
    return givenRows(this.description, { count, given }, this.loading)
  }

  /** Columns of the run's table. Throws ConfigError if its data is no table. */
  get columns(): readonly Column[] {
    const { columns } = this.description.data
    if (columns) return columns
    throw new ConfigError('run.noTable', { path: this.path })
  }

  private async priorPoints(count: number, seed: number): Promise<Float32Array> {
    if (!hasPrior(this.model)) throw new ConfigError('run.noPrior', { path: this.path })
    if (!Number.isSafeInteger(count) || count < 0)
      throw new ConfigError('run.count', { actual: count })
    return priorSamples(this.inference, { count, random: new Random(seed, 'samples') })
  }

  /** Evaluates the model on a source, by default the run's own data, and its `split`, by default the validation split,
   *  with the noise of a seed, by default that of the run's validation. Pixels are binarized as in that validation unless
   *  `binarize` is given; 'none' takes them as they are. `factors`: a file of known factors, see `loadFactors`, with a row for each
   *  example that `examples` gives; by default those of the data, if it has any. Throws what `evaluate` and `data` throw. */
  async evaluate({
    data,
    split,
    factors,
    seed = this.description.configuration.training.seed,
    binarize = this.description.configuration.training.binarize && 'static',
    ...options
  }: Omit<EvaluationOptions, 'binarize'> & {
    data?: string | undefined
    split?: Role | undefined
    binarize?: Binarization | 'none' | undefined
    factors?: string | undefined
  } = {}): Promise<Evaluation> {
    if (this.model.isImplicit) throw new ConfigError('gan.evaluate')
    const loaded = await this.loaded(data)
    const selected = withSplit(loaded, split)
    assertDataFitsModel(this.model, selected)
    const { train, validation } = selected
    const part = split ?? (loaded.all ? 'all' : 'validation')
    const factored = await this.factored(loaded, part, factors)
    return evaluate({
      ...{ inference: this.inference, train, validation, factored, seed },
      ...(binarize !== 'none' && { binarize }),
      ...options,
    })
  }

  /** Evaluates a model without an encoder on a source and its `split`, as `evaluate` others. Throws ConfigError if the model has one, and
   *  what `data` throws. */
  async evaluateImplicit({
    data,
    split,
    seed = this.description.configuration.training.seed,
  }: {
    data?: string | undefined
    split?: Role | undefined
    seed?: number | undefined
  } = {}): Promise<ImplicitEvaluation> {
    const selected = withSplit(await this.loaded(data), split)
    assertDataFitsModel(this.model, selected)
    const { train, validation } = selected
    return evaluateImplicit({ inference: this.inference, train, validation, seed })
  }

  /** Compares samples of the model with as many examples of a source and its `split`, by default the run's own validation split, by
   *  their `features`: precision, recall, density, coverage, Fréchet and kernel distance, whether samples are copies, and with a classifier
   *  the share of each class. `features` is a kind, or the path of an ONNX model, whose output `featuresOutput` gives them, see
   *  `onnxFeatures`. Pixels are binarized as in the run's validation unless `binarize` is given, and samples are drawn from the likelihood
   *  then; 'none' takes both as they are. Throws ConfigError where the data are rows of a table, where there are fewer than 20 samples or
   *  examples, and what `measureSampleQuality`, `sample` and `data` throw. */
  async sampleQuality({
    count = 5000,
    data,
    split,
    features = 'pca',
    featuresOutput: output,
    binarize = this.description.configuration.training.binarize && 'static',
    seed = 1,
    nearest,
    progress,
  }: SampleQualityRequest = {}): Promise<SampleQuality> {
    if (this.model.likelihood.isTabular) throw new ConfigError('quality.table', { path: this.path })
    const loaded = await this.loaded(data)
    const selected = withSplit(loaded, split)
    assertDataFitsModel(this.model, selected)
    const { train, validation } = selected
    const { input } = this.model
    const isKind = featureTypes.some((type) => type === features)
    const given = isKind
      ? (features as FeatureType)
      : await onnxFeatures(features, { input, output })
    try {
      // A browser loads it only if it is used.
      const { measureSampleQuality } = await import('../analysis/sample-quality/sample-quality.js')
      const samples = await this.sample(Math.min(count, validation.count), {
        seed,
        progress: progress && ((done, of) => progress('generating', done, of)),
      })
      const mode = binarize === 'none' ? undefined : binarize
      const { fingerprint, scaling } = loaded
      const { inference } = this
      return await measureSampleQuality({
        ...{ inference, train, validation, samples, features: given, binarize: mode, seed },
        ...{ nearest, progress },
        remember: rememberClassifier({ fingerprint, scaling, binarize: mode, input }),
      })
    } finally {
      if (typeof given === 'object') await given.dispose()
    }
  }

  /** Compares sampled rows of a table, by default as many as training rows, with those of a source and its `split`, by default the run's
   *  own validation split: columns, pairs of columns, whether rows are copies, and with `target`, a categorical column, classifiers that
   *  are trained on samples and tested on these rows. A model that is conditional on labels gets those of the training rows. Throws
   *  ConfigError where the run's data is no table, and what `measureTableQuality`, `sampleRows` and `data` throw. */
  async tableQuality({
    count,
    data,
    split,
    target,
    seed = 1,
    progress,
  }: TableQualityRequest = {}): Promise<TableQuality> {
    const { columns, engine } = this
    const selected = withSplit(await this.loaded(data), split)
    assertDataFitsModel(this.model, selected)
    const { train, validation } = selected
    const { labels: known } = train
    const total = count ?? train.count
    const labels =
      this.model.condition && known
        ? Uint8Array.from({ length: total }, (_, row) => known[row % known.length] as number)
        : undefined
    // A browser loads it only if it is used.
    const { measureTableQuality } = await import('../analysis/table-quality/table-quality.js')
    const samples = await this.sampleRows(total, { seed, labels })
    const given = { engine, columns, train, validation, samples }
    return measureTableQuality({ ...given, target, seed, progress })
  }

  /** Examples with the factors in a file, or with their own. */
  private async factored(
    data: DataSplits,
    part: Selection,
    path: string | undefined,
  ): Promise<FactoredDataset | undefined> {
    const dataset = data[part] ?? data.validation
    const given = splitNames.flatMap((name) => (data[name] ? `${name} (${data[name].count})` : []))
    const examples = { count: dataset.count, part, splits: given.join(', ') }
    const { result } = await withNotices(this.loading, async (notify) => {
      const factors =
        path === undefined ? dataset.factors : await loadFactors(path, { ...examples, notify })
      return factors && { dataset, factors: factorClasses(factors, notify) }
    })
    return result
  }

  /** Writes encoder.onnx, decoder.onnx and autoencoder.onnx, and of other priors and posteriors prior.onnx and posterior.onnx, into a folder, by default `model` in the run folder.
   *  Files there that Jamjae 0.1's studio or publish left may be overwritten.
   *  `data`: source of images to check them with, by default the run's own. Throws what `exportModels` and `data` throw. */
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
      { out, force: force || (await isLeftByStudio(this.path, out)), images: validation, metadata },
    )
  }

  /** Frees the engine's memory. The run cannot be used afterwards. */
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

/** Whether Jamjae 0.1 wrote the models in `folder` for its pages: they have the modification time of the checkpoint. */
async function isLeftByStudio(path: string, folder: string): Promise<boolean> {
  const times = [join(path, checkpointFiles.last), join(folder, 'encoder.onnx')].map((file) =>
    stat(file).then(({ mtime }) => mtime.getTime()),
  )
  const [checkpoint, model] = await Promise.all(times).catch(() => [])
  return checkpoint !== undefined && checkpoint === model
}

function datasetOf(model: Model, images: Images): Dataset {
  if (images instanceof Uint8Array || images instanceof Float32Array)
    return arrayDataset(model.input, images)
  if (typeof images?.read !== 'function') throw new ConfigError('run.images')
  assertInputShape(model, images, { data: 'images' })
  return images
}

/** The variables of the model, without those of the optimizer. */
function modelVariables(model: Model) {
  const { state } = evaluationProgram(model, 1)
  return new Map(state.map(({ current }) => [current.attributes.name, { tensor: current }]))
}
