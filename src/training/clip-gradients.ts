// Clipping of gradients before an optimizer uses them.
import * as z from 'zod'
import { add, clip, divide, minimum, multiply, sqrt, square, sum } from '../graph/operations.js'
import { constant, type Tensor } from '../graph/tensor.js'

export const clipSchema = z
  .strictObject({
    norm: z
      .number()
      .positive()
      .optional()
      .describe(
        'Largest norm of the gradient of all parameters; a larger one is scaled down to it',
      ),
    value: z
      .number()
      .positive()
      .optional()
      .describe('Largest absolute value in a gradient, after its norm is clipped'),
  })
  .describe('Gradient clipping; the norm of every step, before it is clipped, is recorded')
export type Clip = Readonly<z.infer<typeof clipSchema>>

/** The clipped gradients, and the norm of all together before that, a scalar.
 *  Sources: torch.nn.utils.clip_grad_norm_, clip_grad_value_. */
export function clippedGradients(
  gradients: readonly Tensor[],
  { norm, value }: Clip,
): { clipped: Tensor[]; gradientNorm: Tensor } {
  const squares = gradients.map((gradient) => sum(square(gradient)))
  const gradientNorm = sqrt(squares.reduce((total, each) => add(total, each), constant(0)))
  const factor = norm === undefined ? 1 : minimum(divide(norm, add(gradientNorm, 1e-6)), 1)
  const clipped = gradients.map((gradient) => {
    const scaled = multiply(gradient, factor)
    return value === undefined ? scaled : clip(scaled, -value, value)
  })
  return { clipped, gradientNorm }
}
