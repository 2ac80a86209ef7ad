// The interface of posteriors q(z | x): a diagonal Gaussian, and what makes another distribution of it.
import type * as z from 'zod'
import type { Tensor } from '../../graph/tensor.js'
import type { Initialization } from '../../layers/initializers.js'
import type { Scope } from '../../layers/scope.js'
import type { Definition, TypedSchema } from '../../registry.js'

/** An invertible function of samples, which depends on the example. */
export interface Flow {
  /** How many numbers it takes of the encoder for each example. */
  readonly units: number
  /** Shapes: samples [count, latent], the encoder's numbers for each of them [count, units] → `latents` as the samples;
   *  `logDeterminant`, log |det ∂latents/∂samples| [count]. */
  transform(samples: Tensor, given: Tensor, context: FlowContext): Transformed
}

export interface FlowContext {
  readonly scope: Scope
  readonly initialization: Initialization
}

export interface Transformed {
  readonly latents: Tensor
  readonly logDeterminant: Tensor
}

/** Samples of posteriors. */
export interface PosteriorSamples {
  /** Shape: [batch, samples, latent]. */
  readonly latents: Tensor
  /** log q(z | x), in nats. Shape: [batch, samples]. */
  readonly logDensity: Tensor
}

/** A posterior: one entry of the table in posteriors.ts. */
export interface PosteriorDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  /** Undefined if it is the diagonal Gaussian itself. */
  build(config: Config, latent: number): Flow | undefined
}
