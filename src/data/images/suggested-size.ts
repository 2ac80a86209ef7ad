// Suggests one size for pictures of several.

type Size = readonly [height: number, width: number]

/** Suggested sizes are at most this long, as models of larger images train for very long. */
const maxSuggested = 128
const rounding = 4

/** The size that at least half of the pictures have; else their median size with sides rounded to multiples of four,
 *  scaled down where it is long. */
export function suggestedSize(sizes: readonly Size[]): Size {
  const counts = new Map<string, number>()
  for (const size of sizes) counts.set(size.join(), (counts.get(size.join()) ?? 0) + 1)
  const frequent = sizes.find((size) => 2 * (counts.get(size.join()) ?? 0) >= sizes.length)
  if (frequent) return frequent
  const median = [0, 1].map((side) => medianOf(sizes.map((size) => size[side] as number)))
  const factor = Math.min(1, maxSuggested / Math.max(...median))
  const rounded = (side: number) =>
    Math.max(1, side < rounding ? side : rounding * Math.round((factor * side) / rounding))
  return [rounded(median[0] as number), rounded(median[1] as number)]
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number
}
