// Cached responses: the latest of many, and never a failure.

/** Loads what is not cached; holds the `maxSize` most recently used answers. */
export class LruCache<Key, Answer> {
  readonly #cache = new Map<Key, Promise<Answer>>()

  constructor(
    private readonly load: (key: Key) => Promise<Answer>,
    private readonly maxSize = 50,
  ) {}

  get(key: Key): Promise<Answer> {
    const answer = this.#cache.get(key) ?? this.load(key)
    // The most recently used is the last in the order.
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
