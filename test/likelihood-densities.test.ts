// Densities of grey values integrate to one, whatever their parameters, and have the means that they report.
import {
  continuousBernoulli,
  gaussian,
  graph,
  type Likelihood,
  laplace,
  likelihoodFrom,
} from 'jamjae'
import { describe, expect, it } from 'vitest'
import { worst } from './finite-differences.js'
import { evaluate } from './interpreter.js'
import { meanOf, moments, negativeLogs } from './likelihood-values.js'
import { seededValues } from './seeded-values.js'

type Spread = number | 'perExample'
const lowestSpread = 1 / 255
/** From the minimum of the scale parameter to huge values. */
const logSpreads = [-500, -20, -5.6, -3, -1, 0, 2, 12]
const spreadOf = (output: number) => lowestSpread * (1 + Math.exp(output) / lowestSpread)
const around = (centre: number, spread: number, reach: number) =>
  [-reach, -reach / 8, 0, reach / 8, reach].map((each) => centre + spread * each)

describe('gaussian with a learned standard deviation', () => {
  const likelihood = likelihoodFrom(gaussian({ deviation: 'perValue', mean: 'identity' }))

  it.each(logSpreads)('of exp(%d), softly: integrates to one around its mean', (logDeviation) => {
    const deviation = spreadOf(logDeviation)
    for (const centre of [-3, 0, 0.4, 1]) {
      const output = [centre, logDeviation]
      const { total, mean } = moments(likelihood, output, around(centre, deviation, 14))
      expect(total).toBeCloseTo(1, 9)
      expect(mean / deviation).toBeCloseTo(centre / deviation, 6)
      expect(meanOf(likelihood, output)).toBe(centre)
    }
  })

  it('is the Gaussian with that standard deviation', () => {
    const deviation = spreadOf(-1.2)
    const fixed = likelihoodFrom(gaussian({ deviation }))
    const learned = likelihoodFrom(gaussian({ deviation: 'perValue' }))
    expect(negativeLogs(learned, [0.1], [0.3, -1.2])[0]).toBeCloseTo(
      negativeLogs(fixed, [0.1], [0.3])[0] ?? 0,
      12,
    )
    expect(meanOf(learned, [0.3, -1.2])).toBe(meanOf(fixed, [0.3]))
  })
})

describe('laplace', () => {
  it.each(logSpreads)('with a scale of exp(%d), softly: integrates to one', (logScale) => {
    const scale = spreadOf(logScale)
    const breaks = [-40, -8, 0, 8, 40]
    for (const centre of [-3, 0, 0.4, 1])
      for (const [likelihood, output] of [
        [likelihoodFrom(laplace({ scale: 'perValue', mean: 'identity' })), [centre, logScale]],
        [likelihoodFrom(laplace({ scale, mean: 'identity' })), [centre]],
      ] as const) {
        const { total, mean } = moments(
          likelihood,
          output,
          breaks.map((each) => centre + scale * each),
        )
        expect(total).toBeCloseTo(1, 9)
        expect(mean / scale).toBeCloseTo(centre / scale, 6)
        expect(meanOf(likelihood, output)).toBe(centre)
      }
  })
})

describe('continuousBernoulli', () => {
  const likelihood = likelihoodFrom(continuousBernoulli())
  const edge = 0.5
  const logits = [
    0,
    1e-12,
    1e-3,
    0.1,
    0.49,
    edge - 1e-9,
    edge,
    edge + 1e-9,
    0.51,
    1,
    3,
    10,
    60,
    900,
  ]

  it.each(logits)('with a logit of ±%d integrates to one, and has that mean', (size) => {
    for (const logit of [size, -size]) {
      // Nearly all of it may be at one end.
      const reach = Math.min(1, 40 / size) || 1
      const breaks = [0, reach / 8, reach, 1].map((x) => (logit > 0 ? 1 - x : x)).sort()
      const { total, mean } = moments(likelihood, [logit], [...new Set(breaks)])
      expect(total).toBeCloseTo(1, 8)
      expect(meanOf(likelihood, [logit])).toBeCloseTo(mean, 8)
    }
  })

  it('limits logits to 16, however confident the decoder is', () => {
    const [zero = 0, one = 0] = negativeLogs(likelihood, [0, 1], [5000])
    expect(zero).toBeCloseTo(16 - Math.log(16), 6)
    expect(one).toBeCloseTo(-Math.log(16), 6)
    expect(meanOf(likelihood, [-5000])).toBeCloseTo(1 / 16, 6)
    expect(meanOf(likelihood, [5000])).toBeCloseTo(15 / 16, 6)
  })

  it('has a mean nearer to ½ than the sigmoid', () => {
    const output = 16 * Math.atanh(2 / 16)
    expect(meanOf(likelihood, [output])).toBeCloseTo(1 / (1 - Math.exp(-2)) - 1 / 2, 9)
  })
})

describe.each([
  ['gaussian', (deviation: Spread) => likelihoodFrom(gaussian({ deviation }))],
  ['laplace', (scale: Spread) => likelihoodFrom(laplace({ scale }))],
] as const)('%s with one spread an example', (_, make) => {
  it('averages the second numbers of all values', () => {
    const [x, first, second] = [
      [0.1, 0.8, 0.3],
      [0.4, -2, 1],
      [-3, -1, 0.4],
    ]
    const shape = [1, 2, 3]
    const [shared] = evaluate(
      [
        make('perExample').negativeLogLikelihood(
          graph.input('x', [1, 3]),
          graph.input('output', shape),
        ),
      ],
      { x, output: [...first, ...second] },
    )
    const apart = x.map(
      (each, at) => negativeLogs(make(spreadOf(-1.2)), [each], [first[at] ?? 0])[0] ?? 0,
    )
    expect(shared?.data[0]).toBeCloseTo(
      apart.reduce((sum, each) => sum + each),
      9,
    )
  })

  it('has the gradients of finite differences', () => {
    const [x, output] = [graph.input('x', [2, 3]), graph.input('output', [2, 2, 3])]
    const bindings = {
      x: seededValues({ shape: [2, 3], range: [0, 1] }, 6),
      output: seededValues({ shape: [2, 2, 3], range: [-2, 2] }, 7),
    }
    const loss = graph.sum(make('perExample').negativeLogLikelihood(x, output))
    expect(worst(loss, [output], bindings)).toBeLessThan(1e-6)
  })
})

describe.each<[string, Likelihood]>([
  ['gaussian, fixed', likelihoodFrom(gaussian({ deviation: 0.3 }))],
  ['gaussian, learned', likelihoodFrom(gaussian({ deviation: 'perValue' }))],
  ['laplace, fixed', likelihoodFrom(laplace({ scale: 0.3 }))],
  ['laplace, learned', likelihoodFrom(laplace({ scale: 'perValue' }))],
  ['continuousBernoulli', likelihoodFrom(continuousBernoulli())],
])('%s', (_, likelihood) => {
  const { negativeLogLikelihood, outputsPerValue } = likelihood
  const shape = [2, 3, 2]
  const [batch = 0, ...value] = shape
  const x = graph.input('x', shape)
  const outputShape = outputsPerValue > 1 ? [batch, outputsPerValue, ...value] : shape
  const output = graph.input('output', outputShape)

  it.each([1, 8])('has the gradients of finite differences at outputs up to %d', (reach) => {
    const bindings = {
      x: seededValues({ shape, range: [0, 1] }, 1),
      output: seededValues({ shape: outputShape, range: [-reach, reach], kinks: [0] }, 2),
    }
    expect(worst(graph.sum(negativeLogLikelihood(x, output)), [output], bindings)).toBeLessThan(
      1e-6,
    )
  })

  it('sums over the values of an example, whose numbers are concatenated', () => {
    const values = seededValues({ shape, range: [0, 1] }, 3)
    const outputs = seededValues({ shape: outputShape, range: [-2, 2] }, 4)
    const [together] = evaluate([negativeLogLikelihood(x, output)], { x: values, output: outputs })
    const size = 6
    for (const example of [0, 1]) {
      const apart = Array.from({ length: size }, (_, at) => {
        const numbers = Array.from(
          { length: outputsPerValue },
          (_, number) => outputs[(example * outputsPerValue + number) * size + at] ?? 0,
        )
        return negativeLogs(likelihood, [values[example * size + at] ?? 0], numbers)[0] ?? 0
      })
      expect(together?.data[example]).toBeCloseTo(
        apart.reduce((sum, each) => sum + each),
        9,
      )
    }
  })
})

it('the gradient of the continuous Bernoulli is correct at a logit of exactly zero', () => {
  const { negativeLogLikelihood } = likelihoodFrom(continuousBernoulli())
  const [x, output] = [graph.input('x', [1, 3]), graph.input('output', [1, 3])]
  const bindings = { x: [0, 0.3, 1], output: [0, 0, 0] }
  expect(worst(graph.sum(negativeLogLikelihood(x, output)), [output], bindings)).toBeLessThan(1e-8)
})
