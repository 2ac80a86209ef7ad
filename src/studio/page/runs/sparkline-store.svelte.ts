// The small curves of the runs in sight, asked for in bundles.
import { onEvent } from '../api-client/events.js'
import { askJson } from '../api-client/request.js'

const bundleMs = 60
const mostInBundle = 100

class SparkShelf {
  #known = $state.raw<Readonly<Record<string, readonly number[]>>>({})
  #wanted = new Set<string>()
  #asked: ReturnType<typeof setTimeout> | undefined

  constructor() {
    onEvent('epoch', ({ run }) => run in this.#known && this.want(run))
  }

  of(name: string): readonly number[] | undefined {
    return this.#known[name]
  }

  want(name: string): void {
    this.#wanted.add(name)
    this.#asked ??= setTimeout(() => {
      this.#asked = undefined
      void this.#fetch()
    }, bundleMs)
  }

  async #fetch(): Promise<void> {
    const names = [...this.#wanted].slice(0, mostInBundle)
    for (const name of names) this.#wanted.delete(name)
    const asked = new URLSearchParams(names.map((name) => ['runs', name]))
    const sparks = await askJson<Record<string, number[]>>(`api/sparks?${asked}`).catch(() => ({}))
    this.#known = { ...this.#known, ...sparks }
    const [next] = this.#wanted
    if (next !== undefined) this.want(next)
  }
}

export const sparks = new SparkShelf()
