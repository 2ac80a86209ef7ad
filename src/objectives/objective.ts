// The interface of objectives: what a VAE minimizes, of its parts.
import type * as z from 'zod'
import type { Tensor } from '../graph/tensor.js'
import type { Definition, TypedSchema } from '../registry.js'

/** The parts of a VAE for a batch. */
export interface ObjectiveParts {
  /** Of a diagonal Gaussian posterior q(z | x); of a flow, of the Gaussian that it maps. Shapes: [batch, latent]. */
  readonly mean: Tensor
  readonly logVariance: Tensor
  /** Samples of the posterior. Shape: [batch, samples, latent]. */
  readonly latents: Tensor
  /** log q(z | x) of every sample, in nats. Shape: [batch, samples]. */
  logPosterior(): Tensor
  /** log p(z) of the model's prior, in nats. Shapes: [batch, samples, latent] → [batch, samples]. */
  logPrior(latents: Tensor): Tensor
  /** −log p(x | z) of every sample, in the likelihood's unit. Shape: [batch, samples]. */
  readonly reconstruction: Tensor
  /** The same at other latents. Shapes: [batch, samples, latent] → [batch, samples]. */
  negativeLogLikelihood(latents: Tensor): Tensor
  /** What the loss counts of the KL: with its weight, its schedule and free bits. Shape: [batch] or []. */
  readonly klTerm: Tensor
  /** Samples of the prior, where the objective asks for them. Shape: [batch, latent]. */
  readonly prior?: Tensor | undefined
  /** Gradients matter only in training. */
  readonly isTraining: boolean
}

/** An objective: one entry of the table in objectives.ts. */
export interface ObjectiveDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  build(config: Config): VaeObjective
  /** The same objective for so many training examples; missing where their number does not matter. */
  ofExamples?(config: Config, count: number): Config
}

export interface VaeObjective {
  /** Samples of the posterior for each example and step. */
  readonly samples: number
  /** Whether it takes samples of the prior. */
  readonly usesPrior: boolean
  /** Whether it counts the KL term; without it, `klWeight`, `klSchedule` and `freeBits` have no effect. */
  readonly usesKlTerm: boolean
  /** Whether it estimates something of a whole batch, such as a covariance. */
  readonly usesBatch?: boolean
  /** What it bounds, where the likelihood is in nats and the KL has its own weight: the loss is −ELBO, or a tighter bound of
   *  −log p(x). Undefined where the loss is no bound. */
  readonly bound?: 'elbo' | 'iwae' | undefined
  /** What it assumes of the model; by default both. One that assumes neither takes densities only from `klTerm`, `logPosterior` and
   *  `logPrior`. */
  readonly assumes?: readonly ('standardNormalPrior' | 'gaussianPosterior')[]
  /** Minimized. Shape: [batch], or what broadcasts to it. */
  loss(parts: ObjectiveParts): Tensor
  /** What is measured besides, by name: recorded as means over examples. Shapes: [batch] or []. */
  metrics?(parts: ObjectiveParts): Readonly<Record<string, Tensor>>
}
