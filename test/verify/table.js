// Computes loss, mean and gradient of mixed rows with missing values, in float32 on the engine, for Python to compare.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safetensorsParts } from '../../dist/formats/safetensors.js'
import { gradients, graph, likelihoodFrom, program, Random } from '../../dist/node.js'

const count = 5_000
/** Categories of each column; 1 for a number. */
const places = [1, 1, 3, 3, 1, 7, 2, 12, 1]
const width = places.reduce((all, each) => all + each)
/** Bounds of means and logits. Log deviations are small: ONNX Runtime's sigmoid is imprecise where it vanishes. */
const cases = {
  learned: { deviation: 'perValue', reach: 3 },
  fixed: { deviation: 0.3, reach: 3 },
  'learned, far': { deviation: 'perValue', reach: 30 },
}

/** Checks: the likelihood of tables against torch.distributions. */
export async function tables({ folder, python, engine }) {
  const into = join(folder, 'tables')
  await mkdir(into)
  for (const [name, each] of Object.entries(cases)) {
    const tensors = await taken(name, each, engine)
    await writeFile(join(into, `${name}.safetensors`), safetensorsParts(tensors))
  }
  return python('table.py', into, places.join())
}

async function taken(name, { deviation, reach }, engine) {
  const columns = places.map((categories) =>
    categories === 1 ? { type: 'numeric' } : { type: 'categorical', categories },
  )
  const likelihood = likelihoodFrom({ type: 'table', columns, deviation })
  const random = new Random(1, name)
  const shape = [count, 2, width]
  const x = new Float32Array(count * 2 * width)
  for (let row = 0; row < count; row++) fill(x.subarray(2 * row * width), random)
  const output = Float32Array.from(x, (_, at) => {
    const isMean = at % (2 * width) < width
    return (isMean ? reach : 3) * (2 * random.uniform() - 1)
  })
  const leaves = { x: graph.input('x', shape), output: graph.input('output', shape) }
  const negativeLog = likelihood.negativeLogLikelihood(leaves.x, leaves.output)
  const [gradient] = gradients(graph.sum(negativeLog), [leaves.output])
  const outputs = { negativeLog, gradient, mean: likelihood.mean(leaves.output) }
  const executable = await engine.compile(program({ outputs }))
  const state = await engine.load({})
  // The engine takes over the buffers.
  const found = await executable.run(state, { x: x.slice(), output: output.slice() }, 1)
  await executable.dispose()
  await state.dispose()
  return new Map([
    ['x', { shape, data: x }],
    ['output', { shape, data: output }],
    ['negativeLog', { shape: [count], data: found.negativeLog }],
    ['gradient', { shape, data: found.gradient }],
    ['mean', { shape, data: found.mean }],
  ])
}

/** One row, a third of its values missing. */
function fill(row, random) {
  let at = 0
  for (const size of places) {
    const isKnown = random.below(3) > 0
    if (isKnown) {
      row.fill(1, width + at, width + at + size)
      if (size === 1) row[at] = 4 * random.uniform() - 2
      else row[at + random.below(size)] = 1
    }
    at += size
  }
}
