// Training events and the observer that receives them. Every method of an observer is optional.
import type { Range } from '../data/dataset.js'
import type { StateValues } from '../engines/engine.js'
import type { Likelihood } from '../likelihoods/likelihood.js'
import type { Model } from '../models/model.js'
import type { Configuration } from './configuration.js'
import type { Codes, Reconstructions } from './inference.js'
import type { Metrics, ValidationMetrics } from './metrics.js'
import type { ResumePoint } from './resume-point.js'
import type { ScheduledMetrics } from './schedules/scheduled-metrics.js'

export interface TrainingStart {
  readonly configuration: Configuration
  /** The model that is trained. */
  readonly model: Model
  readonly trainingExamples: number
  readonly validationExamples: number
  readonly stepsPerEpoch: number
  /** The step before the first one of an epoch n is `stepOffset` + (n − 1) · `stepsPerEpoch`; 0 unless the batch size was changed. */
  readonly stepOffset: number
  /** Minimum and maximum of the examples' values, if these are floats. */
  readonly range?: Range
  /** Number of trainable parameters. */
  readonly parameters: number
  /** Threads of one operation of a step. */
  readonly threads: number
  readonly unit: Likelihood['unit']
  /** The likelihood is Bernoulli, but some pixels are between 0 and 1: the reconstruction is only a cross-entropy. */
  readonly isCrossEntropy: boolean
  /** Epochs and steps of the previous training, if this one resumes from it. */
  readonly resumed?: { readonly epochs: number; readonly steps: number }
}

export interface StepMetrics extends Metrics, ScheduledMetrics {
  readonly epoch: number
  /** From 1, over all epochs. */
  readonly step: number
  /** Batch size of this step. */
  readonly examples: number
}

export interface StepsTaken {
  readonly steps: readonly StepMetrics[]
  /** Throughput of these steps. */
  readonly imagesPerSecond: number
}

export interface EpochEnd {
  readonly epoch: number
  readonly step: number
  /** Training metrics: means over the epoch's examples, and standard deviations over its batches. */
  readonly train: Metrics
  readonly trainDeviation: Metrics
  readonly validation: ValidationMetrics
  /** KL of each latent on the validation split, the mean over examples; only of a model with a posterior. Unit: nats. */
  readonly latentKl?: readonly number[] | undefined
  /** Duration of this epoch, validation included. */
  readonly seconds: number
  /** The part of `seconds` in which the engine waited for data. */
  readonly waitedSeconds: number
  /** The validation loss is the lowest so far. */
  readonly isBest: boolean
  /** The resume point; the state is read on request. */
  readonly resumePoint: ResumePoint
  readonly state: () => Promise<StateValues>
  readonly views: Views
}

/** Outputs of the model in its current state. */
export interface Views {
  /** The first `count` validation images. */
  reconstructions(count: number): Promise<Reconstructions>
  /** The codes of the first `count` validation images. */
  encode(count: number): Promise<Codes>
  /** The decoder's mean at latents; of a conditional model for labels. Shapes: latents [count, latent], labels [count]. */
  decode(latents: Float32Array, labels?: Uint8Array): Promise<Float32Array>
}

export interface TrainingObserver {
  start?(event: TrainingStart): void | Promise<void>
  steps?(event: StepsTaken): void | Promise<void>
  epoch?(event: EpochEnd): void | Promise<void>
  /** The run was interrupted in the middle of an epoch. */
  interrupted?(
    event: Pick<EpochEnd, 'resumePoint' | 'state' | 'waitedSeconds'>,
  ): void | Promise<void>
}
