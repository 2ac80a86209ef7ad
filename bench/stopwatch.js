// Measures training steps, with breaks, until enough time has been measured.

export class Stopwatch {
  #seconds = 0
  #steps = 0
  #started
  #enough

  constructor(enough) {
    this.#enough = enough
  }

  start() {
    this.#started = performance.now()
  }

  stop(steps) {
    this.#seconds += (performance.now() - this.#started) / 1000
    this.#steps += steps
  }

  get isDone() {
    return this.#seconds >= this.#enough
  }

  get result() {
    return { milliseconds: (1000 * this.#seconds) / this.#steps, steps: this.#steps }
  }
}
