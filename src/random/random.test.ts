// The random generator: the published sequence, exact positions, and draws from the right distributions.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors.js'
import { Random } from './random.js'

function normals(count: number, random = new Random(1, 'noise')): Float32Array {
  const into = new Float32Array(count)
  random.fillNormal(into)
  return into
}

describe('the sequence', () => {
  it('is that of xoshiro128++', () => {
    // The test vector of the rand_xoshiro crate, from the authors' C code.
    const expected = [
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295,
      495546011, 621204420,
    ]
    const random = Random.fromPosition([1, 2, 3, 4])
    expect(expected.map(() => random.uint32())).toEqual(expected)
  })

  // Runs are reproducible from their seed: these values must never change.
  it('starts at the same position for the same seed and stream', () => {
    expect(new Random(0, 'noise').position).toEqual([4082610001, 2091815348, 182204394, 3059796557])
    expect(new Random(2 ** 53 - 1, 'noise').position).toEqual([
      4278946786, 2734970481, 929774947, 829475131,
    ])
  })

  it('has the same first normals and the same first permutation', () => {
    expect([...normals(8, new Random(0, 'noise'))]).toEqual([
      -0.48677125573158264, 0.26489534974098206, 1.0866115093231201, -0.25465309619903564,
      -0.9502270817756653, -0.8190318942070007, -0.6834157705307007, -0.7628508806228638,
    ])
    expect([...new Random(0, 'shuffle').permutation(10)]).toEqual([3, 1, 6, 7, 9, 4, 0, 8, 5, 2])
  })

  it('has the same normals all along', () => {
    const random = new Random(0, 'noise')
    normals(1_000_000, random)
    expect(random.position).toEqual([243056464, 2059435178, 2455856254, 3560791714])
  })
})

describe('a position', () => {
  it('restores exactly what follows', () => {
    const random = new Random(7, 'noise')
    random.uint32()
    const restored = Random.fromPosition(JSON.parse(JSON.stringify(random.position)))
    for (let draw = 0; draw < 100; draw++) expect(restored.uint32()).toBe(random.uint32())
    expect(restored.position).toEqual(random.position)
  })

  it('may be saved in the middle of normals', () => {
    const atOnce = normals(1000)
    const random = new Random(1, 'noise')
    const continued = Array.from({ length: 10 }).flatMap(() => {
      const restored = Random.fromPosition(random.position)
      const part = normals(100, random)
      expect(normals(100, restored)).toEqual(part)
      return [...part]
    })
    expect(Float32Array.from(continued)).toEqual(atOnce)
  })

  it.each([
    [[]],
    [[1, 2, 3]],
    [[1, 2, 3, 4, 5]],
    [[0, 0, 0, 0]],
    [[-1, 2, 3, 4]],
    [[2 ** 32, 2, 3, 4]],
    [[0.5, 2, 3, 4]],
    [[Number.NaN, 2, 3, 4]],
  ])('is not %j', (position) => {
    expect(() => Random.fromPosition(position)).toThrow(ConfigError)
  })
})

describe('seeds and streams', () => {
  it.each([-1, 0.5, Number.NaN, 2 ** 53])('reject the seed %d', (seed) => {
    expect(() => new Random(seed, 'noise')).toThrow(ConfigError)
  })

  it('give positions of their own', () => {
    const seeds = [0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1]
    const streams = ['initialization', 'shuffle', 'noise', 'validation', '', 'a', 'aa', 'ab', 'ba']
    const words = seeds.flatMap((seed) =>
      streams.flatMap((stream) => new Random(seed, stream).position),
    )
    expect(new Set(words).size).toBe(seeds.length * streams.length * 4)
  })

  it.each([
    [1, 'shuffle'],
    [1, 'validation'],
    [2, 'noise'],
    [2 ** 32 + 1, 'noise'],
  ])('are uncorrelated: seed %d, stream %s', (seed, stream) => {
    const count = 100_000
    const other = normals(count, new Random(seed, stream))
    const sum = normals(count).reduce(
      (total, value, at) => total + value * (other[at] as number),
      0,
    )
    expect(Math.abs(sum / Math.sqrt(count))).toBeLessThan(4)
  })
})

describe('normals', () => {
  const count = 1_000_000
  const sample = normals(count)
  const moment = (order: number) =>
    sample.reduce((total, value) => total + value ** order, 0) / count

  // Four standard errors: sqrt of the variance of x^n over the count.
  it.each([
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
  ])('have moment %d', (order, expected, variance) => {
    expect(Math.abs(moment(order) - expected)).toBeLessThan(4 * Math.sqrt(variance / count))
  })

  // 2 (1 − Φ(z)); 3.654… is where the tail's own algorithm starts.
  it.each([
    [1, 0.3173105],
    [2, 0.04550026],
    [3, 0.002699796],
    [3.654152885361009, 0.0002580325],
    [4, 0.00006334248],
  ])('lie beyond ±%d as often as they should, on both sides', (edge, probability) => {
    const above = sample.reduce((total, value) => total + (value > edge ? 1 : 0), 0)
    const below = sample.reduce((total, value) => total + (value < -edge ? 1 : 0), 0)
    const expected = (count * probability) / 2
    expect(Math.abs(above - expected)).toBeLessThan(4 * Math.sqrt(expected))
    expect(Math.abs(below - expected)).toBeLessThan(4 * Math.sqrt(expected))
  })

  it('follow the normal distribution in fine bins (chi-square)', () => {
    const perUnit = 40
    const reach = 3.5
    const bins = new Float64Array(2 * reach * perUnit)
    for (const value of sample) {
      const bin = Math.floor((value + reach) * perUnit)
      if (bin >= 0 && bin < bins.length) bins[bin] = (bins[bin] as number) + 1
    }
    const chiSquare = bins.reduce((total, observed, bin) => {
      const low = bin / perUnit - reach
      const expected = count * normalProbability(low, low + 1 / perUnit)
      return total + (observed - expected) ** 2 / expected
    }, 0)
    const degrees = bins.length
    expect(Math.abs(chiSquare - degrees)).toBeLessThan(4 * Math.sqrt(2 * degrees))
  })

  it('do not depend on the one before', () => {
    let sum = 0
    let sumOfSquares = 0
    for (let at = 1; at < count; at++) {
      const [previous, value] = [sample[at - 1] as number, sample[at] as number]
      sum += previous * value
      sumOfSquares += (previous ** 2 - 1) * (value ** 2 - 1)
    }
    expect(Math.abs(sum / Math.sqrt(count))).toBeLessThan(4)
    expect(Math.abs(sumOfSquares / Math.sqrt(4 * count))).toBeLessThan(4)
  })
})

/** Simpson's rule over a narrow bin. */
function normalProbability(low: number, high: number): number {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  const middle = (low + high) / 2
  return ((high - low) / 6) * (density(low) + 4 * density(middle) + density(high))
}

describe('uniform draws', () => {
  it('are multiples of 2^-24 in [0, 1)', () => {
    const random = new Random(1, 'initialization')
    for (let draw = 0; draw < 1000; draw++) {
      const value = random.uniform()
      expect(Math.fround(value)).toBe(value)
      expect(Number.isInteger(value * 2 ** 24) && value >= 0 && value < 1).toBe(true)
    }
  })

  it('fill an interval evenly', () => {
    const into = new Float32Array(100_000)
    new Random(1, 'initialization').fillUniform(into, -3, 1)
    const bins = new Float64Array(8)
    for (const value of into) {
      const bin = Math.floor((value + 3) * 2)
      bins[bin] = (bins[bin] as number) + 1
    }
    const expected = into.length / bins.length
    for (const observed of bins) {
      expect(Math.abs(observed - expected)).toBeLessThan(4 * Math.sqrt(expected))
    }
  })
})

describe('integers below a limit', () => {
  it.each([1, 2, 3, 5, 7, 10, 16, 100])('are equally likely below %d', (limit) => {
    const random = new Random(1, 'shuffle')
    const counts = new Float64Array(limit)
    const draws = 20_000
    for (let draw = 0; draw < draws; draw++) {
      const integer = random.below(limit)
      counts[integer] = (counts[integer] as number) + 1
    }
    const expected = draws / limit
    const chiSquare = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0)
    expect(counts.reduce((total, count) => total + count)).toBe(draws)
    expect(chiSquare - (limit - 1)).toBeLessThan(4 * Math.sqrt(2 * limit))
  })

  it('do not favour small ones where a remainder would', () => {
    // Of 2^32 remainders by 3 · 2^30, the lowest third would come twice as often.
    const random = new Random(1, 'shuffle')
    const limit = 3 * 2 ** 30
    let low = 0
    for (let draw = 0; draw < 10_000; draw++) if (random.below(limit) < 2 ** 30) low++
    expect(Math.abs(low - 10_000 / 3)).toBeLessThan(4 * Math.sqrt(10_000 * (2 / 9)))
  })

  it('reach over the sign bit', () => {
    const random = new Random(1, 'shuffle')
    const draws = Array.from({ length: 100 }, () => random.below(2 ** 32))
    expect(Math.max(...draws)).toBeGreaterThan(2 ** 31)
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0)
  })

  it.each([0, -1, 1.5, 2 ** 32 + 1, Number.NaN])('reject the limit %d', (limit) => {
    expect(() => new Random(1, 'shuffle').below(limit)).toThrow(ConfigError)
  })
})

describe('a permutation', () => {
  it('holds every integer once', () => {
    const order = new Random(1, 'shuffle').permutation(1000)
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(1000).keys()])
    expect([...new Random(1, 'shuffle').permutation(0)]).toEqual([])
  })

  it('is each of the six orders of three equally often', () => {
    const random = new Random(1, 'shuffle')
    const counts = new Map<string, number>()
    for (let draw = 0; draw < 6000; draw++) {
      const order = random.permutation(3).join()
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    for (const count of counts.values()) {
      expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(1000))
    }
  })
})
