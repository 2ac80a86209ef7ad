// Rewrites a graph so that its maps are in another layout: from convolution to convolution, without going back between.
import { broadcast, reshape, sum, transpose } from '../operations.js'
import type { Pair, Shape } from '../ops.js'
import { isOp, type Tensor, topologicalSort } from '../tensor.js'
import { enter, type Layout, leave } from './layout.js'
import { type Grid, rowByRow, type Window } from './places.js'
import { elementwise, rebuilt } from './simplify.js'

/** The same outputs, computed in `layout`. Inputs, states and the results keep their shapes. */
export function relayout(roots: readonly Tensor[], layout: Layout): Tensor[] {
  const nodes = topologicalSort(roots)
  const grids = gridsOf(nodes, layout)
  const gridOf = ({ shape }: Tensor): Grid => {
    const size: Pair = [shape[2] ?? 1, shape[3] ?? 1]
    return grids.get(size.join()) ?? rowByRow(size)
  }
  /** The maps that are made in the layout. */
  const native = new Set<Tensor>()
  for (const node of nodes)
    if (
      isUngrouped(node, 'conv') ||
      isUngrouped(node, 'convTranspose') ||
      (isMap(node) && elementwise.includes(node.op) && node.inputs.some((each) => native.has(each)))
    )
      native.add(node)

  const usual = memoized((node: Tensor): Tensor => {
    if (node.inputs.length === 0) return node
    if (native.has(node)) return leave(laid(node), layout, gridOf(node), node.shape)
    if (isUngrouped(node, 'convKernelGradient')) {
      const [large, small] = node.inputs as [Tensor, Tensor]
      const { kernel, stride, padding, dilation } = node.attributes
      return layout.convKernelGradient(laid(large), laid(small), {
        window: { kernel, stride, padding, dilation },
        from: gridOf(large),
        to: gridOf(small),
      })
    }
    return (isOp(node, 'sum') && sumOfMaps(node)) || rebuilt(node, node.inputs.map(usual))
  })

  const laid = memoized((node: Tensor): Tensor => {
    if (isUngrouped(node, 'conv') || isUngrouped(node, 'convTranspose')) {
      const [x, weight, bias] = node.inputs as [Tensor, Tensor, Tensor?]
      return layout[node.op](laid(x), usual(weight), {
        window: windowOf(node),
        from: gridOf(x),
        to: gridOf(node),
        bias: bias && usual(bias),
      })
    }
    if (elementwise.includes(node.op))
      return rebuilt(
        node,
        node.inputs.map((each) => operand(each, node.shape)),
      )
    return enter(usual(node), layout, gridOf(node))
  })

  /** An operand of an elementwise operation on maps of `shape`, so that it broadcasts to them in the layout, too. */
  function operand(x: Tensor, shape: Shape): Tensor {
    if (x.shape.length === 0) return usual(x)
    const map = reshape(x, [...Array(4 - x.shape.length).fill(1), ...x.shape])
    const [batch = 1, channels = 1, ...size] = map.shape
    const fits = size.join() === shape.slice(2).join() || size.every((each) => each === 1)
    return laid(fits ? map : broadcast(map, [batch, channels, ...shape.slice(2)]))
  }

  /** A sum over places, of maps made in the layout. */
  function sumOfMaps(node: Tensor<'sum'>): Tensor | undefined {
    const [x] = node.inputs
    const { axes } = node.attributes
    if (!x || !native.has(x) || !axes.includes(2) || !axes.includes(3)) return undefined
    if (axes.includes(0) && !axes.includes(1))
      return reshape(layout.sumOfChannels(laid(x)), node.shape)
    const { batch, channels, places } = layout.axes
    const isOfAll = axes.includes(0)
    const total = sum(
      laid(x),
      isOfAll ? [0, 1, 2] : axes.includes(1) ? [places, channels] : [places],
    )
    const isTurned = total.shape.length === 2 && channels < batch
    return reshape(isTurned ? transpose(total, [1, 0]) : total, node.shape)
  }

  return roots.map(usual)
}

const isMap = ({ shape }: Tensor) => shape.length === 4

/** With groups, a convolution is left to ONNX Runtime. */
function isUngrouped<K extends 'conv' | 'convTranspose' | 'convKernelGradient'>(
  node: Tensor,
  op: K,
): node is Tensor<K> {
  return isOp(node, op) && node.attributes.groups === 1
}

function windowOf(node: Tensor<'conv'> | Tensor<'convTranspose'>): Window {
  const { stride, padding, dilation } = node.attributes
  return { kernel: sizeOf(node.inputs[1]), stride, padding, dilation }
}

const sizeOf = (map?: Tensor): Pair => [map?.shape[2] ?? 1, map?.shape[3] ?? 1]

/** By their size, the orders of the maps that transposed convolutions make: in blocks of the stride, as these come out, but
 *  where a convolution needs them row by row. */
function gridsOf(nodes: readonly Tensor[], layout: Layout): Map<string, Grid> {
  const grids = new Map<string, Grid>()
  const convolutions = nodes.filter(
    (node) => isUngrouped(node, 'conv') || isUngrouped(node, 'convTranspose'),
  )
  for (const node of convolutions) {
    const [x, weight] = node.inputs
    const [from, to] = [rowByRow(sizeOf(x)), rowByRow(sizeOf(node))]
    if (weight && layout.isRowByRow?.({ window: windowOf(node), from, to }, weight))
      for (const grid of [from, to]) grids.set(grid.size.join(), grid)
  }
  for (const node of convolutions) {
    const size = sizeOf(node)
    const { stride } = node.attributes
    const isWhole = size.every((each, axis) => each % (stride[axis] ?? 1) === 0)
    if (isOp(node, 'convTranspose') && isWhole && !grids.has(size.join()))
      grids.set(size.join(), { size, block: stride })
  }
  return grids
}

function memoized(make: (node: Tensor) => Tensor): (node: Tensor) => Tensor {
  const made = new Map<Tensor, Tensor>()
  return (node) => {
    const known = made.get(node)
    if (known) return known
    const result = make(node)
    made.set(node, result)
    return result
  }
}
