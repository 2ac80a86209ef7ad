// Gradients, three steps and evaluation of GANs, against PyTorch in float64 (adversaries.py).
import { readFileSync } from 'node:fs'
import {
  type ConfigurationInput,
  decoderProgram,
  differentiated,
  type Engine,
  evaluationProgram,
  inputNames,
  modelFrom,
  nodeEngine,
  optimizerFrom,
  type Program,
  program,
  resolveConfiguration,
  type StateValues,
  trainingProgram,
  type Values,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distance, error, largest, type Summary } from './closeness.js'
import { images, noise, uniform } from './formula.js'

const tolerance = 1e-4
const stepCount = 3
const latent = 3

type Summaries = Readonly<Record<string, Summary>>
interface Golden {
  readonly shape: readonly number[]
  readonly batch: number
  readonly figures: readonly Readonly<Record<string, number>>[]
  readonly gradients: Summaries
  readonly after: Summaries
  readonly evaluation: Summaries
}

const cases: Readonly<Record<string, Golden>> = JSON.parse(
  readFileSync(new URL('adversaries.json', import.meta.url), 'utf8'),
)
const leakyRelu = { type: 'leakyRelu', slope: 0.2 }
const window = { kernel: 3, stride: 2, padding: 1 }
const dense = { decoder: [{ type: 'linear', units: 12 }, leakyRelu] }
const discriminator = (activation: object, last = activation) => [
  { type: 'conv', channels: 4, padding: 1 },
  activation,
  { type: 'flatten' },
  { type: 'linear', units: 8 },
  last,
]
const settings: Readonly<Record<string, object>> = {
  nonSaturating: {
    decoder: [
      { type: 'linear', units: 48 },
      { type: 'batchNorm' },
      { type: 'relu' },
      { type: 'unflatten', shape: [4, 4, 3] },
    ],
    output: { type: 'convTranspose', ...window, outputPadding: [0, 1] },
    discriminator: [
      { type: 'conv', channels: 4, ...window },
      leakyRelu,
      { type: 'conv', channels: 5, ...window },
      { type: 'batchNorm' },
      leakyRelu,
      { type: 'flatten' },
    ],
  },
  hinge: {
    ...dense,
    loss: 'hinge',
    spectralNormalization: true,
    discriminator: discriminator(leakyRelu),
  },
  wasserstein: {
    ...dense,
    loss: 'wasserstein',
    gradientPenalty: {},
    discriminator: discriminator(leakyRelu),
  },
  r1: {
    ...dense,
    gradientPenalty: { weight: 4, where: 'real' },
    discriminator: discriminator({ type: 'tanh' }, { type: 'softplus' }),
  },
}

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

describe.each(Object.keys(settings))('%s', (kind) => {
  const golden = cases[kind] as Golden
  const { batch, shape } = golden
  const adam = { type: 'adam', beta1: 0.5, beta2: 0.99 }
  const { model: config, training } = resolveConfiguration({
    name: kind,
    model: {
      type: 'gan',
      input: [...shape],
      latent,
      ...settings[kind],
    } as ConfigurationInput['model'],
    training: {
      optimizer: { ...adam, learningRate: 0.01 },
      adversary: { optimizer: { ...adam, learningRate: 0.02 } },
    } as ConfigurationInput['training'],
  })
  const model = modelFrom(config)
  const [optimizer, adversary] = [training.optimizer, training.adversary?.optimizer].map((each) =>
    optimizerFrom(each ?? training.optimizer),
  ) as [ReturnType<typeof optimizerFrom>, ReturnType<typeof optimizerFrom>]
  const compiled = trainingProgram(model, optimizer, { batch, reduction: 'mean', adversary })
  const start: StateValues = Object.fromEntries(
    [...compiled.variables].map(([path, { tensor, initial }]) => {
      const size = sizeOf(tensor.shape)
      const data =
        'constant' in initial
          ? new Float32Array(size).fill(initial.constant)
          : uniform(path, size, 'bound' in initial ? initial.bound : initial.deviation)
      return [path, { shape: tensor.shape, data }]
    }),
  )
  // New ones each time, since the engine takes over the buffers.
  const given = (step: number): Values => ({
    [inputNames.images]: images(`images/${step}`, batch * sizeOf(shape)),
    [inputNames.noise('latent')]: noise(`noise/${step}`, batch * latent),
    [inputNames.noise('interpolation')]: uniform(`t/${step}`, batch, 1).map((t) => (t + 1) / 2),
  })
  const scalars = (step: number): Values =>
    Object.fromEntries([
      ...Object.entries(optimizer.scalars(step, 0.01)).map(([name, value]) => [
        inputNames.scalar(name),
        Float32Array.of(value),
      ]),
      ...Object.entries(adversary.scalars(step, 0.02)).map(([name, value]) => [
        inputNames.adversaryScalar(name),
        Float32Array.of(value),
      ]),
    ])

  it('has the same gradients, those of the generator with the updated discriminator', async () => {
    const step = differentiated(model, { batch, itemType: 'uint8', reduction: 'mean', adversary })
    const trained = [...step.trained, ...(step.adversary?.trained ?? [])]
    const outputs = Object.fromEntries(trained.map(({ path, gradient }) => [path, gradient]))
    const found = await run(program({ outputs }), start, [{ ...given(0), ...scalars(1) }])
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(golden.gradients).sort())
    expect(tooFar(found.outputs, golden.gradients)).toEqual({})
  })

  it('has the same metrics, parameters and statistics after three steps', async () => {
    const steps = Array.from({ length: stepCount }, (_, index) => ({
      ...given(index),
      ...scalars(index + 1),
    }))
    const { outputs, state } = await run(compiled.program, start, steps)
    for (const [step, figures] of golden.figures.entries()) {
      expect(Object.keys(outputs).sort()).toEqual(Object.keys(figures).sort())
      for (const [figure, value] of Object.entries(figures)) {
        const off = distance(
          outputs[figure]?.[step] as number,
          value,
          Math.max(0.1, Math.abs(value)),
        )
        expect(off, `${figure} of step ${step + 1}`).toBeLessThan(tolerance)
      }
    }
    const after = Object.fromEntries(Object.entries(state).map(([path, { data }]) => [path, data]))
    const own = Object.keys(after).filter((path) => !path.startsWith('optimizer/'))
    expect(own.sort()).toEqual(Object.keys(golden.after).sort())
    expect(tooFar(after, golden.after)).toEqual({})

    const measured = await run(evaluationProgram(model, batch), state, [given(stepCount)])
    const latents = noise(`noise/${stepCount}`, batch * latent)
    const generated = await run(decoderProgram(model, batch), state, [{ latents }])
    expect(tooFar({ ...measured.outputs, ...generated.outputs }, golden.evaluation)).toEqual({})
  })
})

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, each) => size * each, 1)
}

/** Takes `steps` from the state `start`: outputs, and the state after them. */
async function run(
  compiled: Program,
  start: StateValues,
  steps: readonly Values[],
): Promise<{ outputs: Values; state: StateValues }> {
  const executable = await engine.compile(compiled)
  const resident = await engine.load(start)
  const names = compiled.inputs.map(({ attributes: { name } }) => name)
  const outputs = await executable.run(resident, stacked(steps, names), steps.length)
  const state = await resident.read()
  await executable.dispose()
  await resident.dispose()
  return { outputs, state }
}

function stacked(steps: readonly Values[], names: readonly string[]): Values {
  return Object.fromEntries(
    names.map((name) => {
      const first = steps[0]?.[name] ?? new Float32Array()
      const Items = first instanceof Uint8Array ? Uint8Array : Float32Array
      const all = new Items(steps.length * first.length)
      for (const [index, step] of steps.entries()) all.set(step[name] ?? [], index * first.length)
      return [name, all]
    }),
  )
}

/** The errors beyond the tolerance, by name. A tensor that is zero but for rounding has no scale of its own: it is compared on the scale
 *  of the others. */
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
