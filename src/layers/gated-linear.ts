// The gated linear layer.
import * as z from 'zod'
import { multiply, sigmoid, slice } from '../graph/operations.js'
import type { LayerDefinition } from './layer.js'
import { linear, linearLayer } from './linear.js'

const gatedLinearSchema = z.strictObject({
  type: z.literal('gatedLinear'),
  units: z.int().positive().describe('Number of output features'),
})
export type GatedLinear = z.infer<typeof gatedLinearSchema>

/** a · sigmoid(b), where a and b are the halves of a linear layer's output. */
export const gatedLinear = (units: number): GatedLinear => ({ type: 'gatedLinear', units })

/** Shapes: x [batch, …] → [batch, units]; weight [2 · units, in], bias [2 · units]. As torch.nn.functional.glu of
 *  torch.nn.Linear. Source: Dauphin et al., arXiv:1612.08083. */
export const gatedLinearLayer = {
  schema: gatedLinearSchema,
  create: gatedLinear,
  build(x, { units }, context) {
    const both = linearLayer.build(x, linear(2 * units), context)
    return multiply(slice(both, 1, 0, units), sigmoid(slice(both, 1, units, 2 * units)))
  },
  outputShape: ({ units }) => [units],
  fit: { kind: 'units', changes: (units) => ({ units }) },
} satisfies LayerDefinition<typeof gatedLinearSchema>
