// The distribution function of the standard normal distribution.

// Coefficients in order of decreasing powers.
const above = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
]
const below = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
]

/** P(Z ≤ x), with an absolute error below 1e-14.
 *  Source: Hart 1968, algorithm 5666, as in West 2005, Better approximations to cumulative normal functions. */
export function normalCdf(x: number): number {
  const size = Math.abs(x)
  const tail = size > 37 ? 0 : Math.exp((-size * size) / 2) * ratioAt(size)
  return x > 0 ? 1 - tail : tail
}

function ratioAt(size: number): number {
  if (size < 7.07106781186547) return polynomial(above, size) / polynomial(below, size)
  let fraction = size + 0.65
  for (const numerator of [4, 3, 2, 1]) fraction = size + numerator / fraction
  return 1 / (fraction * Math.sqrt(2 * Math.PI))
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
