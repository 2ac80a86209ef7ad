// The table of posteriors: what a configuration may name.
import type * as z from 'zod'
import { type OptionsOf, type Registered, Registry, type TypedSchema } from '../../registry.js'
import { diagonalGaussian, diagonalGaussianDefinition } from './diagonal-gaussian.js'
import { iafDefinition } from './iaf.js'
import { planarDefinition } from './planar.js'
import type { Flow, PosteriorDefinition } from './posterior.js'

export const posteriors = new Registry('posterior', [
  diagonalGaussianDefinition,
  planarDefinition,
  iafDefinition,
])
export type PosteriorConfig = z.infer<typeof posteriors.schema>

/** The flow of a posterior; undefined of the diagonal Gaussian, which is the default. */
export function flowFrom(
  config: PosteriorConfig = diagonalGaussian(),
  latent: number,
): Flow | undefined {
  const definition: PosteriorDefinition<TypedSchema, PosteriorConfig> = posteriors.entryOf(config)
  return definition.build(config, latent)
}

/** Adds a posterior, so that configurations may name it; returns its factory. One that was registered before under the same type is
 *  replaced. Throws ConfigError where the type is built in or is no name. */
export function registerPosterior<Schema extends TypedSchema>(
  definition: Registered<PosteriorDefinition<Schema>>,
): (options: OptionsOf<Schema>) => PosteriorConfig {
  return posteriors.register(definition) as unknown as (
    options: OptionsOf<Schema>,
  ) => PosteriorConfig
}
