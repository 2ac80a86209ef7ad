// The interface of likelihoods p(x | z): how a decoder's output is compared with the data.
import type * as z from 'zod'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Definition, TypedSchema } from '../registry.js'

export type Domain = 'unitInterval' | 'real'

/** A likelihood: one entry of the table in likelihoods.ts. */
export interface LikelihoodDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  build(config: Config): Likelihood
  /** The same likelihood for rows with these columns; missing where it is not for tables. */
  ofColumns?(config: Config, columns: readonly ColumnKind[]): Config
}

/** A table's column, as likelihoods need it. */
export type ColumnKind =
  | { readonly type: 'numeric' }
  | { readonly type: 'categorical'; readonly categories: number }

/** The unit of a loss: nats per example, the mean squared error over an example's values, or that of an adversarial loss, which is comparable
 *  with no other run's. */
export type Unit = 'nats' | 'meanSquaredError' | 'adversarial'

/** What a likelihood has of its own in the model: parameters, and statistics that training updates. A layer's scope is one. */
export interface LikelihoodScope {
  readonly mode: 'training' | 'evaluation'
  /** Next values of statistics, in training. */
  readonly updates: Map<Tensor<'state'>, Tensor>
  parameter(name: string, shape: Shape, initial: { readonly constant: number }): Tensor
  buffer(name: string, shape: Shape, initial: { readonly constant: number }): Tensor<'state'>
}

export interface Likelihood {
  /** Of `negativeLogLikelihood`. */
  readonly unit: Unit
  /** The values on which it is a probability (`binary`: 0 and 1; `bytes`: 0, 1/255, … 1), a density
   *  (`unitInterval`: 0 to 1; `real`), or both, by column (`table`: rows of a table). For other values its
   *  logarithm is no log-likelihood, only a loss. */
  readonly support: 'binary' | 'bytes' | 'unitInterval' | 'real' | 'table'
  /** Whether it is only for rows of a table, [2, width]. */
  readonly isTabular: boolean
  /** The values that it accepts: all, or only those from 0 to 1, because the support or the mean is limited to
   *  these. */
  readonly domain: Domain
  /** How many numbers the decoder gives for each value of the data. Where that is one, its output has the shape of
   *  the data, [batch, ...value]. Where it is more, [batch, outputsPerValue, ...value]: the first output of all
   *  values, in the order of the values, then the second output of all, and so on. So are the units of a linear
   *  output layer; of a convolutional one, the first `channels` channels hold the first output of each. */
  readonly outputsPerValue: number
  /** −log p(x | output) of each example. `scope`: of the model, for a likelihood with parameters of its own. Shapes:
   *  x [batch, ...value] and the output → [batch]. Throws ConfigError where such a one gets no scope. */
  negativeLogLikelihood(x: Tensor, output: Tensor, scope?: LikelihoodScope): Tensor
  /** The mean of p(· | output), shown as the reconstruction. Shapes: the output → [batch, ...value]. */
  mean(output: Tensor): Tensor
  /** Only for tables: the standard deviations of p(· | output) at the positions of numbers, zero elsewhere. */
  standardDeviation?(output: Tensor): Tensor
}
