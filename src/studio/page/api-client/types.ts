// What the server answers with.
import type { Language } from '../../../messages/messages.js'
import type { Figures } from '../../../training/metrics.js'

export type RunStatus =
  | 'queued'
  | 'running'
  | 'paused'
  | 'finished'
  | 'stopped'
  | 'interrupted'
  | 'failed'
  | 'imported'
  | 'broken'
  | 'newer'

export interface RunRow {
  readonly name: string
  readonly status: RunStatus
  readonly recipe?: string
  readonly data?: string
  readonly epochs?: number
  readonly ofEpochs?: number
  readonly steps?: number
  readonly created?: string
  readonly updated?: string
  readonly validation?: Figures
  readonly best?: { readonly epoch: number; readonly loss: number }
  readonly seconds?: number
  readonly latent?: number
  readonly unit?: Unit
  /** Of a run that has no folder. */
  readonly configuration?: Readonly<Record<string, unknown>>
  /** Another program trains it. */
  readonly isElsewhere?: boolean
  /** Why a folder is broken or newer than the server reads, or a run failed. */
  readonly reason?: string
}

export type Unit = 'nats' | 'meanSquaredError'

interface QueuedRun {
  readonly id: string
  readonly name: string
  readonly recipe?: string
}

/** With all of its configuration. */
interface WaitingRun extends QueuedRun {
  readonly configuration: object
}

interface StateTraining {
  readonly name: string
  readonly paused: boolean
}

/** How far a training is, known from its first steps on. */
interface TrainingPlace {
  readonly epoch: number
  readonly step: number
  /** Share of the epoch under way, from 0 to 1. */
  readonly epochProgress: number
  readonly imagesPerSecond: number
  readonly secondsLeft?: number
}

export interface StudioState {
  readonly version: string
  readonly device: string
  readonly threads: number
  readonly runsFolder: string
  readonly training?: StateTraining | (StateTraining & TrainingPlace)
  readonly queue: readonly WaitingRun[]
}

export interface RecipeCard {
  readonly name: string
  readonly note?: string
  readonly configuration: Readonly<Record<string, unknown>>
}

export interface DataChoice {
  readonly source: string
  readonly present: boolean
  readonly bytes: number
  readonly note?: string
}

export interface CheckedConfiguration {
  readonly configuration: Readonly<Record<string, unknown>>
  readonly parameters: number
  /** Whether the layers were changed, so that they fit the data. */
  readonly fitted: boolean
}

export interface EpochEstimate {
  /** Undefined where nothing tells. */
  readonly secondsPerEpoch?: number
}

export interface ConfigurationProblem {
  readonly message: string
  /** Of the part that is wrong, such as training.epochs; empty where that is all of it. */
  readonly path: string
}

export type CheckAnswer = CheckedConfiguration | { readonly problem: ConfigurationProblem }

export interface StepLine extends Figures {
  readonly step: number
  readonly epoch: number
}

export interface EpochLine {
  readonly epoch: number
  readonly step: number
  readonly train: Figures
  readonly trainDeviation: Figures
  readonly validation: Figures
}

type Texts = Readonly<Record<Language, string>>

/** What the server tells while it happens, by the event's name. */
export interface ServerEvents {
  runs:
    | RunRow
    | (RunRow & { readonly reasons: Texts })
    | { readonly name: string; readonly removed: true }
  queue: { readonly queue: readonly QueuedRun[] }
  start: { readonly name: string }
  steps: {
    readonly run: string
    readonly steps: readonly StepLine[]
    readonly imagesPerSecond: number
    /** Share of the epoch under way, from 0 to 1. */
    readonly epochProgress: number
    readonly secondsLeft?: number
  }
  epoch: EpochLine & { readonly run: string }
  /** A run that another program trains has new figures. */
  grown: { readonly run: string }
  /** All that the epoch leaves in the run's folder is there. */
  saved: { readonly run: string; readonly epoch: number }
  evaluation: {
    readonly run: string
    readonly phase: string
    readonly done: number
    readonly of: number
  }
  evaluated: { readonly run: string }
  failed: { readonly run: string; readonly messages: Texts }
  reload: unknown
}
export type ServerEvent = keyof ServerEvents
export const serverEvents: readonly ServerEvent[] = [
  'runs',
  'queue',
  'start',
  'steps',
  'epoch',
  'grown',
  'saved',
  'evaluation',
  'evaluated',
  'failed',
  'reload',
]
