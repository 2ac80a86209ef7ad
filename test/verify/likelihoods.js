// Computes every likelihood's loss, mean and gradient of single values, in float32 on the engine, for Python to compare.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safetensorsParts } from '../../dist/formats/safetensors.js'
import { gradients, graph, likelihoodFrom, program, Random } from '../../dist/node.js'

const count = 20_000
const components = 3
const mean = 'identity'
/** Indices of the outputs of a value, one range a number. */
const cases = {
  bernoulli: { ranges: [[-25, 25]] },
  'continuousBernoulli, wide': { type: 'continuousBernoulli', ranges: [[-25, 25]] },
  'continuousBernoulli, small logits': { type: 'continuousBernoulli', ranges: [[-1, 1]] },
  'continuousBernoulli, tiny logits': { type: 'continuousBernoulli', ranges: [[-0.01, 0.01]] },
  'gaussian, fixed': { type: 'gaussian', mean, deviation: 0.2, ranges: [[-1, 2]] },
  'gaussian, learned': {
    type: 'gaussian',
    mean,
    deviation: 'perValue',
    ranges: [
      [-1, 2],
      [-3, 3],
    ],
  },
  'laplace, fixed': { type: 'laplace', mean, scale: 0.2, ranges: [[-1, 2]] },
  'laplace, learned': {
    type: 'laplace',
    mean,
    scale: 'perValue',
    ranges: [
      [-1, 2],
      [-3, 3],
    ],
  },
  'discretizedLogisticMixture, wide': mixture([-3, 3]),
  'discretizedLogisticMixture, narrow': mixture([-12, -3]),
}

/** Checks: the likelihoods against torch.distributions and an explicit mixture. */
export async function likelihoods({ folder, python, engine }) {
  const into = join(folder, 'likelihoods')
  await mkdir(into)
  for (const [name, each] of Object.entries(cases)) {
    const tensors = await taken(name, each, engine)
    await writeFile(join(into, `${name}.safetensors`), safetensorsParts(tensors))
  }
  return python('likelihoods.py', into)
}

async function taken(name, { ranges, type = name, ...options }, engine) {
  const likelihood = likelihoodFrom({ type, ...options })
  const random = new Random(1, name)
  const numbers = ranges.length
  const x = Float32Array.from({ length: count }, () =>
    // Half of them black or white, as pixels are.
    random.below(2) ? random.below(2) : random.below(256) / 255,
  )
  const output = Float32Array.from({ length: count * numbers }, (_, at) => {
    const [low, high] = ranges[at % numbers]
    return low + (high - low) * random.uniform()
  })
  const shape = numbers > 1 ? [count, numbers, 1] : [count, 1]
  const leaves = { x: graph.input('x', [count, 1]), output: graph.input('output', shape) }
  const negativeLog = likelihood.negativeLogLikelihood(leaves.x, leaves.output)
  const [gradient] = gradients(graph.sum(negativeLog), [leaves.output])
  const outputs = { negativeLog, gradient, mean: likelihood.mean(leaves.output) }
  const executable = await engine.compile(program({ outputs }))
  const state = await engine.load({})
  // The engine takes over the buffers.
  const inputs = { x: x.slice(), output: output.slice() }
  const found = await executable.run(state, inputs, 1)
  await executable.dispose()
  await state.dispose()
  return new Map([
    ['x', { shape: [count], data: x }],
    ['output', { shape: [count, numbers], data: output }],
    ['negativeLog', { shape: [count], data: found.negativeLog }],
    ['gradient', { shape: [count, numbers], data: found.gradient }],
    ['mean', { shape: [count], data: found.mean }],
  ])
}

function mixture(logScales) {
  const ranges = [[-3, 3], [-1.3, 1.3], logScales].flatMap((range) => Array(components).fill(range))
  return { type: 'discretizedLogisticMixture', components, ranges }
}
