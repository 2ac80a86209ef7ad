// The squared error of validation: a metric that runs with different losses share, and that changes nothing else.
import {
  type Configuration,
  type Engine,
  evaluationProgram,
  graph,
  initialState,
  inputNames,
  modelFrom,
  nodeEngine,
  program,
  recipes,
  resolveConfiguration,
  Scope,
} from 'jamjae/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededValues } from './seeded-values.js'

const batch = 6
const others = [
  ['gaussian', { likelihood: { type: 'gaussian', deviation: 'perValue' } }],
  ['laplace', { likelihood: { type: 'laplace' } }],
  ['continuousBernoulli', { likelihood: { type: 'continuousBernoulli' } }],
  ['meanSquaredError', { likelihood: { type: 'meanSquaredError', mean: 'sigmoid' } }],
] as const
const base = resolveConfiguration(recipes['relu-vae-2d'] ?? {})
// Of tables, of a GAN, and of one that measures more.
const withoutIt = ['tabular-vae', 'gan', 'vq-vae']
const models: readonly (readonly [string, Configuration['model']])[] = [
  ...Object.entries(recipes)
    .filter(([name]) => !withoutIt.includes(name))
    .map(([name, recipe]) => [name, resolveConfiguration(recipe).model] as const),
  ...others.map(
    ([name, change]) => [name, { ...base.model, ...change } as Configuration['model']] as const,
  ),
]

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
})
afterAll(() => engine.close())

it.each(models)(
  'of %s is that of its mean, and no other metric changes by a bit',
  async (_, of) => {
    const model = modelFrom(of)
    const shape = [batch, ...model.input]
    const images = Float32Array.from(seededValues({ shape, range: [0, 1] }, 3))
    const inputs = () => ({
      [inputNames.images]: images.slice(),
      ...Object.fromEntries(
        model.noise
          .filter(({ when }) => when === 'always')
          .map(({ name, shape }) => [
            inputNames.noise(name),
            Float32Array.from(seededValues({ shape: [batch, ...shape] }, 5)),
          ]),
      ),
    })
    const scope = new Scope('evaluation')
    const x = graph.input(inputNames.images, shape)
    const noise = Object.fromEntries(
      model.noise
        .filter(({ when }) => when === 'always')
        .map(({ name, shape }) => [name, graph.input(inputNames.noise(name), [batch, ...shape])]),
    )
    const { loss, reconstruction, kl } = model.objective(x, noise, scope)
    const { reconstructed } = model.objective(x, {}, scope)
    const alone = program({
      outputs: { loss, ...(reconstruction && { reconstruction }), ...(kl && { kl }) },
    })
    const pictures = program({ outputs: { reconstructed } })

    const state = await engine.load(initialState(scope.variables, 1))
    const run = async (each: typeof alone) => (await engine.compile(each)).run(state, inputs(), 1)
    const { squaredError, latentKl, ...rest } = await run(
      evaluationProgram(model, batch, 'float32'),
    )
    expect(rest).toEqual(await run(alone))
    // Summed over the batch, as the KL is over latents.
    const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0)
    expect(latentKl !== undefined).toBe(kl !== undefined)
    if (latentKl)
      expect(sum(latentKl as Float32Array) / sum(rest.kl as Float32Array)).toBeCloseTo(1, 5)
    const made = (await run(pictures)).reconstructed as Float32Array
    const size = images.length / batch
    for (let row = 0; row < batch; row++) {
      let sum = 0
      for (let at = row * size; at < (row + 1) * size; at++)
        sum += ((made[at] as number) - (images[at] as number)) ** 2
      expect(squaredError?.[row]).toBeCloseTo(sum / size, 6)
    }
  },
)
