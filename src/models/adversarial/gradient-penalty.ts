// Penalties of the gradient of a discriminator with respect to its input.
import { gradients } from '../../graph/differentiate.js'
import {
  add,
  flatten,
  multiply,
  reshape,
  sqrt,
  square,
  subtract,
  sum,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { NoiseInput } from '../model.js'
import type { GanConfig } from './schema.js'

type PenaltyConfig = NonNullable<GanConfig['gradientPenalty']>

/** Keeps the derivative of a norm finite where it is zero. */
const epsilon = 1e-12

/** The penalty of each example, times its weight: (|∇D(x̂)| − 1)² at x̂ = x + t (G(z) − x), where t is uniform, or |∇D(x)|² / 2 at the
 *  real example. Shapes: real, generated [batch, …], t [batch, 1] → [batch].
 *  Sources: Gulrajani et al., arXiv:1704.00028; R1 of Mescheder et al., arXiv:1801.04406. */
export function gradientPenalty(
  { weight, where }: PenaltyConfig,
  { real, generated, t }: { real: Tensor; generated: Tensor; t: Tensor | undefined },
  discriminator: (x: Tensor) => Tensor,
): Tensor {
  const point = where === 'real' ? real : between(real, generated, t)
  const [gradient] = gradients(sum(discriminator(point)), [point]) as [Tensor]
  const squares = sum(square(flatten(gradient)), [1])
  if (where === 'real') return multiply(squares, weight / 2)
  const norm = sqrt(add(squares, epsilon))
  return multiply(square(subtract(norm, 1)), weight)
}

/** The noise that it needs. */
export function penaltyNoise(config: PenaltyConfig | undefined): NoiseInput[] {
  if (config?.where !== 'interpolation') return []
  return [{ name: 'interpolation', shape: [1], distribution: 'uniform', when: 'training' }]
}

function between(real: Tensor, generated: Tensor, t: Tensor | undefined): Tensor {
  const [batch = 1, ...item] = real.shape
  const share = t ? reshape(t, [batch, ...item.map(() => 1)]) : 0.5
  return add(real, multiply(subtract(generated, real), share))
}
