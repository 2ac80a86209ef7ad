// The sparklines of the visible runs, requested in batches.
import { onEvent } from '../api-client/events.js'
import { askJson } from '../api-client/request.js'

const debounceMs = 60
const maxPerRequest = 100

class SparklineStore {
  #known = $state.raw<Readonly<Record<string, readonly number[]>>>({})
  #requested = new Set<string>()
  #asked: ReturnType<typeof setTimeout> | undefined

  constructor() {
    onEvent('epoch', ({ run }) => run in this.#known && this.want(run))
  }

  of(name: string): readonly number[] | undefined {
    return this.#known[name]
  }

  want(name: string): void {
    this.#requested.add(name)
    this.#asked ??= setTimeout(() => {
      this.#asked = undefined
      void this.#fetch()
    }, debounceMs)
  }

  async #fetch(): Promise<void> {
    const names = [...this.#requested].slice(0, maxPerRequest)
    for (const name of names) this.#requested.delete(name)
    const asked = new URLSearchParams(names.map((name) => ['runs', name]))
    const sparklines = await askJson<Record<string, number[]>>(`api/sparks?${asked}`).catch(
      () => ({}),
    )
    this.#known = { ...this.#known, ...sparklines }
    const [next] = this.#requested
    if (next !== undefined) this.want(next)
  }
}

export const sparklines = new SparklineStore()
