// The interface of models: a configuration that builds the graphs of its encoder, its decoder and its objective.
import type * as z from 'zod'
import type { Shape } from '../graph/ops.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import type { Domain, Likelihood, Unit } from '../likelihoods/likelihood.js'
import type { Notice } from '../notices.js'
import type { Definition, TypedSchema } from '../registry.js'
import type { CodebookStart } from './codebook/quantizer.js'
import type { Places } from './condition.js'
import type { PosteriorSamples } from './posteriors/posterior.js'
import type { Prior } from './priors/prior.js'

/** Noise that an objective or one of its layers uses for every example. */
export interface NoiseInput {
  readonly name: string
  /** Of one example. */
  readonly shape: Shape
  /** Standard normal by default, or uniform in [0, 1). */
  readonly distribution?: 'normal' | 'uniform'
  /** Its use, as an equation with the names of the exported models; missing where these do not use it. */
  readonly equation?: string
  /** Whether validation uses it too, only training (and pictures), or only the layers in the steps of training. */
  readonly when: 'always' | 'training' | 'steps'
}

/** A step of a training, for schedules. */
export interface ScheduledStep {
  /** From 1, over all epochs. */
  readonly step: number
  readonly stepsPerEpoch: number
  /** Epochs of the whole training. */
  readonly epochs: number
}

/** A number of the objective that changes from step to step. */
export interface ScheduledNumber {
  readonly name: 'klWeight' | 'klCapacity'
  at(step: ScheduledStep): number
  /** The epoch, or a fraction of one, from which it keeps its final value, of `epochs` of the whole training. */
  end(epochs: number): number
}

/** An objective's terms. Shapes: [batch] unless stated otherwise. Unit: the likelihood's. */
export interface Objective {
  /** Minimized by training. */
  readonly loss: Tensor
  /** Missing where the model reconstructs nothing. */
  readonly reconstruction?: Tensor
  /** KL(posterior ‖ prior) in nats, in closed form or estimated from samples; undefined where the model has no posterior. */
  readonly kl?: Tensor
  /** The encoder's input and its mean reconstruction [batch, ...input]. */
  readonly encoderInput: Tensor
  readonly reconstructed: Tensor
  /** What is measured besides, by name: recorded as means over examples. Shapes: [batch] or []. */
  readonly metrics?: Readonly<Record<string, Tensor>>
}

/** An encoder's outputs. Shapes: [batch, latent]. */
interface Encoding {
  /** Of the posterior; of a flow, where it maps the mean of its Gaussian; of a model without a posterior, the code itself. */
  readonly mean: Tensor
  /** Undefined where the posterior is no diagonal Gaussian, or the model has none. */
  readonly logVariance?: Tensor
}

/** A model: one entry of the table in models.ts. */
export interface ModelDefinition<
  Schema extends TypedSchema = TypedSchema,
  Config = z.output<Schema>,
> extends Definition<Schema> {
  build(config: Config): Model<Config>
  /** The same model for so many training examples, `labelled` of which have a label; missing where their numbers do not matter.
   *  Throws ConfigError where it has no use for so many. */
  ofExamples?(config: Config, count: number, labelled?: number): Config
  /** The unit of its loss, where that is not its likelihood's. */
  readonly unit?: Unit
  /** How many latents a code has, where it is not `latent` of the configuration. */
  latents?(config: Config): number
  /** Fields that were added later. A model that is configured anew has them; a stored one without them stays as it was. */
  readonly addedFields?: Partial<Config>
}

/** The labels that a model is conditional on. */
interface Condition<Config = unknown> {
  readonly classes: number
  /** The model with these labels: the only one that builds graphs. Shape: labels [batch], numbers of classes from 0; where
   *  there are k times as many latents, each label belongs to k that follow one another. */
  given(labels: Tensor): Model<Config>
  /** Of a model with a classifier: q(y | x), by which it finds the label of an example itself, except in training. Shapes:
   *  x [batch, ...input] → [batch, classes]. */
  classify?(x: Tensor, scope: Scope): Tensor
}

/** The columns of a table that a model is conditional on. They are part of its examples: encoding and the objective take them from
 *  there. */
export interface GivenColumns<Config = unknown> {
  readonly places: Places
  /** The number of values at these places. */
  readonly width: number
  /** The given columns of examples. Shapes: x [batch, 2, width of the table] → [batch, 2, width]. */
  of(x: Tensor): Tensor
  /** The model with these given columns, the only one that decodes. Shape: rows [batch, 2, width]; where there are k times as many
   *  latents, each row belongs to k that follow one another. */
  given(rows: Tensor): Model<Config>
}

/** The discrete codes of examples. */
export interface DiscreteCodes {
  /** Of one example: the grid of places, with a last axis of codebooks where there are several; [] of a single code. */
  readonly shape: Shape
  /** Codes of each codebook; their numbers begin at 0. */
  readonly count: number
  readonly codebooks: number
  /** Shapes: x [batch, ...input] → [batch, ...shape]. */
  indices(x: Tensor, scope: Scope): Tensor
  /** Shapes: indices [batch, ...shape] → [batch, latent]. */
  latents(indices: Tensor, scope: Scope): Tensor
  /** How codebooks start, from vectors of first examples. Missing where nothing is learned. */
  readonly start?:
    | (CodebookStart & {
        /** Of the states, in front of their names. */
        readonly path: string
        readonly perExample: number
        /** What is quantized, before it is. Shapes: x [batch, ...input] → [batch · perExample, D]. */
        features(x: Tensor, scope: Scope): Tensor
      })
    | undefined
}

/** How a training treats the labels of a semi-supervised model. */
interface Supervision {
  /** Number of training examples whose labels are used; those of the others are hidden. */
  readonly labelled: number
  /** Share of these examples in the batches. */
  readonly share: number
  /** Metrics of the objective that are 0 for an example whose label is not known: means over the others. */
  readonly metrics: readonly string[]
}

/** A second set of parameters with an objective of its own. In every step it is updated before the model's own parameters, whose
 *  objective is that with the updated adversary. */
export interface Adversary {
  /** The first part of the paths of its parameters, such as `discriminator`. */
  readonly path: string
  /** What its parameters minimize, and what is measured of it. The scope is as for `objective` of the model. Shapes: x [batch, ...input],
   *  every noise [batch, ...shape] → loss [batch], metrics [batch] or []. */
  objective(
    x: Tensor,
    noise: Readonly<Record<string, Tensor>>,
    scope: Scope,
  ): { readonly loss: Tensor; readonly metrics: Readonly<Record<string, Tensor>> }
}

export interface Model<Config = unknown> {
  readonly config: Config
  /** Shape of one example, and the number of its latents. */
  readonly input: Shape
  readonly latent: number
  /** How many of them the decoder sees, from the first; missing where it sees all. Those of an upper level: see `Prior.lower`. */
  readonly decodedLatents?: number
  readonly likelihood: Likelihood
  /** The values that the model accepts in examples. */
  readonly domain: Domain
  readonly noise: readonly NoiseInput[]
  /** What its examples are called. */
  readonly examples: 'images' | 'rows'
  /** Whether the encoder gives a distribution for each example, so that latents have a prior. */
  readonly hasPosterior: boolean
  /** Whether latents have a prior although the encoder gives no distribution, or the model has none. Missing where they do not. */
  readonly hasPrior?: true
  /** Whether the model is an implicit one: it generates, and has neither an encoder nor a density. `encode` throws ConfigError then.
   *  Missing where it has an encoder. */
  readonly isImplicit?: true
  /** Missing where all parameters minimize one objective. */
  readonly adversary?: Adversary
  /** The distribution of the latents that are decoded to new examples. Missing if it is N(0, I), or the model has none. */
  readonly prior?: Prior
  /** Samples of the posterior with their densities, for standard normal numbers [batch, samples, latent]. Missing if it is the Gaussian
   *  that `encode` gives and the prior is N(0, I): then the KL has a closed form, else it is estimated from samples. */
  readonly posterior?: (x: Tensor, normals: Tensor, scope: Scope) => PosteriorSamples
  /** Missing where latents are continuous. */
  readonly codes?: DiscreteCodes
  /** The terms that the loss consists of. */
  readonly terms: readonly ('reconstruction' | 'kl')[]
  /** Whether the loss is the negative ELBO, in nats, at every step. */
  readonly isElbo: boolean
  /** Whether the objective estimates something of a whole batch, which one example says nothing about. */
  readonly usesBatch?: boolean | undefined
  /** The number of the objective that has a schedule. */
  readonly scheduled?: ScheduledNumber | undefined
  /** Missing where encoder and decoder get no labels beside their inputs. */
  readonly condition?: Condition<Config> | undefined
  /** Missing where the decoder gets no columns of a table beside the latents. */
  readonly givenColumns?: GivenColumns<Config> | undefined
  /** Missing where training uses the labels of all examples, or of none. */
  readonly supervision?: Supervision
  /** What is known of its configuration before it is trained, such as that the posterior will collapse. */
  readonly notices?: readonly Notice[]
  /** Shapes: x [batch, ...input], every noise [batch, ...shape], the number that has a schedule []. Missing noise is not added, that of layers
   *  comes from the scope; without its number a schedule is at its end, as in validation. */
  objective(
    x: Tensor,
    noise: Readonly<Record<string, Tensor>>,
    scope: Scope,
    scheduled?: Tensor,
  ): Objective
  /** Shapes: x [batch, ...input] → [batch, latent]. */
  encode(x: Tensor, scope: Scope): Encoding
  /** The decoder's output, in the shape that the likelihood expects. Shape: z [batch, latent]. */
  decoderOutput(z: Tensor, scope: Scope): Tensor
  /** The mean of p(x | z), the decoded example. Shapes: z [batch, latent] → [batch, ...input]. */
  decode(z: Tensor, scope: Scope): Tensor
}
