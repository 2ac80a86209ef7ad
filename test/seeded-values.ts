// Seeded random numbers for tests, exact in float32.
import type { Shape } from 'jamjae'

export interface Wanted {
  readonly shape: Shape
  /** Bounds of the values. */
  readonly range?: readonly [number, number]
  /** Values keep a distance from these, where a function has a kink or a jump. */
  readonly kinks?: readonly number[]
  readonly whole?: boolean
}

const distance = 0.05

/** As many numbers as the shape has items. */
export function seededValues(
  { shape, range: [low, high] = [-1, 1], kinks = [], whole = false }: Wanted,
  seed: number,
): number[] {
  const random = seededRandom(seed)
  const draw = (): number => {
    const value = Math.fround(low + (high - low) * random())
    if (whole) return Math.round(value)
    return kinks.some((kink) => Math.abs(value - kink) < distance) ? draw() : value
  }
  return Array.from({ length: shape.reduce((product, each) => product * each, 1) }, draw)
}

/** Uniform in [0, 1). Marsaglia's xorshift with 32 bits, started from a scrambled seed. */
function seededRandom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 8; warmUp++) next()
  return next
}
