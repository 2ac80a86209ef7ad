// The update of parameters: clipping, an optimizer, averages.
import { input, state } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import { zeros } from '../../layers/initializers.js'
import type { Variable } from '../../layers/scope.js'
import type { Optimizer } from '../../optimizers/optimizer.js'
import { type Average, averageOf, averageScalarInputs } from '../averaging/average-weights.js'
import { type Clip, clippedGradients } from '../clip-gradients.js'

/** A parameter and its gradient. */
export interface Trained {
  readonly path: string
  readonly parameter: Tensor<'state'>
  readonly gradient: Tensor
}

interface Options {
  readonly clip?: Clip | undefined
  readonly average?: Average | undefined
  /** The name of the program's input for a scalar of the optimizer. */
  readonly scalarName: (name: string) => string
}

/** The next values of parameters, of the optimizer's state and of averages, the variables of the latter two, and where gradients
 *  are clipped their norm. */
export function optimized(
  optimizer: Optimizer,
  trained: readonly Trained[],
  { clip, average, scalarName }: Options,
) {
  const gradients = trained.map(({ gradient }) => gradient)
  const { clipped, ...norm } = clip ? clippedGradients(gradients, clip) : { clipped: gradients }
  const scalars = Object.fromEntries(
    Object.keys(optimizer.scalars(1, 1)).map((name) => [name, input(scalarName(name), [])]),
  )
  const averaging = average && averageScalarInputs()
  const updates = new Map<Tensor<'state'>, Tensor>()
  const variables = new Map<string, Variable>()
  for (const [index, { path, parameter }] of trained.entries()) {
    const next = optimizer.next({
      parameter,
      gradient: clipped[index] as Tensor,
      scalars,
      carry(name, rule) {
        const stateTensor = state(`optimizer/${path}/${name}`, parameter.shape)
        const value = rule(stateTensor)
        variables.set(stateTensor.attributes.name, {
          tensor: stateTensor,
          initial: zeros,
          trainable: false,
        })
        updates.set(stateTensor, value)
        return value
      },
    })
    updates.set(parameter, next)
    if (!averaging) continue
    const averaged = averageOf(path, next, averaging)
    variables.set(...averaged.variable)
    updates.set(...averaged.update)
  }
  return { updates, variables, norm }
}
