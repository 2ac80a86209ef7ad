// The interface of priors p(z): the distribution of the latents before an example is seen.
import type * as z from 'zod'
import type { Shape } from '../../graph/ops.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import type { Likelihood } from '../../likelihoods/likelihood.js'
import type { Definition, TypedSchema } from '../../registry.js'

export interface Prior {
  /** True if it is N(0, I), without parameters. */
  readonly isStandardNormal: boolean
  /** How many standard normal numbers a sample takes. */
  readonly normals: number
  /** Number of components, if it is a mixture. */
  readonly components?: number
  /** Of a prior with two levels: how many latents, from the first, are lower ones. The others are upper ones, with the prior N(0, I).
   *  `sample` takes a number for each latent, in their order: an upper latent is its number, and numbers of 0 put the lower ones at the
   *  mean of p(lower | upper). */
  readonly lower?: number
  /** Samples of standard normal numbers. Shapes: [count, normals] → [count, latent]. */
  sample(normals: Tensor, scope: Scope): Tensor
  /** log p(z), in nats. Shapes: [..., latent] → [...]. */
  logDensity(latents: Tensor, scope: Scope): Tensor
  /** log p(k) + log p(z | k) of every component k, if it is a mixture. Shapes: [count, latent] → [count, components]. */
  logComponents?(latents: Tensor, scope: Scope): Tensor
}

/** The model that a prior belongs to. */
export interface PriorContext {
  readonly latent: number
  /** Shape of one example. */
  readonly input: Shape
  readonly likelihood: Pick<Likelihood, 'domain' | 'isTabular'>
  /** The posterior of examples, if it is a diagonal Gaussian that depends on nothing else. Shapes: [count, ...input] → [count, latent]. */
  readonly posterior?: ((x: Tensor, scope: Scope) => Gaussian) | undefined
}

/** A diagonal Gaussian. Shapes: [count, latent]. */
export interface Gaussian {
  readonly mean: Tensor
  readonly logVariance: Tensor
}

/** A prior: one entry of the table in priors.ts. */
export interface PriorDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  /** Throws ConfigError if the model cannot have it. */
  build(config: Config, context: PriorContext): Prior
}
