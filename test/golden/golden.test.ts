// Loss, gradients, three training steps and evaluation of every recipe, of conditional models and of likelihoods with a scale of their
// own, against PyTorch in float64 (make.py).
import { readFileSync } from 'node:fs'
import {
  type Configuration,
  type ConfigurationInput,
  type Engine,
  encoderProgram,
  evaluationProgram,
  fitModel,
  getRecipe,
  gradients,
  graph,
  inputNames,
  modelFrom,
  nodeEngine,
  optimizerFrom,
  type Program,
  program,
  recipes,
  reconstructionProgram,
  resolveConfiguration,
  Scope,
  type StateValues,
  type Tensor,
  trainingProgram,
  type Values,
  withLabels,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distance, error, largest, type Summary } from './closeness.js'
import { images, labels, noise, rows, uniform } from './formula.js'

const tolerance = 1e-4
const stepCount = 3

type Summaries = Readonly<Record<string, Summary>>
interface Golden {
  /** Of the images: the recipe's model is fitted to them. */
  readonly shape: readonly number[]
  /** Of a table: 1 for a number, else the number of categories. */
  readonly places?: readonly number[]
  readonly batch: number
  readonly startSums: Readonly<Record<string, number>>
  readonly figures: readonly Readonly<Record<string, number>>[]
  readonly gradients: Summaries
  readonly after: Summaries
  readonly evaluation: Summaries
}

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// Codes, also those of the recipe, are below, and GANs in adversaries.test.ts.
const continuous = Object.keys(recipes).filter((name) => name !== 'vq-vae' && name !== 'gan')
describe.each(continuous)('%s', (name) => {
  const golden: Golden = read(`${name}.json`)
  const { batch, shape, places } = golden
  const itemType = places ? 'float32' : 'uint8'
  const written = resolveConfiguration(getRecipe(name))
  const configuration = { ...written, model: fitModel(written.model, shape, columnsOf(places)) }
  const { training } = configuration
  const model = modelFrom(configuration.model)
  const optimizer = optimizerFrom(training.optimizer)
  const { reduction } = training
  const compiled = trainingProgram(model, optimizer, { batch, itemType, reduction })
  const start = startOf(compiled.variables)

  // New ones each time, since the engine takes over the buffers.
  const given = (step: number): Values => ({
    [inputNames.images]: places
      ? rows(`images/${step}`, batch, places)
      : images(`images/${step}`, batch * sizeOf(model.input)),
    ...Object.fromEntries(
      model.noise.map((each) => [
        inputNames.noise(each.name),
        noise(`noise/${step}`, batch * sizeOf(each.shape)),
      ]),
    ),
  })

  it('uses the batch of the recipe', () => {
    expect(batch).toBe(training.batchSize)
  })

  it('starts from the same weights', () => {
    const paths = Object.keys(start).filter((path) => !path.startsWith('optimizer/'))
    expect(paths.sort()).toEqual(Object.keys(golden.startSums).sort())
    for (const path of paths) {
      const sum = start[path]?.data.reduce((total, value) => total + value, 0)
      expect(sum, path).toBeCloseTo(golden.startSums[path] as number, 4)
    }
  })

  it('has the same gradients', async () => {
    const { outputs } = await run(gradientProgram(configuration, batch, itemType), start, [
      given(0),
    ])
    expect(tooFar(outputs, golden.gradients)).toEqual({})
  })

  it('has the same metrics and parameters after three steps', async () => {
    const steps = Array.from({ length: stepCount }, (_, index) => ({
      ...given(index),
      ...scalarsOf(optimizer.scalars(index + 1, training.optimizer.learningRate)),
    }))
    const { outputs, state } = await run(compiled.program, start, steps)
    golden.figures.forEach((figures, step) => {
      expect(Object.keys(outputs).sort()).toEqual(Object.keys(figures).sort())
      for (const [figure, value] of Object.entries(figures)) {
        const off = distance(outputs[figure]?.[step] as number, value, Math.abs(value))
        expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
      }
    })
    const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
    expect(tooFar(after, golden.after)).toEqual({})

    const measured = await run(evaluationProgram(model, batch, itemType), state, [given(stepCount)])
    const shown = await run(reconstructionProgram(model, batch, itemType), state, [
      given(stepCount),
    ])
    const evaluation = { ...measured.outputs, ...shown.outputs }
    expect(tooFar(evaluation, golden.evaluation)).toEqual({})
  })
})

describe.each([
  ['one-hot labels', 'conditional.json', {}],
  ['embedded labels', 'embedded.json', { embedding: 5 }],
])('models conditional on %s', (_, file, options) => {
  const cases: Readonly<Record<string, Golden>> = read(file)
  const classes = 4
  const leakyRelu = { type: 'leakyRelu', slope: 0.2 } as const
  const window = { kernel: 3, stride: 2, padding: 1 } as const
  const networks: Readonly<Record<'dense' | 'convolutional', object>> = {
    dense: {
      encoder: [{ type: 'linear', units: 12 }, leakyRelu],
      decoder: [{ type: 'linear', units: 12 }, leakyRelu],
    },
    convolutional: {
      encoder: [{ type: 'conv', channels: 4, ...window }, leakyRelu],
      decoder: [{ type: 'linear', units: 48 }, leakyRelu, { type: 'unflatten', shape: [4, 4, 3] }],
      output: { type: 'convTranspose', ...window, outputPadding: [0, 1] },
    },
  }

  it.each(['dense', 'convolutional'] as const)('%s', async (kind) => {
    const golden = cases[kind] as Golden
    const likelihood = { type: 'bernoulli' }
    const condition = { type: 'labels', classes, ...options }
    await compareSteps(golden, { likelihood, condition, ...networks[kind] }, (step) => ({
      [inputNames.labels]: labels(`labels/${step}`, golden.batch, classes),
    }))
  })
})

it('a model that is conditional on columns of a table', async () => {
  const { dense }: { dense: Golden } = read('given-columns.json')
  const leakyRelu = { type: 'leakyRelu', slope: 0.2 } as const
  await compareSteps(dense, {
    encoder: [{ type: 'linear', units: 12 }, leakyRelu],
    decoder: [{ type: 'linear', units: 12 }, leakyRelu],
    likelihood: { type: 'table', columns: dense.places?.map(kindOf) },
    condition: { type: 'columns', columns: ['category 5', 'number 1', 'category 2'] },
  })
})

describe('priors and posteriors', () => {
  interface Case extends Omit<Golden, 'shape' | 'batch' | 'startSums'> {
    readonly prior: string
    readonly posterior: string
    readonly objective: { readonly type: string; readonly gradient?: string }
  }
  const cases: readonly Case[] = read('priors.json')
  const [batch, latent, shape] = [9, 3, [5, 4]]
  const leakyRelu = { type: 'leakyRelu', slope: 0.2 }
  const networks = {
    encoder: [{ type: 'linear', units: 12 }, leakyRelu],
    decoder: [{ type: 'linear', units: 12 }, leakyRelu],
  }
  const settings: Readonly<Record<string, object>> = {
    mixture: { components: 4 },
    vampPrior: { components: 4 },
    planar: { flows: 2 },
    iaf: { flows: 2, units: 5 },
  }

  it.each(
    cases.map((each) => {
      const { prior, posterior, objective } = each
      return [`${prior}, ${posterior}, ${JSON.stringify(objective)}`, each] as const
    }),
  )('%s', async (_, golden) => {
    const { prior, posterior, objective } = golden
    const configuration = resolveConfiguration({
      name: 'priors',
      model: {
        ...{ type: 'vae', input: shape, latent, likelihood: { type: 'bernoulli' }, ...networks },
        prior: { type: prior, ...settings[prior] },
        posterior: { type: posterior, ...settings[posterior] },
        objective,
      } as ConfigurationInput['model'],
      training: { optimizer: { type: 'adam', learningRate: 0.01 } },
    })
    const model = modelFrom(configuration.model)
    const optimizer = optimizerFrom(configuration.training.optimizer)
    const compiled = trainingProgram(model, optimizer, { batch, reduction: 'mean' })
    const start = startOf(compiled.variables)
    const normalsOf = model.prior?.normals ?? latent
    const priorNoise = (step: number) => {
      const all = noise(`prior/${step}`, batch * (latent + 1))
      const used = Array.from({ length: batch }, (_, at) =>
        [...all.subarray(at * (latent + 1), (at + 1) * (latent + 1))].slice(0, normalsOf),
      )
      return Float32Array.from(used.flat())
    }
    const given = (step: number): Values => {
      const all: Record<string, Float32Array> = {
        latent: noise(`noise/${step}`, batch * latent),
        samples: noise(`samples/${step}`, batch * 2 * latent),
        prior: priorNoise(step),
      }
      const used = model.noise.map(({ name }) => [inputNames.noise(name), all[name]])
      return {
        [inputNames.images]: images(`images/${step}`, batch * sizeOf(shape)),
        ...Object.fromEntries(used),
      }
    }

    const differentiated = gradientProgram(configuration, batch, 'uint8')
    const first = await run(differentiated, start, [given(0)])
    expect(tooFar(first.outputs, golden.gradients)).toEqual({})

    const steps = Array.from({ length: stepCount }, (_, index) => ({
      ...given(index),
      ...scalarsOf(optimizer.scalars(index + 1, 0.01)),
    }))
    const { outputs, state } = await run(compiled.program, start, steps)
    for (const [step, figures] of golden.figures.entries())
      for (const [figure, value] of Object.entries(figures)) {
        const off = distance(outputs[figure]?.[step] as number, value, Math.abs(value))
        expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
      }
    const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
    expect(tooFar(after, golden.after)).toEqual({})

    const measured = await run(evaluationProgram(model, batch), state, [given(stepCount)])
    const shown = await run(reconstructionProgram(model, batch), state, [
      { [inputNames.images]: images(`images/${stepCount}`, batch * sizeOf(shape)) },
    ])
    const scope = new Scope('evaluation')
    const pixels = graph.input(inputNames.images, [batch, ...shape], 'uint8')
    const x = graph.multiply(graph.cast(pixels, 'float32'), 1 / 255)
    const normals = graph.input('normals', [batch, normalsOf])
    const asked = program({
      outputs: {
        code: model.encode(x, scope).mean,
        priorSamples: model.prior?.sample(normals, scope) as Tensor,
        priorDensity: model.prior?.logDensity(
          graph.input('points', [batch, latent]),
          scope,
        ) as Tensor,
      },
    })
    const answered = await run(asked, state, [
      {
        [inputNames.images]: images(`images/${stepCount}`, batch * sizeOf(shape)),
        normals: priorNoise(stepCount),
        points: uniform('points', batch * latent, 2),
      },
    ])
    const evaluation = { ...measured.outputs, ...shown.outputs, ...answered.outputs }
    expect(tooFar(evaluation, golden.evaluation)).toEqual({})
  })
})

describe('likelihoods with one scale for all values', () => {
  interface Scaled extends Golden {
    readonly likelihood: object
  }
  const cases: Readonly<Record<string, Scaled>> = read('scales.json')
  const layers = [{ type: 'linear', units: 12 }, { type: 'relu' }]

  it.each(Object.keys(cases))('%s', async (name) => {
    const { likelihood, ...golden } = cases[name] as Scaled
    await compareSteps(golden, { likelihood, encoder: layers, decoder: layers })
  })
})

/** Gradients, three steps and evaluation of a VAE with three latents. `more`: what a step gets besides images and noise. */
async function compareSteps(
  golden: Omit<Golden, 'startSums'>,
  networks: object,
  more: (step: number) => Values = () => ({}),
): Promise<void> {
  const { batch, shape, places } = golden
  const itemType = places ? 'float32' : 'uint8'
  const latent = 3
  const written = resolveConfiguration({
    name: 'small',
    model: { type: 'vae', input: [...shape], latent, ...networks } as ConfigurationInput['model'],
    training: { optimizer: { type: 'adam', learningRate: 0.01 } },
  })
  const fitted = places && fitModel(written.model, shape, columnsOf(places))
  const configuration = { ...written, model: fitted ?? written.model }
  const model = modelFrom(configuration.model)
  const optimizer = optimizerFrom(configuration.training.optimizer)
  const compiled = trainingProgram(model, optimizer, { batch, itemType, reduction: 'mean' })
  const start = startOf(compiled.variables)
  const given = (step: number): Values => ({
    [inputNames.images]: places
      ? rows(`images/${step}`, batch, places)
      : images(`images/${step}`, batch * sizeOf(shape)),
    [inputNames.noise('latent')]: noise(`noise/${step}`, batch * latent),
    ...more(step),
  })

  const differentiated = gradientProgram(configuration, batch, itemType)
  const first = await run(differentiated, start, [given(0)])
  expect(tooFar(first.outputs, golden.gradients)).toEqual({})

  const steps = Array.from({ length: stepCount }, (_, index) => ({
    ...given(index),
    ...scalarsOf(optimizer.scalars(index + 1, 0.01)),
  }))
  const { outputs, state } = await run(compiled.program, start, steps)
  for (const [step, figures] of golden.figures.entries())
    for (const [figure, value] of Object.entries(figures)) {
      const off = distance(outputs[figure]?.[step] as number, value, Math.abs(value))
      expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
    }
  const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
  expect(tooFar(after, golden.after)).toEqual({})

  const measured = await run(evaluationProgram(model, batch, itemType), state, [given(stepCount)])
  const { [inputNames.noise('latent')]: _, ...withoutNoise } = given(stepCount)
  const shown = await run(reconstructionProgram(model, batch, itemType), state, [withoutNoise])
  expect(tooFar({ ...measured.outputs, ...shown.outputs }, golden.evaluation)).toEqual({})
}

describe('semi-supervised models', () => {
  const cases: Readonly<Record<string, Golden>> = read('semi-supervised.json')
  const classes = 4
  const hidden = 255
  const softplus = { type: 'softplus' } as const
  const window = { kernel: 3, stride: 2, padding: 1 } as const
  const networks: Readonly<Record<'dense' | 'convolutional', object>> = {
    dense: {
      classifier: [{ type: 'linear', units: 10 }, { type: 'relu' }],
      encoder: [{ type: 'linear', units: 12 }, softplus],
      decoder: [{ type: 'linear', units: 12 }, softplus],
    },
    convolutional: {
      classifier: [{ type: 'conv', channels: 3, ...window }, { type: 'relu' }],
      encoder: [{ type: 'conv', channels: 4, ...window }, softplus],
      decoder: [{ type: 'linear', units: 48 }, softplus, { type: 'unflatten', shape: [4, 4, 3] }],
      output: { type: 'convTranspose', ...window, outputPadding: [0, 1] },
    },
  }

  it.each(['dense', 'convolutional'] as const)('%s', async (kind) => {
    const golden = cases[kind] as Golden
    const { batch, shape } = golden
    const configuration = resolveConfiguration({
      name: kind,
      model: {
        ...{ type: 'semiSupervisedVae', input: [...shape], latent: 3 },
        likelihood: { type: 'bernoulli' },
        condition: { type: 'labels', classes },
        ...{ labelled: 8, examples: 40, labelledShare: 0.3, classifierWeight: 0.5 },
        ...networks[kind],
      } as ConfigurationInput['model'],
      training: { optimizer: { type: 'adam', learningRate: 0.01 } },
    })
    const model = modelFrom(configuration.model)
    const optimizer = optimizerFrom(configuration.training.optimizer)
    const compiled = trainingProgram(model, optimizer, { batch, reduction: 'mean' })
    const start = startOf(compiled.variables)
    const shown = (step: number): Values => ({
      [inputNames.images]: images(`images/${step}`, batch * sizeOf(shape)),
    })
    const given = (step: number, { hides }: { hides: boolean }): Values => {
      const isHidden = labels(`hidden/${step}`, batch, 2)
      const known = labels(`labels/${step}`, batch, classes)
      return {
        ...shown(step),
        [inputNames.labels]: known.map((label, at) => (hides && isHidden[at] ? hidden : label)),
        [inputNames.noise('latent')]: noise(`noise/${step}`, batch * classes * 3),
      }
    }

    const differentiated = gradientProgram(configuration, batch, 'uint8')
    const first = await run(differentiated, start, [given(0, { hides: true })])
    expect(tooFar(first.outputs, golden.gradients)).toEqual({})

    const steps = Array.from({ length: stepCount }, (_, index) => ({
      ...given(index, { hides: true }),
      ...scalarsOf(optimizer.scalars(index + 1, 0.01)),
    }))
    const { outputs, state } = await run(compiled.program, start, steps)
    for (const [step, figures] of golden.figures.entries())
      for (const [figure, value] of Object.entries(figures)) {
        const off = distance(outputs[figure]?.[step] as number, value, Math.abs(value))
        expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
      }
    const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
    expect(tooFar(after, golden.after)).toEqual({})

    const evaluation = { ...given(stepCount, { hides: false }) }
    const measured = await run(evaluationProgram(model, batch), state, [evaluation])
    const reconstructed = await run(reconstructionProgram(model, batch), state, [shown(stepCount)])
    const { mean, probabilities } = (
      await run(encoderProgram(model, batch), state, [shown(stepCount)])
    ).outputs as { mean: Float32Array; probabilities: Float32Array }
    const all = { ...measured.outputs, ...reconstructed.outputs, mean, probabilities }
    expect(tooFar(all, golden.evaluation)).toEqual({})
  })
})

describe('ladder VAEs', () => {
  const cases: Readonly<Record<string, Golden>> = read('ladder.json')
  const [lower, upper, classes, samples] = [3, 2, 4, 2]
  const both = lower + upper
  const leakyRelu = { type: 'leakyRelu', slope: 0.2 } as const
  const window = { kernel: 3, stride: 2, padding: 1 } as const
  const aboveDense = [{ type: 'linear', units: 8 }, leakyRelu]
  const aboveMaps = [{ type: 'conv', channels: 5, ...window }, leakyRelu]
  const dense = {
    encoder: [{ type: 'linear', units: 12 }, leakyRelu],
    decoder: [{ type: 'linear', units: 12 }, leakyRelu],
  }
  const settings: Readonly<Record<string, object>> = {
    dense,
    labels: { ...dense, condition: { type: 'labels', classes } },
    convolutional: {
      encoder: [{ type: 'conv', channels: 4, ...window }, leakyRelu],
      decoder: [{ type: 'linear', units: 48 }, leakyRelu, { type: 'unflatten', shape: [4, 4, 3] }],
      output: { type: 'convTranspose', ...window, outputPadding: [0, 1] },
      ...{ klWeight: 2, freeBits: 0.1 },
    },
  }

  it.each(Object.keys(settings))('%s', async (kind) => {
    const golden = cases[kind] as Golden
    const { batch, shape } = golden
    const configuration = resolveConfiguration({
      name: kind,
      model: {
        ...{ type: 'ladderVae', input: [...shape], latent: lower },
        likelihood: { type: 'bernoulli' },
        upper: {
          encoder: kind === 'convolutional' ? aboveMaps : aboveDense,
          latent: upper,
          decoder: [{ type: 'linear', units: 7 }, { type: 'softplus' }],
        },
        ...settings[kind],
      } as ConfigurationInput['model'],
      training: { optimizer: { type: 'adam', learningRate: 0.01 } },
    })
    const model = modelFrom(configuration.model)
    const optimizer = optimizerFrom(configuration.training.optimizer)
    const compiled = trainingProgram(model, optimizer, { batch, reduction: 'mean' })
    const start = startOf(compiled.variables)
    const shown = (step: number): Values => ({
      [inputNames.images]: images(`images/${step}`, batch * sizeOf(shape)),
      ...(model.condition && { [inputNames.labels]: labels(`labels/${step}`, batch, classes) }),
    })
    const given = (step: number): Values => ({
      ...shown(step),
      [inputNames.noise('latent')]: noise(`noise/${step}`, batch * both),
    })

    const differentiated = gradientProgram(configuration, batch, 'uint8')
    const first = await run(differentiated, start, [given(0)])
    expect(Object.keys(first.outputs).sort()).toEqual(Object.keys(golden.gradients).sort())
    expect(tooFar(first.outputs, golden.gradients)).toEqual({})

    const steps = Array.from({ length: stepCount }, (_, index) => ({
      ...given(index),
      ...scalarsOf(optimizer.scalars(index + 1, 0.01)),
    }))
    const { outputs, state } = await run(compiled.program, start, steps)
    for (const [step, figures] of golden.figures.entries())
      for (const [figure, value] of Object.entries(figures)) {
        const off = distance(outputs[figure]?.[step] as number, value, Math.abs(value))
        expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
      }
    const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
    expect(tooFar(after, golden.after)).toEqual({})

    const measured = await run(evaluationProgram(model, batch), state, [given(stepCount)])
    const reconstructed = await run(reconstructionProgram(model, batch), state, [shown(stepCount)])
    const bound = withLabels(model, batch)
    const scope = new Scope('evaluation')
    const pixels = graph.input(inputNames.images, [batch, ...shape], 'uint8')
    const x = graph.multiply(graph.cast(pixels, 'float32'), 1 / 255)
    const normals = graph.input('normals', [batch, samples, both])
    const points = graph.input('points', [batch, samples, both])
    const drawn = bound.posterior?.(x, normals, scope)
    const asked = program({
      outputs: {
        code: bound.encode(x, scope).mean,
        posteriorSamples: drawn?.latents as Tensor,
        posteriorDensity: drawn?.logDensity as Tensor,
        priorSamples: bound.prior?.sample(graph.input('prior', [batch, both]), scope) as Tensor,
        priorDensity: bound.prior?.logDensity(points, scope) as Tensor,
      },
    })
    const answered = await run(asked, state, [
      {
        ...shown(stepCount),
        normals: noise('normals', batch * samples * both),
        points: noise('points', batch * samples * both),
        prior: noise('prior', batch * both),
      },
    ])
    const evaluation = { ...measured.outputs, ...reconstructed.outputs, ...answered.outputs }
    expect(tooFar(evaluation, golden.evaluation)).toEqual({})
  })
})

describe('optimizers', () => {
  interface Case {
    readonly configuration: Configuration['training']['optimizer']
    readonly parameters: readonly (readonly number[])[]
  }
  const cases: readonly Case[] = read('optimizers.json')

  it.each(cases.map((each) => [JSON.stringify(each.configuration), each] as const))(
    '%s',
    async (_, { configuration, parameters }) => {
      const { training } = resolveConfiguration({
        ...recipes['relu-vae-2d'],
        training: { optimizer: configuration },
      })
      const optimizer = optimizerFrom(training.optimizer)
      const size = parameters[0]?.length ?? 0
      const parameter = graph.state('parameter', [size])
      const updates = new Map<Tensor<'state'>, Tensor>()
      const state: Record<string, StateValues[string]> = {
        parameter: { shape: [size], data: uniform('parameter', size, 1) },
      }
      const names = Object.keys(optimizer.scalars(1, 1))
      const next = optimizer.next({
        parameter,
        gradient: graph.input('gradient', [size]),
        scalars: Object.fromEntries(
          names.map((name) => [name, graph.input(inputNames.scalar(name), [])]),
        ),
        carry(name, rule) {
          const current = graph.state(name, [size])
          const value = rule(current)
          updates.set(current, value)
          state[name] = { shape: [size], data: new Float32Array(size) }
          return value
        },
      })
      updates.set(parameter, next)
      const steps = parameters.map((_, index) => ({
        gradient: uniform(`gradient/${index}`, size, 0.5),
        ...scalarsOf(optimizer.scalars(index + 1, training.optimizer.learningRate)),
      }))
      const { outputs } = await run(program({ outputs: { next }, updates }), state, steps)
      const golden = { shape: [parameters.length, size], values: parameters.flat() }
      expect(tooFar(outputs, { next: golden })).toEqual({})
    },
  )
})

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

function columnsOf(places: Golden['places']): Parameters<typeof fitModel>[2] {
  return places?.map((size, at) =>
    size === 1
      ? { name: `number ${at}`, type: 'numeric', mean: 0, deviation: 1 }
      : { name: `category ${at}`, type: 'categorical', categories: Array(size).fill('') },
  )
}

const kindOf = (size: number) =>
  size === 1 ? { type: 'numeric' } : { type: 'categorical', categories: size }

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, each) => size * each, 1)
}

describe('VQ-VAEs', () => {
  const cases: Readonly<Record<string, Golden>> = read('codebooks.json')
  const [latent, codes] = [3, 6]
  const leakyRelu = { type: 'leakyRelu', slope: 0.2 } as const
  const window = { kernel: 3, stride: 2, padding: 1 } as const
  const dense = {
    encoder: [{ type: 'linear', units: 12 }, leakyRelu],
    decoder: [{ type: 'linear', units: 12 }, leakyRelu],
  }
  const maps = {
    encoder: [{ type: 'conv', channels: 4, ...window }, leakyRelu],
    decoder: [
      { type: 'unflatten', shape: [latent, 4, 3] },
      { type: 'conv', channels: 4, kernel: 3, padding: 1 },
      leakyRelu,
    ],
    output: { type: 'convTranspose', ...window, outputPadding: [0, 1] },
  }
  const averages = { type: 'vq', codes, decay: 0.9, restart: 0 }
  const settings: Readonly<Record<string, object>> = {
    gradient: { ...dense, quantizer: { type: 'vq', codes, update: 'gradient' } },
    ema: { ...maps, quantizer: averages },
    restart: { ...maps, quantizer: { ...averages, decay: 0.5, restart: 0.4 } },
    residual: { ...maps, quantizer: { ...averages, type: 'residualVq', codebooks: 2 } },
    fsq: { ...maps, quantizer: { type: 'fsq', levels: [4, 3, 2] } },
    lfq: { ...maps, quantizer: { type: 'lfq' } },
    'vq-vae': recipes['vq-vae'].model,
  }

  it.each(Object.keys(settings))('%s', async (kind) => {
    const golden = cases[kind] as Golden
    const { batch, shape } = golden
    const configuration = resolveConfiguration({
      name: kind,
      model: {
        ...{ type: 'vqVae', input: [...shape], latent, likelihood: { type: 'bernoulli' } },
        ...settings[kind],
      } as unknown as ConfigurationInput['model'],
      training: { optimizer: { type: 'adam', learningRate: 0.01 } },
    })
    const model = modelFrom(configuration.model)
    const optimizer = optimizerFrom(configuration.training.optimizer)
    const compiled = trainingProgram(model, optimizer, { batch, reduction: 'mean' })
    const start = startOf(compiled.variables)
    const given = (step: number): Values => ({
      [inputNames.images]: images(`images/${step}`, batch * sizeOf(shape)),
    })

    const first = await run(gradientProgram(configuration, batch, 'uint8'), start, [given(0)])
    expect(Object.keys(first.outputs).sort()).toEqual(Object.keys(golden.gradients).sort())
    expect(tooFar(first.outputs, golden.gradients)).toEqual({})

    const steps = Array.from({ length: stepCount }, (_, index) => ({
      ...given(index),
      ...scalarsOf(optimizer.scalars(index + 1, 0.01)),
    }))
    const { outputs, state } = await run(compiled.program, start, steps)
    for (const [step, { perplexity = 0, ...figures }] of golden.figures.entries())
      for (const [figure, value] of Object.entries({
        ...figures,
        'metric/perplexity': perplexity,
      })) {
        const off = distance(outputs[figure]?.[step] as number, value, Math.abs(value))
        expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
      }
    const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
    expect(tooFar(after, golden.after)).toEqual({})

    const scope = new Scope('evaluation')
    const pixels = graph.input(inputNames.images, [batch, ...shape], 'uint8')
    const x = graph.multiply(graph.cast(pixels, 'float32'), 1 / 255)
    const indices = model.codes?.indices(x, scope) as Tensor
    const asked = program({
      outputs: {
        indices: graph.flatten(indices),
        latents: model.codes?.latents(indices, scope) as Tensor,
      },
    })
    const measured = await run(evaluationProgram(model, batch), state, [given(stepCount)])
    const answered = await run(asked, state, [given(stepCount)])
    const { loss, reconstruction } = measured.outputs
    const evaluation = { loss, reconstruction, ...answered.outputs } as Values
    expect(tooFar(evaluation, golden.evaluation)).toEqual({})
  })
})

function startOf(variables: ReturnType<typeof trainingProgram>['variables']): StateValues {
  return Object.fromEntries(
    [...variables].map(([path, { tensor, initial }]) => {
      const size = sizeOf(tensor.shape)
      const data =
        'constant' in initial
          ? new Float32Array(size).fill(initial.constant)
          : uniform(path, size, 'bound' in initial ? initial.bound : initial.deviation)
      return [path, { shape: tensor.shape, data }]
    }),
  )
}

function gradientProgram(
  { model: config, training }: Configuration,
  batch: number,
  itemType: 'uint8' | 'float32',
): Program {
  const model = modelFrom(config)
  const scope = new Scope('training')
  const items = graph.input(inputNames.images, [batch, ...model.input], itemType)
  const noises = model.noise.map(({ name, shape }) => [
    name,
    graph.input(inputNames.noise(name), [batch, ...shape]),
  ])
  const x = itemType === 'float32' ? items : graph.multiply(graph.cast(items, 'float32'), 1 / 255)
  const bound = withLabels(model, batch)
  const { loss } = bound.objective(x, Object.fromEntries(noises), scope)
  const trained = [...scope.variables].filter(([, { trainable }]) => trainable)
  const grads = gradients(
    training.reduction === 'sum' ? graph.sum(loss) : graph.mean(loss),
    trained.map(([, { tensor }]) => tensor),
  )
  return program({
    outputs: Object.fromEntries(trained.map(([path], index) => [path, grads[index] as Tensor])),
  })
}

/** Takes `steps` from the state `start`: outputs, and the state after them. */
async function run(
  compiled: Program,
  start: StateValues,
  steps: readonly Values[],
): Promise<{ outputs: Values; state: StateValues }> {
  const executable = await engine.compile(compiled)
  const resident = await engine.load(start)
  const outputs = await executable.run(resident, stacked(steps), steps.length)
  const state = await resident.read()
  await executable.dispose()
  await resident.dispose()
  return { outputs, state }
}

function stacked(steps: readonly Values[]): Values {
  return Object.fromEntries(
    Object.entries(steps[0] ?? {}).map(([name, first]) => {
      const Items = first instanceof Uint8Array ? Uint8Array : Float32Array
      const all = new Items(steps.length * first.length)
      steps.forEach((step, index) => {
        all.set(step[name] ?? [], index * first.length)
      })
      return [name, all]
    }),
  )
}

function scalarsOf(scalars: Readonly<Record<string, number>>): Values {
  return Object.fromEntries(
    Object.entries(scalars).map(([name, value]) => [
      inputNames.scalar(name),
      Float32Array.of(value),
    ]),
  )
}

/** The errors beyond the tolerance, by name. A tensor that is zero but for rounding has no scale of its
 *  own (a bias in front of batch normalization has no gradient): it is compared on the scale of the others. */
function tooFar(actual: Values, golden: Summaries): Readonly<Record<string, number>> {
  const all = Math.max(...Object.values(golden).map(largest))
  const errors = Object.entries(golden).map(([name, summary]): [string, number] => {
    const tensor = actual[name] as Float32Array | undefined
    const own = largest(summary)
    const scale = own < 1e-10 * all ? all : own
    return [name, tensor ? error(tensor, summary, scale) : Number.POSITIVE_INFINITY]
  })
  return Object.fromEntries(errors.filter(([, off]) => !(off < tolerance)))
}
