// How many steps a chunk should have, and how fast training is.

/** A chunk of about this length keeps progress live and costs nothing. */
const chunkSeconds = 1 / 3
const chunkBytes = 4e6

export class ChunkScheduler {
  #secondsPerStep: number | undefined
  #images = 0
  #seconds = 0
  #chunks = 0
  readonly #maxSteps: number

  constructor(stepBytes: number) {
    this.#maxSteps = Math.max(1, Math.floor(chunkBytes / stepBytes))
  }

  /** A single one at first, so that the first figures come at once. */
  get steps(): number {
    if (this.#secondsPerStep === undefined) return 1
    return Math.min(this.#maxSteps, Math.max(1, Math.round(chunkSeconds / this.#secondsPerStep)))
  }

  get imagesPerSecond(): number {
    return this.#seconds > 0 ? this.#images / this.#seconds : 0
  }

  record(steps: number, images: number, seconds: number) {
    // The first chunk pays for what is done only once: it counts where there is no other.
    if (this.#chunks++ === 1) {
      this.#images = 0
      this.#seconds = 0
    }
    this.#images += images
    this.#seconds += seconds
    this.#secondsPerStep = seconds / steps
  }
}
