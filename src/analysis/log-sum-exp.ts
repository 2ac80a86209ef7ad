// The logarithm of a sum of exponentials that arrive one after another.

/** log Σ exp(x), without overflow or underflow whatever the magnitude of the x. */
export class LogSumExp {
  #max = Number.NEGATIVE_INFINITY
  /** In units of exp(largest). */
  #sum = 0

  add(x: number): void {
    if (x === Number.NEGATIVE_INFINITY) return
    if (x <= this.#max) this.#sum += Math.exp(x - this.#max)
    else {
      this.#sum = this.#sum * Math.exp(this.#max - x) + 1
      this.#max = x
    }
  }

  /** −∞ where nothing, or nothing but −∞, was added. */
  get value(): number {
    return this.#max + Math.log(this.#sum)
  }
}
