// The linear layer.
import * as z from 'zod'
import { add, dense, flatten, matmul, reshape, slice } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import { initializersFor } from './initializers.js'
import type { BuildContext, LayerDefinition } from './layer.js'
import { spectrallyNormalized } from './spectral/spectral-normalization.js'

const linearSchema = z.strictObject({
  type: z.literal('linear'),
  units: z.int().positive().describe('Number of output features'),
})
export type Linear = z.infer<typeof linearSchema>

/** x · weightᵀ + bias, all dimensions of an item flattened. */
export const linear = (units: number): Linear => ({ type: 'linear', units })

/** The layer of x and a condition beside it, of which each x has `count` that follow one another: the product with x is made once.
 *  Shapes: x [batch, …], condition [batch · count, values] → [batch · count, units]. */
export function linearWithConditions(
  x: Tensor,
  condition: Tensor,
  { units }: Linear,
  { scope, initialization }: BuildContext,
): Tensor {
  const flat = flatten(x)
  const [batch = 1, size = 0] = flat.shape
  const [all = 1, values = 0] = condition.shape
  const initial = initializersFor(initialization, { fanIn: size + values, fanOut: units })
  const weight = scope.parameter('weight', [units, size + values], initial.weight)
  const bias = scope.parameter('bias', [units], initial.bias)
  const own = dense(flat, slice(weight, 1, 0, size), bias)
  const ofConditions = matmul(condition, slice(weight, 1, size, size + values), {
    transposeB: true,
  })
  const shape = [batch, all / batch, units]
  return reshape(add(reshape(own, [batch, 1, units]), reshape(ofConditions, shape)), [all, units])
}

/** Shapes: x [batch, …] → [batch, units]; weight [units, in], bias [units]. */
export const linearLayer = {
  schema: linearSchema,
  create: linear,
  build(x, { units }, { scope, initialization }) {
    const flat = flatten(x)
    const fanIn = flat.shape[1] ?? 0
    const initial = initializersFor(initialization, { fanIn, fanOut: units })
    const weight = scope.parameter('weight', [units, fanIn], initial.weight)
    const bias = scope.parameter('bias', [units], initial.bias)
    return dense(flat, spectrallyNormalized(weight, scope), bias)
  },
  outputShape: ({ units }) => [units],
  fit: { kind: 'units', changes: (units) => ({ units }) },
  output: {
    schema: linearSchema.omit({ units: true }),
    sized: (_, { values }) => linear(values),
  },
} satisfies LayerDefinition<typeof linearSchema>
