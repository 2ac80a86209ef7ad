// Rules that save passes over memory: the same values to rounding, from fewer and cheaper operations.
import {
  add,
  broadcast,
  concat,
  divide,
  multiply,
  negate,
  pad,
  reshape,
  subtract,
  sum,
  transpose,
} from '../operations.js'
import type { Op, Shape } from '../ops.js'
import { sizeOf } from '../shapes.js'
import { constant, isOp, type Tensor, tensor, topologicalSort } from '../tensor.js'

/** What the node can be replaced with; undefined where the rule does not apply. */
type Rule<K extends Op> = (node: Tensor<K>) => Tensor | undefined

export interface NamedRule {
  readonly name: string
  readonly op: Op
  readonly apply: (node: Tensor) => Tensor | undefined
}

const rule = <K extends Op>(name: string, op: K, apply: Rule<K>): NamedRule => ({
  name,
  op,
  apply: (node) => apply(node as Tensor<K>),
})

const sameShape = (a: Shape, b: Shape) => a.join() === b.join()
const numberOf = (x: Tensor | undefined) =>
  x && isOp(x, 'constant') ? x.attributes.value : undefined
const isScalar = (x: Tensor) => x.shape.length === 0

const binary = { add, subtract, multiply, divide } as const
const binaryOps = Object.keys(binary) as (keyof typeof binary)[]

/** Operations on items one by one; their shapes may broadcast. */
export const elementwise: readonly Op[] = [
  ...(['cast', 'negate', 'exp', 'log', 'sqrt', 'sigmoid', 'tanh', 'softplus', 'relu'] as const),
  ...(['leakyRelu', 'step', 'clip', 'add', 'subtract', 'multiply', 'divide'] as const),
  ...(['erf', 'maximum', 'minimum', 'where'] as const),
]

/** In the order in which they are tried. */
export const rules: readonly NamedRule[] = [
  ...binaryOps.map((op) =>
    rule('an operand that is repeated to the shape of the result is not', op, (node) => {
      const [a, b] = operands(node)
      const [left, right] = [a, b].map(unrepeated) as [Tensor, Tensor]
      if (left === a && right === b) return undefined
      for (const [x, y] of [
        [left, right],
        [left, b],
        [a, right],
      ] as const) {
        if (x === a && y === b) continue
        const made = binary[op](x, y)
        if (sameShape(made.shape, node.shape)) return made
      }
      return undefined
    }),
  ),
  ...binaryOps.map((op) =>
    rule('an operation on two repeated values is done once', op, (node) => {
      const [a, b] = operands(node)
      if (!isOp(a, 'broadcast') || !isOp(b, 'broadcast')) return undefined
      const [x, y] = [unrepeated(a), unrepeated(b)]
      return isScalar(x) && isScalar(y) ? broadcast(binary[op](x, y), node.shape) : undefined
    }),
  ),
  rule('the negation of a repeated value is done once', 'negate', ({ inputs: [x], shape }) =>
    x?.inputs[0] && isOp(x, 'broadcast') ? broadcast(negate(x.inputs[0]), shape) : undefined,
  ),
  rule('what is repeated twice is repeated once', 'broadcast', ({ inputs: [x], shape }) =>
    x?.inputs[0] && isOp(x, 'broadcast') ? broadcast(x.inputs[0], shape) : undefined,
  ),
  rule('a single value is repeated as a scalar', 'broadcast', ({ inputs: [x], shape }) =>
    x && !isScalar(x) && sizeOf(x.shape) === 1 ? broadcast(reshape(x, []), shape) : undefined,
  ),
  rule('a repeated value has any shape', 'reshape', ({ inputs: [x], shape }) => {
    const [value] = x && isOp(x, 'broadcast') ? x.inputs : []
    return value && isScalar(value) ? broadcast(value, shape) : undefined
  }),
  rule('the negation of a constant is one', 'negate', ({ inputs: [x] }) => {
    const value = numberOf(x)
    return value === undefined ? undefined : constant(-value)
  }),
  rule('the negation of a difference is the opposite one', 'negate', ({ inputs: [x] }) => {
    if (!x || !isOp(x, 'subtract')) return undefined
    const [a, b] = operands(x)
    return subtract(b, a)
  }),
  ...(['multiply', 'divide'] as const).map((op) =>
    rule('a negation comes after products', op, (node) => {
      const [a, b] = operands(node)
      const [negativeA, negativeB] = [negated(a), negated(b)]
      if (negativeA) return negate(binary[op](negativeA, b))
      return negativeB && negate(binary[op](a, negativeB))
    }),
  ),
  ...(['add', 'subtract'] as const).map((op) =>
    rule('a common factor is multiplied with once', op, (node) => {
      const [a, b] = operands(node)
      const [left, right] = [scalarFactor(a), scalarFactor(b)]
      if (!left || !right) return undefined
      if (left[0] === right[0]) return multiply(binary[op](left[1], right[1]), left[0])
      const [one, other] = [numberOf(left[0]), numberOf(right[0])]
      if (one === undefined || other === undefined || one !== -other) return undefined
      const opposite = op === 'add' ? subtract : add
      return multiply(opposite(left[1], right[1]), left[0])
    }),
  ),
  rule('a product with -1 is a negation', 'multiply', (node) => {
    const [a, b] = operands(node)
    if (numberOf(a) === -1) return negate(b)
    return numberOf(b) === -1 ? negate(a) : undefined
  }),
  rule('two constant factors are one', 'multiply', (node) => {
    const [factor, x] = constantFactor(node) ?? []
    const inner = x && isOp(x, 'multiply') ? constantFactor(x) : undefined
    return factor !== undefined && inner ? multiply(inner[1], factor * inner[0]) : undefined
  }),
  rule('a constant factor of a negation takes its sign', 'multiply', (node) => {
    const [factor, x] = constantFactor(node) ?? []
    const [inner] = x && isOp(x, 'negate') ? x.inputs : []
    return factor !== undefined && inner ? multiply(inner, -factor) : undefined
  }),
  rule('the negation of a constant multiple is a constant multiple', 'negate', (node) => {
    const [x] = node.inputs
    const inner = x && isOp(x, 'multiply') ? constantFactor(x) : undefined
    return inner && multiply(inner[1], -inner[0])
  }),
  rule('twice negated is not', 'negate', ({ inputs: [x] }) =>
    x && isOp(x, 'negate') ? x.inputs[0] : undefined,
  ),
  rule('the sum with a negation is a difference', 'add', (node) => {
    const [a, b] = operands(node)
    const [negativeA, negativeB] = [negated(a), negated(b)]
    if (negativeB) return subtract(a, negativeB)
    return negativeA && subtract(b, negativeA)
  }),
  rule('the difference with a negation is a sum', 'subtract', (node) => {
    const [a, b] = operands(node)
    const negative = negated(b)
    return negative && add(a, negative)
  }),
  rule(
    'the sum of neighbours, each padded to the place of the other, is one after another',
    'add',
    (node) => {
      const [a, b] = operands(node)
      if (!isOp(a, 'pad') || !isOp(b, 'pad') || a.attributes.axis !== b.attributes.axis)
        return undefined
      const [first, second] = a.attributes.before === 0 ? [a, b] : [b, a]
      const { axis } = first.attributes
      const [x, y] = [first.inputs[0], second.inputs[0]]
      if (!x || !y) return undefined
      const length = x.shape[axis] ?? 0
      const meet =
        first.attributes.before === 0 &&
        second.attributes.before === length &&
        first.attributes.after === (y.shape[axis] ?? 0) + second.attributes.after
      return meet ? pad(concat([x, y], axis), axis, 0, second.attributes.after) : undefined
    },
  ),
  rule('a factor that is the same for all is taken out of a sum', 'sum', (node) => {
    const [x] = node.inputs
    const [factor, rest] = (x && scalarFactor(x)) ?? []
    return factor && rest && multiply(sum(rest, node.attributes.axes, node.attributes), factor)
  }),
  rule('the sum of one value repeated is a product', 'sum', (node) => {
    const [x] = node.inputs
    const [value] = x && isOp(x, 'broadcast') ? x.inputs : []
    if (!x || !value || !isScalar(value)) return undefined
    return broadcast(multiply(value, sizeOf(x.shape) / sizeOf(node.shape)), node.shape)
  }),
  rule('a sum that is known to be zero is', 'sum', (node) => {
    const [x] = node.inputs
    if (!x || !isOp(x, 'centered')) return undefined
    const isWhole = x.attributes.axes.every((axis) => node.attributes.axes.includes(axis))
    return isWhole ? broadcast(constant(0), node.shape) : undefined
  }),
  rule('of two reshapes the last one counts', 'reshape', ({ inputs: [x], shape }) =>
    x && isOp(x, 'reshape') ? asShape(x, shape) : undefined,
  ),
  rule('two transpositions are one', 'transpose', ({ inputs: [x], attributes: { permutation } }) =>
    x?.inputs[0] && isOp(x, 'transpose')
      ? transpose(
          x.inputs[0],
          permutation.map((axis) => x.attributes.permutation[axis] ?? 0),
        )
      : undefined,
  ),
  ...elementwise.map((op) =>
    rule('what is done to reshaped maps is done to the maps', op, (node) => {
      const ofItsShape = node.inputs.filter(({ shape }) => sameShape(shape, node.shape))
      const map = ofItsShape.map(reshapedMap).find((each) => each)
      if (!map || !node.inputs.every((each) => isScalar(each) || isMap(each, map.shape, node)))
        return undefined
      const inputs = node.inputs.map((each) => (isScalar(each) ? each : asShape(each, map.shape)))
      return reshape(rebuilt(node, inputs), node.shape)
    }),
  ),
  rule('the sum over all values of an example is one of its map', 'sum', (node) => {
    const [x] = node.inputs
    const map = x && reshapedMap(x)
    const { axes, keepDimensions } = node.attributes
    const isOfAll = axes.length === (x?.shape.length ?? 0) - 1 && !axes.includes(0)
    return map && isOfAll && !keepDimensions ? sum(map, [1, 2, 3]) : undefined
  }),
  rule('axes that stay together in a transposition are one', 'transpose', (node) => {
    const [x] = node.inputs
    const { permutation } = node.attributes
    const groups: number[][] = []
    for (const axis of permutation) {
      const group = groups.at(-1)
      if (group?.at(-1) === axis - 1) group.push(axis)
      else groups.push([axis])
    }
    if (!x || groups.length === permutation.length) return undefined
    const first = groups.map(([axis = 0]) => axis)
    const inOrder = [...groups].sort(([a = 0], [b = 0]) => a - b)
    const merged = reshape(
      x,
      inOrder.map((group) => sizeOf(group.map((axis) => x.shape[axis] ?? 1))),
    )
    const order = [...first].sort((a, b) => a - b)
    const moved = transpose(
      merged,
      first.map((axis) => order.indexOf(axis)),
    )
    return reshape(moved, node.shape)
  }),
  rule('axes of length 1 take no part in a transposition', 'transpose', (node) => {
    const [x] = node.inputs
    if (!x?.shape.includes(1)) return undefined
    const long = [...x.shape.keys()].filter((axis) => x.shape[axis] !== 1)
    const dropped = reshape(
      x,
      long.map((axis) => x.shape[axis] ?? 1),
    )
    const moved = transpose(
      dropped,
      node.attributes.permutation
        .filter((axis) => long.includes(axis))
        .map((axis) => long.indexOf(axis)),
    )
    return reshape(moved, node.shape)
  }),
  rule('a transposition that moves only axes of length 1 is a reshape', 'transpose', (node) => {
    const [x] = node.inputs
    const moved = node.attributes.permutation.filter((axis) => x?.shape[axis] !== 1)
    const isSorted = moved.every((axis, index) => index === 0 || axis > (moved[index - 1] ?? 0))
    return x && isSorted ? reshape(x, node.shape) : undefined
  }),
]

/** What only the gradient rules and the rules above see, as operations: the last to be applied. */
export const expansions: readonly NamedRule[] = [
  rule('a normalization is a difference, a product and a sum', 'normalize', ({ inputs }) => {
    const [x, center, inverse, weight, bias] = inputs
    if (!x || !center || !inverse || !weight || !bias) return undefined
    return add(multiply(subtract(x, center), multiply(inverse, weight)), bias)
  }),
  rule('what is known of a tensor is left out', 'centered', ({ inputs: [x] }) => x),
  rule('the end of gradients is left out', 'stopGradient', ({ inputs: [x] }) => x),
]

/** The same outputs by the rules, applied until none applies. */
export function simplify(roots: readonly Tensor[], chosen: readonly NamedRule[] = rules): Tensor[] {
  const simplified = new Map<Tensor, Tensor>()
  const replace = (node: Tensor): Tensor => {
    for (const { op, apply } of chosen) {
      const made = op === node.op ? apply(node) : undefined
      if (made && made !== node) return settle(made)
    }
    return node
  }
  /** A replacement is made of simplified nodes, but it, and what is new below it, may be simplified further. */
  const settle = (node: Tensor): Tensor => {
    const known = simplified.get(node)
    if (known) return known
    const result = replace(rebuilt(node, node.inputs.map(settle)))
    simplified.set(node, result)
    simplified.set(result, result)
    return result
  }
  // In order, so that no chain of calls is as long as the graph is deep.
  for (const node of topologicalSort(roots)) settle(node)
  return roots.map(settle)
}

/** The node with other inputs, by the functions that leave out what does nothing. */
export function rebuilt(node: Tensor, inputs: readonly Tensor[]): Tensor {
  if (inputs.every((each, index) => each === node.inputs[index])) return node
  const [x, y] = inputs
  if (x && y && isBinary(node.op)) return binary[node.op](x, y)
  if (x && isOp(node, 'reshape')) return reshape(x, node.shape)
  if (x && isOp(node, 'broadcast')) return broadcast(x, node.shape)
  return tensor(node.op, inputs, node.attributes)
}

function isBinary(op: Op): op is keyof typeof binary {
  return op in binary
}

function operands(node: Tensor): [Tensor, Tensor] {
  const [a, b] = node.inputs
  if (!a || !b) throw new Error(`${node.op} has two operands`)
  return [a, b]
}

/** Whether `x` was made as maps of that shape, or is needed as such by what is older than `node`. */
function isMap(x: Tensor, shape: Shape, node: Tensor): boolean {
  if (!sameShape(x.shape, node.shape)) return false
  return reshapedMap(x) !== undefined || reshape(x, shape).id < node.id
}

function asShape(x: Tensor, shape: Shape): Tensor {
  const [inner] = isOp(x, 'reshape') ? x.inputs : []
  return reshape(inner ?? x, shape)
}

/** The maps [batch, channels, height, width] that were reshaped to `x`, example by example. */
function reshapedMap(x: Tensor): Tensor | undefined {
  const [map] = isOp(x, 'reshape') ? x.inputs : []
  return map?.shape.length === 4 && map.shape[0] === x.shape[0] ? map : undefined
}

function unrepeated(x: Tensor): Tensor {
  return isOp(x, 'broadcast') ? (x.inputs[0] ?? x) : x
}

/** What `x` is the negation of. */
function negated(x: Tensor): Tensor | undefined {
  return isOp(x, 'negate') ? x.inputs[0] : undefined
}

/** A constant and what it is multiplied with. */
function constantFactor(node: Tensor): readonly [number, Tensor] | undefined {
  const [a, b] = operands(node)
  const [left, right] = [numberOf(a), numberOf(b)]
  if (left !== undefined) return [left, b]
  return right === undefined ? undefined : [right, a]
}

/** A scalar and what it is multiplied with, which is none. */
function scalarFactor(node: Tensor): readonly [Tensor, Tensor] | undefined {
  if (!isOp(node, 'multiply')) return undefined
  const [a, b] = operands(node)
  if (isScalar(a) === isScalar(b)) return undefined
  return isScalar(a) ? [a, b] : [b, a]
}
