// The whole stack in seconds: two tiny models train, report events, stop, fail and are deterministic.
import { readFile } from 'node:fs/promises'
import {
  arrayDataset,
  ConfigError,
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  evaluationProgram,
  inputNames,
  type Metrics,
  type Model,
  modelFrom,
  nodeEngine,
  type Reconstructions,
  recordedTraining,
  resolveConfiguration,
  type StateValues,
  TrainingError,
  type TrainingObserver,
  type TrainingResult,
  train,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits } from './small-data.js'

const side = 7
const [trainingCount, validationCount, batchSize, epochs] = [300, 620, 64, 3]
const stepsPerEpoch = 5

const common = {
  epochs,
  batchSize,
  optimizer: { type: 'adam', learningRate: 0.01 },
} as const
const written: Record<'vae' | 'convolutional', ConfigurationInput> = {
  vae: {
    name: 'vae',
    model: {
      type: 'vae',
      input: [side, side],
      encoder: [
        { type: 'linear', units: 24 },
        { type: 'leakyRelu', slope: 0.2 },
      ],
      latent: 2,
      decoder: [{ type: 'linear', units: 24 }, { type: 'relu' }],
      likelihood: { type: 'bernoulli' },
    },
    training: common,
  },
  convolutional: {
    name: 'convolutional',
    model: {
      type: 'autoencoder',
      input: [side, side],
      encoder: [
        { type: 'conv', channels: 4, kernel: 3, stride: 2 },
        { type: 'batchNorm' },
        { type: 'relu' },
        { type: 'flatten' },
      ],
      latent: 3,
      decoder: [
        { type: 'linear', units: 36 },
        { type: 'relu' },
        { type: 'unflatten', shape: [4, 3, 3] },
      ],
      output: { type: 'convTranspose', kernel: 3, stride: 2 },
      likelihood: { type: 'meanSquaredError' },
      noise: 0.2,
    },
    training: common,
  },
}
const names = Object.keys(written) as (keyof typeof written)[]

let engine: Engine
let data: DataSplits
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ training: trainingCount, validation: validationCount, every: 4 })
})
afterAll(() => engine.close())

const configurationOf = (name: keyof typeof written, settings: Record<string, unknown> = {}) =>
  resolveConfiguration(written[name], { settings: Object.entries(settings) })

type Events = { [K in keyof TrainingObserver]-?: Parameters<NonNullable<TrainingObserver[K]>>[0][] }

/** An observer that records all events in order. */
function listener() {
  const told: Events = { start: [], steps: [], epoch: [], interrupted: [] }
  const order: string[] = []
  const hear =
    <K extends keyof TrainingObserver>(what: K) =>
    (event: Events[K][number]) => {
      order.push(what)
      ;(told[what] as Events[K][number][]).push(event)
    }
  const observer: TrainingObserver = {
    start: hear('start'),
    steps: hear('steps'),
    epoch: hear('epoch'),
    interrupted: hear('interrupted'),
  }
  return { told, order, observer, steps: () => told.steps.flatMap(({ steps }) => steps) }
}

describe.each(names)('training of the %s', (name) => {
  const heard = listener()
  const states: StateValues[] = []
  let configuration: Configuration
  let result: TrainingResult
  beforeAll(async () => {
    configuration = configurationOf(name)
    const keeper: TrainingObserver = {
      async epoch({ state }) {
        states.push(await state())
      },
    }
    result = await train({ configuration, data, engine, observers: [heard.observer, keeper] })
  })

  it('decreases the losses, in training and in validation', () => {
    const [first, ...rest] = heard.told.epoch
    const last = rest.at(-1)
    for (const part of ['train', 'validation'] as const) {
      const [before, after] = [first?.[part].loss ?? 0, last?.[part].loss ?? 0]
      expect(after, part).toBeLessThan(0.95 * before)
    }
    expect(heard.steps()[0]?.loss).toBeGreaterThan(1.3 * (last?.train.loss ?? 0))
  })

  it('reports its start first, then of every epoch the steps and the end', () => {
    const kinds = heard.order.join(' ').replace(/(steps )+/g, 'steps ')
    expect(kinds).toBe(`start${' steps epoch'.repeat(epochs)}`)
    const [start] = heard.told.start
    expect(start).toMatchObject({
      configuration,
      trainingExamples: trainingCount,
      validationExamples: validationCount,
      stepsPerEpoch,
      unit: name === 'vae' ? 'nats' : 'meanSquaredError',
      isCrossEntropy: name === 'vae',
    })
    const trained = Object.entries(states[0] ?? {}).filter(([path]) => /(weight|bias)$/.test(path))
    expect(start?.parameters).toBe(trained.reduce((sum, [, { data }]) => sum + data.length, 0))
  })

  it('reports every step once, the smaller last batch of an epoch, too', () => {
    const steps = heard.steps()
    expect(steps.map(({ step }) => step)).toEqual(
      Array.from({ length: epochs * stepsPerEpoch }, (_, index) => index + 1),
    )
    for (const { step, epoch, examples } of steps) {
      expect(epoch).toBe(Math.ceil(step / stepsPerEpoch))
      expect(examples).toBe(step % stepsPerEpoch === 0 ? trainingCount % batchSize : batchSize)
    }
    for (const { imagesPerSecond } of heard.told.steps) expect(imagesPerSecond).toBeGreaterThan(0)
  })

  it('has a loss that is the sum of its terms', () => {
    for (const { loss, reconstruction, kl } of heard.steps()) {
      expect(Math.abs(loss - reconstruction - kl)).toBeLessThan(1e-5 * Math.abs(loss))
      expect(kl > 0).toBe(name === 'vae')
    }
  })

  it('reports epochs whose means and standard deviations are those of their steps', () => {
    for (const { epoch, step, train: mean, trainDeviation } of heard.told.epoch) {
      expect(step).toBe(epoch * stepsPerEpoch)
      const own = heard.steps().filter((each) => each.epoch === epoch)
      for (const figure of ['loss', 'reconstruction', 'kl'] as const) {
        const total = own.reduce((sum, each) => sum + each[figure] * each.examples, 0)
        expect(mean[figure]).toBeCloseTo(total / trainingCount, 9)
        const middle = own.reduce((sum, each) => sum + each[figure], 0) / own.length
        const variance = own.reduce((sum, each) => sum + (each[figure] - middle) ** 2, 0)
        expect(trainDeviation[figure]).toBeCloseTo(Math.sqrt(variance / own.length), 6)
      }
    }
  })

  it('validates on all examples, with the state of that epoch', async () => {
    const model = modelFrom(configuration.model)
    for (const [index, { validation }] of heard.told.epoch.entries())
      if (name === 'convolutional') {
        // Without noise, so the result can be computed again.
        const again = await measured(model, states[index] ?? {})
        expect(validation.reconstruction).toBeCloseTo(again, 6)
      } else expect(validation.loss).toBeCloseTo(validation.reconstruction + validation.kl, 3)
  })

  it('ends with the metrics of its last epoch', () => {
    const last = heard.told.epoch.at(-1)
    expect(result).toMatchObject({
      completed: true,
      epochs,
      steps: epochs * stepsPerEpoch,
      train: last?.train,
      validation: last?.validation,
    })
    expect(result.imagesPerSecond).toBeGreaterThan(0)
    const whole = heard.told.epoch.reduce((sum, { seconds }) => sum + seconds, 0)
    expect(result.seconds).toBeGreaterThanOrEqual(whole)
  })

  it('reports its throughput without its first chunk, which includes one-time costs', () => {
    const [first, ...rest] = heard.told.steps.map(({ steps, imagesPerSecond }) => {
      const images = steps.reduce((sum, { examples }) => sum + examples, 0)
      return { images, seconds: images / imagesPerSecond }
    })
    expect(first?.images).toBe(batchSize)
    const images = rest.reduce((sum, chunk) => sum + chunk.images, 0)
    const seconds = rest.reduce((sum, chunk) => sum + chunk.seconds, 0)
    expect(result.imagesPerSecond / (images / seconds)).toBeCloseTo(1, 9)
  })

  /** The mean error of all validation images, in one batch. */
  async function measured(model: Model, values: StateValues): Promise<number> {
    const executable = await engine.compile(evaluationProgram(model, validationCount))
    const state = await engine.load(values)
    const pixels = new Uint8Array(validationCount * side * side)
    await data.validation.read([...Array(validationCount).keys()], pixels)
    const outputs = await executable.run(state, { [inputNames.images]: pixels }, 1)
    await executable.dispose()
    await state.dispose()
    const errors = [...(outputs.reconstruction ?? [])]
    expect(errors).toHaveLength(validationCount)
    return errors.reduce((sum, error) => sum + error, 0) / validationCount
  }
})

describe('a Bernoulli likelihood', () => {
  const black = 40
  /** Rows of 0, 127 and 255, after a number of examples that are black. */
  const images = (greyAfter: number, grey: number) => {
    const pixels = new Uint8Array(200 * side * side).map((_, at) => (at % 2) * 255)
    pixels.fill(0, 0, black * side * side)
    return arrayDataset([side, side], pixels.fill(grey, greyAfter * side * side))
  }
  it.each([
    ['no grey', images(199, 255), false],
    ['grey in the first example', images(0, 127), true],
    ['grey in a later example', images(black, 127), true],
  ])('is called a cross-entropy where pixels are grey: %s', async (_, train_, isCrossEntropy) => {
    const heard = listener()
    const configuration = configurationOf('vae', { 'training.epochs': 1 })
    const given = { ...data, train: train_ }
    await train({ configuration, data: given, engine, observers: [heard.observer] })
    expect(heard.told.start).toMatchObject([{ isCrossEntropy }])
  })
})

describe('validation', () => {
  it('reads every example once an epoch', async () => {
    const read: number[] = []
    const { validation } = data
    const watched: DataSplits = {
      ...data,
      validation: {
        ...validation,
        read(indices, into) {
          read.push(...Array.from(indices))
          return validation.read(indices, into)
        },
      },
    }
    const configuration = configurationOf('vae', { 'training.epochs': 2 })
    await train({ configuration, data: watched, engine })
    const all = [...Array(validationCount).keys()]
    expect(read).toEqual([...all, ...all])
  })

  it('leaves the running statistics of training unchanged', async () => {
    const states: StateValues[] = []
    const observer: TrainingObserver = {
      async epoch({ state, views }) {
        states.push(await state())
        await views.reconstructions(4)
        states.push(await state())
      },
    }
    const configuration = configurationOf('convolutional', { 'training.epochs': 1 })
    await train({ configuration, data, engine, observers: [observer] })
    const [before, after] = states
    expect(before?.['encoder.1.runningMean']?.data).not.toEqual(new Float32Array(4))
    expect(after).toEqual(before)
  })
})

describe('views', () => {
  it.each(names)('show the current %s', async (name) => {
    const shown: Awaited<ReturnType<Events['epoch'][number]['views']['reconstructions']>>[] = []
    const decoded: Float32Array[] = []
    const { latent } = configurationOf(name).model
    const observer: TrainingObserver = {
      async epoch({ views }) {
        shown.push(await views.reconstructions(5), await views.reconstructions(5))
        decoded.push(await views.decode(new Float32Array(2 * latent)))
      },
    }
    const configuration = configurationOf(name, { 'training.epochs': 1 })
    await train({ configuration, data, engine, observers: [observer] })
    const [one, two] = shown
    const pixels = new Uint8Array(5 * side * side)
    await data.validation.read([0, 1, 2, 3, 4], pixels)
    expect([...(one?.original ?? [])]).toEqual([...pixels].map((byte) => Math.fround(byte / 255)))
    expect(one?.reconstructed).toHaveLength(5 * side * side)
    for (const value of [...(one?.reconstructed ?? []), ...(one?.encoderInput ?? [])]) {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }
    expect(one?.encoderInput === undefined).toBe(name === 'vae')
    expect(one?.encoderInput).not.toEqual(one?.original)
    // Pictures of different epochs can be compared: their noise is the same.
    expect(two).toEqual(one)
    const [both] = decoded
    expect(both).toHaveLength(2 * side * side)
    expect(both?.slice(0, side * side)).toEqual(both?.slice(side * side))
  })
})

describe('the noise of pictures', () => {
  it('is the same for the same example, and of its own for every one, beyond a batch too', async () => {
    const batch = 500
    const size = side * side
    const shown: Reconstructions[] = []
    const observer: TrainingObserver = {
      async epoch({ views }) {
        for (const count of [batch, validationCount]) shown.push(await views.reconstructions(count))
      },
    }
    const configuration = configurationOf('convolutional', { 'training.epochs': 1 })
    // All of them grey: noise that is added to black or white would be clipped.
    const validation = arrayDataset([side, side], new Uint8Array(validationCount * size).fill(127))
    await train({ configuration, data: { ...data, validation }, engine, observers: [observer] })
    const [few, all] = shown
    expect(all?.encoderInput?.subarray(0, batch * size)).toEqual(few?.encoderInput)
    const given = Array.from({ length: validationCount }, (_, at) =>
      String(all?.encoderInput?.subarray(at * size, (at + 1) * size)),
    )
    expect(new Set(given).size).toBe(validationCount)
  })
})

describe('stopping', () => {
  it('ends after the current steps, and reports where', async () => {
    const heard = listener()
    const stop = new AbortController()
    const stopper: TrainingObserver = {
      steps({ steps }) {
        if (steps.some(({ epoch }) => epoch === 2)) stop.abort()
      },
    }
    const configuration = configurationOf('vae', { 'training.epochs': 1000 })
    const observers = [heard.observer, stopper]
    const result = await train({ configuration, data, engine, observers, signal: stop.signal })
    expect(result.completed).toBe(false)
    expect(result.steps).toBe(heard.steps().length)
    expect(result.epochs).toBe(heard.told.epoch.length)
    expect(result.epochs).toBeLessThan(3)
    expect(result.validation).toEqual(heard.told.epoch.at(-1)?.validation)
    expect(heard.order.at(-1)).toBe('interrupted')
    expect(heard.told.interrupted).toHaveLength(1)
    expect(heard.told.interrupted[0]?.resumePoint.position.step).toBe(result.steps)
  })

  it('after a single chunk reports its throughput', async () => {
    const heard = listener()
    const stop = new AbortController()
    const observers = [heard.observer, { steps: () => stop.abort() }]
    const configuration = configurationOf('vae')
    const result = await train({ configuration, data, engine, observers, signal: stop.signal })
    expect(heard.told.steps).toMatchObject([{ imagesPerSecond: result.imagesPerSecond }])
  })

  it('before the first step trains none', async () => {
    const heard = listener()
    const configuration = configurationOf('vae')
    const signal = AbortSignal.abort()
    const observers = [heard.observer]
    const result = await train({ configuration, data, engine, observers, signal })
    expect(result).toMatchObject({ completed: false, epochs: 0, steps: 0, imagesPerSecond: 0 })
    expect(heard.order).toEqual(['start', 'interrupted'])
    expect(heard.told.interrupted[0]?.resumePoint.position).toMatchObject({
      epoch: 1,
      taken: 0,
      step: 0,
    })
  })

  it('by an observer that throws ends with that error, and the engine still works', async () => {
    const configuration = configurationOf('vae')
    const observer: TrainingObserver = {
      epoch() {
        throw new RangeError('enough')
      },
    }
    await expect(train({ configuration, data, engine, observers: [observer] })).rejects.toThrow(
      new RangeError('enough'),
    )
    expect((await train({ configuration, data, engine })).completed).toBe(true)
  })
})

describe('invalid trainings', () => {
  const small = () => arrayDataset([5, 5], new Uint8Array(10 * 25))
  it.each<[string, () => Partial<DataSplits>, string]>([
    ['training images of another size', () => ({ train: small() }), 'got 5×5'],
    ['validation images of another size', () => ({ validation: small() }), 'got 5×5'],
    [
      'no training images',
      () => ({ train: arrayDataset([side, side], new Uint8Array()) }),
      'at least one example',
    ],
    [
      'no validation images',
      () => ({ validation: arrayDataset([side, side], new Uint8Array()) }),
      'at least one example',
    ],
  ])('%s', async (_, changes, sentence) => {
    const heard = listener()
    const training = train({
      configuration: configurationOf('vae'),
      data: { ...data, ...changes() },
      engine,
      observers: [heard.observer],
    })
    await expect(training).rejects.toThrow(ConfigError)
    await expect(training).rejects.toThrow(sentence)
    expect(heard.order).toEqual([])
  })

  it('metrics that are not finite: the first of them is named', async () => {
    const heard = listener()
    const configuration = configurationOf('vae', {
      'training.optimizer.type': 'sgd',
      'training.optimizer.learningRate': 1e20,
    })
    const training = train({ configuration, data, engine, observers: [heard.observer] })
    const error = await training.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(TrainingError)
    const { values, code } = error as TrainingError
    expect(code).toBe('TRAINING')
    expect(values).toMatchObject({ epoch: 1, step: 2 })
    const figure = values.figure as keyof Metrics
    // The step itself was reported, so that its record is complete.
    const broken = heard.steps().find(({ step }) => step === 2)
    expect(Number.isFinite(broken?.[figure])).toBe(false)
    expect(heard.told.epoch).toEqual([])
  })
})

describe('a seed', () => {
  let place: Workplace
  beforeAll(async () => {
    place = await Workplace.open()
  })
  afterAll(() => place.close())

  /** Checkpoint and metrics of a recorded run, without times. */
  async function recorded(
    run: string,
    { name = 'vae' as keyof typeof written, seed = 1, on = engine } = {},
  ) {
    const out = place.path(run)
    const configuration = configurationOf(name, {
      'training.seed': seed,
      'training.epochs': 2,
      // Large enough for its matrix products to be shared between threads.
      ...(name === 'vae' && { 'model.encoder.0.units': 512, 'model.decoder.0.units': 512 }),
    })
    const { signal } = new AbortController()
    const { result } = await recordedTraining({
      configuration,
      data,
      engine: on,
      out,
      observers: [],
      signal,
    })
    expect(result.completed).toBe(true)
    const checkpoint = await readFile(place.path(run, 'checkpoints', 'last.safetensors'), 'base64')
    const metrics = await place.lines(run, 'metrics.jsonl')
    return { checkpoint, metrics }
  }

  it.each(names)('gives the %s the same bits again, on one thread and on two', async (name) => {
    const single = await recorded(`${name}-single`, { name })
    expect(await recorded(`${name}-single-again`, { name })).toEqual(single)
    const on = await nodeEngine({ threads: 2 })
    try {
      const double = await recorded(`${name}-double`, { name, on })
      expect(await recorded(`${name}-double-again`, { name, on })).toEqual(double)
      // Two threads sum in another order than one: results differ by rounding only.
      for (const [index, { loss, train: mean }] of single.metrics.entries()) {
        const other = double.metrics[index]
        const [wanted, found] = [loss ?? mean.loss, other?.loss ?? other?.train.loss]
        expect(Math.abs(found / wanted - 1)).toBeLessThan(1e-4)
      }
    } finally {
      await on.close()
    }
  })

  it('of another number gives other weights and metrics', async () => {
    const [one, two] = [await recorded('one'), await recorded('two', { seed: 2 })]
    expect(two.checkpoint).not.toBe(one.checkpoint)
    expect(two.metrics[0]?.loss).not.toBe(one.metrics[0]?.loss)
    expect(two.metrics).toHaveLength(one.metrics.length)
  })
})
