// The layers that only change the shape of items.
import * as z from 'zod'
import * as graph from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { LayerDefinition } from './layer.js'

const flattenSchema = z.strictObject({ type: z.literal('flatten') })
const unflattenSchema = z.strictObject({
  type: z.literal('unflatten'),
  shape: z.array(z.int().positive()).min(1).describe('Shape of one example after the layer'),
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

export const flattenLayer = {
  schema: flattenSchema,
  create: flatten,
  build: (x) => graph.flatten(x),
  outputShape: (_, item) => [sizeOf(item)],
} satisfies LayerDefinition<typeof flattenSchema>

export const unflattenLayer = {
  schema: unflattenSchema,
  create: unflatten,
  build: (x, { shape }) => graph.reshape(x, [x.shape[0] ?? 1, ...shape]),
  outputShape: ({ shape }) => shape,
  fit: { kind: 'shape', changes: (shape) => ({ shape: [...shape] }) },
} satisfies LayerDefinition<typeof unflattenSchema>
