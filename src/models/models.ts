// All models: what a configuration may name, and how it becomes a model.
import * as z from 'zod'
import { autoencoder, autoencoderSchema } from './autoencoder.js'
import type { Model } from './model.js'
import { vae, vaeSchema } from './vae.js'

export const modelSchema = z.discriminatedUnion('type', [autoencoderSchema, vaeSchema])
export type ModelConfig = z.infer<typeof modelSchema>

export function modelFrom({ type, ...options }: ModelConfig): Model<ModelConfig> {
  return type === 'vae'
    ? vae(options as Omit<z.input<typeof vaeSchema>, 'type'>)
    : autoencoder(options as Omit<z.input<typeof autoencoderSchema>, 'type'>)
}
