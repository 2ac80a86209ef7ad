// Writes the nodes of one ONNX graph, and the names and initializers that they need.
import type { OnnxAttribute, OnnxNode, OnnxTensor } from '../../formats/onnx.js'
import type { Op, Shape } from '../../graph/ops.js'
import { type Tensor, topologicalSort } from '../../graph/tensor.js'
import { type Emit, type Lowering, lowerings, type RuntimeTraits } from './lowerings.js'
import type { NodeNames } from './node-names.js'

/** The batch dimension of a graph: as in its shapes, or any number of examples. */
type Batch = 'static' | 'dynamic'

/** One graph while it is written. For a dynamic batch the graph is that of a single example. */
export class GraphWriter {
  readonly nodes: OnnxNode[] = []
  readonly initializers: OnnxTensor[] = []
  private readonly namesOf = new Map<Tensor, string>()
  private readonly literals = new Map<string, string>()
  private helpers = 0

  /** `nodeNames`: without it, nodes have no names. `runtime`: what is to run it. */
  constructor(
    private readonly batch: Batch = 'static',
    private readonly nodeNames?: NodeNames,
    private readonly runtime: RuntimeTraits = {},
  ) {}

  /** Appends all nodes that `roots` depend on. */
  write(roots: readonly Tensor[]): void {
    for (const node of topologicalSort(roots)) {
      const lowering = lowerings[node.op] as Lowering<Op>
      if (node.inputs.length > 0 || node.op === 'constant' || node.op === 'values')
        lowering(this.emitter(node), node)
    }
  }

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
    { name, unused = 0 }: { name?: string | undefined; unused?: number } = {},
  ): string {
    const others = Array.from({ length: unused }, (_, index) => `${output}u${index}`)
    this.nodes.push({ name, op, inputs, outputs: [output, ...others], attributes })
    return output
  }

  private literal(
    type: 'float32' | 'int64',
    data: readonly number[],
    shape: readonly number[],
  ): string {
    const key = `${type} ${shape.join()} ${data.join()}`
    const known = this.literals.get(key)
    if (known) return known
    const name = `c${this.literals.size}`
    this.literals.set(key, name)
    this.initializers.push({ name, type, shape, data })
    return name
  }

  /** What the lowering of one node uses: the names of its inputs, and functions that append. */
  private emitter(node: Tensor): Emit {
    const output = this.name(node)
    const append = (
      op: string,
      inputs: readonly string[],
      attributes: Readonly<Record<string, OnnxAttribute>>,
      made: string,
      unused = 0,
    ) => this.append(op, inputs, attributes, made, { name: this.nodeNames?.next(node, op), unused })
    return {
      runtime: this.runtime,
      inputs: node.inputs.map((each) => this.name(each)),
      result: (op, inputs, attributes = {}) => append(op, inputs, attributes, output),
      intermediate: (op, inputs, attributes = {}, { unused } = { unused: 0 }) =>
        append(op, inputs, attributes, `h${this.helpers++}`, unused),
      scalar: (value) => this.literal('float32', [value], []),
      floats: (values, shape) => this.literal('float32', values, shape),
      integers: (values) => this.literal('int64', values, [values.length]),
      shape: () => this.literal('int64', this.shapeOf(node), [node.shape.length]),
      bindFloats: (values, shape) => this.bind(node, this.literal('float32', values, shape)),
    }
  }

  /** A dynamic batch has no number: where it stays the first dimension, 0 copies that of the input; where it is merged with
   *  others, or split from them, −1 is what the other dimensions leave. */
  private shapeOf({ shape, inputs: [from] }: Tensor): Shape {
    if (this.batch === 'static' || shape.length === 0) return shape
    return shape.with(0, from?.shape[0] === shape[0] ? 0 : -1)
  }
}
