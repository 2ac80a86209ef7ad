// The recipes by name.
import type { ConfigurationInput } from '../training/configuration.js'
import { ch13Autoencoder } from './ch13-autoencoder.js'
import { ch13Vae } from './ch13-vae.js'
import { convVae } from './conv-vae.js'
import { ganRecipe } from './gan.js'
import { kerasVae2d } from './keras-vae-2d.js'
import { reluVae2d } from './relu-vae-2d.js'
import { residualConvVae } from './residual-conv-vae.js'
import { tabularVae } from './tabular-vae.js'
import { vqVaeRecipe } from './vq-vae.js'

type RecipeName =
  | 'ch13-autoencoder'
  | 'ch13-vae'
  | 'relu-vae-2d'
  | 'keras-vae-2d'
  | 'conv-vae'
  | 'residual-conv-vae'
  | 'vq-vae'
  | 'tabular-vae'
  | 'gan'

export const recipes: Readonly<Record<RecipeName, ConfigurationInput>> &
  Readonly<Record<string, ConfigurationInput>> = {
  'ch13-autoencoder': ch13Autoencoder,
  'ch13-vae': ch13Vae,
  'relu-vae-2d': reluVae2d,
  'keras-vae-2d': kerasVae2d,
  'conv-vae': convVae,
  'residual-conv-vae': residualConvVae,
  'vq-vae': vqVaeRecipe,
  'tabular-vae': tabularVae,
  gan: ganRecipe,
}
