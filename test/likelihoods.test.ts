// Likelihoods are normalized: densities integrate to one, probabilities sum to one.
import {
  bernoulli,
  gaussian,
  graph,
  type Likelihood,
  likelihoodFrom,
  meanSquaredError,
} from 'jamjae'
import { describe, expect, it } from 'vitest'
import { evaluate } from './interpreter.js'

/** −log p of every example, each of them one row of `x` and of `output`. */
function negativeLogs(
  { negativeLogLikelihood }: Likelihood,
  x: readonly (readonly number[])[],
  output: readonly (readonly number[])[],
): number[] {
  const shape = [x.length, x[0]?.length ?? 0]
  const result = negativeLogLikelihood(graph.input('x', shape), graph.input('output', shape))
  expect(result.shape).toEqual([x.length])
  const [value] = evaluate([result], { x: x.flat(), output: output.flat() })
  return [...(value?.data ?? [])]
}

function means({ mean }: Likelihood, output: readonly number[]): number[] {
  const [value] = evaluate([mean(graph.input('output', [output.length]))], { output })
  return [...(value?.data ?? [])]
}

describe('bernoulli', () => {
  const likelihood = likelihoodFrom(bernoulli())

  it.each([-800, -30, -1.5, 0, 0.2, 7, 40, 800])('with a logit of %d: p(0) + p(1) = 1', (logit) => {
    const [zero = 0, one = 0] = negativeLogs(likelihood, [[0], [1]], [[logit], [logit]])
    expect(Math.exp(-zero) + Math.exp(-one)).toBeCloseTo(1, 12)
    // log p(1) − log p(0) is the logit: nothing is clipped, however confident the decoder is.
    expect(zero - one).toBeCloseTo(logit, 9)
    expect(means(likelihood, [logit])[0]).toBeCloseTo(Math.exp(-one), 12)
  })

  it('sums over the values of an example', () => {
    const logits = [0.3, -2, 5]
    const [together] = negativeLogs(likelihood, [[1, 0, 1]], [logits])
    const apart = negativeLogs(
      likelihood,
      [[1], [0], [1]],
      logits.map((logit) => [logit]),
    )
    expect(together).toBeCloseTo(
      apart.reduce((sum, value) => sum + value),
      12,
    )
    expect(likelihood.unit).toBe('nats')
  })
})

describe('gaussian', () => {
  it.each([
    [0.05, -0.4],
    [1, 0],
    [3, 2],
  ])('with deviation %d around %d integrates to one', (deviation, mean) => {
    const likelihood = likelihoodFrom(gaussian({ deviation, mean: 'identity' }))
    const cells = 4000
    const width = (24 * deviation) / cells
    const x = Array.from({ length: cells }, (_, index) => [
      mean - 12 * deviation + (index + 0.5) * width,
    ])
    const densities = negativeLogs(
      likelihood,
      x,
      x.map(() => [mean]),
    ).map((value) => Math.exp(-value))
    const moment = (weight: (value: number) => number) =>
      densities.reduce((sum, density, index) => sum + density * weight(x[index]?.[0] ?? 0), 0) *
      width
    expect(moment(() => 1)).toBeCloseTo(1, 9)
    expect(moment((value) => value)).toBeCloseTo(mean, 8)
    expect(moment((value) => (value - mean) ** 2) / deviation ** 2).toBeCloseTo(1, 8)
  })

  it('of independent values is their sum', () => {
    const likelihood = likelihoodFrom(gaussian({ deviation: 0.7, mean: 'identity' }))
    const [together = 0] = negativeLogs(likelihood, [[1, -2, 0.5]], [[0, 1, 0.25]])
    const apart = negativeLogs(likelihood, [[1], [-2], [0.5]], [[0], [1], [0.25]])
    expect(together).toBeCloseTo(
      apart.reduce((sum, value) => sum + value),
      12,
    )
  })
})

describe('meanSquaredError', () => {
  it('averages over the values of an example, and corresponds to the Gaussian', () => {
    const x = [[0.1, 0.9, 0.4]]
    const output = [[0.3, 0.2, 0.35]]
    const squared = likelihoodFrom(meanSquaredError({ mean: 'identity' }))
    const [error = 0] = negativeLogs(squared, x, output)
    expect(error).toBeCloseTo((0.2 ** 2 + 0.7 ** 2 + 0.05 ** 2) / 3, 12)
    expect(squared.unit).toBe('meanSquaredError')
    const deviation = 0.5
    const [nats = 0] = negativeLogs(
      likelihoodFrom(gaussian({ deviation, mean: 'identity' })),
      x,
      output,
    )
    const constantPart = 3 * (Math.log(deviation) + 0.5 * Math.log(2 * Math.PI))
    expect(nats).toBeCloseTo((3 * error) / (2 * deviation ** 2) + constantPart, 12)
  })

  it('compares the sigmoid of the output with the data by default', () => {
    const [error] = negativeLogs(likelihoodFrom(meanSquaredError()), [[0.5, 0.5]], [[0, 0]])
    expect(error).toBe(0)
    expect(means(likelihoodFrom(meanSquaredError()), [0])).toEqual([0.5])
    expect(means(likelihoodFrom(meanSquaredError({ mean: 'identity' })), [3])).toEqual([3])
  })
})
