// L-BFGS finds the known minima of convex functions.
import { expect, it } from 'vitest'
import { type Differentiable, minimize } from './minimize.js'

const limits = { iterations: 200, tolerance: 1e-10 }

/** ½ Σ scale (x − centre)². */
const bowl =
  (scales: readonly number[], centres: readonly number[]): Differentiable =>
  async (point) => {
    const gradient = point.map(
      (each, at) => (scales[at] as number) * (each - (centres[at] as number)),
    )
    const value = gradient.reduce(
      (sum, slope, at) => sum + (0.5 * slope * slope) / (scales[at] as number),
      0,
    )
    return { value, gradient }
  }

it('of a quadratic function with condition number 10⁶', async () => {
  const centres = [3, -2, 0.5, 100]
  const found = await minimize(bowl([1e3, 1, 1e-3, 10], centres), new Float64Array(4), limits)
  for (const [at, centre] of centres.entries()) expect(found[at]).toBeCloseTo(centre, 5)
})

it('of a function that is not quadratic: log cosh', async () => {
  const found = await minimize(
    async ([x = 0, y = 0]) => ({
      value: Math.log(Math.cosh(x - 1)) + Math.log(Math.cosh(3 * (y + x))),
      gradient: Float64Array.of(
        Math.tanh(x - 1) + 3 * Math.tanh(3 * (y + x)),
        3 * Math.tanh(3 * (y + x)),
      ),
    }),
    Float64Array.of(-4, 7),
    limits,
  )
  expect(found[0]).toBeCloseTo(1, 8)
  expect(found[1]).toBeCloseTo(-1, 8)
})

it('stays at the start if it is the minimum, and reports the end', async () => {
  const reports: number[][] = []
  const start = Float64Array.of(1, 2)
  const found = await minimize(bowl([1, 1], [1, 2]), start, {
    ...limits,
    progress: (done, of) => reports.push([done, of]),
  })
  expect(found).toEqual(start)
  expect(reports).toEqual([[200, 200]])
})

it('takes no more than the maximum number of iterations', async () => {
  let asked = 0
  const steep = bowl([1e6, 1, 1e-6], [5, 5, 5])
  await minimize(
    (point) => {
      asked++
      return steep(point)
    },
    new Float64Array(3),
    { iterations: 0, tolerance: 0 },
  )
  expect(asked).toBe(1)
})
