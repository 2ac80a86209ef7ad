// The results of an evaluation, as stored with the run, and its request.
import * as z from 'zod'
import type { EvaluationPhase } from '../../analysis/evaluate.js'
import { binarizations } from '../../data/images/binarize.js'
import type { Json } from './json.js'
import { unitSchema } from './runs.js'

const maxSamples = 100_000
const count = z.int().nonnegative()

export const evaluationBodySchema = z.strictObject({
  samples: z.int().positive().max(maxSamples).optional(),
})

const estimateSchema = z.strictObject({
  mean: z.number(),
  standardError: z
    .number()
    .nullable()
    .describe('Standard error of the mean; null for a single example'),
})
export type Estimate = Json<typeof estimateSchema>

const elboSchema = z.strictObject({
  examples: count,
  elbo: estimateSchema.optional(),
  bitsPerDimension: estimateSchema.optional(),
  reconstruction: estimateSchema,
  kl: estimateSchema.optional(),
})
export type ElboFigures = Json<typeof elboSchema>

const list = z.array(z.number())
const aggregatePosteriorSchema = z
  .strictObject({
    mean: list,
    variance: list,
    covariance: z.array(list).optional(),
    correlation: z
      .strictObject({ largest: z.number(), latents: z.tuple([count, count]) })
      .optional(),
    totalVariation: list,
    kolmogorovSmirnov: list,
    density: z
      .strictObject({
        ofCodes: z.strictObject({ prior: estimateSchema, fitted: estimateSchema }),
        ofSamples: z.strictObject({ prior: z.number(), fitted: z.number() }),
      })
      .optional(),
  })
  .describe('The mixture of the posteriors of the validation split, compared with the prior')

const gapsSchema = z.strictObject({ score: z.number(), gaps: list })
const disentanglementSchema = z
  .strictObject({
    examples: count,
    factors: z.array(z.strictObject({ name: z.string(), classes: count })),
    mig: gapsSchema,
    dci: z.strictObject({
      disentanglement: z.number(),
      completeness: z.number(),
      informativeness: z.number(),
      informativenessOfTraining: z.number(),
      importance: z.array(list),
    }),
    sap: gapsSchema,
    factorVae: z.strictObject({ score: z.number(), varying: count }),
  })
  .describe('Only for data with known factors')

export const evaluationSchema = z.strictObject({
  epochs: count,
  step: count,
  unit: unitSchema,
  isLikelihood: z.boolean(),
  isDensity: z.boolean(),
  isTable: z.boolean(),
  binarize: z.enum(binarizations).optional(),
  seed: count,
  klEstimate: z
    .enum(['closedForm', 'samples'])
    .optional()
    .describe(
      'How the KL is known; missing without a posterior and in evaluations of earlier versions',
    ),
  train: elboSchema,
  validation: elboSchema,
  latents: z
    .strictObject({
      kl: z.array(z.number()).optional(),
      variance: z.array(z.number()),
      active: count,
    })
    .optional(),
  aggregatePosterior: aggregatePosteriorSchema.optional(),
  importanceWeighted: z
    .strictObject({
      samples: count,
      bound: estimateSchema,
      bitsPerDimension: estimateSchema.optional(),
    })
    .optional(),
  labelled: z
    .strictObject({ train: count, validation: count })
    .optional()
    .describe(
      'Where some examples have no label: how many have one, on which everything about labels is measured',
    ),
  classifier: z
    .strictObject({ accuracy: estimateSchema })
    .optional()
    .describe(
      'Of a model with a classifier: the fraction of validation examples with the right label',
    ),
  representation: z.strictObject({
    squaredError: estimateSchema.optional(),
    compression: z.strictObject({ dimensions: z.number(), latents: count, factor: z.number() }),
    nearestNeighbours: z.strictObject({ k: count, accuracy: estimateSchema }).optional(),
    linearProbe: z.strictObject({ accuracy: estimateSchema }).optional(),
    clusters: z
      .strictObject({
        components: count,
        used: count,
        accuracy: estimateSchema,
        normalizedMutualInformation: z.number(),
      })
      .optional()
      .describe('Of a mixture prior: how its components agree with the labels'),
    disentanglement: disentanglementSchema.optional(),
  }),
  warnings: z.array(
    z.strictObject({
      key: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
      message: z.string(),
    }),
  ),
})
export type EvaluationAnswer = Json<typeof evaluationSchema>

export const evaluationPhaseSchema = z.enum([
  'training',
  'validation',
  'samples',
  'neighbours',
  'probe',
  'baselines',
  'factors',
  'images',
  'generating',
  'principal',
  'classifier',
  'features',
  'distances',
  'copies',
  'target',
]) satisfies z.ZodType<EvaluationPhase>
