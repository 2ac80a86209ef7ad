// The semi-supervised VAE M2: a conditional VAE whose label is a latent variable, too, where it is not known.
import * as z from 'zod'
import { hiddenLabel } from '../data/labels/hidden-labels.js'
import { ConfigError } from '../errors.js'
import { add, argMax, exp, mean as meanOf, multiply, oneHot, sum } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Scope } from '../layers/scope.js'
import { classifierNoise, classifierSchema, logProbabilities } from './classifier.js'
import { classesOf, type LabelsConfig, labelsSchema } from './condition.js'
import type { Model, ModelDefinition, NoiseInput } from './model.js'
import { networkFields } from './networks.js'
import { hiddenBound, semiSupervisedLoss, termsOfClasses } from './semi-supervised-loss.js'
import type { VaeConfig } from './vae/schema.js'
import { vae } from './vae.js'

/** Labelled examples of MNIST in the paper. */
const suggested = 100

const semiSupervisedSchema = z.strictObject({
  type: z.literal('semiSupervisedVae'),
  ...networkFields,
  classifier: classifierSchema,
  condition: labelsSchema.default({ type: 'labels' }),
  labelled: z
    .int()
    .positive()
    .optional()
    .describe(
      'Number of training examples whose labels are used: as many of each class, chosen by the seed. The labels of the others are hidden from the training. Default: all that are known, where the data has examples without a label',
    ),
  labelledShare: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.1)
    .describe(
      'Share of labelled examples in the batches, in which they come up again and again. The loss counts each so much less that its expectation does not depend on the share',
    ),
  classifierWeight: z
    .number()
    .nonnegative()
    .default(0.1)
    .describe(
      "Weight of the classifier's cross-entropy, a mean over the labelled examples, beside the bound, a mean over all: α = classifierWeight · examples, 0.1 as in the paper",
    ),
  examples: z
    .int()
    .positive()
    .optional()
    .describe('Number of training examples; default: that of the data'),
})
export type SemiSupervisedVaeConfig = z.infer<typeof semiSupervisedSchema>

/** Builds M2: q(y | x) is a classifier, q(z | x, y) and p(x | y, z) are the networks of a conditional VAE, p(y) is uniform.
 *  Source: Kingma et al., arXiv:1406.5298. */
export function semiSupervisedVae(
  options: Omit<z.input<typeof semiSupervisedSchema>, 'type'>,
): Model<SemiSupervisedVaeConfig> {
  return build(semiSupervisedSchema.parse({ type: 'semiSupervisedVae', ...options }))
}

export const semiSupervisedVaeDefinition = {
  schema: semiSupervisedSchema,
  create: semiSupervisedVae,
  build: (config) => build(config),
  ofExamples: (config, count, labelled) => ({
    ...config,
    ...resolvedLabels(config, count, labelled),
    examples: config.examples ?? count,
  }),
} satisfies ModelDefinition<typeof semiSupervisedSchema>

/** `labels`: in training those of all examples, where `hiddenLabel` stands for one that is not known; else those to encode and
 *  decode for. Throws ConfigError where the settings of labels contradict each other. */
function build(config: SemiSupervisedVaeConfig, labels?: Tensor): Model<SemiSupervisedVaeConfig> {
  const { condition, labelledShare: share } = config
  const classes = classesOf(condition)
  // Before the data is known, shapes can be checked with any numbers.
  const { labelled = 1, examples = 2 * labelled } = config
  assertLabelsFit(condition, labelled, examples)
  const networks = conditionalVae(config)
  const given = (own: Tensor): Model<VaeConfig> => networks.condition?.given(own) ?? networks
  const classify = (x: Tensor, scope: Scope) => logProbabilities(x, config, scope)
  const decoding = () => {
    if (labels) return given(labels)
    throw new Error('a semi-supervised model decodes only with labels: condition.given')
  }
  return {
    ...networks,
    config,
    noise: [
      ...networks.noise.map((each) => noiseOfClasses(each, classes)),
      ...classifierNoise(config),
    ],
    isElbo: false,
    givenColumns: undefined,
    condition: {
      classes,
      given: (own) => build(config, own),
      classify: (x, scope) => exp(classify(x, scope)),
    },
    supervision: { labelled, share, metrics: ['accuracy'] },
    objective(x, { latent: noise }, scope) {
      const logs = classify(x, scope)
      const terms = termsOfClasses({ x, noise, scope }, { classes, given })
      const known = labels && oneHot(labels, classes)
      if (known && scope.mode === 'training') {
        const weights = {
          known: labelled / examples / share,
          hidden: (1 - labelled / examples) / (1 - share),
          crossEntropy: config.classifierWeight / share,
        }
        const reconstructed = meanOf(terms.reconstructed, [1])
        return {
          ...semiSupervisedLoss({ logs, known, terms }, weights),
          ...{ encoderInput: x, reconstructed },
        }
      }
      const bound = hiddenBound(logs, terms)
      const predicted = argMax(logs, 1)
      const own = given(labels ?? predicted)
      const isRight = known && sum(multiply(known, oneHot(predicted, classes)), [1])
      return {
        ...bound,
        loss: add(bound.reconstruction, bound.kl),
        encoderInput: x,
        reconstructed: own.decode(own.encode(x, scope).mean, scope),
        ...(isRight && { metrics: { accuracy: isRight } }),
      }
    },
    encode: (x, scope) => given(labels ?? argMax(classify(x, scope), 1)).encode(x, scope),
    decoderOutput: (code, scope) => decoding().decoderOutput(code, scope),
    decode: (code, scope) => decoding().decode(code, scope),
  }
}

function conditionalVae({
  input,
  encoder,
  latent,
  decoder,
  output,
  likelihood,
  initialization,
  condition,
}: SemiSupervisedVaeConfig): Model<VaeConfig> {
  const networks = { input, encoder, latent, decoder, output, likelihood, initialization }
  return vae({ ...networks, condition })
}

/** Every class has noise of its own. Exported models have none. */
function noiseOfClasses({ equation: _, ...noise }: NoiseInput, classes: number): NoiseInput {
  return { ...noise, shape: [classes, ...noise.shape] }
}

/** Where it is not given, `labelled` is the number of known labels. */
function resolvedLabels(
  { labelled: given, condition }: SemiSupervisedVaeConfig,
  examples: number,
  labelled = 0,
): Pick<SemiSupervisedVaeConfig, 'labelled'> {
  if (given !== undefined || labelled === 0) return {}
  if (labelled < examples) return { labelled }
  const classes = classesOf(condition)
  const ofClass = Math.max(1, Math.min(suggested, examples / 2) / classes)
  throw new ConfigError('semiSupervised.complete', {
    examples,
    nearest: Math.floor(ofClass) * classes,
  })
}

function assertLabelsFit({ classes }: LabelsConfig, labelled: number, examples: number): void {
  if (classes !== undefined && classes > hiddenLabel)
    throw new ConfigError('semiSupervised.classes', { actual: classes, most: hiddenLabel })
  if (labelled >= examples)
    throw new ConfigError('semiSupervised.examples', { actual: labelled, examples })
}
