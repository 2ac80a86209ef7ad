// Penalties of codes and k-sparse codes: losses and gradients against PyTorch (test/golden/penalties.py), and the estimate of the
// contractive penalty against the exact one.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { uniform } from '../../test/golden/formula.js'
import { evaluate } from '../../test/interpreter.js'
import { gradients } from '../graph/differentiate.js'
import { input, mean, sum, values } from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import { Scope } from '../layers/scope.js'
import { Random } from '../random/random.js'
import { codePenalty, sparseCode } from './code-penalties.js'
import { modelFrom, models } from './models.js'

const batch = 4
const latent = 3
const networks = {
  dense: {
    input: [6],
    encoder: [
      { type: 'linear', units: 5 },
      { type: 'tanh' },
      { type: 'linear', units: 4 },
      { type: 'sigmoid' },
    ],
  },
  conv: {
    input: [1, 4, 4],
    encoder: [
      { type: 'conv', channels: 2, kernel: 3, stride: 2, padding: 1 },
      { type: 'silu' },
      { type: 'flatten' },
    ],
  },
}
interface Golden {
  readonly model: keyof typeof networks
  readonly options: object
  readonly loss: number
  readonly gradients: Readonly<Record<string, readonly number[]>>
}
const cases: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../test/golden/penalties.json', import.meta.url), 'utf8'),
)

const autoencoderOf = (options: object) =>
  modelFrom(
    models.schema.parse({
      ...{
        type: 'autoencoder',
        latent,
        decoder: [],
        likelihood: { type: 'meanSquaredError', mean: 'identity' },
      },
      ...{ ...networks.dense, ...options },
    }),
  )

it.each(cases.map((each) => [JSON.stringify([each.model, each.options]), each] as const))(
  '%s',
  (_, { model: name, options, loss: expected, gradients: expectedGradients }) => {
    const model = autoencoderOf({ ...networks[name], ...options })
    const scope = new Scope('training')
    const x = input('x', [batch, ...model.input])
    const noise = Object.fromEntries(
      model.noise.map((each) => [each.name, input('directions', [batch, ...each.shape])]),
    )
    const loss = mean(model.objective(x, noise, scope).loss)
    const variables = [...scope.variables]
    const leaves = variables.map(([, { tensor }]) => tensor)
    const [found, ...derivatives] = evaluate([loss, ...gradients(loss, leaves)], {
      x: uniform('x', batch * sizeOf(model.input), 1),
      directions: uniform('directions', batch * latent, 1.7),
      ...Object.fromEntries(
        variables.map(([path, { tensor }]) => [path, uniform(path, sizeOf(tensor.shape), 1)]),
      ),
    })
    expect(found?.data[0]).toBeCloseTo(expected, 6)
    expect(variables.map(([path]) => path).sort()).toEqual(Object.keys(expectedGradients).sort())
    for (const [index, [path]] of variables.entries())
      for (const [place, value] of (expectedGradients[path] ?? []).entries())
        expect(derivatives[index]?.data[place], `${path} ${place}`).toBeCloseTo(value, 6)
  },
)

describe('k-sparse codes', () => {
  it('keep the largest values, not magnitudes, and equal ones together', () => {
    const code = values([-5, 1, 2, 0, 3, 3, -1, 3, -4, -3, -2, -9], [3, 4])
    const [made] = evaluate([sparseCode(code, { sparse: { active: 2 } })], {})
    expect(Array.from(made?.data ?? [], (each) => each + 0)).toEqual([
      ...[0, 1, 2, 0],
      ...[3, 3, 0, 3],
      ...[0, -3, -2, 0],
    ])
  })

  it('have at most as many latents as there are', () => {
    expect(() => autoencoderOf({ sparse: { active: 4 } })).toThrow(
      expect.objectContaining({ key: 'model.sparse', code: 'CONFIG' }),
    )
  })

  it('are what is encoded', () => {
    const model = autoencoderOf({ sparse: { active: 1 } })
    const scope = new Scope('evaluation')
    const { mean: code } = model.encode(input('x', [batch, 6]), scope)
    const [made] = evaluate([code], {
      x: uniform('x', batch * 6, 1),
      ...Object.fromEntries(
        [...scope.variables].map(([path, { tensor }]) => [
          path,
          uniform(path, sizeOf(tensor.shape), 1),
        ]),
      ),
    })
    expect(Array.from(made?.data ?? []).filter((each) => each !== 0)).toHaveLength(batch)
  })
})

it('the estimate of the contraction has the squared norm of the Jacobian as its mean', () => {
  const count = 4000
  const model = autoencoderOf({})
  const scope = new Scope('evaluation')
  const x = input('x', [count, 6])
  const { mean: code } = model.encode(x, scope)
  const directions = input('directions', [count, latent])
  const config = { latent, contraction: 1 }
  const estimate = codePenalty({ code, encoderInput: x, directions }, config)
  const exact = Array.from({ length: latent }, (_, index) => {
    const chosen = Array.from({ length: latent }, (_, at) => Number(at === index))
    const unit = input(`unit${index}`, [count, latent])
    return { unit: [`unit${index}`, chosen] as const, ...{ tensor: unit } }
  }).map(({ unit, tensor }) => ({
    unit,
    term: codePenalty({ code, encoderInput: x, directions: tensor }, config),
  }))
  const one = uniform('x', 6, 1)
  const noise = new Float32Array(count * latent)
  new Random(1, 'directions').fillNormal(noise)
  const repeated = (row: ArrayLike<number>) =>
    Array.from({ length: count }, () => Array.from(row)).flat()
  const made = evaluate(
    [estimate, ...exact.map(({ term }) => term)].map((term) => mean(term ?? sum(x))),
    {
      x: repeated(one),
      directions: noise,
      ...Object.fromEntries(exact.map(({ unit: [name, row] }) => [name, repeated(row)])),
      ...Object.fromEntries(
        [...scope.variables].map(([path, { tensor }]) => [
          path,
          uniform(path, sizeOf(tensor.shape), 1),
        ]),
      ),
    },
  ).map(({ data }) => data[0] ?? 0)
  const [estimated = 0, ...squares] = made
  const total = squares.reduce((sum, square) => sum + square, 0)
  expect(total).toBeGreaterThan(0)
  expect(Math.abs(estimated / total - 1)).toBeLessThan(0.1)
})
