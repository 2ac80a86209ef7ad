// Interpolation of latents along a great circle.

/** The point at `fraction` of the way from one latent to another along the arc between them, whose length changes evenly. Samples of
 *  N(0, I) with many latents have nearly one length, which points on the straight line between them do not have. Where both have one
 *  direction it is that line.
 *  Source: White, arXiv:1609.04468. */
export function onSphere(
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  fraction: number,
): Float64Array {
  const [from, to] = [norm(start), norm(end)]
  let product = 0
  for (let at = 0; at < start.length; at++) product += (start[at] ?? 0) * (end[at] ?? 0)
  const angle = Math.acos(Math.max(-1, Math.min(1, product / (from * to || 1))))
  const sine = Math.sin(angle)
  const [ofStart, ofEnd] =
    sine < 1e-6
      ? [1 - fraction, fraction]
      : [Math.sin((1 - fraction) * angle) / sine, Math.sin(fraction * angle) / sine]
  const length = (1 - fraction) * from + fraction * to
  const mixed = Float64Array.from(
    { length: start.length },
    (_, at) => (ofStart * (start[at] ?? 0)) / (from || 1) + (ofEnd * (end[at] ?? 0)) / (to || 1),
  )
  const scale = length / (norm(mixed) || 1)
  return mixed.map((value) => value * scale)
}

function norm(values: ArrayLike<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0))
}
