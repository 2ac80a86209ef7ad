// Codes, labels and the information of each latent, by split: read once for each state of the run.
import { isUnreachable } from '../api-client/request-error.js'
import type { RunSource, Split } from '../run-source.js'

type Source = Pick<RunSource, 'codes' | 'labels' | 'klOfLatents'>

export interface SplitData {
  readonly codes: Float32Array
  readonly labels: Awaited<ReturnType<Source['labels']>>
  readonly kl: Awaited<ReturnType<Source['klOfLatents']>>
}

interface Known {
  readonly steps: number
  readonly data: Promise<SplitData>
}

export class SplitStore {
  readonly #known = new Map<Split, Known>()

  constructor(private readonly source: Source) {}

  /** After that many steps of training; those read before, if the server is unreachable. */
  async read(split: Split, steps: number): Promise<SplitData> {
    const before = this.#known.get(split)
    if (before?.steps === steps) return before.data
    const next = { steps, data: this.#fetch(split) }
    this.#known.set(split, next)
    try {
      return await next.data
    } catch (error) {
      // A failed response is not cached.
      if (this.#known.get(split) === next) {
        if (before) this.#known.set(split, before)
        else this.#known.delete(split)
      }
      if (before && isUnreachable(error)) return before.data
      throw error
    }
  }

  async #fetch(split: Split): Promise<SplitData> {
    const [codes, labels, kl] = await Promise.all([
      this.source.codes(split),
      this.source.labels(split),
      this.source.klOfLatents(split),
    ])
    return { codes, labels, kl }
  }
}
