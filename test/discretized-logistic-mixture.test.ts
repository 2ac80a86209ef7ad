// The discretized logistic mixture distributes a probability of 1 over the 256 bytes, whatever its parameters.
import { discretizedLogisticMixture, graph, likelihoodFrom } from 'jamjae'
import { describe, expect, it } from 'vitest'
import { worst } from './finite-differences.js'
import { meanOf, negativeLogs } from './likelihood-values.js'
import { seededValues } from './seeded-values.js'

const bytes = Array.from({ length: 256 }, (_, byte) => byte / 255)
const single = likelihoodFrom(discretizedLogisticMixture({ components: 1 }))
const triple = likelihoodFrom(discretizedLogisticMixture({ components: 3 }))

const cases: readonly (readonly [string, readonly number[]])[] = [
  ['three of them', [0.3, -1, 2, -0.9, 0.1, 1.3, -3, -1, -5]],
  ['three, one of which has it all', [0, 900, -900, 0.5, -0.2, 0, -2, -2, -2]],
  ['three, alike', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['three, as sharp as can be', [1, 0, 0, -1, 0.5, 1, -900, -900, -900]],
]
const means = [-900, -1.2, -1, -0.5, 0, 1 / 255, 0.7, 1, 900]
const logScales = [-900, -7, -5, -2, 0, 3]
const places = means.flatMap((mean) => logScales.map((logScale) => [mean, logScale] as const))

describe.each([
  ...cases.map(([name, output]) => [name, triple, output] as const),
  ...places.map(
    ([mean, scale]) =>
      [`one at ${mean} with log scale ${scale}`, single, [7, mean, scale]] as const,
  ),
])('%s', (_, likelihood, output) => {
  const masses = negativeLogs(likelihood, bytes, output).map((each) => Math.exp(-each))
  const meanMass = bytes.reduce((sum, x, at) => sum + x * (masses[at] ?? 0), 0)

  it('sums to one', () => {
    expect(masses.reduce((sum, mass) => sum + mass)).toBeCloseTo(1, 9)
  })

  it('has its mean within half a grey level', () => {
    const mean = meanOf(likelihood, output)
    expect(Math.abs(mean - meanMass)).toBeLessThan(0.5 / 255)
    expect(mean).toBeGreaterThanOrEqual(0)
    expect(mean).toBeLessThanOrEqual(1)
  })
})

describe('discretizedLogisticMixture', () => {
  it('has the probabilities of the logistic distribution between the edges of the bins', () => {
    const [mean, logScale] = [-0.3, -2]
    const scale = Math.exp(-7) + Math.exp(logScale)
    const cumulative = (y: number) => 1 / (1 + Math.exp((mean - y) / scale))
    const masses = negativeLogs(single, bytes, [0, mean, logScale]).map((each) => Math.exp(-each))
    for (const [byte, mass] of masses.entries()) {
      const place = (2 * byte) / 255 - 1
      const below = byte === 0 ? 0 : cumulative(place - 1 / 255)
      const above = byte === 255 ? 1 : cumulative(place + 1 / 255)
      expect(mass, `${byte}`).toBeCloseTo(above - below, 12)
    }
  })

  it('has finite logarithms where probabilities underflow', () => {
    const [far = 0] = negativeLogs(single, [1], [0, -1, -900])
    expect(far).toBeGreaterThan(2000)
    expect(far).toBeLessThan(2200)
  })

  it('is nearer to its own mean if scales are at least as large as a bin', () => {
    for (const mean of [-1, -0.7, 0.001, 0.3, 1.1]) {
      const output = [0, mean, Math.log(2 / 255)]
      const masses = negativeLogs(single, bytes, output).map((each) => Math.exp(-each))
      const exact = bytes.reduce((sum, x, at) => sum + x * (masses[at] ?? 0), 0)
      expect(Math.abs(meanOf(single, output) - exact)).toBeLessThan(1e-4)
    }
  })

  it.each([1, 4])('has the gradients of finite differences at outputs up to %d', (reach) => {
    const shape = [2, 4]
    const x = graph.input('x', shape)
    const output = graph.input('output', [2, 9, 4])
    const bindings = {
      x: [0, 1 / 255, 128 / 255, 1, 254 / 255, 0, 30 / 255, 1],
      output: seededValues({ shape: [2, 9, 4], range: [-reach, reach] }, 5),
    }
    const loss = graph.sum(triple.negativeLogLikelihood(x, output))
    expect(worst(loss, [output], bindings)).toBeLessThan(1e-6)
  })
})
