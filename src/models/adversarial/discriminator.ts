// The discriminator: layers and a linear layer with one output.
import { reshape, step, subtract } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { applyLayers, type Layer } from '../../layers/layers.js'
import type { Scope } from '../../layers/scope.js'
import { head, type Networks } from '../networks.js'

/** The path of its parameters. */
export const discriminatorPath = 'discriminator'

export interface DiscriminatorConfig extends Pick<Networks, 'initialization'> {
  readonly discriminator: readonly Layer[]
  readonly spectralNormalization: boolean
}

/** Its outputs, large for real examples. `application` names what it is applied to: each application in a step has dropout of its own,
 *  and running statistics go on from one to the next. Shapes: x [batch, …] → [batch]. */
export function discriminate(
  x: Tensor,
  { discriminator, spectralNormalization, initialization }: DiscriminatorConfig,
  scope: Scope,
  application: string,
): Tensor {
  const within = scope.within(discriminatorPath).applied(application)
  const own = spectralNormalization ? within.spectral() : within
  const hidden = applyLayers(x, discriminator, own, initialization)
  const output = head(hidden, { head: 'head', units: 1 }, { initialization }, own)
  return reshape(output, [x.shape[0] ?? 1])
}

/** 1 where the real example of a pair has the larger output, else 0. Shapes: [batch] → [batch]. */
export function isTold({ real, generated }: { real: Tensor; generated: Tensor }): Tensor {
  return step(subtract(real, generated))
}
