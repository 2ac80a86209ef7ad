// A seeded random number generator (RNG) whose position can be saved and restored exactly.
import { ConfigError } from '../errors.js'
import { density, heights, limits, scales, tailStart } from './ziggurat.js'

/** The whole state of a generator: four unsigned 32-bit integers, not all zero. */
export type RandomPosition = readonly [number, number, number, number]

type State = Int32Array & Record<0 | 1 | 2 | 3, number>

/** xoshiro128++ with uniform and normal draws. The position is its whole state, so
 *  `Random.fromPosition(random.position)` continues exactly from there, in the middle of a batch of normals too.
 *  Sources: Blackman & Vigna, arXiv:1805.01407; for the normals see ziggurat.ts. */
export class Random {
  readonly #state: State

  /** The generator for one use (`stream`) of a `seed`; the streams of a seed are independent.
   *  Throws ConfigError unless `seed` is an integer from 0 to 2^53 − 1. */
  constructor(seed: number, stream: string) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new ConfigError('random.seed', { actual: seed })
    }
    const words = [seed, seed / 2 ** 32]
    for (let at = 0; at < stream.length; at++) words.push(stream.charCodeAt(at))
    const lanes = [1, 2, 3, 4].map((lane) =>
      words.reduce((hash, word) => splitmix32(hash ^ word), splitmix32(lane)),
    )
    this.#state = Int32Array.from(lanes) as State
  }

  /** The generator that continues from `position`.
   *  Throws ConfigError where that is not the position of a generator. */
  static fromPosition(position: readonly number[]): Random {
    const isWord = (word: number) => word >>> 0 === word
    const isZero = (word: number) => word === 0
    if (position.length !== 4 || !position.every(isWord) || position.every(isZero)) {
      throw new ConfigError('random.position', { actual: `[${position.join(', ')}]` })
    }
    const random = new Random(0, '')
    random.#state.set(position)
    return random
  }

  get position(): RandomPosition {
    const [a, b, c, d] = new Uint32Array(this.#state)
    return [a as number, b as number, c as number, d as number]
  }

  /** An integer from 0 to 2^32 − 1. */
  uint32(): number {
    return drawBits(this.#state) >>> 0
  }

  /** A multiple of 2^-24 in [0, 1), exact in float32 too. */
  uniform(): number {
    return (drawBits(this.#state) >>> 8) * 2 ** -24
  }

  /** An integer from 0 to `limit` − 1, each as likely as the others.
   *  Throws ConfigError unless `limit` is an integer from 1 to 2^32. */
  below(limit: number): number {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) {
      throw new ConfigError('random.below', { actual: limit })
    }
    // A remainder would favour small integers; drawing again from the next power of two does not.
    const mask = 0xffffffff >>> Math.clz32((limit - 1) | 1)
    for (;;) {
      const integer = (drawBits(this.#state) & mask) >>> 0
      if (integer < limit) return integer
    }
  }

  /** The integers from 0 to `length` − 1, every order as likely as the others (Fisher-Yates). */
  permutation(length: number): Uint32Array<ArrayBuffer> {
    const order = new Uint32Array(length).map((_, at) => at)
    for (let last = length - 1; last > 0; last--) {
      const chosen = this.below(last + 1)
      const integer = order[chosen] as number
      order[chosen] = order[last] as number
      order[last] = integer
    }
    return order
  }

  /** Fills with uniform draws from [low, high); rounding to float32 may reach `high`. */
  fillUniform(into: Float32Array, low: number, high: number): void {
    for (let at = 0; at < into.length; at++) into[at] = low + (high - low) * this.uniform()
  }

  /** Fills with standard normal draws. Filling in parts gives the same draws as filling in one call. */
  fillNormal(into: Float32Array): void {
    const state = this.#state
    let { 0: a, 1: b, 2: c, 3: d } = state
    for (let at = 0; at < into.length; at++) {
      // drawBits written out, so that the state stays in registers: this saves a fifth of the time.
      const sum = (a + d) | 0
      const bits = (((sum << 7) | (sum >>> 25)) + a) | 0
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)

      const layer = bits & 255
      const integer = bits >> 8
      if ((integer ^ (integer >> 31)) < (limits[layer] as number)) {
        into[at] = (integer + 0.5) * (scales[layer] as number)
      } else {
        state[0] = a
        state[1] = b
        state[2] = c
        state[3] = d
        into[at] = normalBeyondLimit(state, layer, integer)
        a = state[0]
        b = state[1]
        c = state[2]
        d = state[3]
      }
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
  }
}

// The step of xoshiro128++, as a signed integer.
function drawBits(state: State): number {
  const { 0: a, 1: b, 2: c, 3: d } = state
  const sum = (a + d) | 0
  const third = c ^ a
  const fourth = d ^ b
  state[0] = a ^ fourth
  state[1] = b ^ third
  state[2] = third ^ (b << 9)
  state[3] = (fourth << 11) | (fourth >>> 21)
  return (((sum << 7) | (sum >>> 25)) + a) | 0
}

// One draw in eighty ends here: in the tail, where the density cuts a layer, or in another try.
function normalBeyondLimit(state: State, layer: number, integer: number): number {
  for (;;) {
    if (layer === 0) return integer < 0 ? -normalTail(state) : normalTail(state)
    const value = (integer + 0.5) * (scales[layer] as number)
    const low = heights[layer] as number
    const high = heights[layer + 1] as number
    if (low + (high - low) * openUniform(state) < density(value)) return value

    const bits = drawBits(state)
    layer = bits & 255
    integer = bits >> 8
    if ((integer ^ (integer >> 31)) < (limits[layer] as number)) {
      return (integer + 0.5) * (scales[layer] as number)
    }
  }
}

// A normal draw beyond the start of the tail (Marsaglia 1964).
function normalTail(state: State): number {
  for (;;) {
    const beyond = -Math.log(openUniform(state)) / tailStart
    if (-2 * Math.log(openUniform(state)) > beyond * beyond) return tailStart + beyond
  }
}

function openUniform(state: State): number {
  return ((drawBits(state) >>> 0) + 0.5) * 2 ** -32
}

// One step of splitmix32, with the constants of Wellons' hash prospector: every bit of the input affects every bit of
// the output.
function splitmix32(word: number): number {
  let hash = (word + 0x9e3779b9) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return hash ^ (hash >>> 15)
}
