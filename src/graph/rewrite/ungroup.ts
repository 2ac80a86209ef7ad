// Rewrites convolutions with groups as such without, for runtimes that compute them wrongly (findings/).
import {
  concat,
  conv,
  convKernelGradient,
  convTranspose,
  gather,
  multiply,
  reshape,
  values,
} from '../operations.js'
import type { KernelMove } from '../ops.js'
import { isOp, type Tensor, topologicalSort } from '../tensor.js'
import { rebuilt } from './simplify.js'

/** The same outputs: kernels get zeros between channels of different groups. */
export function ungroup(roots: readonly Tensor[]): Tensor[] {
  const made = new Map<Tensor, Tensor>()
  for (const node of topologicalSort(roots)) {
    const inputs = node.inputs.map((each) => made.get(each) as Tensor)
    made.set(
      node,
      inputs.length > 0 ? (withoutGroups(node, inputs) ?? rebuilt(node, inputs)) : node,
    )
  }
  return roots.map((root) => made.get(root) as Tensor)
}

function withoutGroups(node: Tensor, inputs: readonly Tensor[]): Tensor | undefined {
  const [one, other, bias] = inputs as [Tensor, Tensor, Tensor?]
  if (isOp(node, 'conv') && node.attributes.groups > 1)
    return conv(one, wholeKernel(other, node.attributes), { ...single(node.attributes), bias })
  if (isOp(node, 'convTranspose') && node.attributes.groups > 1)
    return convTranspose(one, wholeKernel(other, node.attributes), {
      ...single(node.attributes),
      bias,
    })
  if (isOp(node, 'convKernelGradient') && node.attributes.groups > 1)
    return ownChannels(convKernelGradient(one, other, single(node.attributes)), node.attributes)
  return undefined
}

const single = <Move extends KernelMove>(move: Move): Move => ({ ...move, groups: 1 })

/** Shapes: [rows, columns / groups, height, width] → [rows, columns, height, width], zeros between groups. */
function wholeKernel(weight: Tensor, { groups }: KernelMove): Tensor {
  const [rows = 1, own = 1] = weight.shape
  const columns = own * groups
  const repeated = concat(
    Array.from({ length: groups }, () => weight),
    1,
  )
  const isOwn = Array.from({ length: rows * columns }, (_, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns]
    return Number(Math.floor(row / (rows / groups)) === Math.floor(column / own))
  })
  return multiply(repeated, values(isOwn, [rows, columns, 1, 1]))
}

/** Shapes: [rows, columns, height, width] → [rows, columns / groups, height, width], of every row those of its group. */
function ownChannels(gradient: Tensor, { groups }: KernelMove): Tensor {
  const [rows = 1, columns = 1, ...size] = gradient.shape
  const own = columns / groups
  const flat = reshape(gradient, [rows * columns, ...size])
  const places = Array.from({ length: rows * own }, (_, place) => {
    const [row, column] = [Math.floor(place / own), place % own]
    return row * columns + Math.floor(row / (rows / groups)) * own + column
  })
  return reshape(gather(flat, 0, places), [rows, own, ...size])
}
