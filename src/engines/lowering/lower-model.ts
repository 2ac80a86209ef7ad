// Lowers a program to an ONNX model for inference in other tools: one step, a dynamic batch, the weights inside.
import { EngineError } from '../../errors.js'
import { encodeOnnx, type OnnxTensor } from '../../formats/onnx.js'
import type { Program } from '../../graph/program.js'
import { sizeOf } from '../../graph/shapes.js'
import { version } from '../../version.js'
import type { StateValues } from '../values.js'
import { GraphWriter } from './graph-writer.js'
import { opset } from './lowered.js'
import { NodeNames } from './node-names.js'

/** An ONNX model of `program`, whose inputs and outputs keep their names. `program` is that of a single example;
 *  the first dimension of inputs and outputs becomes dynamic, called `batch`. Only inference can be lowered so: an
 *  operation across examples would still see one of them.
 *  `optional` names inputs that may be missing and then are zero.
 *  Throws EngineError where `values` lack a state of the program. */
export function lowerModel(
  program: Program,
  {
    name,
    values,
    optional = [],
    metadata = {},
  }: {
    name: string
    values: StateValues
    optional?: readonly string[]
    metadata?: Readonly<Record<string, string>>
  },
): Uint8Array {
  const writer = new GraphWriter('dynamic', new NodeNames(program.layerPaths))
  const weights = program.state.map(({ current }): OnnxTensor => {
    const { name } = current.attributes
    const found = values[name]
    if (!found) throw new EngineError('engine.state', { name })
    writer.bind(current, name)
    return { name, type: 'float32', ...found }
  })
  const defaults: OnnxTensor[] = []
  const inputs = program.inputs.map((node) => {
    const { name } = node.attributes
    const [, ...item] = node.shape
    writer.bind(node, name)
    if (!optional.includes(name)) return { name, type: node.dtype, shape: ['batch', ...item] }
    const shape = [1, ...item]
    defaults.push({ name, type: 'float32', shape, data: new Float32Array(sizeOf(shape)) })
    // Not the same name: an optimizer that assumes equal sizes would reuse memory that is too small.
    return { name, type: node.dtype, shape: [`${name}_batch`, ...item] }
  })
  const roots = Object.entries(program.outputs)
  for (const [name, node] of roots) writer.bind(node, name)
  writer.write(roots.map(([, node]) => node))
  return encodeOnnx({
    graph: {
      name,
      inputs,
      outputs: roots.map(([name, { dtype, shape }]) => ({
        name,
        type: dtype,
        shape: ['batch', ...shape.slice(1)],
      })),
      initializers: [...weights, ...defaults, ...writer.initializers],
      nodes: writer.nodes,
    },
    // Its format version is that of `encodeOnnx`, 8.
    opset,
    producer: 'jamjae',
    producerVersion: version,
    metadata,
  })
}
