// The ladder VAE: a VAE with two levels of latents, whose posterior shares the prior's way down.
import type * as z from 'zod'
import { add, concat, input as graphInput, multiply, sum } from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import { likelihoodFrom } from '../../likelihoods/likelihoods.js'
import { classesOf, encoderCondition, exampleConditions } from '../condition.js'
import { scheduledNumber } from '../kl-schedule.js'
import { capacityNotices, klTerms, klTermsBetween, weightedKl } from '../kl-term.js'
import type { Model, ModelDefinition, NoiseInput } from '../model.js'
import { decode, examplesOf, noiseOf } from '../networks.js'
import { collapseNotices, keepsKl } from '../vae/collapse-notices.js'
import { ladderPrior, ladderSamples } from './distributions.js'
import { ascend, descend, parts } from './levels.js'
import { type LadderConfig, ladderSchema, latentsOfBoth } from './schema.js'

/** Builds a ladder VAE, p(z₂) p(z₁ | z₂) p(x | z₁): minimizes reconstruction + klWeight · KL, with one sample of both levels per example.
 *  The posterior is q(z₂ | x) q(z₁ | x, z₂), where the second is the normalized product of the encoder's estimate of z₁ and
 *  p(z₁ | z₂). A code is z₁, then z₂.
 *  Source: Sønderby et al., arXiv:1602.02282; variances are exponentials instead of softplus. The paper recommends a linear
 *  `klSchedule`, without which upper latents often stay unused. */
export function ladderVae(
  options: Omit<z.input<typeof ladderSchema>, 'type'>,
): Model<LadderConfig> {
  return build(ladderSchema.parse({ type: 'ladderVae', ...options }))
}

export const ladderVaeDefinition = {
  schema: ladderSchema,
  create: ladderVae,
  build: (config) => build(config),
  latents: (config) => latentsOfBoth(config),
} satisfies ModelDefinition<typeof ladderSchema>

/** `labels`: those of the examples, of a conditional model. */
function build(config: LadderConfig, labels?: Tensor): Model<LadderConfig> {
  const likelihood = likelihoodFrom(config.likelihood)
  const { input, latent, condition, klWeight, klSchedule, freeBits } = config
  const both = latentsOfBoth(config)
  const ascent = (x: Tensor, scope: Scope) =>
    ascend(x, config, scope, encoderCondition(condition, labels, scope))
  // As in the paper, the decoder sees z₁ alone: z₂ acts on the example only through p(z₁ | z₂).
  const output = (lower: Tensor, scope: Scope) =>
    decode(
      lower,
      config,
      likelihood.outputsPerValue,
      scope,
      encoderCondition(condition, labels, scope),
    )
  const decoded = (code: Tensor, scope: Scope) => output(parts(code, config).lower, scope)
  return {
    config,
    input,
    latent: both,
    decodedLatents: latent,
    likelihood,
    domain: likelihood.domain,
    noise: [
      {
        ...{ name: 'latent', shape: [both], when: 'always' },
        equation: 'latents = those of posterior.onnx, with normals = noise',
      },
      ...layerNoise(config, likelihood.outputsPerValue),
    ],
    examples: examplesOf(config, likelihood),
    hasPosterior: true,
    terms: ['reconstruction', 'kl'],
    isElbo: likelihood.unit === 'nats' && klWeight === 1 && !klSchedule && freeBits === undefined,
    condition: condition && {
      classes: classesOf(condition),
      given: (own) => build(config, own),
    },
    scheduled: klSchedule && scheduledNumber(klSchedule, klWeight),
    notices: [
      ...(likelihood.unit === 'nats' || keepsKl(config) ? [] : collapseNotices(config)),
      ...capacityNotices({ ...config, latent: both }),
    ],
    prior: ladderPrior(config),
    posterior: (x, normals, scope) => ladderSamples(ascent(x, scope), normals, config, scope),
    objective(x, { latent: noise }, scope, scheduled) {
      const levels = ascent(x, scope)
      const { lowerLatents, lower, lowerPrior } = descend(levels, noise, config, scope)
      const made = output(lowerLatents, scope)
      const reconstruction = likelihood.negativeLogLikelihood(x, made, scope.within('likelihood'))
      const ofLower = klTermsBetween(lower, lowerPrior)
      const ofUpper = klTerms(levels.upper.mean, levels.upper.logVariance)
      const [kl1, kl2] = [multiply(sum(ofLower, [1]), 0.5), multiply(sum(ofUpper, [1]), 0.5)]
      const kl = add(kl1, kl2)
      const twice = () => concat([ofLower, ofUpper], 1)
      return {
        loss: add(reconstruction, weightedKl({ kl, twice }, config, scheduled)),
        ...{ reconstruction, kl },
        metrics: { kl1, kl2 },
        encoderInput: x,
        reconstructed: likelihood.mean(made),
      }
    },
    encode(x, scope) {
      const { lowerLatents, upperLatents } = descend(ascent(x, scope), undefined, config, scope)
      return { mean: concat([lowerLatents, upperLatents], 1) }
    },
    decoderOutput: decoded,
    decode: (code, scope) => likelihood.mean(decoded(code, scope)),
  }
}

/** The noise of the layers of both levels. */
function layerNoise(config: LadderConfig, outputsPerValue: number): NoiseInput[] {
  const { input, encoder, upper, decoder } = config
  const given = exampleConditions(config.condition).encoder
  return noiseOf([...encoder, ...upper.encoder, ...upper.decoder, ...decoder], (scope) => {
    const levels = ascend(graphInput('x', [1, ...input]), config, scope, given)
    const { lowerLatents } = descend(levels, undefined, config, scope)
    decode(lowerLatents, config, outputsPerValue, scope, given)
  })
}
