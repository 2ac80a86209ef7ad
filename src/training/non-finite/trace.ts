// The tensors of a training step in the order of the graph, and a program that says which of them are not finite.
import type { ItemType } from '../../data/dataset.js'
import { abs, concat, reshape, subtract, sum } from '../../graph/operations.js'
import { type Program, program } from '../../graph/program.js'
import { isOp, type Tensor, topologicalSort } from '../../graph/tensor.js'
import type { Model, Objective } from '../../models/model.js'
import type { Optimizer } from '../../optimizers/optimizer.js'
import { differentiated, type Reduction } from '../programs.js'

/** What a tensor of a step belongs to. */
export type Part = 'input' | 'parameter' | 'layer' | 'latents' | 'objective' | 'gradient'

export interface TracedTensor {
  readonly part: Part
  /** The name of an input or a parameter, the path and type of a layer such as `encoder.3 (linear)`, `latents`, the name of a
   *  metric, or `∂loss/∂<parameter>`. */
  readonly name: string
}

export interface Trace {
  /** Outputs: `residues`, one number for each of `tensors`: 0 where all items are finite, else NaN; and for each example `loss`,
   *  `reconstruction` and, if the model has a KL term, `kl`. */
  readonly program: Program
  readonly tensors: readonly TracedTensor[]
}

/** Traces the forward pass and the gradients of `batch` examples. */
export function trace(
  model: Model,
  options: {
    batch: number
    itemType: ItemType | undefined
    reduction: Reduction
    adversary?: Optimizer | undefined
  },
): Trace {
  const step = differentiated(model, options)
  const terms = termsOf(step.objective)
  const nodes = variable([
    ...Object.values(terms),
    ...Object.values(step.outputs),
    ...step.trained.map(({ gradient }) => gradient),
    ...(step.adversary?.updates.values() ?? []),
  ]).filter(({ dtype }) => dtype === 'float32')
  const nameOf = naming(model, step)
  return {
    program: program({ outputs: { ...terms, residues: concat(nodes.map(residue), 0) } }),
    tensors: nodes.map(nameOf),
  }
}

function termsOf({ loss, reconstruction, kl }: Objective): Record<string, Tensor> {
  return { ...(reconstruction && { reconstruction }), ...(kl && { kl }), loss }
}

/** What `outputs` depend on, except what only depends on constants: other graphs may have the same, and its place is not that
 *  in this graph. */
function variable(outputs: readonly Tensor[]): Tensor[] {
  const found = new Set<Tensor>()
  for (const node of topologicalSort(outputs))
    if (isOp(node, 'input') || isOp(node, 'state') || node.inputs.some((each) => found.has(each)))
      found.add(node)
  return [...found]
}

/** |x| − |x|, which is 0 for finite x, else NaN. No rule of rewriting takes a factor out of a maximum, so that it is this x. */
function residue(x: Tensor): Tensor {
  const size = abs(x)
  return reshape(sum(subtract(size, size)), [1])
}

function naming(
  { config }: Model,
  { scope, objective, trained }: ReturnType<typeof differentiated>,
): (node: Tensor) => TracedTensor {
  const { layerPaths } = scope
  const needsOf = (tensors: readonly Tensor[]) => new Set(topologicalSort(tensors))
  const decoding = [...layerPaths].filter(([, path]) => /^(?:decoder|output)\b/.test(path))
  const latents = needsOf(decoding.map(([node]) => node))
  const terms = Object.entries(termsOf(objective)).map(
    ([name, term]) => [name, needsOf([term])] as const,
  )
  // Gradients that are computed first come first.
  const gradients = trained
    .toSorted((one, other) => one.gradient.id - other.gradient.id)
    .map(({ path, gradient }) => [path, needsOf([gradient])] as const)
  return (node) => {
    if (isOp(node, 'input')) return { part: 'input', name: node.attributes.name }
    if (isOp(node, 'state')) return { part: 'parameter', name: node.attributes.name }
    const path = layerPaths.get(node)
    if (path !== undefined) return { part: 'layer', name: describePath(config, path) }
    if (latents.has(node)) return { part: 'latents', name: 'latents' }
    const term = terms.find(([, needs]) => needs.has(node))
    if (term) return { part: 'objective', name: term[0] }
    const gradient = gradients.find(([, needs]) => needs.has(node))
    return gradient
      ? { part: 'gradient', name: `∂loss/∂${gradient[0]}` }
      : { part: 'objective', name: 'loss' }
  }
}

/** A layer's path with its type where the configuration has one: `encoder.3 (linear)`. */
function describePath(config: unknown, path: string): string {
  const layer = path
    .split('.')
    .reduce((found: unknown, key) => (found as Record<string, unknown> | undefined)?.[key], config)
  const type = (layer as { type?: unknown } | undefined)?.type
  return typeof type === 'string' ? `${path} (${type})` : path
}
