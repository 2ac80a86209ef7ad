// Known factors of variation of examples: what made them differ, such as position and size.

export interface Factors {
  readonly names: readonly string[]
  /** Shape: [count, names]. */
  readonly values: Float64Array
}

/** Those of some examples, in the order of `indices`. */
export function pickFactors({ names, values }: Factors, indices: ArrayLike<number>): Factors {
  const width = names.length
  const chosen = new Float64Array(indices.length * width)
  for (let at = 0; at < indices.length; at++) {
    const from = (indices[at] as number) * width
    chosen.set(values.subarray(from, from + width), at * width)
  }
  return { names, values: chosen }
}
