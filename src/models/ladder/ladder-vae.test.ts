// Ladder VAEs: the merged Gaussian, KLs and densities against each other, what the decoder sees, the noise of layers, other image sizes.
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../test/interpreter.js'
import { input } from '../../graph/operations.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Tensor } from '../../graph/tensor.js'
import { Scope } from '../../layers/scope.js'
import { Random } from '../../random/random.js'
import { fitModel } from '../fit.js'
import { klEstimateOf } from '../kl-estimate.js'
import { latentsOf, modelFrom, models } from '../models.js'
import { summarizeModel } from '../summary.js'
import { merged } from './levels.js'

const written = {
  ...{ type: 'ladderVae', input: [6], encoder: [{ type: 'linear', units: 5 }], latent: 2 },
  upper: { encoder: [{ type: 'tanh' }], latent: 1, decoder: [{ type: 'linear', units: 4 }] },
  decoder: [{ type: 'linear', units: 4 }],
  likelihood: { type: 'bernoulli' },
}
const configured = (settings: object = {}) => models.schema.parse({ ...written, ...settings })
const built = (settings: object = {}) => modelFrom(configured(settings))

/** Values of all parameters that the scope has, from −1.5 to 1.5. */
function parametersOf(scope: Scope): Record<string, Float32Array> {
  const random = new Random(4, 'parameters')
  return Object.fromEntries(
    [...scope.variables].map(([name, { tensor }]) => [
      name,
      Float32Array.from({ length: sizeOf(tensor.shape) }, () => 3 * random.uniform() - 1.5),
    ]),
  )
}

describe('the merged Gaussian', () => {
  const gaussian = (name: string, count: number) => ({
    mean: input(`${name}/mean`, [count]),
    logVariance: input(`${name}/logVariance`, [count]),
  })
  const mergedAt = (rows: readonly (readonly [number, number, number, number])[]) => {
    const column = (at: number) => rows.map((row) => row[at] as number)
    const { mean, logVariance } = merged(gaussian('a', rows.length), gaussian('b', rows.length))
    const [means, logVariances] = evaluate([mean, logVariance], {
      ...{ 'a/mean': column(0), 'a/logVariance': column(1) },
      ...{ 'b/mean': column(2), 'b/logVariance': column(3) },
    })
    return rows.map((_, at) => [means?.data[at] as number, logVariances?.data[at] as number])
  }

  it('has the sum of the precisions, which weight the means', () => {
    const rows = [
      [1, 0, 3, 0],
      [-2, 1, 4, -0.5],
      [0.5, -3, -1, 2],
    ] as const
    for (const [at, [mean = 0, logVariance = 0]] of mergedAt(rows).entries()) {
      const [mean1, logVariance1, mean2, logVariance2] = rows[at] as (typeof rows)[number]
      const [one, other] = [1 / Math.exp(logVariance1), 1 / Math.exp(logVariance2)]
      expect(mean).toBeCloseTo((mean1 * one + mean2 * other) / (one + other), 5)
      expect(logVariance).toBeCloseTo(Math.log(1 / (one + other)), 5)
    }
  })

  it('is the sharper one where the other says nothing', () => {
    const rows = [
      [1, -30, 5, 20],
      [1, 20, 5, -30],
    ] as const
    expect(mergedAt(rows)).toEqual([
      [expect.closeTo(1, 5), expect.closeTo(-30, 5)],
      [expect.closeTo(5, 5), expect.closeTo(-30, 5)],
    ])
  })
})

describe('a model', () => {
  const model = built()
  const count = 8000
  const normals = new Float32Array(3 * count)
  new Random(5, 'normals').fillNormal(normals)
  const scope = new Scope('evaluation')
  const x = input('x', [1, 6])
  const image = [0, 1, 0.2, 0.9, 0, 0.4]
  const { latents, logDensity } = model.posterior?.(x, input('z', [1, count, 3]), scope) ?? {}
  const drawn = latents as Tensor
  const logPrior = model.prior?.logDensity(drawn, scope) as Tensor

  it('has the mean of log q(z | x) − log p(z) as its KL, level by level', () => {
    const many = input('many', [count, 6])
    const { kl, metrics } = model.objective(many, { latent: input('noise', [count, 3]) }, scope)
    const outputs = [logDensity, logPrior, kl, metrics?.kl1, metrics?.kl2] as Tensor[]
    const found = evaluate(outputs, {
      ...{ x: image, many: Array(count).fill(image).flat(), z: normals, noise: normals },
      ...parametersOf(scope),
    }).map(({ data }) => data.reduce((sum: number, each) => sum + each, 0) / count)
    const [posterior = 0, prior = 0, whole = 0, lower = 0, upper = 0] = found
    expect(whole).toBeGreaterThan(0.5)
    expect(Math.abs(posterior - prior - whole)).toBeLessThan(0.03 * whole)
    expect(lower + upper).toBeCloseTo(whole, 5)
    expect(Math.min(lower, upper)).toBeGreaterThan(0.05)
  })

  it('has a prior that integrates to 1', () => {
    // Importance sampling from N(0, 4 I), which has to be wide enough: the variances of p(z₁ | z₂) are bounded.
    const bounded = built({ logVarianceBounds: [-1, 1] }).prior
    const points = normals.map((each) => 2 * each)
    const given = bounded?.logDensity(input('points', [count, 3]), scope) as Tensor
    const small = Object.entries(parametersOf(scope)).map(([name, values]) => [
      name,
      values.map((each) => each / 3),
    ])
    const [found] = evaluate([given], { points, ...Object.fromEntries(small) })
    let sum = 0
    for (let at = 0; at < count; at++) {
      let squares = 0
      for (let latent = 0; latent < 3; latent++) squares += (normals[3 * at + latent] ?? 0) ** 2
      const logProposal = -0.5 * squares - 3 * Math.log(2) - 1.5 * Math.log(2 * Math.PI)
      sum += Math.exp((found?.data[at] as number) - logProposal)
    }
    expect(sum / count).toBeCloseTo(1, 1)
  })

  it('decodes the lower latents only, and says so', () => {
    const code = input('code', [2, 3])
    const [found] = evaluate([model.decode(code, scope)], {
      code: [0.3, -1, 0, 0.3, -1, 7],
      ...parametersOf(scope),
    })
    const values = [...(found?.data ?? [])]
    expect(values.slice(0, 6)).toEqual(values.slice(6))
    expect([model.latent, model.decodedLatents, latentsOf(configured())]).toEqual([3, 2, 3])
    const { upper: _, ...lower } = written
    expect(latentsOf(models.schema.parse({ ...lower, type: 'vae' }))).toBe(2)
  })

  it('has a KL that is estimated, at one sample of the upper latents', () => {
    expect(klEstimateOf(model)).toBe('samples')
  })

  it('bounds its log variances', () => {
    const { posterior } = built({ logVarianceBounds: [-0.5, 0.25] })
    const inner = new Scope('evaluation')
    const samples = posterior?.(x, input('z', [1, 1, 3]), inner).logDensity as Tensor
    const large = Object.fromEntries(
      Object.entries(parametersOf(inner)).map(([name, values]) => [
        name,
        values.map((each) => 100 * each),
      ]),
    )
    const [found] = evaluate([samples], { x: image, z: [0, 0, 0], ...large })
    // That of the merged Gaussian is lower by log 2 at most.
    const constant = -1.5 * Math.log(2 * Math.PI)
    expect(found?.data[0]).toBeGreaterThan(constant - 0.5 * 3 * 0.25)
    expect(found?.data[0]).toBeLessThan(constant + 0.5 * (1.5 + 2 * Math.LN2))
  })
})

it('has the noise of the layers of both levels', () => {
  const dropout = [{ type: 'dropout', rate: 0.5 }]
  const upper = { encoder: dropout, latent: 1, decoder: dropout }
  const condition = { type: 'labels', classes: 3 }
  for (const settings of [{ upper }, { upper, condition }]) {
    const [own, ...others] = built({ ...settings, encoder: dropout, decoder: dropout }).noise
    expect(own).toMatchObject({ name: 'latent', shape: [3], when: 'always' })
    expect(others.map(({ name, when }) => [name.split('.0.')[0], when]).sort()).toEqual([
      ['decoder', 'steps'],
      ['encoder', 'steps'],
      ['upper.decoder', 'steps'],
      ['upper.encoder', 'steps'],
    ])
  }
})

it('tells that a capacity is below the free bits of both levels', () => {
  const klSchedule = { type: 'capacity', to: 2, epochs: 1 }
  const codes = (freeBits: number) =>
    built({ klSchedule, freeBits }).notices?.map(({ code }) => code)
  expect([codes(0.6), codes(0.7)]).toEqual([[], ['model.capacity']])
})

it('is the ELBO only with the whole KL', () => {
  const found = [{}, { klWeight: 2 }, { freeBits: 0 }, { likelihood: { type: 'meanSquaredError' } }]
  expect(found.map((settings) => built(settings).isElbo)).toEqual([true, false, false, false])
})

describe('with convolutions', () => {
  const window = { kernel: 3, stride: 2, padding: 1 }
  const model = configured({
    input: [1, 28, 28],
    encoder: [{ type: 'conv', channels: 4, ...window }],
    upper: {
      encoder: [{ type: 'conv', channels: 4, kernel: 5, stride: 2 }],
      latent: 1,
      decoder: [],
    },
    decoder: [
      { type: 'linear', units: 4 * 14 * 14 },
      { type: 'unflatten', shape: [4, 14, 14] },
    ],
    output: { type: 'convTranspose', ...window, outputPadding: 1 },
  })

  it('fits other image sizes', () => {
    const fitted = fitModel(model, [1, 21, 30])
    expect(fitted.decoder[1]).toMatchObject({ shape: [4, 11, 15] })
    const x = input('x', [2, 1, 21, 30])
    const { reconstructed } = modelFrom(fitted).objective(x, {}, new Scope('training'))
    expect(reconstructed.shape).toEqual([2, 1, 21, 30])
  })

  it('names the nearest size where the upper encoder has nothing left', () => {
    expect(() => fitModel(model, [1, 8, 30])).toThrow(
      expect.objectContaining({
        key: 'model.fit',
        values: expect.objectContaining({ size: '1×9×30' }),
      }),
    )
  })

  it('is summed up in the order of its levels, every parameter once', () => {
    const { layers, parameters, latent } = summarizeModel(model)
    expect(layers.map(({ path, outputShape }) => `${path} ${outputShape.join('x')}`)).toEqual([
      'encoder.0 4x14x14',
      'posterior 4',
      'upper.encoder.0 4x5x5',
      'upper.posterior 2',
      'upper.prior 4',
      'decoder.0 784',
      'decoder.1 4x14x14',
      'output 1x28x28',
    ])
    expect(layers.reduce((total, layer) => total + layer.parameters, 0)).toBe(parameters)
    expect(latent).toBe(3)
  })
})
