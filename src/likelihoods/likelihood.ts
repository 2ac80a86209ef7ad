// What a likelihood is: how a decoder's output is held against the data.
import type * as z from 'zod'
import type { Tensor } from '../graph/tensor.js'
import type { Definition, TypedSchema } from '../registry.js'

export type Domain = 'unitInterval' | 'real'

/** A likelihood: one entry of the table in likelihoods.ts. */
export interface LikelihoodDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  build(config: Config): Likelihood
  /** The same likelihood of rows with these columns; missing where it is none of tables. */
  ofColumns?(config: Config, columns: readonly ColumnKind[]): Config
}

/** What a likelihood knows of a table's column. */
export type ColumnKind =
  | { readonly type: 'numeric' }
  | { readonly type: 'categorical'; readonly categories: number }

/** What a reconstruction is counted in: nats per example, or the mean squared error over an example's values. */
export type Unit = 'nats' | 'meanSquaredError'

export interface Likelihood {
  /** What `negativeLog` counts in. */
  readonly unit: Unit
  /** The values it is a probability (`binary`: 0 and 1; `bytes`: 0, 1/255, … 1) or a density (`unitInterval`:
   *  0 to 1; `real`) of, or of some this and of others that (`table`: rows of a table). Its logarithm is none of a
   *  probability for other values. */
  readonly support: 'binary' | 'bytes' | 'unitInterval' | 'real' | 'table'
  /** Whether it is of rows of a table, [2, width], and of nothing else. */
  readonly isTabular: boolean
  /** The values it can be held against: all, or only those from 0 to 1, because the support or the mean ends there. */
  readonly domain: Domain
  /** How many numbers the decoder gives for each value of the data. Where that is one, its output has the shape of
   *  the data, [batch, ...value]. Where it is more, [batch, outputsPerValue, ...value]: the first number of all
   *  values, in the order of the values, then the second number of all, and so on. So are the units of a linear
   *  output layer; of a convolutional one, the first `channels` channels hold the first number of each. */
  readonly outputsPerValue: number
  /** −log p(x | output) of each example. Shapes: x [batch, ...value] and the output → [batch]. */
  negativeLogLikelihood(x: Tensor, output: Tensor): Tensor
  /** The mean of p(· | output), which is what one sees as the reconstruction. Shapes: the output → [batch, ...value]. */
  mean(output: Tensor): Tensor
  /** Of a table's numbers, in the same places: the standard deviations of p(· | output), and zero everywhere else. */
  standardDeviation?(output: Tensor): Tensor
}
