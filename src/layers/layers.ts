// All layers: what a configuration may list, and how a list of them is applied.
import * as z from 'zod'
import type { Tensor } from '../graph/tensor.js'
import { activationSchemas, applyActivation } from './activations.js'
import { applyBatchNorm, batchNormSchema } from './batch-norm.js'
import { applyConv, convSchema } from './conv.js'
import { applyConvTranspose, convTransposeSchema } from './conv-transpose.js'
import type { Initialization } from './initializers.js'
import { placed } from './layer-path.js'
import { applyLinear, linearSchema } from './linear.js'
import type { Scope } from './scope.js'
import { applyFlatten, applyUnflatten, flattenSchema, unflattenSchema } from './shaping.js'

export const layerSchema = z.discriminatedUnion('type', [
  linearSchema,
  convSchema,
  convTransposeSchema,
  batchNormSchema,
  flattenSchema,
  unflattenSchema,
  ...activationSchemas,
])
export type Layer = z.infer<typeof layerSchema>

/** Applies layers one after another; the parameters of each are named by its place in the list.
 *  Throws ShapeError that names the layer which does not take what it is given. */
export function applyLayers(
  x: Tensor,
  layers: readonly Layer[],
  scope: Scope,
  initialization: Initialization,
): Tensor {
  return layers.reduce((value, layer, index) => {
    const inner = scope.within(index)
    return placed(inner.place(layer.type), () => applyLayer(value, layer, inner, initialization))
  }, x)
}

function applyLayer(x: Tensor, layer: Layer, scope: Scope, initialization: Initialization): Tensor {
  switch (layer.type) {
    case 'linear':
      return applyLinear(x, layer, scope, initialization)
    case 'conv':
      return applyConv(x, layer, scope, initialization)
    case 'convTranspose':
      return applyConvTranspose(x, layer, scope, initialization)
    case 'batchNorm':
      return applyBatchNorm(x, layer, scope)
    case 'flatten':
      return applyFlatten(x)
    case 'unflatten':
      return applyUnflatten(x, layer)
    default:
      return applyActivation(x, layer)
  }
}
