// The entropy of what was counted.

/** −Σ p log p of counts of anything, in nats; counts of 0 say nothing. */
export function entropyOf(counts: Iterable<number>): number {
  const all = [...counts].filter((count) => count > 0)
  const total = all.reduce((sum, count) => sum + count, 0)
  return all.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0)
}
