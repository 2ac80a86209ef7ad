// Takes three steps of every recipe from PyTorch's start, and lets PyTorch compare whole tensors.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeSafetensors, safetensorsParts } from '../../dist/formats/safetensors.js'
import {
  evaluationProgram,
  fitModel,
  gradients,
  graph,
  inputNames,
  modelFrom,
  optimizerFrom,
  program,
  recipes,
  reconstructionProgram,
  resolveConfiguration,
  Scope,
  trainingProgram,
} from '../../dist/node.js'

const steps = 3

/** Of tabular-vae's table: 1 for a number, else the number of categories. */
const { places } = JSON.parse(
  await readFile(new URL('../golden/tabular-vae.json', import.meta.url), 'utf8'),
)
const columns = places.map((size, at) =>
  size === 1
    ? { name: `number ${at}`, type: 'numeric', mean: 0, deviation: 1 }
    : { name: `category ${at}`, type: 'categorical', categories: Array(size).fill('') },
)

/** Checks: gradients, parameters and running statistics after three steps, evaluation. */
export async function threeSteps({ folder, python, engine }) {
  const into = join(folder, 'three-steps')
  await mkdir(into)
  await python('three-steps.py', 'prepare', into)
  for (const [name, recipe] of Object.entries(recipes)) {
    // Its steps are compared in golden/adversaries.test.ts.
    if (recipe.model.type === 'gan') continue
    const given = await readSafetensors(join(into, `${name}.inputs.safetensors`))
    const results = await taken(resolveConfiguration(recipe), given, engine)
    await writeFile(join(into, `${name}.results.safetensors`), safetensorsParts(results))
  }
  return python('three-steps.py', 'compare', into)
}

async function taken({ model: config, training }, given, engine) {
  const [, ...shape] = given.get(`0/${inputNames.images}`).shape
  const isTable = config.likelihood.type === 'table'
  const itemType = isTable ? 'float32' : 'uint8'
  const model = modelFrom(fitModel(config, shape, isTable ? columns : undefined))
  const optimizer = optimizerFrom(training.optimizer)
  const batch = training.batchSize
  const compiled = trainingProgram(model, optimizer, {
    batch,
    itemType,
    reduction: training.reduction,
  })
  const start = Object.fromEntries(
    [...compiled.variables].map(
      ([
        path,
        {
          tensor: { shape },
        },
      ]) => [
        path,
        given.get(`start/${path}`) ?? { shape, data: new Float32Array(graphSize(shape)) },
      ],
    ),
  )
  const stepInputs = (step) =>
    Object.fromEntries(
      [inputNames.images, ...model.noise.map(({ name }) => inputNames.noise(name))].map((name) => [
        name,
        given.get(`${step}/${name}`).data.slice(),
      ]),
    )
  const results = new Map()
  const keep = (part, tensors) => {
    for (const [name, { shape, data }] of Object.entries(tensors)) {
      results.set(`${part}/${name}`, { shape, data })
    }
  }
  const run = async (each, state, inputs) => {
    const executable = await engine.compile(each)
    const outputs = await executable.run(state, inputs, 1)
    await executable.dispose()
    return Object.fromEntries(
      Object.entries(each.outputs).map(([name, { shape }]) => [
        name,
        { shape, data: outputs[name] },
      ]),
    )
  }

  const state = await engine.load(start)
  keep(
    'gradients',
    await run(
      gradientProgram(model, { batch, itemType, reduction: training.reduction }),
      state,
      stepInputs(0),
    ),
  )
  const metrics = {}
  const executable = await engine.compile(compiled.program)
  for (let step = 0; step < steps; step++) {
    const scalars = optimizer.scalars(step + 1, training.optimizer.learningRate)
    const inputs = stepInputs(step)
    for (const [name, value] of Object.entries(scalars)) {
      inputs[inputNames.scalar(name)] = Float32Array.of(value)
    }
    for (const [name, [value]] of Object.entries(await executable.run(state, inputs, 1))) {
      metrics[name] ??= { shape: [steps], data: new Float32Array(steps) }
      metrics[name].data[step] = value
    }
  }
  await executable.dispose()
  keep('figures', metrics)
  keep('after', await state.read())
  keep('evaluation', await run(evaluationProgram(model, batch, itemType), state, stepInputs(steps)))
  const { reconstructed } = await run(
    reconstructionProgram(model, batch, itemType),
    state,
    stepInputs(steps),
  )
  keep('evaluation', { reconstructed })
  await state.dispose()
  return results
}

function gradientProgram(model, { batch, itemType, reduction }) {
  const scope = new Scope('training')
  const items = graph.input(inputNames.images, [batch, ...model.input], itemType)
  const noises = model.noise.map(({ name, shape }) => [
    name,
    graph.input(inputNames.noise(name), [batch, ...shape]),
  ])
  const x = itemType === 'float32' ? items : graph.multiply(graph.cast(items, 'float32'), 1 / 255)
  const { loss } = model.objective(x, Object.fromEntries(noises), scope)
  const trained = [...scope.variables].filter(([, variable]) => variable.trainable)
  const grads = gradients(
    reduction === 'sum' ? graph.sum(loss) : graph.mean(loss),
    trained.map(([, { tensor }]) => tensor),
  )
  return program({
    outputs: Object.fromEntries(trained.map(([path], index) => [path, grads[index]])),
  })
}

async function readSafetensors(path) {
  return decodeSafetensors(await readFile(path), path).tensors
}

function graphSize(shape) {
  return shape.reduce((size, each) => size * each, 1)
}
