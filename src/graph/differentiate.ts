// Reverse-mode differentiation: from a graph to the graph of its gradients.

import { ShapeError } from '../errors.js'
import { type GradientRule, gradientRules, noGradient } from './gradient-rules.js'
import { add, broadcast } from './operations.js'
import type { Op } from './ops.js'
import { constant, type Tensor, topologicalSort } from './tensor.js'

/** The gradients of a scalar `loss` with respect to each of `parameters`, as graphs of the parameters' shapes; zeros
 *  where the loss does not depend on one.
 *  Throws ShapeError where the loss is not a scalar. */
export function gradients(loss: Tensor, parameters: readonly Tensor[]): Tensor[] {
  if (loss.shape.length > 0)
    throw new ShapeError('shape.mismatch', {
      where: 'gradients',
      expected: { key: 'shape.scalar' },
      actual: `[${loss.shape.join(', ')}]`,
    })
  const nodes = topologicalSort([loss])
  const depends = new Set<Tensor>(parameters)
  for (const node of nodes) if (node.inputs.some((input) => depends.has(input))) depends.add(node)

  const gradientOf = new Map<Tensor, Tensor>([[loss, constant(1)]])
  for (const node of nodes.reverse()) {
    const gradient = gradientOf.get(node)
    if (!gradient || !depends.has(node)) continue
    const rule = gradientRules[node.op] as GradientRule<Op> | typeof noGradient
    if (rule === noGradient) continue
    rule(node, gradient).forEach((contribution, index) => {
      const source = node.inputs[index]
      if (!contribution || !source || !depends.has(source)) return
      const accumulated = gradientOf.get(source)
      gradientOf.set(source, accumulated ? add(accumulated, contribution) : contribution)
    })
  }
  return parameters.map(
    (parameter) => gradientOf.get(parameter) ?? broadcast(constant(0), parameter.shape),
  )
}
