// The contract's cases about whole models: a few steps of training against the interpreter, and bit for bit.
import {
  adam,
  autoencoder,
  averagePool,
  batchNorm,
  bernoulli,
  conv,
  conv1d,
  convTranspose,
  dropout,
  type Engine,
  elu,
  flatten,
  gatedLinear,
  gelu,
  groupNorm,
  layerNorm,
  leakyRelu,
  linear,
  type Model,
  maxPool,
  meanSquaredError,
  optimizerFrom,
  type Program,
  relu,
  residual,
  type StateValues,
  selfAttention,
  sgd,
  silu,
  trainingProgram,
  unflatten,
  upsample,
  vae,
} from 'jamjae'
import { interpret } from '../interpreter.js'
import { seededValues } from '../seeded-values.js'
import { assertClose, assertSame } from './assertions.js'
import type { EngineCase } from './engine-case.js'
import {
  agrees,
  drawn,
  initial,
  numbersOf,
  type Optimizer,
  sliced,
  tolerances,
  typed,
} from './program-values.js'

/** States smaller than this are compared as if they were this large: their noise is that of larger sums. */
const stateFloor = 1e-2

function smallVae(): Model {
  return vae({
    input: [4, 3],
    encoder: [linear(8), leakyRelu(0.2), linear(6), leakyRelu(0.2)],
    latent: 3,
    decoder: [linear(7), leakyRelu(0.2)],
    likelihood: bernoulli(),
    klWeight: 0.7,
  })
}

/** Its KL, of no less than the free bits, is held at a capacity. */
function smallCapacityVae(): Model {
  const { config } = smallVae()
  return vae({
    ...(config as Parameters<typeof vae>[0]),
    freeBits: 0.3,
    klSchedule: { type: 'capacity', to: 5, epochs: 1 },
  })
}

function smallConvolutional(): Model {
  return autoencoder({
    input: [6, 6],
    encoder: [
      conv(3, { kernel: 3, stride: 2, padding: 1 }),
      batchNorm(),
      leakyRelu(0.2),
      flatten(),
    ],
    latent: 2,
    decoder: [
      linear(27),
      unflatten([3, 3, 3]),
      convTranspose(2, { kernel: 4, stride: 2, padding: 1 }),
      batchNorm({ momentum: 0.2 }),
      relu(),
    ],
    output: { type: 'conv', kernel: 3, stride: 1, padding: 1 },
    likelihood: meanSquaredError(),
    noise: 0.1,
  })
}

function smallBlocks(): Model {
  return vae({
    input: [6, 6],
    encoder: [
      conv(4, { padding: 1 }),
      residual([groupNorm(2), silu(), dropout(0.3), conv(4, { padding: 1 })]),
      ...[selfAttention(2), maxPool(2), averagePool(2, { stride: 1 })],
      residual([conv(2, { stride: 2, padding: 1 }), gelu()], { shortcut: 'projection' }),
      ...[layerNorm(), gatedLinear(5), dropout()],
    ],
    latent: 2,
    decoder: [
      ...[linear(12), unflatten([2, 6]), conv1d(3, { dilation: 2, padding: 1 }), elu(), flatten()],
      ...[linear(9), unflatten([1, 3, 3]), upsample(2, { mode: 'bilinear' }), upsample(2)],
    ],
    output: { type: 'conv', kernel: 2, stride: 2 },
    likelihood: bernoulli(),
  })
}

/** Initial values for training: zero moments, statistics of unit variance, random parameters. */
function trainingState(given: Program): StateValues {
  return initial(given, (name, shape, place) => {
    if (name.startsWith('optimizer/') || name.endsWith('runningMean'))
      return new Array(size(shape)).fill(0)
    if (name.endsWith('runningVariance')) return new Array(size(shape)).fill(1)
    return seededValues({ shape, range: [-0.5, 0.5] }, 9000 + place)
  })
}

const size = (shape: readonly number[]) => shape.reduce((product, each) => product * each, 1)

/** The models of the contract, ready to train. */
export function trainings(): readonly { name: string; given: Program; optimizer: Optimizer }[] {
  const moments = optimizerFrom(adam({ learningRate: 0.01 }))
  // Adam would blow up the rounding noise in the gradient of a bias right before batch normalization.
  const momentum = optimizerFrom(sgd({ learningRate: 0.1, momentum: 0.9 }))
  const settings = { batch: 5, reduction: 'sum' } as const
  return [
    {
      name: 'a small VAE with Adam',
      given: trainingProgram(smallVae(), moments, settings).program,
      optimizer: moments,
    },
    {
      name: 'a small VAE with a capacity, free bits and clipped gradients',
      given: trainingProgram(smallCapacityVae(), moments, {
        ...settings,
        clip: { norm: 2, value: 0.3 },
      }).program,
      optimizer: moments,
    },
    {
      name: 'a small VAE of all other layers',
      given: trainingProgram(smallBlocks(), momentum, { ...settings, reduction: 'mean' }).program,
      optimizer: momentum,
    },
    {
      name: 'a small convolutional autoencoder with batch normalization',
      given: trainingProgram(smallConvolutional(), momentum, { ...settings, reduction: 'mean' })
        .program,
      optimizer: momentum,
    },
  ]
}

/** Trains for `steps` in runs of the given lengths, and returns all outputs and states. */
export async function train(
  engine: Engine,
  { given, optimizer }: { given: Program; optimizer: Optimizer },
  runs: readonly number[],
): Promise<Record<string, number[]>> {
  const executable = await engine.compile(given)
  const state = await engine.load(trainingState(given))
  const steps = runs.reduce((total, each) => total + each)
  const inputs = drawn(given, steps, { optimizer })
  const recorded: Record<string, number[]> = {}
  let done = 0
  for (const run of runs) {
    const slices = sliced(inputs, steps, done, run)
    const outputs = await executable.run(state, typed(given, slices), run)
    for (const [name, values] of Object.entries(outputs)) {
      recorded[name] ??= []
      recorded[name].push(...values)
    }
    done += run
  }
  for (const [name, { data }] of Object.entries(await state.read())) recorded[name] = [...data]
  await executable.dispose()
  await state.dispose()
  return recorded
}

const modelCases: readonly EngineCase[] = trainings().flatMap((each) => [
  {
    name: `${each.name} agrees with the interpreter`,
    async run(engine: Engine) {
      const steps = 4
      await agrees(engine, each.given, {
        state: trainingState(each.given),
        inputs: drawn(each.given, steps, { optimizer: each.optimizer }),
        steps,
        tolerance: tolerances[engine.device].training,
        floor: stateFloor,
      })
    },
  },
  {
    name: `${each.name} ends in the same bits: twice, and in two halves`,
    async run(engine: Engine) {
      const once = await train(engine, each, [6])
      for (const runs of [[6], [3, 3], [1, 5]])
        for (const [name, values] of Object.entries(await train(engine, each, runs)))
          assertSame(`${name} in runs of ${runs}`, values, once[name] ?? [])
    },
  },
])

const turns: EngineCase = {
  name: 'two executables advance one state in turn',
  async run(engine) {
    const optimizer = optimizerFrom(adam({ learningRate: 0.01 }))
    const whole = trainingProgram(smallVae(), optimizer, { batch: 4, reduction: 'mean' }).program
    const rest = trainingProgram(smallVae(), optimizer, { batch: 3, reduction: 'mean' }).program
    const executables = [await engine.compile(whole), await engine.compile(rest)] as const
    const resident = await engine.load(trainingState(whole))
    let expected: Record<string, ArrayLike<number>> = numbersOf(trainingState(whole))
    const tolerance = tolerances[engine.device].training
    for (const round of [1, 2])
      for (const [place, given] of [whole, rest].entries()) {
        const steps = place === 0 ? 2 : 1
        const inputs = drawn(given, steps, { optimizer, seed: 10 * round + place })
        const outputs = await executables[place === 0 ? 0 : 1].run(
          resident,
          typed(given, inputs),
          steps,
        )
        const { state, outputs: recorded } = interpret(given, { state: expected, inputs, steps })
        expected = state
        assertClose('loss', outputs.loss, recorded.loss ?? [], tolerance, 1)
      }
    for (const [name, { data }] of Object.entries(await resident.read()))
      assertClose(name, data, expected[name] ?? [], tolerance, stateFloor)
  },
}

export const trainingCases: readonly EngineCase[] = [...modelCases, turns]
