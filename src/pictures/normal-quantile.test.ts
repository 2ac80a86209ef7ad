// Normal quantiles against known values and against a numerical inversion of the distribution.
import { describe, expect, it } from 'vitest'
import { normalQuantile } from './normal-quantile.js'

const probabilities = [
  ...Array.from({ length: 99 }, (_, index) => (index + 1) / 100),
  ...Array.from({ length: 60 }, (_, index) => 10 ** -(2.1 + index / 3)),
  0.0749,
  0.075,
  0.0751,
  1e-100,
  1e-300,
]

describe('normalQuantile', () => {
  // Rounded from more digits, as published.
  it.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.995, 2.5758293035489004],
    [0.999, 3.090232306167813],
    [0.0001, -3.719016485455681],
    [1e-10, -6.361340902404056],
  ])('of %d is %d', (p, x) => {
    expect(Math.abs(normalQuantile(p) - x)).toBeLessThanOrEqual(1e-14 * Math.abs(x))
  })

  it('inverts the distribution to twelve digits, far into the tail', () => {
    for (const p of probabilities) {
      const wanted = inverted(p)
      const error = Math.abs(normalQuantile(p) - wanted)
      expect(error, `p = ${p}`).toBeLessThanOrEqual(1e-12 * Math.abs(wanted))
    }
  })

  it('is antisymmetric', () => {
    // Powers of two, whose complements are exact.
    for (let power = 1; power <= 40; power++) {
      const p = 2 ** -power
      expect(normalQuantile(1 - p) + normalQuantile(p), `p = ${p}`).toBe(0)
    }
  })

  it('increases with the probability', () => {
    const sorted = [...new Set(probabilities)].sort((a, b) => a - b).map(normalQuantile)
    for (const [index, x] of sorted.slice(1).entries())
      expect(x).toBeGreaterThan(sorted[index] ?? 0)
  })
})

/** The quantile by bisection, independent of the tested algorithm. */
function inverted(p: number): number {
  if (p > 0.5) return -inverted(1 - p)
  if (p === 0.5) return 0
  let [low, high] = [0, 40]
  for (let turn = 0; turn < 80; turn++) {
    const middle = (low + high) / 2
    if (beyond(middle) > p) low = middle
    else high = middle
  }
  return -(low + high) / 2
}

/** The probability of a standard normal number above x ≥ 0. */
function beyond(x: number): number {
  const density = Math.exp(-x * x * 0.5) / Math.sqrt(2 * Math.PI)
  if (x > 2.5) {
    // Laplace's continued fraction.
    let fraction = x
    for (let term = 400; term > 0; term--) fraction = x + term / fraction
    return density / fraction
  }
  let [term, sum] = [x, 0]
  for (let index = 1; sum + term !== sum; index += 2) {
    sum += term
    term *= (x * x) / (index + 2)
  }
  return 0.5 - density * sum
}
