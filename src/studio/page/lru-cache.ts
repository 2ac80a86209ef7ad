// Answers that were asked for once: the newest of many, and never a failure.

/** Asks where nothing is kept; holds `most` answers, of those asked for last. */
export class LruCache<Key, Answer> {
  readonly #cache = new Map<Key, Promise<Answer>>()

  constructor(
    private readonly load: (key: Key) => Promise<Answer>,
    private readonly maxSize = 50,
  ) {}

  get(key: Key): Promise<Answer> {
    const answer = this.#cache.get(key) ?? this.load(key)
    // Last in the order is what was wanted last.
    this.#cache.delete(key)
    this.#cache.set(key, answer)
    answer.catch(() => this.#cache.get(key) === answer && this.#cache.delete(key))
    for (const [oldest] of this.#cache)
      if (this.#cache.size > this.maxSize) this.#cache.delete(oldest)
    return answer
  }

  clear(): void {
    this.#cache.clear()
  }
}
