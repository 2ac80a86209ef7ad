// What a model is: a configuration that builds the graphs of its encoder, its decoder and its objective.
import type * as z from 'zod'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import type { Domain, Likelihood } from '../likelihoods/likelihood.js'
import type { Definition, TypedSchema } from '../registry.js'

/** Standard normal numbers that an objective takes for every example. */
export interface NoiseInput {
  readonly name: string
  /** Of one example. */
  readonly shape: Shape
  /** What is made of it, as an equation in the words of the exported models. */
  readonly equation: string
  /** Whether validation takes it too, or only training (and pictures). */
  readonly when: 'always' | 'training'
}

/** An objective's terms. Shapes: [batch] where nothing else is said. Unit: the likelihood's. */
export interface Objective {
  /** What training minimizes. */
  readonly loss: Tensor
  readonly reconstruction: Tensor
  /** KL(posterior ‖ prior) in nats; undefined where the model has no posterior. */
  readonly kl?: Tensor
  /** What the encoder was given, and the mean of what the decoder makes of it [batch, ...input]. */
  readonly encoderInput: Tensor
  readonly reconstructed: Tensor
}

/** What an encoder makes of examples. Shapes: [batch, latent]. */
interface Encoding {
  /** Of the posterior; of a model without one, the code itself. */
  readonly mean: Tensor
  /** Undefined where the model has no posterior. */
  readonly logVariance?: Tensor
}

/** A model: one entry of the table in models.ts. */
export interface ModelDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  build(config: Config): Model<Config>
}

export interface Model<Config = unknown> {
  readonly config: Config
  /** Shape of one example, and how many latents stand for it. */
  readonly input: Shape
  readonly latent: number
  readonly likelihood: Likelihood
  /** The values that examples may have. */
  readonly domain: Domain
  readonly noise: readonly NoiseInput[]
  /** What its examples are called. */
  readonly examples: 'images' | 'rows'
  /** Whether the encoder gives a distribution for each example, so that latents have a prior. */
  readonly hasPosterior: boolean
  /** What the loss is a weighted sum of. */
  readonly terms: readonly ('reconstruction' | 'kl')[]
  /** Whether the loss is the negative ELBO, in nats. */
  readonly isElbo: boolean
  /** Shapes: x [batch, ...input], every noise [batch, ...shape]. A noise that is left out is not added. */
  objective(x: Tensor, noise: Readonly<Record<string, Tensor>>, scope: Scope): Objective
  /** Shapes: x [batch, ...input] → [batch, latent]. */
  encode(x: Tensor, scope: Scope): Encoding
  /** The decoder's output, as the likelihood takes it and says its shape. Shape: z [batch, latent]. */
  decoderOutput(z: Tensor, scope: Scope): Tensor
  /** The mean of what the decoder makes of a point. Shapes: z [batch, latent] → [batch, ...input]. */
  decode(z: Tensor, scope: Scope): Tensor
}
