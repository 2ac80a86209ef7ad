// The table of models: what a configuration may name, and how it becomes a model.
import type * as z from 'zod'
import { Registry, type TypedSchema } from '../registry.js'
import { autoencoderDefinition } from './autoencoder.js'
import type { Model, ModelDefinition } from './model.js'
import { vaeDefinition } from './vae.js'

export const models = new Registry([autoencoderDefinition, vaeDefinition])
export type ModelConfig = z.infer<typeof models.schema>

/** The configuration of a model that is configured anew, not read from a run: see `addedFields`. */
export function withAddedFields(config: ModelConfig): ModelConfig {
  const { addedFields }: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  // Added fields come last, as the schema has them.
  return { ...config, ...addedFields, ...config }
}

/** Throws ConfigError where the table has no such model. */
export function modelFrom(config: ModelConfig): Model<ModelConfig> {
  const definition: ModelDefinition<TypedSchema, ModelConfig> = models.entryOf(config)
  return definition.build(models.schema.parse(config))
}
