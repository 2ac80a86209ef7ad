// A tensor: an immutable node of a graph. Equal nodes are one object (hash-consing).
import type { DType, Op, OpAttributes, Shape } from './ops.js'
import { type ShapeRule, shapeRules } from './shapes.js'

/** One value of a graph, defined by the operation that computes it. Its shape is static. */
export interface Tensor<K extends Op = Op> {
  /** Increases with creation, so inputs have smaller ids than nodes that use them. */
  readonly id: number
  readonly op: K
  readonly inputs: readonly Tensor[]
  readonly attributes: OpAttributes[K]
  readonly shape: Shape
  readonly dtype: DType
}

let created = 0
// A node is cached on its newest input, so an unreferenced graph is garbage-collected completely.
const consumers = new WeakMap<Tensor, Map<string, Tensor>>()
const constants = new Map<number, Tensor<'constant'>>()

/** Makes the node, or returns the equal one that exists. Throws ShapeError where the shapes do not match. */
export function tensor<K extends Op>(
  op: K,
  inputs: readonly Tensor[],
  attributes: OpAttributes[K],
): Tensor<K> {
  const newest = inputs.reduce<Tensor | undefined>(
    (last, input) => (last && last.id > input.id ? last : input),
    undefined,
  )
  if (!newest) return create(op, inputs, attributes)
  const siblings = consumers.get(newest) ?? new Map<string, Tensor>()
  consumers.set(newest, siblings)
  const key = `${op} ${inputs.map((input) => input.id).join(' ')} ${JSON.stringify(attributes, exact)}`
  const known = siblings.get(key)
  if (known) return known as Tensor<K>
  const made = create(op, inputs, attributes)
  siblings.set(key, made)
  return made
}

/** JSON writes null for every number that is not finite. */
const exact = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value

/** A scalar constant. */
export function constant(value: number): Tensor<'constant'> {
  const known = constants.get(value)
  if (known) return known
  const made = create('constant', [], { value })
  constants.set(value, made)
  return made
}

function create<K extends Op>(
  op: K,
  inputs: readonly Tensor[],
  attributes: OpAttributes[K],
): Tensor<K> {
  const rule: ShapeRule<K> = shapeRules[op]
  const { shape, dtype } = rule(inputs, attributes)
  return Object.freeze({ id: created++, op, inputs, attributes, shape, dtype })
}

/** All nodes that `outputs` depend on, themselves included; inputs come before nodes that use them. */
export function topologicalSort(outputs: Iterable<Tensor>): Tensor[] {
  const seen = new Set<Tensor>()
  const pending = [...outputs]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    pending.push(...next.inputs)
  }
  return [...seen].sort((a, b) => a.id - b.id)
}

/** Type guard: whether the node is of that operation. */
export function isOp<K extends Op>(node: Tensor, op: K): node is Tensor<K> {
  return (node.op as Op) === op
}
