// The table of models: what a configuration may name, and how it becomes a model.
import type * as z from 'zod'
import type { Unit } from '../likelihoods/likelihood.js'
import { likelihoodFrom } from '../likelihoods/likelihoods.js'
import { checkedCode } from '../registered-code.js'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../registry.js'
import { conditionOf } from './adversarial/condition-of.js'
import { ganDefinition } from './adversarial/gan.js'
import { autoencoderDefinition } from './autoencoder.js'
import { vqVaeDefinition } from './codebook/vq-vae.js'
import { ladderVaeDefinition } from './ladder/ladder-vae.js'
import type { Model, ModelDefinition } from './model.js'
import { networkFields } from './networks.js'
import { semiSupervisedVaeDefinition } from './semi-supervised-vae.js'
import { vaeDefinition } from './vae.js'

/** Named, as the declarations of what is inferred would repeat every schema. */
type Definitions = readonly [
  typeof autoencoderDefinition,
  typeof vaeDefinition,
  typeof semiSupervisedVaeDefinition,
  typeof ladderVaeDefinition,
  typeof vqVaeDefinition,
  typeof ganDefinition,
]

export const models: Registry<Definitions> = new Registry('model', [
  autoencoderDefinition,
  vaeDefinition,
  semiSupervisedVaeDefinition,
  ladderVaeDefinition,
  vqVaeDefinition,
  ganDefinition,
])
export type ModelConfig = z.infer<typeof models.schema>

/** The configuration of a model that is configured anew, not read from a run: see `addedFields`. */
export function withAddedFields(config: ModelConfig): ModelConfig {
  const { addedFields }: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  // Added fields come last, as the schema has them.
  return { ...config, ...addedFields, ...config } as ModelConfig
}

/** The configuration of the model for so many training examples, `labelled` of which have a label; undefined without labels. Throws
 *  ConfigError where the model has no use for so many. */
export function modelOfExamples(
  config: ModelConfig,
  count: number,
  labelled: number | undefined,
): ModelConfig {
  const definition: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  return definition.ofExamples?.(config, count, labelled) ?? config
}

/** How many latents a code of the model has. */
export function latentsOf(config: ModelConfig): number {
  const definition: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  return definition.latents?.(config) ?? config.latent
}

/** The unit of the model's loss. */
export function unitOf(config: ModelConfig): Unit {
  const { unit }: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  return unit ?? likelihoodFrom(config.likelihood).unit
}

/** The configuration of a conditional model for data with so many classes, where it does not give their number itself. */
export function modelOfClasses(config: ModelConfig, classes: number | undefined): ModelConfig {
  const condition = conditionOf(config)
  if (!condition || condition.type === 'columns' || classes === undefined) return config
  if (condition.classes !== undefined) return config
  return { ...config, condition: { ...condition, classes } } as ModelConfig
}

/** Throws ConfigError where the table has no such model. */
export function modelFrom(config: ModelConfig): Model<ModelConfig> {
  const definition: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  return definition.build(models.schema.parse(config))
}

/** Adds a model, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Its schema has the `networkFields`. Throws ConfigError where it lacks one or `build`, or the type is built in or is no
 *  name. */
export function registerModel<Schema extends TypedSchema>(
  definition: Registered<ModelDefinition<Schema>>,
): (options: OptionsOf<Schema>) => ModelConfig {
  const fields = Object.keys(networkFields)
  return models.register(definition, { fields, checked }) as unknown as (
    options: OptionsOf<Schema>,
  ) => ModelConfig
}

const checked = <Entry extends Registered<ModelDefinition>>(entry: Entry) =>
  checkedCode(entry, { kind: 'registry.model', path: 'model' })
