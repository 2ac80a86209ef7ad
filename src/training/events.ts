// What a trainer tells while it works. Every method of an observer is optional.
import type { Range } from '../data/dataset.js'
import type { StateValues } from '../engines/engine.js'
import type { Likelihood } from '../likelihoods/likelihood.js'
import type { Model } from '../models/model.js'
import type { Configuration } from './configuration.js'
import type { Codes, Reconstructions } from './inference.js'
import type { Metrics } from './metrics.js'
import type { ResumePoint } from './resume-point.js'

export interface TrainingStart {
  readonly configuration: Configuration
  /** The one that is trained. */
  readonly model: Model
  readonly trainingExamples: number
  readonly validationExamples: number
  readonly stepsPerEpoch: number
  /** The least and the most of the examples' values, where these are floats. */
  readonly range?: Range
  /** Number of trained numbers. */
  readonly parameters: number
  readonly unit: Likelihood['unit']
  /** The likelihood is Bernoulli, yet pixels lie between 0 and 1: its figure is a cross-entropy only. */
  readonly isCrossEntropy: boolean
  /** Where an earlier training had ended, if this one resumes from there. */
  readonly resumed?: { readonly epochs: number; readonly steps: number }
}

export interface StepMetrics extends Metrics {
  readonly epoch: number
  /** From 1, over all epochs. */
  readonly step: number
  /** Examples of this step's batch. */
  readonly examples: number
}

export interface StepsTaken {
  readonly steps: readonly StepMetrics[]
  /** How fast these steps were. */
  readonly imagesPerSecond: number
}

export interface EpochEnd {
  readonly epoch: number
  readonly step: number
  /** Means over the epoch's examples while training, and deviations over its batches. */
  readonly train: Metrics
  readonly trainDeviation: Metrics
  readonly validation: Metrics
  /** Since the beginning of this epoch, validation included. */
  readonly seconds: number
  /** Of these, those in which the engine stood still because examples were still being read. */
  readonly waitedSeconds: number
  /** No epoch before had as low a validation loss. */
  readonly isBest: boolean
  /** Where training stands, and everything it carries, read when asked for. */
  readonly resumePoint: ResumePoint
  readonly state: () => Promise<StateValues>
  readonly views: Views
}

/** What can be seen of the model as it is now. */
export interface Views {
  /** The first `count` validation images. */
  reconstructions(count: number): Promise<Reconstructions>
  /** The encoder's answer to the first `count` validation images. */
  encode(count: number): Promise<Codes>
  /** The decoder's mean at points. Shape: latents [count, latent]. */
  decode(latents: Float32Array): Promise<Float32Array>
}

export interface TrainingObserver {
  start?(event: TrainingStart): void | Promise<void>
  steps?(event: StepsTaken): void | Promise<void>
  epoch?(event: EpochEnd): void | Promise<void>
  /** The run was asked to stop in the middle of an epoch. */
  interrupted?(
    event: Pick<EpochEnd, 'resumePoint' | 'state' | 'waitedSeconds'>,
  ): void | Promise<void>
}
