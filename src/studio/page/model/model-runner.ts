// Runs a run's encoder and decoder in the page: they are fetched once, and then no server is needed.
import { isUnreachable } from '../api-client/request-error.js'
import type { ExportedModel } from '../run-source.js'
import type { ModelAnswer, ModelRequest } from './model-messages.js'

type Outputs = NonNullable<ModelAnswer['outputs']>
type Unnumbered<R> = R extends unknown ? Omit<R, 'id'> : never

/** Examples per call, so that a pointer need not wait long behind many. */
const batchSize = 64

/** Classes of examples, numbers from 0. */
type Labels = ArrayLike<number> | number

export interface Encoded {
  /** Shapes: [count, latent]. */
  readonly mean: Float32Array
  readonly logVariance?: Float32Array
  /** Of a model with a classifier. Shape: [count, classes]. */
  readonly probabilities?: Float32Array
}

/** The models of one run. The worker and ONNX Runtime start with the first request. */
export class ModelRunner {
  #worker: Worker | undefined
  #isClosed = false
  #ids = 0
  readonly #pending = new Map<number, (answer: ModelAnswer) => void>()
  #loaded = new Map<ExportedModel, Promise<unknown>>()
  /** Those of an earlier state of the run, which the worker keeps until the new one is loaded. */
  #outdated: ReadonlyMap<ExportedModel, Promise<unknown>> = new Map()

  /** `load` returns an ONNX file; `shape` is that of one item. */
  constructor(
    private readonly load: (name: ExportedModel) => Promise<Uint8Array>,
    private readonly shape: readonly number[],
    private readonly latent: number,
  ) {}

  /** The decoder's mean at points, of a conditional model with their labels. Shapes: latents [count, latent], labels [count], or
   *  one for all → [count, ...shape]. */
  async decode(latents: Float32Array, labels?: Labels): Promise<Float32Array> {
    const parts = await this.#inParts('decoder', 'latents', latents, [this.latent], labels)
    return joined(parts.map(({ images }) => images as Float32Array))
  }

  /** The encoder's output for items, of a conditional model with their labels. Shapes: items [count, ...shape], labels as for
   *  `decode`. */
  async encode(items: Float32Array, labels?: Labels): Promise<Encoded> {
    const parts = await this.#inParts('encoder', 'images', items, this.shape, labels)
    const joinedOf = (name: string) =>
      parts[0]?.[name] && joined(parts.map((part) => part[name] as Float32Array))
    const [logVariance, probabilities] = [joinedOf('log_variance'), joinedOf('label_probabilities')]
    return {
      mean: joined(parts.map((part) => part.mean as Float32Array)),
      ...(logVariance && { logVariance }),
      ...(probabilities && { probabilities }),
    }
  }

  /** Latents that the prior draws. Shapes: standard normal numbers [count, size] → [count, latent]. */
  async samplePrior(normals: Float32Array, size: number): Promise<Float32Array> {
    const parts = await this.#inParts('prior', 'normals', normals, [size])
    return joined(parts.map(({ latents }) => latents as Float32Array))
  }

  /** Loads a model before it is needed. */
  async prepare(name: ExportedModel): Promise<void> {
    await this.#ready(name)
  }

  /** The models have been updated: they are loaded again when they are next needed. Those before are used as long as
   *  the server is unreachable. */
  clear(): void {
    this.#outdated = new Map([...this.#outdated, ...this.#loaded])
    this.#loaded = new Map()
  }

  /** Permanently: pending loads are discarded. */
  close(): void {
    this.#isClosed = true
    this.#end('closed')
  }

  /** Ends the worker; the next request starts another one. */
  #end(reason: string): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#loaded.clear()
    this.#outdated = new Map()
    for (const settle of this.#pending.values()) settle({ id: 0, error: reason })
    this.#pending.clear()
  }

  async #inParts(
    name: ExportedModel,
    input: string,
    values: Float32Array,
    item: readonly number[],
    labels?: Labels,
  ) {
    await this.#ready(name)
    const size = item.reduce((product, length) => product * length, 1)
    const parts: Outputs[] = []
    for (let from = 0; from < values.length; from += batchSize * size) {
      const data = values.slice(from, from + batchSize * size)
      const value = { data, dims: [data.length / size, ...item] }
      const [first, count] = [from / size, data.length / size]
      const own =
        typeof labels === 'number'
          ? new Float32Array(count).fill(labels)
          : labels && Float32Array.from(labels).subarray(first, first + count)
      const request = { name, input, value, labels: own && { data: own, dims: [count] } }
      parts.push(await this.#ask({ kind: 'run', ...request }, [data.buffer]))
    }
    return parts
  }

  #ready(name: ExportedModel): Promise<unknown> {
    const known = this.#loaded.get(name)
    if (known) return known
    const before = this.#outdated.get(name)
    const loading = this.load(name).then((model) => this.#ask({ kind: 'load', name, model }, []))
    this.#loaded.set(name, loading)
    // A failed load may succeed later, but needs a new worker, as ONNX Runtime does not try twice.
    loading.catch(() => {
      this.#loaded.delete(name)
      if (this.#loaded.size === 0 && this.#outdated.size === 0) this.#end('closed')
    })
    return loading.catch((error) => {
      if (before && isUnreachable(error)) return before
      throw error
    })
  }

  async #ask(request: Unnumbered<ModelRequest>, transfer: Transferable[]): Promise<Outputs> {
    if (this.#isClosed) throw new Error('closed')
    const id = ++this.#ids
    this.#worker ??= this.#start()
    this.#worker.postMessage({ id, ...request }, transfer)
    return new Promise((resolve, reject) => {
      this.#pending.set(id, ({ outputs, error }) =>
        outputs ? resolve(outputs) : reject(new Error(error)),
      )
    })
  }

  #start(): Worker {
    // A literal expression, because bundlers only recognize this.
    const worker = new Worker(new URL('./model-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<ModelAnswer>) => {
      this.#pending.get(data.id)?.(data)
      this.#pending.delete(data.id)
    }
    worker.onerror = ({ message }) => this.#end(message)
    return worker
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0] as Float32Array
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
