// Lowers a program to an ONNX model: one Loop over many steps, its body one step.
import { encodeOnnx, type OnnxGraph, type OnnxValue } from '../../formats/onnx.js'
import { costOf } from '../../graph/cost.js'
import type { Program } from '../../graph/program.js'
import type { Tensor } from '../../graph/tensor.js'
import { version } from '../../version.js'
import { GraphWriter } from './graph-writer.js'
import { domains, type LoweredLoop, names, opset } from './lowered.js'
import type { RuntimeTraits } from './lowerings.js'

/** The program as an ONNX model. The model's inputs: the number of steps, every input stacked with
 *  one slice a step, every state. Its outputs: every state that is updated, every output stacked
 *  with one slice a step. Equal programs give equal bytes. */
export function lowerLoop(program: Program, runtime: RuntimeTraits = {}): LoweredLoop {
  const carried = program.state.filter(({ next }) => next)
  const step = body(program, runtime)
  const model: OnnxGraph = {
    name: 'training',
    inputs: [
      { name: names.steps, type: 'int64', shape: [] },
      ...program.inputs.map((node) => ({
        name: names.input(node.attributes.name),
        type: node.dtype,
        shape: ['steps', ...node.shape],
      })),
      ...program.state.map(({ current }) => float(names.state(current.attributes.name), current)),
    ],
    outputs: [
      ...carried.map(({ current }) => float(names.next(current.attributes.name), current)),
      ...Object.entries(program.outputs).map(([name, { dtype, shape }]) => ({
        name: names.output(name),
        type: dtype,
        shape: ['steps', ...shape],
      })),
    ],
    initializers: [{ name: 'always', type: 'bool', shape: [], data: [1] }],
    nodes: [
      {
        op: 'Loop',
        inputs: [
          names.steps,
          'always',
          ...carried.map(({ current }) => names.state(current.attributes.name)),
        ],
        outputs: [
          ...carried.map(({ current }) => names.next(current.attributes.name)),
          ...Object.keys(program.outputs).map(names.output),
        ],
        attributes: { body: { graph: step } },
      },
    ],
  }
  return {
    form: 'loop',
    cost: costOf([...carried.map(({ next }) => next as Tensor), ...Object.values(program.outputs)]),
    model: encodeOnnx({
      graph: model,
      opset,
      domains,
      producer: 'jamjae',
      producerVersion: version,
    }),
    inputs: program.inputs.map(({ attributes: { name }, dtype, shape }) => ({
      name,
      dtype,
      shape,
    })),
    state: program.state.map(({ current, next }) => ({
      name: current.attributes.name,
      advances: next !== undefined,
    })),
    outputs: Object.keys(program.outputs).map((name) => ({ name })),
  }
}

function body(program: Program, runtime: RuntimeTraits): OnnxGraph {
  const writer = new GraphWriter('static', undefined, runtime)
  const carried = program.state.filter(({ next }) => next)
  const inputs: OnnxValue[] = [
    { name: 'iteration', type: 'int64', shape: [] },
    { name: 'condition', type: 'bool', shape: [] },
    ...carried.map(({ current }) => float(writer.name(current), current)),
  ]
  // A state that is only read is captured from outside the loop.
  for (const { current, next } of program.state)
    if (!next) writer.bind(current, names.state(current.attributes.name))
  for (const node of program.inputs)
    writer.append(
      'Gather',
      [names.input(node.attributes.name), 'iteration'],
      { axis: { int: 0 } },
      writer.name(node),
    )
  const roots = [...carried.flatMap(({ next }) => next ?? []), ...Object.values(program.outputs)]
  writer.write(roots)
  const outputs: OnnxValue[] = [{ name: 'goOn', type: 'bool', shape: [] }]
  writer.append('Identity', ['condition'], {}, 'goOn')
  // An output of the loop must be made by a node of its body, and each by another: leaves and duplicate roots are
  // copied, nothing else is: copies of all would cost a tenth of a step's time.
  for (const [index, goal] of roots.entries()) {
    const own = goal.inputs.length > 0 && roots.indexOf(goal) === index
    const name = own
      ? writer.name(goal)
      : writer.append('Identity', [writer.name(goal)], {}, `copy${index}`)
    outputs.push({ name, type: goal.dtype, shape: goal.shape })
  }
  return {
    name: 'step',
    inputs,
    outputs,
    initializers: writer.initializers,
    nodes: writer.nodes,
  }
}

function float(name: string, { shape }: Tensor): OnnxValue {
  return { name, type: 'float32', shape }
}
