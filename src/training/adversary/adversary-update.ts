// The adversary's part of a step, which comes first: its objective, its gradients and the next values of its parameters.
import { gradients } from '../../graph/differentiate.js'
import { mean, sum } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope, Variable } from '../../layers/scope.js'
import type { Adversary } from '../../models/model.js'
import type { Optimizer } from '../../optimizers/optimizer.js'
import type { Clip } from '../clip-gradients.js'
import { optimized, type Trained } from './optimized.js'

interface Options {
  readonly reduction: 'sum' | 'mean'
  readonly clip?: Clip | undefined
  readonly optimizer: Optimizer
  readonly scalarName: (name: string) => string
}

export interface AdversaryUpdate {
  /** Next values of its parameters and of its optimizer's state, and the variables of the latter. */
  readonly updates: ReadonlyMap<Tensor<'state'>, Tensor>
  readonly variables: ReadonlyMap<string, Variable>
  /** What is measured of it, with the parameters of before. */
  readonly metrics: Readonly<Record<string, Tensor>>
  readonly trained: readonly Trained[]
  /** The scope of the model's objective, in which its parameters have their next values. */
  readonly following: Scope
}

/** Builds the update in `scope`, that of training. As in PyTorch's "discriminator step, then generator step": the adversary's objective
 *  sees what the model makes with its present parameters, and the model's own is that with the updated adversary. In that order, the
 *  running statistics of the adversary's layers take in the batches of each of its applications; those of the model's layers, which make one
 *  batch for both objectives, take it in once. Clipping is by the norm of the adversary's gradients alone. */
export function adversaryUpdate(
  { path, objective }: Adversary,
  { x, noise, scope }: { x: Tensor; noise: Readonly<Record<string, Tensor>>; scope: Scope },
  { reduction, clip, optimizer, scalarName }: Options,
): AdversaryUpdate {
  const { loss, metrics } = objective(x, noise, scope)
  const own = [...scope.variables].filter(([name, { trainable }]) => trainable && isOf(path, name))
  const found = gradients(
    reduction === 'sum' ? sum(loss) : mean(loss),
    own.map(([, { tensor }]) => tensor),
  )
  const trained = own.map(([name, { tensor }], index) => ({
    path: name,
    parameter: tensor,
    gradient: found[index] as Tensor,
  }))
  const { updates, variables } = optimized(optimizer, trained, { clip, scalarName })
  const parameters = own.map(([, { tensor }]) => [tensor, updates.get(tensor) as Tensor] as const)
  return { updates, variables, metrics, trained, following: scope.withValues(new Map(parameters)) }
}

/** Whether a variable is one of the adversary at that path. */
export function isOf(path: string, name: string): boolean {
  return name.startsWith(`${path}.`)
}
