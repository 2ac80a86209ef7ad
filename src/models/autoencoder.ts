// The autoencoder; with noise on its input, the denoising autoencoder.
import * as z from 'zod'
import { ConfigError } from '../errors.js'
import { add, clip, multiply } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import {
  codePenalty,
  codePenaltyFields,
  contractionNoise,
  penaltyNotices,
  sparseCode,
} from './code-penalties.js'
import { conditionSchema } from './condition.js'
import { conditionedNetworks } from './given-columns.js'
import type { Model, ModelDefinition, NoiseInput } from './model.js'
import { examplesOf, networkFields } from './networks.js'

const autoencoderSchema = z.strictObject({
  type: z.literal('autoencoder'),
  ...networkFields,
  condition: conditionSchema.optional(),
  noise: z
    .number()
    .nonnegative()
    .default(0)
    .describe(
      'Standard deviation of the Gaussian noise added to the input, which is then clipped to [0, 1]',
    ),
  target: z
    .enum(['noisy', 'clean'])
    .default('clean')
    .describe('Target of the reconstruction: the noisy input itself, or the clean image'),
  ...codePenaltyFields,
})
export type AutoencoderConfig = z.infer<typeof autoencoderSchema>

/** Builds an autoencoder: z = encoder(x + noise), loss = likelihood(target | decoder(z)) + penalties of z.
 *  Sources: of the denoising objective Vincent et al. 2008, of the others code-penalties.ts. Throws ConfigError where more latents
 *  are to be kept than there are. */
export function autoencoder(
  options: Omit<z.input<typeof autoencoderSchema>, 'type'>,
): Model<AutoencoderConfig> {
  return build(autoencoderSchema.parse({ type: 'autoencoder', ...options }))
}

export const autoencoderDefinition = {
  schema: autoencoderSchema,
  create: autoencoder,
  build: (config) => build(config),
} satisfies ModelDefinition<typeof autoencoderSchema>

/** `given`: labels of the examples or rows of their given columns, of a conditional model. */
function build(config: AutoencoderConfig, given?: Tensor): Model<AutoencoderConfig> {
  const networks = conditionedNetworks(config, given, (own) => build(config, own))
  const { likelihood, decode: output } = networks
  const { input, latent, noise: deviation, target, sparse } = config
  if (sparse && sparse.active > latent)
    throw new ConfigError('model.sparse', { active: sparse.active, latent })
  const corruption: NoiseInput = {
    name: 'corruption',
    shape: input,
    equation: `given = clip(images + ${deviation} * noise, 0, 1)`,
    when: 'training',
  }
  const encoding = (x: Tensor, scope: Scope) => {
    const size = { head: 'latent', units: latent }
    const codes = networks.encode(x, size, scope)
    return { mean: sparseCode(codes, config) }
  }
  return {
    config,
    input,
    latent,
    likelihood,
    // Noisy inputs are clipped to [0, 1].
    domain: deviation > 0 ? 'unitInterval' : likelihood.domain,
    noise: [...(deviation > 0 ? [corruption] : []), ...contractionNoise(config), ...networks.noise],
    examples: examplesOf(config, likelihood),
    hasPosterior: false,
    terms: ['reconstruction'],
    isElbo: false,
    notices: penaltyNotices(config),
    ...networks.fields,
    objective(x, noise, scope) {
      const own = networks.withColumnsOf(x)
      if (own) return own.objective(x, noise, scope)
      const { corruption, contraction: directions } = noise
      const encoderInput = corruption ? clip(add(x, multiply(corruption, deviation)), 0, 1) : x
      const code = encoding(encoderInput, scope).mean
      const made = output(code, scope)
      const reconstruction = likelihood.negativeLogLikelihood(
        target === 'noisy' ? encoderInput : x,
        made,
        scope.within('likelihood'),
      )
      const penalty = codePenalty({ code, encoderInput, directions }, config)
      return {
        loss: penalty ? add(reconstruction, penalty) : reconstruction,
        reconstruction,
        encoderInput,
        reconstructed: likelihood.mean(made),
      }
    },
    encode: encoding,
    decoderOutput: output,
    decode: (code, scope) => likelihood.mean(output(code, scope)),
  }
}
