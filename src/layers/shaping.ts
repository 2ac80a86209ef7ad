// The layers that only change the shape of items.
import * as z from 'zod'
import * as graph from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

export const flattenSchema = z.strictObject({ type: z.literal('flatten') })
export const unflattenSchema = z.strictObject({
  type: z.literal('unflatten'),
  shape: z.array(z.int().positive()).min(1).describe('Shape of one item afterwards'),
})
export type Flatten = z.infer<typeof flattenSchema>
export type Unflatten = z.infer<typeof unflattenSchema>

/** [batch, …] → [batch, size]. */
export const flatten = (): Flatten => ({ type: 'flatten' })
/** [batch, size] → [batch, ...shape]. */
export const unflatten = (shape: readonly number[]): Unflatten => ({
  type: 'unflatten',
  shape: [...shape],
})

export const applyFlatten = (x: Tensor): Tensor => graph.flatten(x)

export function applyUnflatten(x: Tensor, { shape }: Omit<Unflatten, 'type'>): Tensor {
  return graph.reshape(x, [x.shape[0] ?? 1, ...shape])
}
