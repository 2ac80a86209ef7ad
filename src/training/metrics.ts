// Figures of training and validation, and how they are gathered.
import * as z from 'zod'
import type { Unit } from '../likelihoods/likelihood.js'

export const metricsSchema = z.object({
  loss: z.number(),
  reconstruction: z.number(),
  kl: z.number(),
})

/** Of one batch, an epoch or a data set: means per example, in the likelihood's unit (the KL in nats).
 *  A model without a posterior has no KL term: its `kl` is 0. */
export type Metrics = Readonly<z.infer<typeof metricsSchema>>

/** Decimals that a figure in that unit is told with. */
export const decimals: Readonly<Record<Unit, number>> = { nats: 2, meanSquaredError: 5 }

export const metricNames = ['loss', 'reconstruction', 'kl'] as const

export const metricSumsSchema = z.object({
  examples: z.int().nonnegative(),
  batches: z.int().nonnegative(),
  // Over examples, and over batches of their means and of the squares of these.
  ofExamples: metricsSchema,
  ofBatches: metricsSchema,
  ofSquares: metricsSchema,
})

/** What has been gathered of an epoch so far, as plain numbers that survive JSON exactly. */
export type MetricSums = Readonly<z.infer<typeof metricSumsSchema>>

const zeroMetrics: Metrics = { loss: 0, reconstruction: 0, kl: 0 }

/** Gathers the batches of an epoch. */
export class MetricsAccumulator {
  #sums: MetricSums

  constructor(
    sums: MetricSums = {
      examples: 0,
      batches: 0,
      ofExamples: zeroMetrics,
      ofBatches: zeroMetrics,
      ofSquares: zeroMetrics,
    },
  ) {
    this.#sums = sums
  }

  get sums(): MetricSums {
    return this.#sums
  }

  add(metrics: Metrics, examples: number): void {
    const before = this.#sums
    this.#sums = {
      examples: before.examples + examples,
      batches: before.batches + 1,
      ofExamples: mapMetrics((name) => before.ofExamples[name] + metrics[name] * examples),
      ofBatches: mapMetrics((name) => before.ofBatches[name] + metrics[name]),
      ofSquares: mapMetrics((name) => before.ofSquares[name] + metrics[name] ** 2),
    }
  }

  /** Means over the examples. */
  get mean(): Metrics {
    const { examples, ofExamples } = this.#sums
    return mapMetrics((name) => ofExamples[name] / examples)
  }

  /** Population standard deviations over the batches of the batches' means. */
  get standardDeviation(): Metrics {
    const { batches, ofBatches, ofSquares } = this.#sums
    return mapMetrics((name) => {
      const mean = ofBatches[name] / batches
      return Math.sqrt(Math.max(0, ofSquares[name] / batches - mean ** 2))
    })
  }
}

function mapMetrics(value: (name: (typeof metricNames)[number]) => number): Metrics {
  return { loss: value('loss'), reconstruction: value('reconstruction'), kl: value('kl') }
}
