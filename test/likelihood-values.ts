// Likelihoods of single values, in float64, and their sums and integrals.
import { graph, type Likelihood } from 'jamjae'
import { expect } from 'vitest'
import { evaluate } from './interpreter.js'

/** −log p of single values, with the decoder's `output` for each of them. */
export function negativeLogs(
  { negativeLogLikelihood }: Likelihood,
  values: readonly number[],
  output: readonly number[],
): number[] {
  const count = values.length
  const shape = output.length > 1 ? [count, output.length, 1] : [count, 1]
  const result = negativeLogLikelihood(graph.input('x', [count, 1]), graph.input('output', shape))
  expect(result.shape).toEqual([count])
  const outputs = values.flatMap(() => output)
  return [...(evaluate([result], { x: values, output: outputs })[0]?.data ?? [])]
}

/** The mean of a single value. */
export function meanOf({ mean }: Likelihood, output: readonly number[]): number {
  const shape = output.length > 1 ? [1, output.length, 1] : [1, 1]
  const result = mean(graph.input('output', shape))
  expect(result.shape).toEqual([1, 1])
  return evaluate([result], { output })[0]?.data[0] ?? Number.NaN
}

/** Total and mean of a density between breaks, where it may have kinks. */
export function moments(
  likelihood: Likelihood,
  output: readonly number[],
  breaks: readonly number[],
): { total: number; mean: number } {
  const points = breaks.slice(1).flatMap((end, at) => nodes(breaks[at] ?? 0, end))
  const densities = negativeLogs(
    likelihood,
    points.map(({ x }) => x),
    output,
  ).map((each) => Math.exp(-each))
  const sum = (weigh: (x: number) => number) =>
    points.reduce(
      (all, { x, weight }, at) => all + weight * weigh(x) * (densities[at] ?? Number.NaN),
      0,
    )
  return { total: sum(() => 1), mean: sum((x) => x) }
}

const cells = 200
const [outer, inner] = [Math.sqrt(3 / 5), 0]

/** Gauss's three points and weights in each of many cells. */
function nodes(start: number, end: number): { x: number; weight: number }[] {
  const width = (end - start) / cells
  return Array.from({ length: cells }, (_, cell) => {
    const centre = start + (cell + 0.5) * width
    return [-outer, inner, outer].map((place) => ({
      x: centre + (place * width) / 2,
      weight: (width * (place === 0 ? 8 : 5)) / 18,
    }))
  }).flat()
}
