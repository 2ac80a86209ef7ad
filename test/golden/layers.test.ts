// Outputs and gradients of the layers that no recipe uses, against PyTorch in float64 (layers.py).
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { onnxExecutor } from '../../src/engines/executor.js'
import { lower } from '../../src/engines/lowering/lower.js'
import type { OnnxRuntime } from '../../src/engines/onnx-runtime.js'
import { sessionOptions } from '../../src/engines/session-options.js'
import { gradients } from '../../src/graph/differentiate.js'
import { input, multiply, sum } from '../../src/graph/operations.js'
import { type Program, program } from '../../src/graph/program.js'
import { sizeOf } from '../../src/graph/shapes.js'
import type { Tensor } from '../../src/graph/tensor.js'
import { type Layer, layerDefinition, layers } from '../../src/layers/layers.js'
import { Scope } from '../../src/layers/scope.js'
import { error, largest, type Summary } from './closeness.js'
import { uniform } from './formula.js'

const tolerance = 1e-5
const batch = 2

interface Golden {
  readonly layer: object
  readonly item: readonly number[]
  /** `output`, and by name the gradients: of the input `x`, of every parameter. */
  readonly tensors: Readonly<Record<string, Summary>>
}
const cases = ['layers.json', 'activations.json', 'sequences.json'].flatMap(
  (name): readonly Golden[] => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')),
)

describe.each(cases)('$layer on $item', ({ layer: written, item, tensors }) => {
  it('is that of PyTorch, and its gradients are', async () => {
    const layer: Layer = layers.schema.parse(written)
    const scope = new Scope('training')
    const x = input('x', [batch, ...item])
    const context = { scope, initialization: 'uniformFanIn' } as const
    const output = layerDefinition(layer).build(x, layer, context)
    const projection = input('projection', output.shape)
    const leaves = new Map<string, Tensor>([['x', x]])
    for (const [name, { tensor }] of scope.variables) leaves.set(name, tensor)
    const found = gradients(sum(multiply(output, projection)), [...leaves.values()])
    const named = [...leaves.keys()].map((name, index) => [name, found[index] as Tensor] as const)
    const outputs = await run(program({ outputs: { output, ...Object.fromEntries(named) } }))

    expect(Object.keys(outputs).sort()).toEqual(Object.keys(tensors).sort())
    const scale = Math.max(...Object.values(tensors).map(largest))
    for (const [name, golden] of Object.entries(tensors)) {
      // What is zero but for rounding, as the gradient of a bias that softmax cancels, has no scale of its own.
      const own = largest(golden) < 1e-10 * scale ? scale : largest(golden)
      expect(error(outputs[name] as Float32Array, golden, own), name).toBeLessThan(tolerance)
    }
  })
})

/** One run on the numbers of the formula. */
async function run(whole: Program) {
  const executor = onnxExecutor({ sessions: ort } as OnnxRuntime, sessionOptions('cpu', 1))
  const state = whole.state.map(({ current: { attributes, shape } }) => {
    const data = uniform(attributes.name, sizeOf(shape), 0.7)
    return [attributes.name, { shape, data }] as const
  })
  const inputs = whole.inputs.map(({ attributes: { name }, shape }) => {
    const size = sizeOf(shape)
    if (name === 'noise/noise') return [name, uniform('noise', size, 0.5).map((each) => each + 0.5)]
    return [name, uniform(name, size, name === 'x' ? 2 : 1)]
  })
  const loaded = await executor.load(Object.fromEntries(state))
  const compiled = await executor.compile(lower(whole))
  const outputs = await executor.run(compiled, loaded, Object.fromEntries(inputs), 1)
  await executor.close()
  return outputs
}
