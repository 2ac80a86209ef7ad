// What computing a graph takes: operations and memory, estimated from the shapes alone.
import type { Op, OpAttributes } from './ops.js'
import { sizeOf } from './shapes.js'
import { isOp, type Tensor, topologicalSort } from './tensor.js'

export interface Cost {
  /** Floating-point operations of the matrix products and convolutions; a multiplication and an addition are two. */
  readonly operations: number
  /** The most memory that values between inputs and outputs take at once, the outputs included. Unit: bytes. */
  readonly bytes: number
  /** All states that are read. Unit: bytes. */
  readonly stateBytes: number
}

/** The cost of `outputs`, computed in the order in which their tensors were made; a tensor is freed after its last use. */
export function costOf(outputs: readonly Tensor[]): Cost {
  const nodes = topologicalSort(outputs)
  const last = new Map<Tensor, number>()
  for (const [at, node] of nodes.entries())
    for (const input of node.inputs) last.set(placeOf(input), at)
  for (const output of outputs) last.set(placeOf(output), nodes.length)
  let [operations, held, bytes, stateBytes] = [0, 0, 0, 0]
  for (const [at, node] of nodes.entries()) {
    operations += operationsOf(node)
    if (isOp(node, 'state')) stateBytes += bytesOf(node)
    if (isLeaf(node) || placeOf(node) !== node) continue
    const freed = [...new Set(node.inputs.map(placeOf))].filter(
      (input) => last.get(input) === at && !isLeaf(input),
    )
    const size = bytesOf(node)
    // An elementwise result takes the place of an operand that is not used again.
    const isInPlace = elementwise.has(node.op) && freed.some((input) => bytesOf(input) === size)
    bytes = Math.max(bytes, held + (isInPlace ? 0 : size))
    held += size - freed.reduce((total, input) => total + bytesOf(input), 0)
  }
  return { operations, bytes, stateBytes }
}

/** The tensor whose memory holds this one. */
function placeOf(node: Tensor): Tensor {
  const [input] = node.inputs
  return input && aliases.has(node.op) ? placeOf(input) : node
}

function isLeaf({ inputs }: Tensor): boolean {
  return inputs.length === 0
}

function bytesOf({ dtype, shape }: Tensor): number {
  return sizeOf(shape) * (dtype === 'uint8' ? 1 : 4)
}

function operationsOf(node: Tensor): number {
  const [a, b] = node.inputs
  if (isOp(node, 'matmul')) {
    const inner = a?.shape.at(node.attributes.transposeA ? -2 : -1) ?? 1
    return 2 * sizeOf(node.shape) * inner
  }
  // Every weight of a kernel [out, in, height, width] meets every place of the smaller map.
  if (isOp(node, 'convChannelsLast'))
    return (2 * sizeOf(node.shape) * sizeOf(b?.shape ?? [])) / (node.shape.at(-1) ?? 1)
  const smaller = isOp(node, 'conv')
    ? node
    : isOp(node, 'convTranspose')
      ? a
      : isOp(node, 'convKernelGradient')
        ? b
        : undefined
  if (!smaller) return 0
  const kernel = isOp(node, 'convKernelGradient') ? node : b
  const [batch = 1, , ...places] = smaller.shape
  return 2 * batch * sizeOf(places) * sizeOf(kernel?.shape ?? [])
}

const aliases: ReadonlySet<Op> = new Set<keyof OpAttributes>(['reshape', 'centered'])
const elementwise: ReadonlySet<Op> = new Set<keyof OpAttributes>([
  ...([
    'negate',
    'exp',
    'log',
    'sqrt',
    'sigmoid',
    'tanh',
    'softplus',
    'relu',
    'leakyRelu',
  ] as const),
  ...(['step', 'clip', 'add', 'subtract', 'multiply', 'divide'] as const),
  ...(['erf', 'maximum', 'minimum', 'where', 'stopGradient'] as const),
])
