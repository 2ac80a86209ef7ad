// Lowers a program to an ONNX model: one Loop over many steps, its body one step.
import {
  encodeOnnx,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from '../formats/onnx.js'
import type { Op } from '../graph/ops.js'
import type { Program } from '../graph/program.js'
import { reachable, type Tensor } from '../graph/tensor.js'
import { version } from '../version.js'
import { type Lowered, names } from './lowered.js'
import { type Emit, type Lowering, lowerings } from './lowerings.js'

/** The program as an ONNX model. The model's inputs: the number of steps, every input stacked with
 *  one slice a step, every state. Its outputs: every state that is updated, every output stacked
 *  with one slice a step. Equal programs give equal bytes. */
export function lower(program: Program): Lowered {
  const carried = program.state.filter(({ next }) => next)
  const step = body(program)
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
    model: encodeOnnx({ graph: model, opset: 18, producer: 'jamjae', producerVersion: version }),
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

function body(program: Program): OnnxGraph {
  const scope = new Scope()
  const carried = program.state.filter(({ next }) => next)
  const inputs: OnnxValue[] = [
    { name: 'iteration', type: 'int64', shape: [] },
    { name: 'condition', type: 'bool', shape: [] },
    ...carried.map(({ current }) => float(scope.name(current), current)),
  ]
  // A state that is only read is taken from outside the loop.
  for (const { current, next } of program.state)
    if (!next) scope.bind(current, names.state(current.attributes.name))
  for (const node of program.inputs)
    scope.append(
      'Gather',
      [names.input(node.attributes.name), 'iteration'],
      { axis: { int: 0 } },
      scope.name(node),
    )
  const goals = [...carried.flatMap(({ next }) => next ?? []), ...Object.values(program.outputs)]
  for (const node of reachable(goals)) {
    const lowering = lowerings[node.op] as Lowering<Op>
    if (node.inputs.length > 0 || node.op === 'constant') lowering(scope.emitter(node), node)
  }
  const outputs: OnnxValue[] = [{ name: 'goOn', type: 'bool', shape: [] }]
  scope.append('Identity', ['condition'], {}, 'goOn')
  // An output of the loop must be made by a node of its body, and each by another: leaves and
  // goals that come twice are copied, everything else (a tenth of a step's time) is not.
  for (const [index, goal] of goals.entries()) {
    const own = goal.inputs.length > 0 && goals.indexOf(goal) === index
    const name = own
      ? scope.name(goal)
      : scope.append('Identity', [scope.name(goal)], {}, `copy${index}`)
    outputs.push({ name, type: goal.dtype, shape: goal.shape })
  }
  return {
    name: 'step',
    inputs,
    outputs,
    initializers: scope.initializers,
    nodes: scope.nodes,
  }
}

function float(name: string, { shape }: Tensor): OnnxValue {
  return { name, type: 'float32', shape }
}

/** The names, nodes and initializers of one graph while it is written. */
class Scope {
  readonly nodes: OnnxNode[] = []
  readonly initializers: OnnxTensor[] = []
  private readonly namesOf = new Map<Tensor, string>()
  private readonly literals = new Map<string, string>()
  private helpers = 0

  bind(node: Tensor, name: string) {
    this.namesOf.set(node, name)
  }

  name(node: Tensor): string {
    const known = this.namesOf.get(node)
    if (known) return known
    const made = `t${this.namesOf.size}`
    this.bind(node, made)
    return made
  }

  append(
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>>,
    output: string,
  ): string {
    this.nodes.push({ op, inputs, outputs: [output], attributes })
    return output
  }

  literal(type: 'float32' | 'int64', data: readonly number[], shape: readonly number[]): string {
    const key = `${type} ${shape.join()} ${data.join()}`
    const known = this.literals.get(key)
    if (known) return known
    const name = `c${this.literals.size}`
    this.literals.set(key, name)
    this.initializers.push({ name, type, shape, data })
    return name
  }

  /** What the lowering of one node is given: its inputs' names, and ways to append. */
  emitter(node: Tensor): Emit {
    const output = this.name(node)
    return {
      inputs: node.inputs.map((each) => this.name(each)),
      result: (op, inputs, attributes = {}) => this.append(op, inputs, attributes, output),
      intermediate: (op, inputs, attributes = {}) =>
        this.append(op, inputs, attributes, `h${this.helpers++}`),
      scalar: (value) => this.literal('float32', [value], []),
      integers: (values) => this.literal('int64', values, [values.length]),
      bindScalar: (value) => this.bind(node, this.literal('float32', [value], [])),
    }
  }
}
