// The linear layer.
import * as z from 'zod'
import { flatten, matmul } from '../graph/operations.js'
import { initializersFor } from './initializers.js'
import type { LayerDefinition } from './layer.js'

const linearSchema = z.strictObject({
  type: z.literal('linear'),
  units: z.int().positive().describe('Number of output features'),
})
export type Linear = z.infer<typeof linearSchema>

/** x · weightᵀ + bias, all dimensions of an item flattened. */
export const linear = (units: number): Linear => ({ type: 'linear', units })

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
    return matmul(flat, weight, { bias, transposeB: true })
  },
  outputShape: ({ units }) => [units],
  fit: { kind: 'units', changes: (units) => ({ units }) },
  output: {
    schema: linearSchema.omit({ units: true }),
    sized: (_, { values }) => linear(values),
  },
} satisfies LayerDefinition<typeof linearSchema>
