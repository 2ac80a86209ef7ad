// Where a run's page reads from: the live server, or the files of a published site, by the same addresses.
import { signedLabels } from '../../data/labels/hidden-labels.js'
import type { EvaluationAnswer } from '../api/evaluation.js'
import type {
  EpochLine,
  KeptEpochs,
  LatentMeasures,
  Metrics,
  RunFile,
  RunOverview,
} from '../api/run.js'
import { onEvent } from './api-client/events.js'
import { askJson, fetchResponse, runUrl } from './api-client/request.js'
import { RequestError } from './api-client/request-error.js'
import { rangeReader } from './range-requests.js'

export type Split = 'train' | 'validation'
export type Labels = Uint8Array | Int32Array
export type ExportedModel = RunOverview['models'][number]

/** The details of a run that views need; one that trains in the tab has no name yet. */
export type RunDetails = Omit<RunOverview, 'name' | 'status' | 'itemType'> &
  Partial<Pick<RunOverview, 'itemType'>>

/** If they come from a training in the tab, only these fields are known. */
type RunLatents = Pick<LatentMeasures, 'perLatent' | 'order'> & Partial<LatentMeasures>

/** Epochs in the order in which they ended, steps in columns. */
type RunMetrics = Pick<Metrics, 'steps'> & { readonly epochs: readonly EpochLine[] }

/** A run to view. Optional data is undefined; everything else throws RequestError if it is not available. */
export interface RunSource {
  readonly name: string
  /** The base address of everything, without a trailing slash. */
  readonly base: string
  /** Has a server that trains, evaluates and reads pictures. */
  readonly live: boolean
  details(): Promise<RunDetails>
  metrics(): Promise<RunMetrics>
  /** Epochs with a picture. */
  reconstructions(): Promise<readonly number[]>
  reconstructionUrl(epoch: number): string
  /** The posterior's means. Shape: [count, latent]. */
  codes(split: Split): Promise<Float32Array>
  /** Epochs with stored codes. */
  codeEpochs(): Promise<readonly number[]>
  /** Of the first validation examples after that epoch; undefined if they were not stored. */
  codesOfEpoch(epoch: number): Promise<Float32Array | undefined>
  /** Unit: nats; without a posterior the variance of each code. `order` has the latents from the largest on. */
  klOfLatents(split: Split): Promise<RunLatents | undefined>
  /** −1 where an example has none. */
  labels(split: Split): Promise<Labels | undefined>
  /** Items `first` to `first + count − 1`, flattened: bytes, or float32 if `details` says so. */
  images(split: Split, first: number, count: number): Promise<Uint8Array | Float32Array>
  modelUrl(model: ExportedModel): string
  /** The ONNX file itself. */
  model(model: ExportedModel): Promise<Uint8Array>
  /** Calls back when the files of another epoch can be read; the result unsubscribes. */
  changed(listener: () => void): () => void
  evaluation(): Promise<EvaluationAnswer | undefined>
  files(): Promise<readonly RunFile[]>
  fileUrl(path: string): string
}

export function liveSource(name: string): RunSource {
  return sourceAt(runUrl(name), { name, live: true })
}

/** The run of a published site, whose files are below `base`. */
export function publishedSource(base: string): RunSource {
  return sourceAt(base.replace(/\/$/, ''), { name: 'run', live: false })
}

function sourceAt(base: string, { name, live }: { name: string; live: boolean }): RunSource {
  const bytes = async (path: string) => (await fetchResponse(`${base}/${path}`)).arrayBuffer()
  const partOfImages = rangeReader((path, headers) => fetchResponse(path, { headers }))
  let known: RunDetails | undefined
  const files = () => askJson<readonly RunFile[]>(`${base}/files.json`)
  const details = async () => {
    known = await askJson<RunOverview>(`${base}/run.json`)
    return known
  }
  return {
    name,
    base,
    live,
    details,
    metrics: () => askJson(`${base}/metrics.json`),
    reconstructions: async () => (await askJson<KeptEpochs>(`${base}/reconstructions.json`)).epochs,
    reconstructionUrl: (epoch) => `${base}/reconstructions/${fourDigits(epoch)}.png`,
    codes: async (split) => new Float32Array(await bytes(`codes/${split}.f32`)),
    codeEpochs: async () => (await askJson<KeptEpochs>(`${base}/reconstructions.json`)).codes,
    codesOfEpoch: async (epoch) => {
      const found = await unlessMissing(bytes(`codes/epochs/${fourDigits(epoch)}.f32`))
      return found && new Float32Array(found)
    },
    klOfLatents: (split) => unlessMissing(askJson(`${base}/codes/${split}.kl.json`)),
    labels: async (split) => {
      const labels = new Uint8Array(await bytes(`labels/${split}.u8`))
      if (labels.length === 0) return undefined
      const { description } = known ?? (await details())
      return signedLabels({ labels, isPartlyLabelled: description.data.unlabelled !== undefined })
    },
    async images(split, first, count) {
      const { shape, itemType } = known ?? (await details())
      const Items = itemType === 'float32' ? Float32Array : Uint8Array
      const length = shape.reduce((product, side) => product * side, Items.BYTES_PER_ELEMENT)
      const path = `${base}/images/${split}.${itemType === 'float32' ? 'f32' : 'u8'}`
      return new Items(await partOfImages(path, first * length, (first + count) * length))
    },
    modelUrl: (model) => `${base}/model/${model}.onnx`,
    model: async (model) => new Uint8Array(await bytes(`model/${model}.onnx`)),
    changed: (listener) =>
      live ? onEvent('saved', ({ run }) => run === name && listener()) : () => {},
    // Requested only if it exists: browsers log every 404.
    evaluation: async () =>
      (await files()).some(({ path }) => path === 'evaluation.json')
        ? askJson(`${base}/evaluation.json`)
        : undefined,
    files,
    fileUrl: (path) => `${base}/files/${path.split('/').map(encodeURIComponent).join('/')}`,
  }
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return undefined
    throw error
  }
}

function fourDigits(epoch: number): string {
  return String(epoch).padStart(4, '0')
}
