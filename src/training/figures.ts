// Figures of training and validation, and how they are gathered.

/** Of one batch, an epoch or a data set: means per example, in the likelihood's unit (the KL in nats).
 *  A model without a posterior has no KL term: its `kl` is 0. */
export interface Figures {
  readonly loss: number
  readonly reconstruction: number
  readonly kl: number
}

export const figureNames = ['loss', 'reconstruction', 'kl'] as const

/** Gathers the batches of an epoch. */
export class Gathered {
  #examples = 0
  #batches = 0
  readonly #sums = { loss: 0, reconstruction: 0, kl: 0 }
  readonly #batchSums = { loss: 0, reconstruction: 0, kl: 0 }
  readonly #batchSquares = { loss: 0, reconstruction: 0, kl: 0 }

  add(figures: Figures, examples: number): void {
    this.#examples += examples
    this.#batches++
    for (const name of figureNames) {
      this.#sums[name] += figures[name] * examples
      this.#batchSums[name] += figures[name]
      this.#batchSquares[name] += figures[name] ** 2
    }
  }

  /** Means over the examples. */
  get mean(): Figures {
    return each((name) => this.#sums[name] / this.#examples)
  }

  /** Population standard deviations over the batches of the batches' means. */
  get deviation(): Figures {
    return each((name) => {
      const mean = this.#batchSums[name] / this.#batches
      return Math.sqrt(Math.max(0, this.#batchSquares[name] / this.#batches - mean ** 2))
    })
  }
}

function each(value: (name: (typeof figureNames)[number]) => number): Figures {
  return { loss: value('loss'), reconstruction: value('reconstruction'), kl: value('kl') }
}
