// What is recorded of a step besides its metrics.

/** The learning rate, the weight of the KL term, its capacity in nats, and the norm of the gradient before it is clipped: each where it
 *  has a schedule, or where gradients are clipped. */
export const scheduledMetricNames = [
  'learningRate',
  'klWeight',
  'klCapacity',
  'gradientNorm',
] as const

export type ScheduledMetrics = {
  readonly [Name in (typeof scheduledMetricNames)[number]]?: number | undefined
}

/** The columns that all steps have. */
export function scheduledColumns(
  steps: readonly ScheduledMetrics[],
): Partial<Record<keyof ScheduledMetrics, number[]>> {
  const columns = scheduledMetricNames.map(
    (name) => [name, steps.flatMap((step) => step[name] ?? [])] as const,
  )
  return Object.fromEntries(
    columns.filter(([, { length }]) => length > 0 && length === steps.length),
  )
}
