// Messages between the page and the worker that trains.
import type { Device } from '../../../engines/engine.js'
import type { EpochLine } from '../../../runs/folder/metrics-jsonl.js'
import type { RunDescription } from '../../../runs/folder/run-json-schema.js'
import type { Configuration } from '../../../training/configuration.js'
import type { StepMetrics } from '../../../training/events.js'
import type { ExportedModel, RunDetails } from '../run-source.js'

export type TabRequest =
  | {
      readonly kind: 'start'
      readonly name: string
      readonly configuration: Configuration
      readonly device: Device
    }
  | { readonly kind: 'stop' }
  /** The run's model after the last epoch, as ONNX. */
  | { readonly kind: 'model'; readonly name: ExportedModel }
  /** The run's folder as a zip file. */
  | { readonly kind: 'zip' }

/** Constant during a training. */
export type TabRun = Pick<
  RunDetails,
  | 'parameters'
  | 'unit'
  | 'latent'
  | 'decodedLatents'
  | 'lowerLatents'
  | 'hasPosterior'
  | 'klEstimate'
  | 'priorNormals'
  | 'models'
> & {
  /** Of the validation examples. */
  readonly images: Uint8Array<ArrayBuffer>
  readonly labels: Uint8Array
  readonly trainingExamples: number
}

export type TabAnswer =
  | { readonly kind: 'started'; readonly description: RunDescription; readonly run: TabRun }
  | {
      readonly kind: 'steps'
      readonly steps: readonly StepMetrics[]
      readonly imagesPerSecond: number
    }
  | {
      readonly kind: 'epoch'
      readonly description: RunDescription
      readonly line: EpochLine
      /** Of the validation examples. Shape: [count, latent]. */
      readonly codes: Float32Array
      /** Of each latent, in nats; undefined where there is no posterior. */
      readonly kl: readonly number[] | undefined
      readonly reconstructions: Blob
    }
  | { readonly kind: 'ended'; readonly description: RunDescription }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly key?: string
      readonly values?: Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'model'
      readonly name: ExportedModel
      readonly model: Uint8Array<ArrayBuffer>
    }
  | { readonly kind: 'zip'; readonly zip: Uint8Array<ArrayBuffer> }
