// Differences between configurations.

/** The values of all configurations at one path; undefined if one has none. */
export interface Difference {
  /** Such as model.encoder.0.units. */
  readonly path: string
  readonly values: readonly unknown[]
}

/** The values that are not equal in all `configurations` (plain JSON), in the order of their paths. */
export function diffConfigurations(configurations: readonly object[]): Difference[] {
  const all = configurations.map((configuration) => new Map(flattenLeaves(configuration)))
  const paths = new Set(all.flatMap((leaves) => [...leaves.keys()]))
  return [...paths]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((path) => ({ path, values: all.map((leaves) => leaves.get(path)) }))
    .filter(({ values: [first, ...others] }) => others.some((value) => value !== first))
}

function flattenLeaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, part]) =>
    flattenLeaves(part, path === '' ? name : `${path}.${name}`),
  )
}
