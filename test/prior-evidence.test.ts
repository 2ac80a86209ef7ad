// Bounds with other priors and posteriors, compared with linear-Gaussian models whose log p(x) is known in closed form.
import {
  arrayDataset,
  type Engine,
  evaluate,
  gaussian,
  Inference,
  importanceWeighted,
  nodeEngine,
  vae,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// x = w z + b + σ ε with one latent z of a mixture prior, so that x is a mixture of Gaussians.
const deviation = 0.2
const w = [0.3, -0.2]
const bias = [0.5, 0.4]
const squared = w.reduce((sum, each) => sum + each ** 2, 0)

interface Component {
  readonly weight: number
  readonly mean: number
  readonly variance: number
}

/** log Σ weight · N(x; b + w mean, variance w wᵀ + σ² I). */
function logEvidence(x: readonly number[], components: readonly Component[]): number {
  const density = ({ weight, mean, variance }: Component) => {
    const rest = x.map((value, at) => value - (bias[at] as number) - (w[at] as number) * mean)
    const along = rest.reduce((sum, each, at) => sum + each * (w[at] as number), 0) ** 2 / squared
    const across = rest.reduce((sum, each) => sum + each ** 2, 0) - along
    const [long, short] = [squared * variance + deviation ** 2, deviation ** 2]
    return (
      (weight * Math.exp(-0.5 * (along / long + across / short))) /
      (2 * Math.PI * Math.sqrt(long * short))
    )
  }
  return Math.log(components.reduce((sum, each) => sum + density(each), 0))
}

/** The posterior of z with the prior N(mean, variance): its variance, and its mean as slope · (x − b) + offset. */
function exactPosterior({ mean, variance }: Pick<Component, 'mean' | 'variance'>) {
  const own = 1 / (1 / variance + squared / deviation ** 2)
  const slope = w.map((each) => (own * each) / deviation ** 2)
  return { variance: own, slope, offset: (own * mean) / variance }
}

const points = [0.1, 0.9, 0.5, 0.4, 0.7, 0.2, 0.95, 0.15]
const dataset = arrayDataset([1, 2], Float32Array.from(points))
const rows = [0, 2, 4, 6].map((at) => points.slice(at, at + 2))
const truthOf = (components: readonly Component[]) =>
  rows.map((row) => logEvidence(row, components))

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
})
afterAll(() => engine.close())

const networks = {
  ...{ input: [1, 2], encoder: [], latent: 1, decoder: [] },
  likelihood: gaussian({ deviation, mean: 'identity' }),
}

type States = Readonly<Record<string, readonly [shape: readonly number[], data: readonly number[]]>>

async function inferenceWith(
  settings: Partial<Parameters<typeof vae>[0]>,
  states: States,
  { slope, offset, variance }: ReturnType<typeof exactPosterior>,
  given = 0,
): Promise<Inference> {
  const start = offset - slope.reduce((sum, each, at) => sum + each * (bias[at] as number), 0)
  const own: States = {
    'posterior.weight': [
      [2 + given, 2],
      [...slope, 0, 0, ...Array(2 * given).fill(0)],
    ],
    'posterior.bias': [[2 + given], [start, Math.log(variance), ...Array(given).fill(0)]],
    'output.weight': [[2, 1], w],
    'output.bias': [[2], bias],
    ...states,
  }
  const values = Object.entries(own).map(([name, [shape, data]]) => [
    name,
    { shape, data: Float32Array.from(data) },
  ])
  const state = await engine.load(Object.fromEntries(values))
  return new Inference(vae({ ...networks, ...settings }), engine, state)
}

function mixtureState(components: readonly Component[]) {
  const shape = [components.length, 1]
  return {
    'prior.logits': [[components.length], components.map(({ weight }) => Math.log(weight))],
    'prior.mean': [shape, components.map(({ mean }) => mean)],
    'prior.logVariance': [shape, components.map(({ variance }) => Math.log(variance))],
  } as const
}

describe('a mixture of equal components', () => {
  const component = { weight: 0.5, mean: 1.2, variance: 0.6 }
  const components = [component, component]
  const inference = () =>
    inferenceWith(
      { prior: { type: 'mixture', components: 2 } },
      mixtureState(components),
      exactPosterior(component),
    )

  it.each([1, 30])('with its posterior, %d samples give log p(x) itself', async (samples) => {
    const bounds = await importanceWeighted({
      ...{ inference: await inference(), dataset, samples, seed: 1 },
    })
    const truth = truthOf(components)
    for (const [at, bound] of bounds.entries()) expect(bound).toBeCloseTo(truth[at] as number, 4)
  })

  it('the ELBO is that too, for every sample: reconstruction and KL vary together', async () => {
    const { validation, klEstimate, latents } = await evaluate({
      ...{ inference: await inference(), train: dataset, validation: dataset },
    })
    const truth = truthOf(components)
    const mean = truth.reduce((sum, each) => sum + each, 0) / truth.length
    expect(validation.elbo?.mean).toBeCloseTo(mean, 4)
    expect(klEstimate).toBe('samples')
    expect(latents?.kl).toBeUndefined()
  })
})

it('a mixture of two components: many samples come near log p(x), from below', async () => {
  const components = [
    { weight: 0.3, mean: -1.5, variance: 0.2 },
    { weight: 0.7, mean: 1, variance: 0.5 },
  ]
  const inference = await inferenceWith(
    { prior: { type: 'mixture', components: 2 } },
    mixtureState(components),
    { ...exactPosterior({ mean: 0, variance: 1 }), variance: 1 },
  )
  const bounds = await importanceWeighted({ inference, dataset, samples: 20_000, seed: 1 })
  const truth = truthOf(components)
  for (const [at, bound] of bounds.entries())
    expect(Math.abs(bound - (truth[at] as number))).toBeLessThan(0.03)
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b) / 4
  const single: number[] = []
  for (let seed = 1; seed <= 100; seed++)
    single.push(mean(await importanceWeighted({ inference, dataset, samples: 1, seed })))
  expect(single.reduce((a, b) => a + b) / single.length).toBeLessThan(mean(truth) - 0.1)
})

it('a flow whose posterior is the true one gives log p(x) itself', async () => {
  const standard = { weight: 1, mean: 0, variance: 1 }
  const exact = exactPosterior(standard)
  // Two flows z ↦ s z + (1 − s) m of one latent.
  const flows = [
    { gate: 0.4, m: -0.8 },
    { gate: -0.9, m: 0.5 },
  ]
  const scales = flows.map(({ gate }) => 1 / (1 + Math.exp(-gate - 1.5)))
  const scale = scales.reduce((product, each) => product * each, 1)
  const shift = flows.reduce((z, { m }, at) => {
    const own = scales[at] as number
    return own * z + (1 - own) * m
  }, 0)
  const base = {
    variance: exact.variance / scale ** 2,
    slope: exact.slope.map((each) => each / scale),
    offset: (exact.offset - shift) / scale,
  }
  const units = 3
  const states: States = Object.fromEntries(
    flows.flatMap(({ gate, m }, at): [string, States[string]][] => [
      [`flow.${at}.hidden.weight`, [[units, 1], Array(units).fill(0)]],
      [`flow.${at}.hidden.bias`, [[units], Array(units).fill(0)]],
      [`flow.${at}.mean.weight`, [[1, units], Array(units).fill(0)]],
      [`flow.${at}.mean.bias`, [[1], [m]]],
      [`flow.${at}.gate.weight`, [[1, units], Array(units).fill(0)]],
      [`flow.${at}.gate.bias`, [[1], [gate]]],
    ]),
  )
  const posterior = { type: 'iaf', flows: 2, units } as const
  const inference = await inferenceWith({ posterior }, states, base, 2 * units)
  const truth = truthOf([standard])
  const bounds = await importanceWeighted({ inference, dataset, samples: 5, seed: 1 })
  for (const [at, bound] of bounds.entries()) expect(bound).toBeCloseTo(truth[at] as number, 4)
  // The code is where the flow maps the mean of its Gaussian: here the posterior's mean.
  const { mean } = await inference.encode(dataset)
  for (const [at, row] of rows.entries()) {
    const expected = row.reduce(
      (sum, value, place) =>
        sum + (exact.slope[place] as number) * (value - (bias[place] as number)),
      exact.offset,
    )
    expect(mean[at]).toBeCloseTo(expected, 5)
  }
})
