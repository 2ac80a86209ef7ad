// The linear layer.
import * as z from 'zod'
import { flatten, matmul } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { type Initialization, initials } from './initializers.js'
import type { Scope } from './scope.js'

export const linearSchema = z.strictObject({
  type: z.literal('linear'),
  units: z.int().positive().describe('Size of the output'),
})
export type Linear = z.infer<typeof linearSchema>

/** x · weightᵀ + bias, all dimensions of an item taken as one. */
export const linear = (units: number): Linear => ({ type: 'linear', units })

/** Shapes: x [batch, …] → [batch, units]; weight [units, in], bias [units]. */
export function applyLinear(
  x: Tensor,
  { units }: Omit<Linear, 'type'>,
  scope: Scope,
  initialization: Initialization,
): Tensor {
  const flat = flatten(x)
  const fanIn = flat.shape[1] ?? 0
  const initial = initials(initialization, { fanIn, fanOut: units })
  const weight = scope.parameter('weight', [units, fanIn], initial.weight)
  const bias = scope.parameter('bias', [units], initial.bias)
  return matmul(flat, weight, { bias, transposeB: true })
}
