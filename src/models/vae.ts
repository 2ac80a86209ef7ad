// The variational autoencoder: by default with a diagonal Gaussian posterior and a standard normal prior.
import type * as z from 'zod'
import { clip, reshape, slice } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import { objectiveOfExamples } from '../objectives/objectives.js'
import { conditionedNetworks } from './given-columns.js'
import { scheduledNumber } from './kl-schedule.js'
import { capacityNotices } from './kl-term.js'
import type { Model, ModelDefinition } from './model.js'
import { examplesOf } from './networks.js'
import { flowFrom } from './posteriors/posteriors.js'
import { priorFrom } from './priors/priors.js'
import { chosenObjective } from './vae/choose-objective.js'
import { collapseNotices, keepsKl } from './vae/collapse-notices.js'
import { chosenLoss, closedObjective } from './vae/objective.js'
import { type PosteriorParameters, posteriorSamples } from './vae/posterior-samples.js'
import { addedFields, type VaeConfig, vaeSchema } from './vae/schema.js'

/** Builds a VAE: minimizes reconstruction + klWeight · KL, one posterior sample per example.
 *  Sources: Kingma & Welling, arXiv:1312.6114; `freeBits`: Kingma et al., arXiv:1606.04934; `klSchedule`: kl-schedule.ts;
 *  `prior`: priors/; `posterior`: posteriors/; `condition`: Sohn et al. 2015, Learning structured output representation using deep
 *  conditional generative models. Throws ConfigError where prior, posterior and objective do not go together. */
export function vae(options: Omit<z.input<typeof vaeSchema>, 'type'>): Model<VaeConfig> {
  return build(vaeSchema.parse({ type: 'vae', ...addedFields, ...options }))
}

export const vaeDefinition = {
  schema: vaeSchema,
  addedFields,
  create: vae,
  build: (config) => build(config),
  ofExamples: ({ objective, ...config }, count) =>
    objective ? { ...config, objective: objectiveOfExamples(objective, count) } : config,
} satisfies ModelDefinition<typeof vaeSchema>

/** `given`: labels of the examples or rows of their given columns, of a conditional model. */
function build(config: VaeConfig, given?: Tensor): Model<VaeConfig> {
  const networks = conditionedNetworks(config, given, (own) => build(config, own))
  const { likelihood, decode: output } = networks
  const { input, latent, condition, initialization, klWeight, klSchedule, freeBits } = config
  const { logVarianceBounds: bounds } = config
  const flow = flowFrom(config.posterior, latent)
  const parametersOf = (x: Tensor, scope: Scope): PosteriorParameters => {
    // One head for all is faster than several.
    const size = { head: 'posterior', units: 2 * latent + (flow?.units ?? 0) }
    const head = networks.encode(x, size, scope)
    const logVariance = slice(head, 1, latent, 2 * latent)
    return {
      mean: slice(head, 1, 0, latent),
      logVariance: bounds ? clip(logVariance, ...bounds) : logVariance,
      ...(flow && { given: slice(head, 1, 2 * latent, size.units) }),
    }
  }
  const posterior = flow || condition ? undefined : parametersOf
  const prior = priorFrom(config.prior, { latent, input, likelihood, posterior })
  const isClosed = prior.isStandardNormal && !flow
  const chosen = chosenObjective(config, { likelihood, prior, flow })
  const { samples = 1 } = chosen ?? {}
  const sampled = (parameters: PosteriorParameters, scope: Scope, noise?: Tensor) =>
    posteriorSamples(parameters, noise, { flow, scope: scope.within('flow'), initialization })
  return {
    config,
    input,
    latent,
    likelihood,
    domain: likelihood.domain,
    noise: [
      {
        name: 'latent',
        shape: [latent],
        equation: equations[flow ? 'flow' : 'own'],
        when: 'always',
      },
      ...(samples > 1 ? [{ ...furtherSamples, shape: [samples - 1, latent] }] : []),
      ...(chosen?.usesPrior ? [{ ...priorSamples, shape: [prior.normals] }] : []),
      ...networks.noise,
    ],
    examples: examplesOf(config, likelihood),
    hasPosterior: true,
    terms: ['reconstruction', 'kl'],
    isElbo:
      likelihood.unit === 'nats' &&
      (!chosen || chosen.bound === 'elbo') &&
      (chosen?.usesKlTerm === false || (klWeight === 1 && !klSchedule && freeBits === undefined)),
    ...networks.fields,
    usesBatch: chosen?.usesBatch,
    scheduled: klSchedule && scheduledNumber(klSchedule, klWeight),
    notices: [
      ...(likelihood.unit === 'nats' || keepsKl(config) ? [] : collapseNotices(config)),
      ...capacityNotices(config),
    ],
    ...(!isClosed && {
      prior,
      posterior: (x, normals, scope) => sampled(parametersOf(x, scope), scope, normals),
    }),
    objective(x, noise, scope, scheduled) {
      const own = networks.withColumnsOf(x)
      if (own) return own.objective(x, noise, scope, scheduled)
      const parameters = parametersOf(x, scope)
      const ofScope = (code: Tensor) => output(code, scope)
      const parts = { config, likelihood, prior, flow, scope, parameters, output: ofScope }
      return chosen
        ? chosenLoss(chosen, parts, x, noise, scheduled)
        : closedObjective(parts, x, noise, scheduled)
    },
    encode(x, scope) {
      const parameters = parametersOf(x, scope)
      if (!flow) return parameters
      const { latents } = sampled(parameters, scope)
      return { mean: reshape(latents, [x.shape[0] ?? 1, latent]) }
    },
    decoderOutput: output,
    decode: (code, scope) => likelihood.mean(output(code, scope)),
  }
}

/** Of the exported models, which have one sample. */
const equations = {
  own: 'latents = mean + exp(log_variance / 2) * noise',
  flow: 'latents = those of posterior.onnx, with normals = noise',
}
const furtherSamples = { name: 'samples', when: 'always' } as const
const priorSamples = { name: 'prior', when: 'always' } as const
