// The logarithm of a sum of exponentials, accumulated one by one.

/** log Σ exp(x), without overflow or underflow for any magnitude of x. */
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

  /** −∞ if nothing, or only −∞, was added. */
  get value(): number {
    return this.#max + Math.log(this.#sum)
  }
}
