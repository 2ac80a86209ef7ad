// What a model or its objective measures besides the loss and its terms, such as an accuracy.

/** By name: means over examples. */
export type ExtraMetrics = Readonly<Record<string, number>>

/** Metrics that may have others besides. */
export interface WithExtra {
  readonly extra?: ExtraMetrics | undefined
}

/** The same metrics with other values; no field without any. */
export function mapExtra(
  { extra }: WithExtra,
  change: (value: number, name: string) => number,
): WithExtra {
  if (!extra) return {}
  const changed = Object.entries(extra).map(([name, value]) => [name, change(value, name)])
  return { extra: Object.fromEntries(changed) }
}

/** Those of all steps as columns, for metrics that every step has. */
export function extraColumns(steps: readonly WithExtra[]): Record<string, number[]> | undefined {
  const names = Object.keys(steps[0]?.extra ?? {})
  const columns = names
    .map((name) => [name, steps.flatMap(({ extra }) => extra?.[name] ?? [])] as const)
    .filter(([, { length }]) => length === steps.length)
  return columns.length > 0 ? Object.fromEntries(columns) : undefined
}

/** Whether a metric of that name with these values is an accuracy, a fraction from 0 to 1. */
export function isAccuracy(name: string, values: Iterable<number>): boolean {
  if (!/accuracy$/i.test(name)) return false
  for (const value of values) if (value < 0 || value > 1) return false
  return true
}

/** The names of those that a run's epochs have, in the order in which they appear. */
export function extraNamesOf(
  epochs: readonly { readonly train: WithExtra; readonly validation: WithExtra }[],
): string[] {
  const names = epochs.flatMap(({ train, validation }) => [
    ...Object.keys(validation.extra ?? {}),
    ...Object.keys(train.extra ?? {}),
  ])
  return [...new Set(names)]
}
