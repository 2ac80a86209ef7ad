// The importance-weighted bound, compared with a linear-Gaussian model whose likelihood is known in closed form.
import {
  arrayDataset,
  type Dataset,
  type Engine,
  evaluate,
  gaussian,
  Inference,
  importanceWeighted,
  nodeEngine,
  Random,
  vae,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// x = W z + b + σ ε with orthogonal columns of W, so that the true posterior is diagonal:
// its variances are 1/(1 + |w|²/σ²), its mean is variance · wᵀ(x − b)/σ².
const dimensions = 4
const deviation = 0.2
const columns = [
  [0.3, 0.3, -0.3, -0.3],
  [0.2, -0.2, 0.2, -0.2],
]
const bias = [0.5, 0.4, 0.5, 0.6]
const square = (values: readonly number[]) => values.reduce((sum, each) => sum + each ** 2, 0)
const dot = (a: ArrayLike<number>, b: readonly number[]) =>
  b.reduce((sum, each, at) => sum + each * (a[at] as number), 0)
const variances = columns.map((w) => 1 / (1 + square(w) / deviation ** 2))

/** log N(x; b, W Wᵀ + σ²I): along each column the variance is |w|² + σ², elsewhere σ². */
function logLikelihood(x: readonly number[]): number {
  const distance = x.map((value, at) => value - (bias[at] as number))
  const along = columns.map((w) => dot(distance, w) / Math.sqrt(square(w)))
  const normal = (value: number, variance: number) =>
    -0.5 * (value ** 2 / variance + Math.log(2 * Math.PI * variance))
  const rest = square(distance) - square(along)
  return (
    along.reduce(
      (sum, each, at) => sum + normal(each, square(columns[at] ?? []) + deviation ** 2),
      0,
    ) -
    0.5 * (rest / deviation ** 2 + (dimensions - 2) * Math.log(2 * Math.PI * deviation ** 2))
  )
}

const exact = {
  weight: columns.map((w, at) =>
    w.map((each) => ((variances[at] as number) * each) / deviation ** 2),
  ),
  logVariance: variances.map(Math.log),
}
/** The prior, shifted and widened a little: a poor posterior. */
const poor = { weight: columns.map((w) => w.map(() => 0)), logVariance: [0.2, 0.2] }

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
})
afterAll(() => engine.close())

async function inferenceWith({ weight, logVariance }: typeof exact): Promise<Inference> {
  const model = vae({
    input: [2, 2],
    encoder: [],
    latent: 2,
    decoder: [],
    likelihood: gaussian({ deviation, mean: 'identity' }),
  })
  const offsets = weight.map((row) => -dot(bias, row))
  const tensor = (shape: readonly number[], data: readonly number[]) => ({
    shape,
    data: Float32Array.from(data),
  })
  const state = await engine.load({
    'posterior.weight': tensor([4, 4], [...weight.flat(), ...Array(8).fill(0)]),
    'posterior.bias': tensor([4], [...offsets, ...logVariance]),
    'output.weight': tensor(
      [4, 2],
      bias.flatMap((_, at) => columns.map((w) => w[at] as number)),
    ),
    'output.bias': tensor([4], bias),
  })
  return new Inference(model, engine, state)
}

/** Sampled from the model itself, up to its quantization to 256 levels. */
function draws(count: number): Dataset {
  const random = new Random(1, 'images')
  const numbers = new Float32Array(count * 6)
  random.fillNormal(numbers)
  const pixels = Uint8Array.from({ length: count * dimensions }, (_, at) => {
    const [example, value] = [Math.floor(at / dimensions) * 6, at % dimensions]
    const mean = columns.reduce(
      (sum, w, latent) => sum + (w[value] as number) * (numbers[example + latent] as number),
      bias[value] as number,
    )
    const level = mean + deviation * (numbers[example + 2 + value] as number)
    return Math.round(255 * Math.min(1, Math.max(0, level)))
  })
  return arrayDataset([2, 2], pixels)
}

async function examples(dataset: Dataset): Promise<number[][]> {
  const pixels = new Uint8Array(dataset.count * dimensions)
  await dataset.read([...Array(dataset.count).keys()], pixels)
  return [...Array(dataset.count).keys()].map((at) =>
    [...pixels.subarray(at * dimensions, (at + 1) * dimensions)].map((byte) => byte / 255),
  )
}

const few = draws(7)
const many = draws(1100)
const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => a + b) / values.length

describe('with the true posterior', () => {
  it.each([1, 3, 600])('with %d samples every bound is the likelihood itself', async (samples) => {
    const inference = await inferenceWith(exact)
    const bounds = await importanceWeighted({ inference, dataset: few, samples, seed: 1 })
    const truth = (await examples(few)).map(logLikelihood)
    expect(bounds).toHaveLength(7)
    for (const [at, bound] of bounds.entries()) expect(bound).toBeCloseTo(truth[at] as number, 4)
  })

  it('the ELBO is the likelihood too, in expectation', async () => {
    const inference = await inferenceWith(exact)
    const { validation } = await evaluate({ inference, train: few, validation: many })
    const truth = mean((await examples(many)).map(logLikelihood))
    const { mean: found = 0, standardError = 0 } = validation.elbo ?? {}
    expect(Math.abs(found - truth)).toBeLessThan(4 * standardError)
  })
})

describe('with a poor posterior', () => {
  it('many samples come near the likelihood, the ELBO does not', async () => {
    const inference = await inferenceWith(poor)
    const { validation, importanceWeighted: weighted } = await evaluate({
      inference,
      train: few,
      validation: few,
      samples: 20_000,
    })
    const truth = mean((await examples(few)).map(logLikelihood))
    expect(weighted?.samples).toBe(20_000)
    expect(Math.abs((weighted?.bound.mean ?? 0) - truth)).toBeLessThan(0.03)
    expect(validation.elbo?.mean).toBeLessThan(truth - 1)
    expect(weighted?.bitsPerDimension?.mean).toBeCloseTo(
      -(weighted?.bound.mean ?? 0) / dimensions / Math.LN2,
      12,
    )
  })

  it('the bound increases with the samples', async () => {
    const inference = await inferenceWith(poor)
    const bounds: number[] = []
    for (const samples of [1, 10, 100])
      bounds.push(mean(await importanceWeighted({ inference, dataset: many, samples, seed: 1 })))
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
  })

  it('one sample is the ELBO, in expectation', async () => {
    const inference = await inferenceWith(poor)
    const { validation, importanceWeighted: weighted } = await evaluate({
      inference,
      train: few,
      validation: many,
      samples: 1,
    })
    const difference = (weighted?.bound.mean ?? 0) - (validation.elbo?.mean ?? 0)
    const error = Math.hypot(
      weighted?.bound.standardError ?? 0,
      validation.elbo?.standardError ?? 0,
    )
    expect(Math.abs(difference)).toBeLessThan(4 * error)
    expect(difference).not.toBe(0)
  })

  // Up to 500 samples go into a step: from 501 on they are divided among several.
  it.each([1, 2, 500, 501, 997, 1001, 1500])(
    'exactly %d samples are used, with the noise of each example',
    async (samples) => {
      const inference = await inferenceWith(poor)
      const bounds = await importanceWeighted({ inference, dataset: few, samples, seed: 9 })
      for (const [at, x] of (await examples(few)).entries()) {
        const noise = new Float32Array(samples * 2)
        new Random(9, `importance/${at}`).fillNormal(noise)
        const weights = Array.from({ length: samples }, (_, sample) =>
          logWeight(x, noise.subarray(2 * sample, 2 * sample + 2)),
        )
        const largest = Math.max(...weights)
        const sum = weights.reduce((total, weight) => total + Math.exp(weight - largest), 0)
        expect(bounds[at]).toBeCloseTo(largest + Math.log(sum / samples), 3)
      }
    },
  )

  /** log p(x|z) + log p(z) − log q(z|x) of the poor posterior. */
  function logWeight(x: readonly number[], noise: ArrayLike<number>): number {
    const z = poor.logVariance.map((each, at) => Math.exp(each / 2) * (noise[at] as number))
    const distance = x.map(
      (value, at) =>
        value -
        (bias[at] as number) -
        columns.reduce((sum, w, latent) => sum + (w[at] as number) * (z[latent] as number), 0),
    )
    const likelihood =
      -0.5 *
      (square(distance) / deviation ** 2 + dimensions * Math.log(2 * Math.PI * deviation ** 2))
    const [prior, posterior] = [-0.5 * square(z), -0.5 * (square(Array.from(noise)) + 0.4)]
    return likelihood + prior - posterior
  }

  it('equal seeds give equal bounds, whatever else is in the data set; other seeds do not', async () => {
    const inference = await inferenceWith(poor)
    const bounds = (dataset: Dataset, seed: number) =>
      importanceWeighted({ inference, dataset, samples: 20, seed })
    const all = await bounds(many, 1)
    expect(await bounds(many, 1)).toEqual(all)
    const [first, other] = [await bounds(few, 1), await bounds(few, 2)]
    for (const [at, bound] of first.entries()) expect(bound).toBeCloseTo(all[at] as number, 4)
    expect(Math.abs(mean(other) - mean(first))).toBeGreaterThan(1e-3)
  })

  it('reports progress, and ends with all', async () => {
    const inference = await inferenceWith(poor)
    const reported: number[] = []
    const progress = (done: number, of: number) => {
      expect(of).toBe(1100)
      reported.push(done)
    }
    await importanceWeighted({ inference, dataset: many, samples: 600, seed: 1, progress })
    expect(reported.length).toBeGreaterThan(3)
    expect(reported).toEqual([...reported].sort((a, b) => a - b))
    expect(reported.at(-1)).toBe(1100)
  })
})
