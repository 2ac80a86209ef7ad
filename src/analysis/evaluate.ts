// Evaluates a trained model: all metrics as one plain object.

import type { Dataset } from '../data/dataset.js'
import { type Binarization, binarizeDataset } from '../data/images/binarize.js'
import {
  knownLabels,
  labelledIndices,
  unlabelledCount,
  unlabelledOf,
} from '../data/labels/hidden-labels.js'
import { ConfigError } from '../errors.js'
import { sizeOf } from '../graph/shapes.js'
import type { Likelihood } from '../likelihoods/likelihood.js'
import { type KlEstimate, klEstimateOf } from '../models/kl-estimate.js'
import { encodeIndices } from '../training/codebooks/indices.js'
import type { Inference } from '../training/inference.js'
import { clustersOf } from '../training/sampling/prior-samples.js'
import { type AggregatePosterior, aggregatePosterior } from './aggregate-posterior.js'
import type { Baselines } from './baselines.js'
import { type ClusterAgreement, clusterAgreement } from './clusters.js'
import { type CodeUse, codeUse } from './code-use.js'
import type { FactorClasses } from './disentanglement/coded-factors.js'
import type { Disentanglement } from './disentanglement/disentanglement.js'
import { bitsPerDimension, type ElboMetrics, elboMetrics } from './elbo.js'
import { type Estimate, meanEstimate } from './estimate.js'
import { importanceWeighted } from './importance-weighted.js'
import { type LabelledPoints, labelledPoints } from './labelled-points.js'
import { type LatentActivity, latentActivity } from './latents.js'
import { linearProbeAccuracy } from './linear-probe.js'
import { type Measurement, measure } from './measure.js'
import { neighbourAccuracy } from './neighbours.js'
import type { ReconstructionQuality } from './reconstruction-quality.js'
import type { SampleQualityPhase } from './sample-quality/sample-quality.js'
import { type Warning, warningsFor } from './warnings.js'

export interface Evaluation {
  readonly unit: Likelihood['unit']
  /** False if the reconstruction is no log-likelihood: a mean squared error, or a Bernoulli likelihood of values
   *  between 0 and 1, which is a cross-entropy. */
  readonly isLikelihood: boolean
  /** True if the likelihood is a density. For values bytes / 255 in [0, 1], −log density + log 256 per value is about
   *  −log probability of the bytes, so bits per dimension differ by about 8. */
  readonly isDensity: boolean
  /** True if examples are rows of a table: the metrics are of their known values, a density of standardized numbers
   *  and a probability of categories, so there are no bits per dimension and no squared error. */
  readonly isTable: boolean
  readonly binarize?: Binarization
  readonly seed: number
  /** How the KL is known: in closed form, or estimated from one sample of each posterior; missing without a posterior. */
  readonly klEstimate?: KlEstimate
  /** Where some examples have no label: how many have one, on which everything about labels is measured. */
  readonly labelled?: { readonly train: number; readonly validation: number }
  readonly train: ElboMetrics
  readonly validation: ElboMetrics
  /** On the validation split; only for a model with a posterior. */
  readonly latents?: LatentActivity
  /** On the validation split; only for a model with a posterior. */
  readonly aggregatePosterior?: AggregatePosterior
  readonly importanceWeighted?: ImportanceWeighted
  /** Of a model with a classifier, on the validation split, if that has labels. Accuracy: fraction of examples with the right label. */
  readonly classifier?: { readonly accuracy: Estimate }
  readonly representation: Representation
  readonly warnings: readonly Warning[]
}

export interface ImportanceWeighted {
  /** Samples per example. */
  readonly samples: number
  /** A lower bound of log p(x), in nats; if `isLikelihood` is false, with the cross-entropy in place of −log p(x | z). */
  readonly bound: Estimate
  readonly bitsPerDimension?: Estimate
}

/** Quality of the codes of the validation split as a representation. */
export interface Representation {
  /** Between the examples and the decoder's mean at their codes: the mean over the values. */
  readonly squaredError?: Estimate
  /** Of a model with discrete codes, on the validation split. */
  readonly codes?: CodeUse
  /** Values per example, latents that the decoder sees, and their ratio. */
  readonly compression: { dimensions: number; latents: number; factor: number }
  /** Accuracy: fraction of examples whose label is predicted from the codes and labels of the training split, if there
   *  are labels. */
  readonly nearestNeighbours?: { k: number; accuracy: Estimate }
  readonly linearProbe?: { accuracy: Estimate }
  /** Of a mixture prior: how its components agree with the labels, if there are labels. */
  readonly clusters?: ClusterAgreement
  /** Of examples whose factors are known. */
  readonly disentanglement?: Disentanglement
  /** Of images and their reconstructions, if asked for. */
  readonly imageQuality?: ReconstructionQuality
  /** The same metrics without a model, if asked for. */
  readonly baselines?: Baselines
}

export type EvaluationPhase =
  | 'training'
  | 'validation'
  | 'samples'
  | 'neighbours'
  | 'probe'
  | 'baselines'
  | 'factors'
  | 'images'
  | SampleQualityPhase

const neighbourCount = 5

export interface EvaluationOptions {
  /** Samples per example for the importance-weighted bound; without it the bound is not computed. */
  readonly samples?: number | undefined
  readonly binarize?: Binarization | undefined
  /** Whether principal components and the values themselves are measured beside the codes. */
  readonly baselines?: boolean | undefined
  /** Whether PSNR, SSIM and MS-SSIM of reconstructions are measured. */
  readonly imageQuality?: boolean | undefined
  readonly seed?: number | undefined
  readonly progress?: ((phase: EvaluationPhase, done: number, of: number) => void) | undefined
}

/** Examples, and the factors they were made from. */
export interface FactoredDataset {
  readonly dataset: Dataset
  readonly factors: readonly FactorClasses[]
}

/** Evaluates a model: bounds on both splits, latent activity, representation quality; where both are one set, without
 *  the metrics that labels give. Equal calls give equal metrics.
 *  Throws ConfigError if `samples` is given for a model without a posterior or without a likelihood in nats, if
 *  examples are to be binarized whose likelihood is not one of black and white, or rows of a table compared with baselines. */
export async function evaluate({
  inference,
  train,
  validation,
  factored,
  samples,
  binarize,
  baselines,
  imageQuality,
  seed = 1,
  progress,
}: EvaluationOptions & {
  inference: Inference
  train: Dataset
  validation: Dataset
  /** Examples with known factors, for the disentanglement of their codes. */
  factored?: FactoredDataset | undefined
}): Promise<Evaluation> {
  const { model } = inference
  const { unit, support, isTabular: isTable } = model.likelihood
  // Half of a row is the mask of known values.
  const dimensions = sizeOf(model.input) / (isTable ? 2 : 1)
  if (samples !== undefined && !(model.hasPosterior && unit === 'nats'))
    throw new ConfigError('evaluate.samples')
  if (samples !== undefined && model.condition?.classify)
    throw new ConfigError('evaluate.samplesOfClasses')
  if (binarize && support !== 'binary')
    throw new ConfigError(isTable ? 'evaluate.binarize' : 'evaluate.binarizeDensity')
  if (baselines && isTable) throw new ConfigError('evaluate.baselinesOfTable')
  const progressFor = (phase: EvaluationPhase) => (done: number, of: number) =>
    progress?.(phase, done, of)
  const [trainSet, validationSet] = [train, validation].map((dataset) =>
    binarize ? binarizeDataset(dataset, { mode: binarize, seed }) : dataset,
  ) as [Dataset, Dataset]

  const onTraining = await measure({
    inference,
    dataset: trainSet,
    seed,
    progress: progressFor('training'),
  })
  const isOneSet = train === validation
  const measured = {
    train: onTraining,
    validation: isOneSet
      ? onTraining
      : await measure({
          inference,
          dataset: validationSet,
          seed,
          progress: progressFor('validation'),
        }),
  }
  const isLikelihood = unit === 'nats' && isInSupport()
  // A cross-entropy of grey values is no code length, and the columns of a table are of several kinds.
  const uniformDimensions = isTable || !isLikelihood ? undefined : dimensions
  const metrics = {
    train: elboMetrics(measured.train, { unit, dimensions: uniformDimensions }),
    validation: elboMetrics(measured.validation, { unit, dimensions: uniformDimensions }),
  }
  const klEstimate = klEstimateOf(model)
  const kept = model.decodedLatents ?? model.latent
  const latents = klEstimate && latentActivity(measured.validation.codes, klEstimate)
  const aggregate = klEstimate === 'closedForm' ? aggregateOf(measured) : undefined
  const bound =
    samples &&
    meanEstimate(
      await importanceWeighted({
        inference,
        dataset: validationSet,
        samples,
        seed,
        progress: progressFor('samples'),
      }),
    )
  const ofLabels = await labelMetrics()
  const codes =
    model.codes &&
    codeUse(await encodeIndices(inference, validationSet), { codes: model.codes, dimensions })
  const labelled = labelledCounts({ train, validation })
  return {
    unit,
    isLikelihood,
    isDensity: unit === 'nats' && (support === 'real' || support === 'unitInterval'),
    isTable,
    ...(binarize && { binarize }),
    seed,
    ...(klEstimate && { klEstimate }),
    ...(labelled && { labelled }),
    ...metrics,
    ...(latents && { latents }),
    ...(aggregate && { aggregatePosterior: aggregate }),
    ...(bound && {
      importanceWeighted: {
        samples,
        bound,
        ...(uniformDimensions && { bitsPerDimension: bitsPerDimension(bound, uniformDimensions) }),
      },
    }),
    ...classification(measured.validation, validation),
    representation: {
      ...(!isTable && { squaredError: meanEstimate(measured.validation.squaredError) }),
      ...(codes && { codes }),
      compression: { dimensions, latents: kept, factor: dimensions / kept },
      ...ofLabels,
      ...(factored && { disentanglement: await factorMetrics(factored) }),
      ...(imageQuality && { imageQuality: await imageMetrics() }),
      ...(baselines && { baselines: await baselineMetrics() }),
    },
    warnings: warningsFor({
      ...{ ...metrics, latents, clusters: ofLabels.clusters, codes },
      hasKlWeight: 'klWeight' in (model.config as object),
      brightest: measured.validation.maxByte,
    }),
  }

  /** Whether all values are in the support of the likelihood. */
  function isInSupport(): boolean {
    if (support === 'binary') return measured.validation.isBinary
    return support !== 'bytes' || validationSet.itemType !== 'float32'
  }

  async function factorMetrics({ dataset, factors }: FactoredDataset): Promise<Disentanglement> {
    const { measureDisentanglement } = await import('./disentanglement/disentanglement.js')
    const { count, latent, mean: codes } = await inference.encode(dataset, { onlyMean: true })
    const given = { count, latent, codes, factors }
    return measureDisentanglement(given, { seed, progress: progressFor('factors') })
  }

  async function imageMetrics(): Promise<ReconstructionQuality> {
    // A browser loads it only if it is used.
    const { reconstructionQuality } = await import('./reconstruction-quality.js')
    const dataset = validationSet
    return reconstructionQuality({ inference, dataset, progress: progressFor('images') })
  }

  async function baselineMetrics(): Promise<Baselines> {
    // A browser loads it only if it is used.
    const { measureBaselines } = await import('./baselines.js')
    const k = Math.min(neighbourCount, train.count - unlabelledCount(train))
    const splits = { train: trainSet, validation: validationSet }
    return measureBaselines({ inference, ...splits, k, progress: progressFor('baselines') })
  }

  /** Accuracies of nearest neighbours and linear probe on the validation split. */
  async function labelMetrics(): Promise<
    Pick<Representation, 'nearestNeighbours' | 'linearProbe' | 'clusters'>
  > {
    const references = labelledPoints(measured.train.codes.mean, train)
    const queries = labelledPoints(measured.validation.codes.mean, validation)
    // Among its own examples each is its own nearest neighbour.
    if (!references || !queries || isOneSet) return {}
    const both = { engine: inference.engine, references, queries }
    const k = Math.min(neighbourCount, references.labels.length)
    return {
      nearestNeighbours: {
        k,
        accuracy: await neighbourAccuracy({ ...both, k, progress: progressFor('neighbours') }),
      },
      linearProbe: {
        accuracy: await linearProbeAccuracy({ ...both, progress: progressFor('probe') }),
      },
      ...(await clusterMetrics(references)),
    }
  }

  /** Agreement of clusters and labels, if the prior is a mixture. */
  async function clusterMetrics(train: LabelledPoints) {
    const { components } = model.prior ?? {}
    const own = await clustersOf(inference, train.points)
    const all = await clustersOf(inference, measured.validation.codes.mean)
    if (!components || !own || !all) return {}
    const unseen = Int32Array.from(labelledIndices(validation), (example) => all[example] as number)
    const agreement = clusterAgreement(components, {
      train: { clusters: own, labels: train.labels },
      validation: { clusters: unseen, labels: knownLabels(validation) },
    })
    return { clusters: { ...agreement, used: new Set(all).size } }
  }
}

function aggregateOf({
  train: { codes: train },
  validation: { codes: validation },
}: Record<'train' | 'validation', Measurement>): AggregatePosterior | undefined {
  if (!train.logVariance || !validation.logVariance) return undefined
  return aggregatePosterior({
    train: { ...train, logVariance: train.logVariance },
    validation: { ...validation, logVariance: validation.logVariance },
  })
}

function classification({ predicted }: Measurement, dataset: Dataset) {
  const known = labelledIndices(dataset)
  if (!predicted || known.length === 0) return {}
  const right = Float32Array.from(known, (example) =>
    Number(predicted[example] === dataset.labels?.[example]),
  )
  return { classifier: { accuracy: meanEstimate(right) } }
}

/** How many examples have a label; undefined where all have, or none has. */
function labelledCounts(splits: { train: Dataset; validation: Dataset }) {
  if (!unlabelledOf(splits)) return undefined
  const [train, validation] = [knownLabels(splits.train), knownLabels(splits.validation)]
  return { train: train.length, validation: validation.length }
}
