// The number of steps of a chunk, from the measured throughput of the training.

/** Target duration of a chunk: progress stays live, overhead is negligible. */
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

  /** One at first, so that the first metrics come immediately. */
  get steps(): number {
    if (this.#secondsPerStep === undefined) return 1
    return Math.min(this.#maxSteps, Math.max(1, Math.round(chunkSeconds / this.#secondsPerStep)))
  }

  get imagesPerSecond(): number {
    return this.#seconds > 0 ? this.#images / this.#seconds : 0
  }

  record(steps: number, images: number, seconds: number) {
    // The first chunk includes warm-up: it counts only while there is no other.
    if (this.#chunks++ === 1) {
      this.#images = 0
      this.#seconds = 0
    }
    this.#images += images
    this.#seconds += seconds
    this.#secondsPerStep = seconds / steps
  }
}
