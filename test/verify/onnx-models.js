// Lowers every recipe's programs, and one program of every operation, and lets ONNX check the files.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lowerings } from '../../dist/engines/lowering/lowerings.js'
import { topologicalSort } from '../../dist/graph/tensor.js'
import {
  decoderProgram,
  evaluationProgram,
  gradients,
  graph,
  lower,
  modelFrom,
  optimizerFrom,
  program,
  recipes,
  reconstructionProgram,
  resolveConfiguration,
  trainingProgram,
} from '../../dist/node.js'

const trainingImages = 60_000

/** Checks: ONNX's checker and shape inference accept every file; no operation is left out. */
export async function onnxModels({ folder, python }) {
  const into = join(folder, 'onnx')
  await mkdir(into)
  const { everything, missing } = programOfAllOperations()
  const programs = [['every operation', everything], ...recipePrograms()]
  for (const [name, each] of programs)
    await writeFile(join(into, `${name}.onnx`), lower(each).model)
  return [
    {
      check: 'The program of all operations holds them all',
      passed: missing.length === 0,
      detail: missing.join(', '),
    },
    ...(await python('onnx-models.py', into)),
  ]
}

function* recipePrograms() {
  for (const [name, recipe] of Object.entries(recipes)) {
    const { model: config, training } = resolveConfiguration(recipe)
    const model = modelFrom(config)
    const optimizer = optimizerFrom(training.optimizer)
    const { batchSize, reduction } = training
    for (const batch of new Set([batchSize, trainingImages % batchSize || 1])) {
      const step = trainingProgram(model, optimizer, { batch, reduction }).program
      yield [`${name}, training, batch ${batch}`, step]
      yield [`${name}, evaluation, batch ${batch}`, evaluationProgram(model, batch)]
      if (!model.isImplicit)
        yield [`${name}, reconstruction, batch ${batch}`, reconstructionProgram(model, batch)]
      yield [`${name}, decoder, batch ${batch}`, decoderProgram(model, batch)]
    }
  }
}

/** Of the operations that compare, choose and look up. Shapes: [rows, columns] → the same. */
function chosenByAll(x) {
  const [, columns] = x.shape
  const bounded = graph.maximum(graph.minimum(graph.erf(x), 0.5), graph.stopGradient(x))
  const most = graph.max(bounded, [1], { keepDimensions: true })
  const second = graph.kthLargest(bounded, 2)
  const weights = graph.values(Array.from({ length: columns }, (_, at) => at / columns))
  const largest = graph.argMax(bounded, 1)
  const marked = graph.multiply(graph.oneHot(largest, columns), weights)
  const found = graph.reshape(graph.take(weights, largest), [x.shape[0], 1])
  return graph.where(
    graph.step(marked),
    graph.multiply(bounded, most),
    graph.multiply(second, found),
  )
}

function programOfAllOperations() {
  const { add, cast, clip, conv, convTranspose, divide, exp, log, matmul, multiply, pad } = graph
  const bytes = graph.input('images', [4, 7, 9], 'uint8')
  const kernel = graph.state('kernel', [3, 1, 3, 2])
  const back = graph.state('back', [3, 2, 2, 3])
  const weight = graph.state('weight', [5, 2])
  const bias = graph.state('bias', [5])
  const x = graph.reshape(multiply(cast(bytes, 'float32'), 1 / 255), [4, 1, 7, 9])
  const small = conv(x, kernel, { stride: [2, 1], padding: [1, 0], dilation: [1, 2] })
  const large = convTranspose(graph.leakyRelu(small, 0.1), back, {
    stride: [2, 2],
    padding: [1, 0],
    outputPadding: [1, 0],
  })
  const rows = graph.sum(graph.transpose(large, [0, 2, 3, 1]), [1, 2])
  const values = matmul(graph.tanh(rows), weight, { bias, transposeB: true })
  const positive = add(exp(clip(values, -2, 2)), graph.sqrt(add(graph.square(values), 1)))
  const curved = graph.subtract(graph.softplus(values), graph.sigmoid(graph.negate(values)))
  const mixed = add(divide(curved, log(add(positive, 1))), graph.relu(values))
  const chosen = multiply(mixed, chosenByAll(mixed))
  const joined = graph.concat([graph.gather(chosen, 1, [4, 0, 5]), graph.slice(chosen, 1, 1, 4)], 1)
  const axes = [0]
  const centre = graph.mean(joined, axes, { keepDimensions: true })
  const variance = graph.mean(graph.square(graph.subtract(joined, centre)), axes, {
    keepDimensions: true,
  })
  const inverse = divide(1, graph.sqrt(add(variance, 1e-5)))
  const scaled = { weight: graph.state('scale', [1, 6]), bias: graph.state('shift', [1, 6]) }
  const normal = graph.normalize(joined, { axes, mean: centre, inverse, ...scaled })
  const padded = pad(graph.slice(normal, 1, 1, 4), 1, 2, 1)
  const scale = graph.broadcast(graph.mean(padded), [4, 6])
  const loss = graph.mean(multiply(padded, scale))
  const parameters = [kernel, back, weight, bias]
  const updates = gradients(loss, parameters).map((gradient, index) => [
    parameters[index],
    graph.subtract(parameters[index], multiply(gradient, 0.1)),
  ])
  const present = new Set([...topologicalSort([loss, ...updates.flat()])].map(({ op }) => op))
  return {
    everything: program({ outputs: { loss, padded }, updates: new Map(updates) }),
    missing: Object.keys(lowerings).filter((op) => !present.has(op)),
  }
}
