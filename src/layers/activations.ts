// The activations: layers without parameters, item by item.
import * as z from 'zod'
import * as graph from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

export const activationSchemas = [
  z.strictObject({ type: z.literal('relu') }),
  z.strictObject({
    type: z.literal('leakyRelu'),
    slope: z.number().min(0).max(1).default(0.01).describe('Slope where the input is negative'),
  }),
  z.strictObject({ type: z.literal('sigmoid') }),
  z.strictObject({ type: z.literal('tanh') }),
  z.strictObject({ type: z.literal('softplus') }),
] as const
export type Activation = z.infer<(typeof activationSchemas)[number]>

export const relu = (): Activation => ({ type: 'relu' })
export const leakyRelu = (slope = 0.01): Activation => ({ type: 'leakyRelu', slope })
export const sigmoid = (): Activation => ({ type: 'sigmoid' })
export const tanh = (): Activation => ({ type: 'tanh' })
export const softplus = (): Activation => ({ type: 'softplus' })

/** Shapes: any → the same. */
export function applyActivation(x: Tensor, activation: Activation): Tensor {
  switch (activation.type) {
    case 'leakyRelu':
      return graph.leakyRelu(x, activation.slope)
    case 'relu':
      return graph.relu(x)
    case 'sigmoid':
      return graph.sigmoid(x)
    case 'tanh':
      return graph.tanh(x)
    case 'softplus':
      return graph.softplus(x)
  }
}
