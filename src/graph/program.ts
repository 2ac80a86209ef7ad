// A program: one step from state to state and from inputs to outputs, ready for an engine.
import { isOp, type Tensor, topologicalSort } from './tensor.js'

export interface Program {
  /** In the order of their creation. Names are unique. */
  readonly inputs: readonly Tensor<'input'>[]
  /** `next` is missing where a step only reads the state. */
  readonly state: readonly { readonly current: Tensor<'state'>; readonly next?: Tensor }[]
  /** By name. */
  readonly outputs: Readonly<Record<string, Tensor>>
  /** The path of the layer that made a tensor, such as `encoder.0`: names the nodes of an exported model. */
  readonly layerPaths?: ReadonlyMap<Tensor, string>
}

/** Collects the inputs and the state that `outputs` and `updates` depend on. `updates` maps a state to its next
 *  value. */
export function program({
  outputs,
  updates = new Map(),
  layerPaths,
}: {
  outputs: Readonly<Record<string, Tensor>>
  updates?: ReadonlyMap<Tensor<'state'>, Tensor>
  layerPaths?: ReadonlyMap<Tensor, string>
}): Program {
  const nodes = topologicalSort([...Object.values(outputs), ...updates.keys(), ...updates.values()])
  const inputs = nodes.filter((node) => isOp(node, 'input'))
  const state = nodes
    .filter((node) => isOp(node, 'state'))
    .map((current) => {
      const next = updates.get(current)
      if (next && next.shape.join() !== current.shape.join())
        throw new Error(`${current.attributes.name}: its next value has another shape`)
      return next ? { current, next } : { current }
    })
  assertUniqueNames([...inputs, ...state.map(({ current }) => current)])
  return { inputs, state, outputs, ...(layerPaths && { layerPaths }) }
}

function assertUniqueNames(leaves: readonly Tensor<'input' | 'state'>[]): void {
  const names = new Set<string>()
  for (const { attributes } of leaves) {
    if (names.has(attributes.name)) throw new Error(`two leaves are called ${attributes.name}`)
    names.add(attributes.name)
  }
}
