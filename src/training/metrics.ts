// Figures of training and validation, and how they are gathered.
import * as z from 'zod'
import type { Unit } from '../likelihoods/likelihood.js'

export const figuresSchema = z.object({
  loss: z.number(),
  reconstruction: z.number(),
  kl: z.number(),
})

/** Of one batch, an epoch or a data set: means per example, in the likelihood's unit (the KL in nats).
 *  A model without a posterior has no KL term: its `kl` is 0. */
export type Figures = Readonly<z.infer<typeof figuresSchema>>

/** Decimals that a figure in that unit is told with. */
export const decimals: Readonly<Record<Unit, number>> = { nats: 2, meanSquaredError: 5 }

export const figureNames = ['loss', 'reconstruction', 'kl'] as const

export const sumsSchema = z.object({
  examples: z.int().nonnegative(),
  batches: z.int().nonnegative(),
  // Over examples, and over batches of their means and of the squares of these.
  ofExamples: figuresSchema,
  ofBatches: figuresSchema,
  ofSquares: figuresSchema,
})

/** What has been gathered of an epoch so far, as plain numbers that survive JSON exactly. */
export type Sums = Readonly<z.infer<typeof sumsSchema>>

const none: Figures = { loss: 0, reconstruction: 0, kl: 0 }

/** Gathers the batches of an epoch. */
export class Gathered {
  #sums: Sums

  constructor(
    sums: Sums = { examples: 0, batches: 0, ofExamples: none, ofBatches: none, ofSquares: none },
  ) {
    this.#sums = sums
  }

  get sums(): Sums {
    return this.#sums
  }

  add(figures: Figures, examples: number): void {
    const before = this.#sums
    this.#sums = {
      examples: before.examples + examples,
      batches: before.batches + 1,
      ofExamples: each((name) => before.ofExamples[name] + figures[name] * examples),
      ofBatches: each((name) => before.ofBatches[name] + figures[name]),
      ofSquares: each((name) => before.ofSquares[name] + figures[name] ** 2),
    }
  }

  /** Means over the examples. */
  get mean(): Figures {
    const { examples, ofExamples } = this.#sums
    return each((name) => ofExamples[name] / examples)
  }

  /** Population standard deviations over the batches of the batches' means. */
  get deviation(): Figures {
    const { batches, ofBatches, ofSquares } = this.#sums
    return each((name) => {
      const mean = ofBatches[name] / batches
      return Math.sqrt(Math.max(0, ofSquares[name] / batches - mean ** 2))
    })
  }
}

function each(value: (name: (typeof figureNames)[number]) => number): Figures {
  return { loss: value('loss'), reconstruction: value('reconstruction'), kl: value('kl') }
}
