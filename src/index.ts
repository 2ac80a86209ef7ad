// What works everywhere, in Node and in a browser: graphs, models, training.
export * as z from 'zod'
export {
  type CodedFactors,
  type FactorClasses,
  factorClasses,
} from './analysis/disentanglement/coded-factors.js'
export { type Dci, dci } from './analysis/disentanglement/dci.js'
export {
  type Disentanglement,
  measureDisentanglement,
} from './analysis/disentanglement/disentanglement.js'
export { type FactorVaeScore, factorVaeScore } from './analysis/disentanglement/factor-vae-score.js'
export {
  type MutualInformationGap,
  mutualInformationGap,
} from './analysis/disentanglement/mutual-information-gap.js'
export { type Sap, sap } from './analysis/disentanglement/sap.js'
export type { ElboMetrics } from './analysis/elbo.js'
export type { Estimate } from './analysis/estimate.js'
export * from './analysis/evaluate.js'
export {
  type ImageBatch,
  multiScaleSimilarity,
  peakSignalToNoise,
  structuralSimilarity,
} from './analysis/image-quality.js'
export { importanceWeighted } from './analysis/importance-weighted.js'
export type { LatentActivity } from './analysis/latents.js'
export {
  type Classifier,
  type LabelledPoints,
  logisticRegression,
} from './analysis/logistic-regression.js'
export { neighbourAccuracy } from './analysis/neighbours.js'
export type { ClassShares } from './analysis/sample-quality/class-shares.js'
export { type Copies, findCopies } from './analysis/sample-quality/copies.js'
export type { FeatureExtractor } from './analysis/sample-quality/feature-extractor.js'
export type { FeatureRows } from './analysis/sample-quality/feature-rows.js'
export type { FeatureDescription, FeatureType } from './analysis/sample-quality/feature-types.js'
export { kernelDistance } from './analysis/sample-quality/kernel-distance.js'
export type { NearestExamples } from './analysis/sample-quality/nearest-examples.js'
export {
  type PrecisionRecall,
  precisionRecall,
} from './analysis/sample-quality/precision-recall.js'
export type { SampleQuality } from './analysis/sample-quality/sample-quality.js'
export type { TableQuality } from './analysis/table-quality/table-quality.js'
export type { TrainedOnSamples } from './analysis/table-quality/trained-on-samples.js'
export type { Warning } from './analysis/warnings.js'
export type { Column } from './data/columns.js'
export {
  arrayDataset,
  type DataSplits,
  type Dataset,
  type Items,
  type ItemType,
  type Role,
  type Scaling,
} from './data/dataset.js'
export type { Factors } from './data/factors.js'
export { type Binarization, binarizeDataset } from './data/images/binarize.js'
export { hiddenLabel } from './data/labels/hidden-labels.js'
export type { DateNotation, Notation, NumberNotation } from './data/notation/notation.js'
export { unscale } from './data/scaling.js'
export { formatRows } from './data/tables/row-texts.js'
export * from './engines/engine.js'
export { lower } from './engines/lowering/lower.js'
export * from './errors.js'
export * from './graph/differentiate.js'
export * as graph from './graph/operations.js'
export type { DType, Op, Shape } from './graph/ops.js'
export { type Program, program } from './graph/program.js'
export { constant, type Tensor } from './graph/tensor.js'
export * from './layers/activations.js'
export { batchNorm } from './layers/batch-norm.js'
export { conv } from './layers/conv.js'
export { conv1d } from './layers/conv-1d.js'
export { convTranspose } from './layers/conv-transpose.js'
export { convTranspose1d } from './layers/conv-transpose-1d.js'
export { dropout } from './layers/dropout.js'
export { gatedLinear } from './layers/gated-linear.js'
export { initializersFor, ones, zeros } from './layers/initializers.js'
export type { BuildContext, LayerDefinition } from './layers/layer.js'
export { applyLayers, type Layer, registerLayer, residual } from './layers/layers.js'
export { linear } from './layers/linear.js'
export { groupNorm, layerNorm } from './layers/normalization.js'
export { averagePool, maxPool } from './layers/pooling.js'
export { Scope } from './layers/scope.js'
export { selfAttention } from './layers/self-attention.js'
export { flatten, unflatten } from './layers/shaping.js'
export { upsample } from './layers/upsample.js'
export { bernoulli } from './likelihoods/bernoulli.js'
export { continuousBernoulli } from './likelihoods/continuous-bernoulli.js'
export { discretizedLogisticMixture } from './likelihoods/discretized-logistic-mixture.js'
export { gaussian } from './likelihoods/gaussian.js'
export { laplace } from './likelihoods/laplace.js'
export type {
  Likelihood,
  LikelihoodDefinition,
  LikelihoodScope,
} from './likelihoods/likelihood.js'
export { likelihoodFrom, registerLikelihood } from './likelihoods/likelihoods.js'
export { meanSquaredError } from './likelihoods/mean-squared-error.js'
export { table } from './likelihoods/table.js'
export { gan } from './models/adversarial/gan.js'
export { autoencoder } from './models/autoencoder.js'
export { vqVae } from './models/codebook/vq-vae.js'
export { fitModel } from './models/fit.js'
export { klDivergence } from './models/kl-term.js'
export { ladderVae } from './models/ladder/ladder-vae.js'
export type { Model, ModelDefinition, Objective } from './models/model.js'
export { modelFrom, registerModel } from './models/models.js'
export * as networks from './models/networks.js'
export { diagonalGaussian } from './models/posteriors/diagonal-gaussian.js'
export { iaf } from './models/posteriors/iaf.js'
export { planar } from './models/posteriors/planar.js'
export type { Flow, PosteriorDefinition } from './models/posteriors/posterior.js'
export { registerPosterior } from './models/posteriors/posteriors.js'
export { mixture } from './models/priors/mixture.js'
export type { Prior, PriorContext, PriorDefinition } from './models/priors/prior.js'
export { registerPrior } from './models/priors/priors.js'
export { standardNormal } from './models/priors/standard-normal.js'
export { vampPrior } from './models/priors/vamp-prior.js'
export { semiSupervisedVae } from './models/semi-supervised-vae.js'
export { type LayerSummary, type ModelSummary, summarizeModel } from './models/summary.js'
export { reparameterize } from './models/vae/reparameterize.js'
export { vae } from './models/vae.js'
export type { Notice, NoticeCode, Notify } from './notices.js'
export { betaTc } from './objectives/beta-tc.js'
export { dip } from './objectives/dip.js'
export { elbo } from './objectives/elbo.js'
export { iwae } from './objectives/iwae.js'
export { mmd } from './objectives/mmd.js'
export type {
  ObjectiveDefinition,
  ObjectiveParts,
  VaeObjective,
} from './objectives/objective.js'
export { registerObjective } from './objectives/objectives.js'
export { adadelta } from './optimizers/adadelta.js'
export { adam, adamw } from './optimizers/adam.js'
export type { Optimizer, OptimizerDefinition, Update } from './optimizers/optimizer.js'
export { optimizerFrom, registerOptimizer } from './optimizers/optimizers.js'
export { rmsprop } from './optimizers/rmsprop.js'
export { sgd } from './optimizers/sgd.js'
export { imageGrid } from './pictures/image-grid.js'
export { manifoldPoints } from './pictures/manifold.js'
export type { Picture } from './pictures/picture.js'
export { Random } from './random/random.js'
export { recipes } from './recipes/recipes.js'
export { getRecipe, resolveConfiguration, type Setting } from './recipes/resolve.js'
export type { WrittenConfiguration } from './recipes/written-configuration.js'
export type { Configuration, ConfigurationInput } from './training/configuration.js'
export { DataLoader, type DataLoaderPosition } from './training/data-loader.js'
export * from './training/events.js'
export { type Codes, Inference, type Progress, type Reconstructions } from './training/inference.js'
export { initialState } from './training/initial-state.js'
export type { Metrics, ValidationMetrics } from './training/metrics.js'
export {
  type Diagnosis,
  NonFiniteError,
  type NonFiniteMetric,
  type SuspectExample,
} from './training/non-finite/non-finite-error.js'
export {
  type PreparedTraining,
  prepareTraining,
  type TrainingInput,
} from './training/prepare-training.js'
export * from './training/programs.js'
export { train } from './training/train.js'
export type { TrainingResult } from './training/training-loop.js'
export { version } from './version.js'
