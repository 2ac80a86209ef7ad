// Generative adversarial networks: a generator and a discriminator that tells its examples from real ones.
import type * as z from 'zod'
import { ConfigError } from '../../errors.js'
import { add, broadcast, input as graphInput } from '../../graph/operations.js'
import { constant, type Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import { likelihoodFrom } from '../../likelihoods/likelihoods.js'
import type { Notice } from '../../notices.js'
import type { Model, ModelDefinition, NoiseInput } from '../model.js'
import { decode, examplesOf, noiseOf } from '../networks.js'
import { discriminate, discriminatorPath, isTold } from './discriminator.js'
import { relativeDiversity } from './diversity.js'
import { gradientPenalty, penaltyNoise } from './gradient-penalty.js'
import { adversarialLoss, outputMetrics } from './losses.js'
import { type GanConfig, ganSchema } from './schema.js'

/** Builds a GAN: the decoder generates examples from z ~ N(0, I), and the discriminator is the adversary. In a step both see the same
 *  latents, first the discriminator, then the generator with the updated discriminator.
 *  Sources: Goodfellow et al., arXiv:1406.2661; Radford et al., arXiv:1511.06434; the losses and penalties: losses.ts and
 *  gradient-penalty.ts. */
export function gan(options: Omit<z.input<typeof ganSchema>, 'type'>): Model<GanConfig> {
  return build(ganSchema.parse({ type: 'gan', ...options }))
}

const unit = 'adversarial'

export const ganDefinition = {
  schema: ganSchema,
  create: gan,
  build: (config) => build(config),
  unit,
} satisfies ModelDefinition<typeof ganSchema>

type Noise = Readonly<Record<string, Tensor>>

function build(config: GanConfig): Model<GanConfig> {
  const likelihood = { ...likelihoodFrom(config.likelihood), unit } as const
  const { input, latent, loss: lossName, gradientPenalty: penaltyConfig } = config
  const losses = adversarialLoss(lossName)
  const output = (z: Tensor, scope: Scope) => decode(z, config, 1, scope)
  const generate = (batch: number, { latent: z }: Noise, scope: Scope) =>
    likelihood.mean(output(z ?? broadcast(constant(0), [batch, latent]), scope))
  const objective = (x: Tensor, noise: Noise, scope: Scope) => {
    const reconstructed = generate(x.shape[0] ?? 1, noise, scope)
    const loss = losses.ofGenerator(discriminate(reconstructed, config, scope, 'updated'))
    return { loss, encoderInput: x, reconstructed }
  }
  const ofDiscriminator = (x: Tensor, noise: Noise, scope: Scope) => {
    const generated = generate(x.shape[0] ?? 1, noise, scope)
    const outputs = {
      real: discriminate(x, config, scope, 'real'),
      generated: discriminate(generated, config, scope, 'generated'),
    }
    const loss = losses.ofDiscriminator(outputs.real, outputs.generated)
    const points = { real: x, generated, t: noise.interpolation }
    const penalty =
      penaltyConfig && scope.mode === 'training'
        ? gradientPenalty(penaltyConfig, points, (point) =>
            discriminate(point, config, scope, 'penalty'),
          )
        : undefined
    return {
      loss: penalty ? add(loss, penalty) : loss,
      metrics: {
        discriminatorLoss: loss,
        ...outputMetrics(losses, outputs),
        discriminatorAccuracy: isTold(outputs),
        diversity: relativeDiversity(x, generated),
        ...(penalty && { gradientPenalty: penalty }),
      },
    }
  }
  return {
    config,
    input,
    latent,
    likelihood,
    domain: likelihood.domain,
    noise: [
      { name: 'latent', shape: [latent], equation: 'latents = noise', when: 'always' },
      ...penaltyNoise(penaltyConfig),
      ...layerNoise(config, (x, scope) => {
        ofDiscriminator(x, {}, scope)
        objective(x, {}, scope)
      }),
    ],
    examples: examplesOf(config, likelihood),
    hasPosterior: false,
    hasPrior: true,
    isImplicit: true,
    terms: [],
    isElbo: false,
    notices: ganNotices(config),
    adversary: { path: discriminatorPath, objective: ofDiscriminator },
    objective,
    encode() {
      throw new ConfigError('gan.encode')
    },
    decoderOutput: output,
    decode: (z, scope) => likelihood.mean(output(z, scope)),
  }
}

function layerNoise(
  { input, decoder, discriminator }: GanConfig,
  all: (x: Tensor, scope: Scope) => void,
): NoiseInput[] {
  return noiseOf([...decoder, ...discriminator], (scope) =>
    all(graphInput('x', [1, ...input]), scope),
  )
}

/** That a critic without a bound on its gradients has no minimum, and that batch normalization makes the gradient of one example depend
 *  on the others. */
function ganNotices({
  loss,
  gradientPenalty,
  spectralNormalization,
  discriminator,
}: GanConfig): Notice[] {
  const isUnbounded = loss === 'wasserstein' && !gradientPenalty && !spectralNormalization
  const mixesExamples = gradientPenalty && discriminator.some(({ type }) => type === 'batchNorm')
  return [
    ...(isUnbounded ? [{ code: 'gan.unbounded', values: {} } as const] : []),
    ...(mixesExamples ? [{ code: 'gan.penaltyBatchNorm', values: {} } as const] : []),
  ]
}
