// Lowers a program to an ONNX model of one step. What is elementwise in its updates becomes WebAssembly beside it.
import { encodeOnnx, type OnnxGraph, type OnnxValue } from '../../formats/onnx.js'
import { costOf } from '../../graph/cost.js'
import type { Program } from '../../graph/program.js'
import { isOp, type Tensor, topologicalSort } from '../../graph/tensor.js'
import { version } from '../../version.js'
import { fuseUpdates } from '../kernels/fuse-updates.js'
import { GraphWriter } from './graph-writer.js'
import { domainsOf, type LoweredStep, names, opset } from './lowered.js'
import type { RuntimeTraits } from './lowerings.js'

export interface StepTraits extends RuntimeTraits {
  /** Whether threads share the memory in which WebAssembly advances the state. */
  readonly sharesMemory?: boolean
}

/** Equal programs give equal bytes. */
export function lowerStep(
  program: Program,
  { sharesMemory = false, ...runtime }: StepTraits = {},
): LoweredStep {
  const { module, calls, sources, advanced } = fuseUpdates(program, { sharesMemory })
  const next = program.state.flatMap(({ current, next }) =>
    next && !advanced.has(current) ? [{ name: current.attributes.name, tensor: next }] : [],
  )
  const outputs = Object.entries(program.outputs).map(([name, tensor]) => ({ name, tensor }))
  const roots = [
    ...outputs.map(({ name, tensor }) => ({ name: names.output(name), tensor })),
    ...next.map(({ name, tensor }) => ({ name: names.next(name), tensor })),
    ...[...sources].map(([name, tensor]) => ({ name: names.source(name), tensor })),
  ]
  const leaves = topologicalSort(roots.map(({ tensor }) => tensor))
  const state = leaves.filter((node) => isOp(node, 'state'))
  const inputs = new Set<Tensor>(leaves.filter((node) => isOp(node, 'input')))
  const graph = stepGraph(roots, runtime, [
    ...[...inputs].map((node) => ({
      node,
      name: names.input((node as Tensor<'input'>).attributes.name),
    })),
    ...state.map((node) => ({ node, name: names.state(node.attributes.name) })),
  ])
  return {
    form: 'step',
    cost: costOf(roots.map(({ tensor }) => tensor)),
    model:
      roots.length > 0
        ? encodeOnnx({
            graph,
            opset,
            domains: domainsOf(graph),
            producer: 'jamjae',
            producerVersion: version,
          })
        : undefined,
    inputs: program.inputs.map((node) => ({
      name: node.attributes.name,
      dtype: node.dtype,
      shape: node.shape,
      isOfModel: inputs.has(node),
    })),
    state: state.map(({ attributes: { name } }) => name),
    next: next.map(({ name, tensor: { shape } }) => ({ name, shape })),
    outputs: outputs.map(({ name, tensor: { dtype, shape } }) => ({ name, dtype, shape })),
    sources: [...sources].map(([name, { shape }]) => ({ name, shape })),
    calls,
    module,
  }
}

function stepGraph(
  roots: readonly { readonly name: string; readonly tensor: Tensor }[],
  runtime: RuntimeTraits,
  leaves: readonly { readonly node: Tensor; readonly name: string }[],
): OnnxGraph {
  const writer = new GraphWriter('static', undefined, runtime)
  for (const { node, name } of leaves) writer.bind(node, name)
  // An output must be made by a node, and each by another.
  const copies: (() => void)[] = []
  const named = new Set<Tensor>(leaves.map(({ node }) => node))
  for (const { name, tensor } of roots)
    if (named.has(tensor) || tensor.inputs.length === 0)
      copies.push(() => writer.append('Identity', [writer.name(tensor)], {}, name))
    else {
      writer.bind(tensor, name)
      named.add(tensor)
    }
  writer.write(roots.map(({ tensor }) => tensor))
  for (const copy of copies) copy()
  const value = (name: string, { dtype, shape }: Tensor): OnnxValue => ({
    name,
    type: dtype,
    shape,
  })
  return {
    name: 'step',
    inputs: leaves.map(({ node, name }) => value(name, node)),
    outputs: roots.map(({ name, tensor }) => value(name, tensor)),
    initializers: writer.initializers,
    nodes: writer.nodes,
  }
}
