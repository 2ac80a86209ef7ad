// Averaged weights: an exponential moving average of every trained parameter, a state of the training step.
import * as z from 'zod'
import type { StateValues } from '../../engines/values.js'
import { add, input, multiply, state } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { zeros } from '../../layers/initializers.js'
import type { Variable } from '../../layers/scope.js'

export const averageSchema = z
  .strictObject({
    decay: z.number().min(0).lt(1).default(0.999).describe('Decay rate of the average per step'),
    from: z
      .int()
      .positive()
      .default(1)
      .describe('Epoch in which averaging begins, with the weights after its first step'),
  })
  .describe(
    'Exponential moving average of the weights, used with --weights average. Running statistics of batch normalization are taken as they are; validation measures the weights that are trained',
  )
export type Average = Readonly<z.infer<typeof averageSchema>>

const prefix = 'average/'

/** Names of the scalar inputs: what the average before and the new parameter count. */
export const averageInputs = { keep: `${prefix}keep`, share: `${prefix}share` } as const

/** The average of a parameter as the state `average/<path>`, and its next value: keep · average + share · parameter.
 *  Source: torch.optim.swa_utils.AveragedModel with get_ema_multi_avg_fn. */
export function averageOf(
  path: string,
  next: Tensor,
  { keep, share }: AverageScalars,
): { variable: [name: string, Variable]; update: [Tensor<'state'>, Tensor] } {
  const average = state(prefix + path, next.shape)
  return {
    variable: [average.attributes.name, { tensor: average, initial: zeros, trainable: false }],
    update: [average, add(multiply(average, keep), multiply(next, share))],
  }
}

/** The inputs of a program, the same for all parameters. */
export function averageScalarInputs(): AverageScalars {
  return { keep: input(averageInputs.keep, []), share: input(averageInputs.share, []) }
}

interface AverageScalars {
  readonly keep: Tensor
  readonly share: Tensor
}

/** The scalars of a step. Until averaging begins, and at its first step, the average is the parameter itself, exactly. */
export function averageScalars(
  { decay, from }: Average,
  { epoch, isFirst }: { epoch: number; isFirst: boolean },
): { keep: number; share: number } {
  const begins = epoch < from || (epoch === from && isFirst)
  return begins ? { keep: 0, share: 1 } : { keep: decay, share: 1 - decay }
}

/** The state with the averages in the place of the parameters; undefined where it has none. */
export function averagedState(values: StateValues): StateValues | undefined {
  const averages = Object.entries(values).filter(([name]) => name.startsWith(prefix))
  if (averages.length === 0) return undefined
  const replaced = averages.map(([name, value]) => [name.slice(prefix.length), value])
  return { ...values, ...Object.fromEntries(replaced) }
}
