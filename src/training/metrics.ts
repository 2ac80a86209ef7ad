// Metrics of training and validation, and their accumulation over batches.
import * as z from 'zod'
import type { Unit } from '../likelihoods/likelihood.js'
import { type ExtraMetrics, mapExtra } from './extra/extra-metrics.js'
import type { ScheduledMetrics } from './schedules/scheduled-metrics.js'

const extraMetricsSchema = z.record(z.string(), z.number()) satisfies z.ZodType<ExtraMetrics>

export const metricsSchema = z.object({
  loss: z.number(),
  reconstruction: z.number(),
  kl: z.number(),
  extra: extraMetricsSchema.optional(),
})

/** Metrics of one batch, an epoch or a dataset: means per example, in the likelihood's unit (the KL in nats).
 *  A model without a posterior has no KL term: its `kl` is 0, as is `reconstruction` of one that reconstructs nothing. `extra`: what else the model or its objective measures. */
export type Metrics = Readonly<z.infer<typeof metricsSchema>>

/** `squaredError`: between an example and the decoder's mean at its code, averaged over values and examples; the same
 *  for every likelihood, so that runs with different losses are comparable. Undefined for rows of a table, and in
 *  runs of earlier versions. */
export const validationMetricsSchema = metricsSchema.extend({ squaredError: z.number().optional() })
export type ValidationMetrics = Readonly<z.infer<typeof validationMetricsSchema>>

/** Decimals of a metric in that unit. */
export const decimals: Readonly<Record<Unit, number>> = {
  nats: 2,
  meanSquaredError: 5,
  adversarial: 3,
}

export const metricNames = ['loss', 'reconstruction', 'kl'] as const
export type MetricName = (typeof metricNames)[number]

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
      ofExamples: added(before.ofExamples, metrics, (value) => value * examples),
      ofBatches: added(before.ofBatches, metrics, (value) => value),
      ofSquares: added(before.ofSquares, metrics, (value) => value ** 2),
    }
  }

  /** Means over the examples. */
  get mean(): Metrics {
    const { examples, ofExamples } = this.#sums
    return mapMetrics(ofExamples, (sum) => sum / examples)
  }

  /** Population standard deviations of the batches' means. */
  get standardDeviation(): Metrics {
    const { batches, ofBatches, ofSquares } = this.#sums
    return mapMetrics(ofBatches, (sum, of) => {
      const mean = sum / batches
      return Math.sqrt(Math.max(0, of(ofSquares) / batches - mean ** 2))
    })
  }
}

/** The same number of other metrics. */
type Of = (metrics: Metrics) => number

function mapMetrics(metrics: Metrics, change: (value: number, of: Of) => number): Metrics {
  const changed = (name: MetricName) => change(metrics[name], (other) => other[name])
  return {
    ...{ loss: changed('loss'), reconstruction: changed('reconstruction'), kl: changed('kl') },
    ...mapExtra(metrics, (value, name) => change(value, ({ extra }) => extra?.[name] ?? 0)),
  }
}

/** Sums so far with the terms of a batch. */
function added(sums: Metrics, metrics: Metrics, term: (value: number) => number): Metrics {
  return mapMetrics(metrics, (value, of) => of(sums) + term(value))
}
