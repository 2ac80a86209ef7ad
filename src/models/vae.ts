// The variational autoencoder with a diagonal Gaussian posterior and a standard normal prior.
import * as z from 'zod'
import { ConfigError } from '../errors.js'
import {
  add,
  clip,
  concat,
  exp,
  mean as meanOf,
  multiply,
  reshape,
  slice,
} from '../graph/operations.js'
import { sizeOf } from '../graph/shapes.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import type { Likelihood } from '../likelihoods/likelihood.js'
import { likelihoodFrom } from '../likelihoods/likelihoods.js'
import type { Notice } from '../notices.js'
import { forSamples } from '../objectives/densities.js'
import type { VaeObjective } from '../objectives/objective.js'
import { objectiveFrom, objectiveOfExamples, objectives } from '../objectives/objectives.js'
import { classesOf, conditionSchema, encodedLabels, exampleCondition } from './condition.js'
import { klScheduleSchema, scheduledNumber } from './kl-schedule.js'
import { klDivergence, klTerm } from './kl-term.js'
import type { Model, ModelDefinition } from './model.js'
import { decode, encode, examplesOf, layerNoise, networkFields, repeated } from './networks.js'

/** Bounds of the log variance of new models. Inside them nothing changes, to the bit. Outside, an example far from all
 *  others would have the variance exp(89) = ∞ in float32, and one such example makes every mean infinite; exp(20) is
 *  5e8. Source: latent-diffusion, ldm/modules/distributions/distributions.py, `DiagonalGaussianDistribution`
 *  (Rombach et al., arXiv:2112.10752). */
const logVarianceBounds = [-30, 20] as const

const vaeSchema = z.strictObject({
  type: z.literal('vae'),
  ...networkFields,
  condition: conditionSchema.optional(),
  klWeight: z.number().nonnegative().default(1).describe('Weight β of the KL term; 1 is the ELBO'),
  klSchedule: klScheduleSchema
    .optional()
    .describe(
      'Schedule of the KL term. Validation measures the loss at its end, and early stopping waits for that',
    ),
  freeBits: z
    .number()
    .nonnegative()
    .optional()
    .describe(
      'Free bits: nats per latent that cost nothing. The KL of a latent, a mean over the batch, counts as no less',
    ),
  objective: objectives.schema
    .optional()
    .describe('What is minimized; default: reconstruction + klWeight · KL with one sample'),
  logVarianceBounds: z
    .tuple([z.number().negative().describe('Lowest'), z.number().positive().describe('Highest')])
    .readonly()
    .optional()
    .describe(
      'Bounds of the log variance of the posterior; a model without them is not bounded, as in versions before 0.2',
    )
    .meta({ default: [...logVarianceBounds] }),
})
export type VaeConfig = z.infer<typeof vaeSchema>

/** Builds a VAE: minimizes reconstruction + klWeight · KL, one posterior sample per example.
 *  Sources: Kingma & Welling, arXiv:1312.6114; `freeBits`: Kingma et al., arXiv:1606.04934; `klSchedule`: kl-schedule.ts;
 *  `condition`: Sohn et al. 2015, Learning structured output representation using deep conditional generative models. */
export function vae(options: Omit<z.input<typeof vaeSchema>, 'type'>): Model<VaeConfig> {
  return build(vaeSchema.parse({ type: 'vae', ...addedFields, ...options }))
}

const addedFields = { logVarianceBounds }

export const vaeDefinition = {
  schema: vaeSchema,
  addedFields,
  create: vae,
  build: (config) => build(config),
  ofExamples: ({ objective, ...config }, count) =>
    objective ? { ...config, objective: objectiveOfExamples(objective, count) } : config,
} satisfies ModelDefinition<typeof vaeSchema>

/** `labels`: those of the examples, of a conditional model. */
function build(config: VaeConfig, labels?: Tensor): Model<VaeConfig> {
  const likelihood = likelihoodFrom(config.likelihood)
  const chosen = chosenObjective(config, likelihood)
  const { samples = 1 } = chosen ?? {}
  const { input, latent, condition, klWeight, klSchedule, freeBits } = config
  const { logVarianceBounds: bounds } = config
  const encoding = (x: Tensor, scope: Scope) => {
    // One head of twice the size is faster than two.
    const size = { head: 'posterior', units: 2 * latent }
    const head = encode(x, config, size, scope, encodedLabels(condition, labels))
    const logVariance = slice(head, 1, latent, 2 * latent)
    return {
      mean: slice(head, 1, 0, latent),
      logVariance: bounds ? clip(logVariance, ...bounds) : logVariance,
    }
  }
  const output = (code: Tensor, scope: Scope) =>
    decode(code, config, likelihood.outputsPerValue, scope, encodedLabels(condition, labels))
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
        equation: 'latents = mean + exp(log_variance / 2) * noise',
        when: 'always',
      },
      ...(samples > 1 ? [{ ...furtherSamples, shape: [samples - 1, latent] }] : []),
      ...(chosen?.usesPrior ? [{ ...priorSamples, shape: [latent] }] : []),
      ...layerNoise(config, likelihood.outputsPerValue, exampleCondition(condition)),
    ],
    examples: examplesOf(config, likelihood),
    hasPosterior: true,
    terms: ['reconstruction', 'kl'],
    isElbo:
      likelihood.unit === 'nats' &&
      (!chosen || chosen.bound === 'elbo') &&
      (chosen?.usesKlTerm === false || (klWeight === 1 && !klSchedule && freeBits === undefined)),
    condition: condition && {
      classes: classesOf(condition),
      given: (labels) => build(config, labels),
    },
    scheduled: klSchedule && scheduledNumber(klSchedule, klWeight),
    notices: likelihood.unit === 'nats' || keepsKl(config) ? [] : collapseNotices(config),
    objective(x, { latent: noise, samples: further, prior }, scope, scheduled) {
      const { mean, logVariance } = encoding(x, scope)
      const kl = klDivergence(mean, logVariance)
      if (chosen) {
        const latents = samplesOf({ mean, logVariance }, noise, further)
        const decoded = (z: Tensor) => {
          const [batch = 1, count = 1] = z.shape
          const made = output(reshape(z, [batch * count, latent]), scope)
          const values = likelihood.negativeLogLikelihood(repeated(x, count), made)
          return { made, values: reshape(values, [batch, count]) }
        }
        const { made, values: reconstruction } = decoded(latents)
        const loss = chosen.loss({
          ...{ mean, logVariance, latents, reconstruction, prior },
          klTerm: klTerm({ mean, logVariance, kl }, config, scheduled),
          negativeLogLikelihood: (z) => decoded(z).values,
          isTraining: scope.mode === 'training',
        })
        return {
          loss,
          reconstruction: meanOf(reconstruction, [1]),
          kl,
          encoderInput: x,
          reconstructed: firstOf(likelihood.mean(made), latents.shape[1] ?? 1),
        }
      }
      const made = output(noise ? reparameterize(mean, logVariance, noise) : mean, scope)
      const reconstruction = likelihood.negativeLogLikelihood(x, made)
      return {
        loss: add(reconstruction, klTerm({ mean, logVariance, kl }, config, scheduled)),
        reconstruction,
        kl,
        encoderInput: x,
        reconstructed: likelihood.mean(made),
      }
    },
    encode: encoding,
    decoderOutput: output,
    decode: (code, scope) => likelihood.mean(output(code, scope)),
  }
}

// Exported models have one sample.
const furtherSamples = { name: 'samples', when: 'always' } as const
const priorSamples = { name: 'prior', when: 'always' } as const

/** Throws ConfigError where it needs another likelihood, or settings of the KL term have no effect on it. */
function chosenObjective(config: VaeConfig, { unit }: Likelihood): VaeObjective | undefined {
  if (!config.objective) return undefined
  const { type } = config.objective
  const objective = objectiveFrom(config.objective)
  if (objective.bound && objective.bound !== 'elbo' && unit !== 'nats')
    throw new ConfigError('objective.likelihood', { objective: type })
  const unused = [
    ...(config.klWeight === 1 ? [] : ['klWeight']),
    ...(config.klSchedule ? ['klSchedule'] : []),
    ...(config.freeBits === undefined ? [] : ['freeBits']),
  ]
  if (!objective.usesKlTerm && unused.length > 0)
    throw new ConfigError('objective.klTerm', { objective: type, unused: unused.join(', ') })
  return objective
}

/** Samples of the posterior; its mean without noise. Shapes: noise [batch, latent], further [batch, samples − 1, latent] → [batch,
 *  samples, latent]. */
function samplesOf(
  { mean, logVariance }: { mean: Tensor; logVariance: Tensor },
  noise: Tensor | undefined,
  further: Tensor | undefined,
): Tensor {
  const center = forSamples(mean)
  if (!noise) return center
  const first = forSamples(noise)
  const all = further ? concat([first, further], 1) : first
  return reparameterize(center, forSamples(logVariance), all)
}

/** The first of every `count`. Shapes: [batch · count, …] → [batch, …]. */
function firstOf(x: Tensor, count: number): Tensor {
  if (count === 1) return x
  const [all = 1, ...item] = x.shape
  const apart = reshape(x, [all / count, count, ...item])
  return reshape(slice(apart, 1, 0, 1), [all / count, ...item])
}

/** Whether the objective keeps the KL from 0 whatever its weight is. */
function keepsKl({ klSchedule, freeBits = 0 }: VaeConfig): boolean {
  return freeBits > 0 || (klSchedule?.type === 'capacity' && klSchedule.to > 0)
}

/** That the KL outweighs a mean squared error, and the weight that does not.
 *
 *  The error is a mean over the D values of an example, the KL a sum. A Gaussian likelihood with standard deviation σ has
 *  −log p = Σ (x − x̂)² / 2σ² + c = D · MSE / 2σ² + c. Its negative ELBO, times 2σ²/D, is MSE + (2σ²/D) · KL: the weight β
 *  stands for σ² = βD/2. With β = 1 and 784 pixels, σ is 20. A latent gains from its KL only where the data varies by
 *  more than σ in some direction (Lucas et al., arXiv:1911.02469), so that none does. 1/D is the weight of the
 *  sum of squared errors plus the KL, σ² = ½. Told where σ is above 1, the standard deviation of standardized values. */
function collapseNotices({ input, klWeight }: VaeConfig): Notice[] {
  const values = sizeOf(input)
  const variance = (klWeight * values) / 2
  if (variance <= 1) return []
  const short = (value: number) => Number(value.toPrecision(2))
  const [deviation, suggested] = [short(Math.sqrt(variance)), short(1 / values)]
  return [{ code: 'model.klWeight', values: { weight: klWeight, values, deviation, suggested } }]
}

/** A sample of the posterior as a function of its parameters: mean + exp(½ log variance) · noise.
 *  Shapes: all [batch, latent], or what broadcasts. */
export function reparameterize(mean: Tensor, logVariance: Tensor, noise: Tensor): Tensor {
  return add(mean, multiply(exp(multiply(logVariance, 0.5)), noise))
}
