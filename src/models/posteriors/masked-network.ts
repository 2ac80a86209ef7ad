// A masked autoregressive network: every output depends only on the latents before it.
import { add, dense, elu, multiply, values } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { initializersFor } from '../../layers/initializers.js'
import type { FlowContext } from './posterior.js'

/** One hidden layer of as many units as the context has. Output k depends on the latents before k and on the context; hidden unit j
 *  on the first j mod latent latents and on the context. Shapes: latents [count, latent], context [count, units] → the outputs, each
 *  [count, latent]. Source: Germain et al., arXiv:1502.03509. */
export function maskedNetwork(
  latents: Tensor,
  context: Tensor,
  { outputs, scope, initialization }: FlowContext & { outputs: readonly string[] },
): Tensor[] {
  const [latent = 1, units = 1] = [latents.shape[1], context.shape[1]]
  const masked = (
    x: Tensor,
    name: string,
    { size, sees }: { size: number; sees: (to: number, from: number) => boolean },
  ) => {
    const inputs = x.shape[1] ?? 1
    const initial = initializersFor(initialization, { fanIn: inputs, fanOut: size })
    const own = scope.within(name)
    const mask = Array.from({ length: size * inputs }, (_, at) =>
      Number(sees(Math.floor(at / inputs), at % inputs)),
    )
    const weight = own.parameter('weight', [size, inputs], initial.weight)
    const bias = own.parameter('bias', [size], initial.bias)
    return dense(x, multiply(weight, values(mask, [size, inputs])), bias)
  }
  const degree = (unit: number) => unit % latent
  const hidden = masked(latents, 'hidden', {
    size: units,
    sees: (unit, before) => before < degree(unit),
  })
  const activated = elu(add(hidden, context))
  return outputs.map((name) =>
    masked(activated, name, { size: latent, sees: (at, unit) => degree(unit) <= at }),
  )
}
