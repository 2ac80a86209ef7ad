// Answers that were asked for once: the newest of many, and never a failure.

/** Asks where nothing is kept; holds `most` answers, of those asked for last. */
export class Kept<Key, Answer> {
  readonly #kept = new Map<Key, Promise<Answer>>()

  constructor(
    private readonly ask: (key: Key) => Promise<Answer>,
    private readonly most = 50,
  ) {}

  get(key: Key): Promise<Answer> {
    const answer = this.#kept.get(key) ?? this.ask(key)
    // Last in the order is what was wanted last.
    this.#kept.delete(key)
    this.#kept.set(key, answer)
    answer.catch(() => this.#kept.get(key) === answer && this.#kept.delete(key))
    for (const [oldest] of this.#kept) if (this.#kept.size > this.most) this.#kept.delete(oldest)
    return answer
  }

  forget(): void {
    this.#kept.clear()
  }
}
