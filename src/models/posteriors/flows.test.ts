// Flows against the numeric Jacobian, in float64, and the order in which an autoregressive one passes information on.
import { describe, expect, it } from 'vitest'
import { uniform } from '../../../test/golden/formula.js'
import { evaluate } from '../../../test/interpreter.js'
import { input } from '../../graph/operations.js'
import { Scope } from '../../layers/scope.js'
import { flowFrom, type PosteriorConfig, posteriors } from './posteriors.js'

const reach = 1e-5

/** A flow with parameters of the formula, and its values at a point and the numbers that it is given. */
function made(written: object, latent: number) {
  const config = posteriors.schema.parse(written) as PosteriorConfig
  const flow = flowFrom(config, latent)
  if (!flow) throw new Error('not a flow')
  const scope = new Scope('training')
  const [point, given] = [input('z', [1, latent]), input('given', [1, flow.units])]
  const { latents, logDeterminant } = flow.transform(point, given, {
    ...{ scope, initialization: 'uniformFanIn' },
  })
  const parameters = Object.fromEntries(
    [...scope.variables].map(([name, { tensor }]) => {
      const size = tensor.shape.reduce((product, each) => product * each, 1)
      return [name, uniform(name, size, 1.5)]
    }),
  )
  return {
    units: flow.units,
    at(z: readonly number[], numbers: ArrayLike<number>) {
      const found = evaluate([latents, logDeterminant], { ...parameters, z, given: numbers })
      const [values, logarithm] = found.map(({ data }) => [...data])
      return { values: values as number[], logDeterminant: logarithm?.[0] as number }
    },
  }
}

/** ∂value / ∂z, row by row, by central differences. */
function jacobian(of: (z: readonly number[]) => readonly number[], z: readonly number[]) {
  const moved = (at: number, by: number) => of(z.with(at, (z[at] as number) + by))
  const columns = z.map((_, at) => {
    const [up, down] = [moved(at, reach), moved(at, -reach)]
    return up.map((value, row) => (value - (down[row] as number)) / (2 * reach))
  })
  return z.map((_, row) => columns.map((column) => column[row] as number))
}

function determinant(matrix: readonly (readonly number[])[]): number {
  const [first, ...rest] = matrix
  if (!first) return 1
  return first.reduce((sum, entry, at) => {
    const minor = rest.map((row) => row.toSpliced(at, 1))
    return sum + (at % 2 === 0 ? 1 : -1) * entry * determinant(minor)
  }, 0)
}

const cases = [
  [{ type: 'planar', flows: 1 }, 3],
  [{ type: 'planar', flows: 4 }, 4],
  [{ type: 'planar', flows: 2 }, 1],
  [{ type: 'iaf', flows: 1, units: 7 }, 3],
  [{ type: 'iaf', flows: 3, units: 2 }, 4],
  [{ type: 'iaf', flows: 2, units: 3 }, 1],
] as const

describe.each(cases)('%j with %d latents', (written, latent) => {
  const flow = made(written, latent)

  it.each([0, 1, 2, 3])('has the log determinant of the numeric Jacobian, point %d', (seed) => {
    const z = [...uniform(`z/${seed}`, latent, 2)]
    const given = uniform(`given/${seed}`, flow.units, 2)
    const { logDeterminant } = flow.at(z, given)
    const numeric = determinant(jacobian((each) => flow.at(each, given).values, z))
    // Positive: a flow that is the identity for some parameters keeps its orientation.
    const isReversed = written.type === 'iaf' && written.flows > 1
    expect(isReversed ? Math.abs(numeric) : numeric).toBeCloseTo(Math.exp(logDeterminant), 7)
  })
})

it('every posterior but the Gaussian has a case', () => {
  const types = posteriors.entries.map(({ schema }) => schema.shape.type.value)
  expect(new Set([...cases.map(([{ type }]) => type), 'diagonalGaussian'])).toEqual(new Set(types))
})

it('a planar flow is invertible whatever the encoder gives, and finite where w is zero', () => {
  const flow = made({ type: 'planar', flows: 1 }, 2)
  // w·u = −50: without the constraint, the flow folds space.
  const folded = flow.at([0.01, -0.02], [-5, -5, 5, 5, 0])
  expect(Number.isFinite(folded.logDeterminant)).toBe(true)
  const zero = flow.at([0.3, -0.4], [1, 2, 0, 0, 0.5])
  expect(zero.logDeterminant).toBeCloseTo(0, 12)
  expect(zero.values).toEqual([
    expect.closeTo(0.3 + Math.tanh(0.5), 6),
    expect.closeTo(-0.4 + 2 * Math.tanh(0.5), 6),
  ])
})

it('of an autoregressive flow, a latent depends on itself and those before it only', () => {
  const latent = 4
  const flow = made({ type: 'iaf', flows: 1, units: 9 }, latent)
  const given = uniform('given', flow.units, 2)
  const matrix = jacobian((z) => flow.at(z, given).values, [...uniform('z', latent, 2)])
  for (const [row, entries] of matrix.entries())
    for (const [column, entry] of entries.entries()) {
      if (column > row) expect(entry).toBe(0)
      else expect(Math.abs(entry)).toBeGreaterThan(1e-6)
    }
})

it('of two autoregressive flows, every latent depends on every other', () => {
  const flow = made({ type: 'iaf', flows: 2, units: 9 }, 3)
  const given = uniform('given', flow.units, 2)
  const matrix = jacobian((z) => flow.at(z, given).values, [...uniform('z', 3, 2)])
  for (const entry of matrix.flat()) expect(Math.abs(entry)).toBeGreaterThan(1e-6)
})
