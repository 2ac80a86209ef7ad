// One scale for all values: its density, its gradients, what evaluation uses, probabilistic PCA, and resuming.
import { readFile } from 'node:fs/promises'
import {
  arrayDataset,
  ConfigError,
  type DataSplits,
  type Engine,
  gaussian,
  graph,
  laplace,
  likelihoodFrom,
  nodeEngine,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  Scope,
  type StateValues,
  summarizeModel,
  type Tensor,
  train,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { worst } from './finite-differences.js'
import { evaluate } from './interpreter.js'
import { seededValues } from './seeded-values.js'
import { fewDigits, tinyConfiguration } from './small-data.js'

let place: Workplace
let engine: Engine
beforeAll(async () => {
  place = await Workplace.open()
  engine = await nodeEngine({ threads: 1 })
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

type Scale = number | 'shared' | 'optimal'
const mean = 'identity'
const kinds = [
  ['gaussian', 2, (deviation: Scale) => likelihoodFrom(gaussian({ deviation, mean }))],
  ['laplace', 1, (scale: Scale) => likelihoodFrom(laplace({ scale, mean }))],
] as const

const shape = [3, 4]
const [x, output] = [graph.input('x', shape), graph.input('output', shape)]
const bindings = {
  x: seededValues({ shape, range: [0, 1] }, 1),
  output: seededValues({ shape, range: [-1, 2] }, 2),
}
const numbersOf = (tensor: Tensor, states: Readonly<Record<string, readonly number[]>> = {}) => [
  ...(evaluate([tensor], { ...bindings, ...states })[0]?.data ?? []),
]
/** The mean of |x − output| to that power. */
const errorOf = (power: number) =>
  bindings.x.reduce((sum, each, at) => {
    return sum + Math.abs(each - (bindings.output[at] ?? 0)) ** power / bindings.x.length
  }, 0)

describe.each(kinds)('%s', (_, power, make) => {
  it.each([-9, -2, 0, 1.5])('shared: of exp(%d), softly', (logScale) => {
    const scope = new Scope('evaluation')
    const own = numbersOf(make('shared').negativeLogLikelihood(x, output, scope), {
      logScale: [logScale],
    })
    const fixed = make(1 / 255 + Math.exp(logScale)).negativeLogLikelihood(x, output)
    for (const [at, each] of numbersOf(fixed).entries())
      expect((own[at] ?? 0) / each).toBeCloseTo(1, 9)
    expect([...scope.variables.values()].map(({ trainable }) => trainable)).toEqual([true])
  })

  it('shared: has the gradients of finite differences, that of the parameter, too', () => {
    const scope = new Scope('training')
    const loss = graph.sum(make('shared').negativeLogLikelihood(x, output, scope))
    const [parameter] = [...scope.variables.values()].map(({ tensor }) => tensor)
    const at = { ...bindings, logScale: [-1.3] }
    expect(worst(loss, [output, parameter as Tensor], at)).toBeLessThan(1e-6)
  })

  it('optimal: no fixed scale makes the batch more likely', () => {
    const batch = make('optimal').negativeLogLikelihood(x, output, new Scope('training'))
    const total = (values: readonly number[]) => values.reduce((sum, each) => sum + each)
    const lowest = total(numbersOf(batch))
    const scale = errorOf(power) ** (1 / power)
    for (const factor of [0.9, 0.99, 1, 1.01, 1.1]) {
      const fixed = make(scale * factor).negativeLogLikelihood(x, output)
      const above = total(numbersOf(fixed)) - lowest
      if (factor === 1) expect(above).toBeCloseTo(0, 9)
      else expect(above).toBeGreaterThan(1e-6)
    }
  })

  it('optimal: has the gradients of finite differences', () => {
    const each = make('optimal').negativeLogLikelihood(x, output, new Scope('training'))
    // Of one example, since the scale has no effect on the sum over the batch.
    const loss = graph.sum(graph.slice(each, 0, 0, 1))
    expect(worst(loss, [output], bindings)).toBeLessThan(1e-6)
  })

  it('optimal: is the running mean of the errors in evaluation, which training moves by a tenth', () => {
    const training = new Scope('training')
    make('optimal').negativeLogLikelihood(x, output, training)
    const [update] = [...training.updates.values()]
    const running = numbersOf(update as Tensor, { runningError: [0.3] })
    expect(running[0]).toBeCloseTo(0.9 * 0.3 + 0.1 * errorOf(power), 9)

    const evaluation = new Scope('evaluation')
    const own = make('optimal').negativeLogLikelihood(x, output, evaluation)
    expect(evaluation.updates.size).toBe(0)
    const fixed = make(0.3 ** (1 / power)).negativeLogLikelihood(x, output)
    const states = { runningError: [0.3] }
    for (const [at, each] of numbersOf(own, states).entries())
      expect(each).toBeCloseTo(numbersOf(fixed)[at] ?? 0, 9)
  })

  it('optimal: is at least one grey level where nothing is wrong', () => {
    const own = make('optimal').negativeLogLikelihood(x, x, new Scope('training'))
    const least = make(1 / 255).negativeLogLikelihood(x, x)
    for (const [at, each] of numbersOf(own).entries())
      expect(each).toBeCloseTo(numbersOf(least)[at] ?? 0, 9)
  })

  it.each(['shared', 'optimal'] as const)(
    '%s: without a scope is an error that says so',
    (scale) => {
      expect(() => make(scale).negativeLogLikelihood(x, output)).toThrow(ConfigError)
      expect(() => make(scale).negativeLogLikelihood(x, output)).toThrow(scale)
    },
  )
})

describe('a linear VAE', () => {
  const [count, width, latent] = [64, 6, 2]
  const deviations = [3, 1.5, 0.8, 0.5, 0.4, 0.3]

  it('with a shared standard deviation reaches the likelihood of probabilistic PCA', async () => {
    // Columns of a Hadamard matrix: uncorrelated, with mean 0 and variance 1.
    const sign = (row: number, column: number) => (bits(row & column) % 2 ? -1 : 1)
    const items = Float32Array.from({ length: count * width }, (_, at) => {
      const column = at % width
      return (deviations[column] ?? 0) * sign(Math.floor(at / width), 2 * column + 1)
    })
    const set = arrayDataset([width], items)
    const data: DataSplits = { name: 'columns', train: set, validation: set, fingerprint: '' }
    const configuration = resolveConfiguration({
      name: 'linear',
      model: {
        ...{ type: 'vae', input: [width], encoder: [], latent, decoder: [] },
        likelihood: { type: 'gaussian', deviation: 'shared', mean: 'identity' },
      },
      training: {
        ...{ epochs: 3000, batchSize: count, reduction: 'mean' },
        optimizer: { type: 'adam', learningRate: 0.02 },
        schedule: { type: 'cosine' },
      },
    })
    let state: StateValues = {}
    const tail: number[] = []
    await train({
      ...{ configuration, data, engine },
      observers: [
        {
          async epoch(event) {
            if (event.epoch === 3000) state = await event.state()
            // Noise is fresh in training; that of validation is the same in every epoch.
            if (event.epoch > 2400) tail.push(event.train.loss)
          },
        },
      ],
    })

    // Tipping & Bishop 1999: the variance of the noise is the mean of the smallest eigenvalues.
    const variances = deviations.map((deviation) => deviation ** 2)
    const noise = variances.slice(latent).reduce((sum, each) => sum + each) / (width - latent)
    const logs = variances.map((variance, at) => Math.log(at < latent ? variance : noise))
    const best = (width * (Math.log(2 * Math.PI) + 1) + logs.reduce((sum, each) => sum + each)) / 2
    const deviation = 1 / 255 + Math.exp(state['likelihood.logScale']?.data[0] ?? Number.NaN)
    expect(deviation / Math.sqrt(noise)).toBeCloseTo(1, 2)
    const reached = tail.reduce((sum, each) => sum + each) / tail.length
    expect(Math.abs(reached - best)).toBeLessThan(0.02)
  })
})

function bits(number: number): number {
  return number === 0 ? 0 : (number & 1) + bits(number >> 1)
}

describe.each(['shared', 'optimal'])('a run with the deviation %s', (deviation) => {
  const configuration = () => {
    const { model, ...others } = tinyConfiguration(7)
    return resolveConfiguration({
      ...others,
      model: { ...model, likelihood: { type: 'gaussian', deviation } } as never,
    })
  }

  it('resumes to the bit', async () => {
    const data = {
      ...(await fewDigits({ training: 90, validation: 30, every: 4 })),
      name: 'digits',
    }
    const out = (name: string) => place.path(`${deviation}-${name}`)
    const given = { configuration: configuration(), data, engine }
    await recordedTraining({ ...given, out: out('whole') })
    const controller = new AbortController()
    const observers = [{ steps: () => controller.abort() }]
    const { signal } = controller
    const first = await recordedTraining({ ...given, out: out('parts'), observers, signal })
    expect(first.result).toMatchObject({ completed: false })
    await resumedTraining({ run: out('parts'), open: async () => ({ data, engine }) })
    for (const file of ['metrics.jsonl', 'checkpoints/last.safetensors']) {
      const [whole, parts] = await Promise.all(
        ['whole', 'parts'].map((name) => readFile(`${out(name)}/${file}`)),
      )
      expect(parts?.equals(whole as Buffer), file).toBe(true)
    }
  })

  it('has its scale in the summary', () => {
    const { layers, parameters, buffers } = summarizeModel(configuration().model)
    const isParameter = deviation === 'shared'
    expect(layers.at(-1)).toMatchObject({
      ...{ path: 'likelihood', type: 'gaussian', outputShape: [7, 7] },
      ...{ parameters: isParameter ? 1 : 0, buffers: isParameter ? 0 : 1 },
    })
    expect(layers.reduce((total, each) => total + each.parameters, 0)).toBe(parameters)
    expect(buffers).toBe(isParameter ? 0 : 1)
  })
})
