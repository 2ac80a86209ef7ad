// Metrics of training and validation, and their accumulation over batches.
import * as z from 'zod'
import type { Unit } from '../likelihoods/likelihood.js'
import type { ScheduledMetrics } from './schedules/scheduled-metrics.js'

export const metricsSchema = z.object({
  loss: z.number(),
  reconstruction: z.number(),
  kl: z.number(),
})

/** Metrics of one batch, an epoch or a dataset: means per example, in the likelihood's unit (the KL in nats).
 *  A model without a posterior has no KL term: its `kl` is 0. */
export type Metrics = Readonly<z.infer<typeof metricsSchema>>

/** `squaredError`: between an example and the decoder's mean at its code, averaged over values and examples; the same
 *  for every likelihood, so that runs with different losses are comparable. Undefined for rows of a table, and in
 *  runs of earlier versions. */
export const validationMetricsSchema = metricsSchema.extend({ squaredError: z.number().optional() })
export type ValidationMetrics = Readonly<z.infer<typeof validationMetricsSchema>>

/** Decimals of a metric in that unit. */
export const decimals: Readonly<Record<Unit, number>> = { nats: 2, meanSquaredError: 5 }

export const metricNames = ['loss', 'reconstruction', 'kl'] as const

export const scheduledMetricsSchema = z.object({
  learningRate: z.number().optional(),
  klWeight: z.number().optional(),
  klCapacity: z.number().optional(),
  gradientNorm: z.number().optional(),
}) satisfies z.ZodType<ScheduledMetrics>

export const metricSumsSchema = z.object({
  examples: z.int().nonnegative(),
  batches: z.int().nonnegative(),
  // Sums over examples, over the batches' means, and over the squares of these means.
  ofExamples: metricsSchema,
  ofBatches: metricsSchema,
  ofSquares: metricsSchema,
})

/** Accumulated sums of an epoch so far, as numbers that JSON stores exactly. */
export type MetricSums = Readonly<z.infer<typeof metricSumsSchema>>

const zeroMetrics: Metrics = { loss: 0, reconstruction: 0, kl: 0 }

/** Accumulates metrics over the batches of an epoch. */
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

  /** Population standard deviations of the batches' means. */
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
