// The results of an evaluation, as stored with the run, and its request.
import * as z from 'zod'
import type { EvaluationPhase } from '../../analysis/evaluate.js'
import { featureTypes } from '../../analysis/sample-quality/feature-types.js'
import { tableClassifiers } from '../../analysis/table-quality/table-classifiers.js'
import { binarizations } from '../../data/images/binarize.js'
import type { Json } from './json.js'
import { unitSchema } from './runs.js'

const maxSamples = 100_000
const count = z.int().nonnegative()

export const evaluationBodySchema = z.strictObject({
  samples: z.int().positive().max(maxSamples).optional(),
  sampleQuality: z
    .strictObject({
      features: z
        .enum(featureTypes)
        .optional()
        .describe('What samples are compared by, except of a table; default: pca'),
      target: z
        .string()
        .optional()
        .describe('Of a table: the categorical column that classifiers predict'),
    })
    .optional()
    .describe('Also measures samples of a model with a prior, at most 1000 of images'),
})

export type EvaluationRequest = z.output<typeof evaluationBodySchema>

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

const sampleQualitySchema = z
  .strictObject({
    features: z.strictObject({
      type: z.enum([...featureTypes, 'onnx']),
      size: count,
      model: z.string().optional(),
      output: z.string().optional(),
    }),
    samples: count,
    seed: count,
    binarize: z.enum(binarizations).optional(),
    k: count,
    precision: estimateSchema,
    recall: estimateSchema,
    density: estimateSchema,
    coverage: estimateSchema,
    frechetDistance: estimateSchema,
    kernelDistance: estimateSchema,
    copies: z
      .strictObject({
        distanceRatio: z.number().nullable(),
        heldOutDistance: z.number(),
        closer: estimateSchema,
      })
      .optional(),
    classes: z
      .strictObject({
        shares: z.array(
          z.strictObject({ label: count, samples: estimateSchema, examples: estimateSchema }),
        ),
        confidence: z.strictObject({ samples: estimateSchema, examples: estimateSchema }),
        accuracy: estimateSchema.optional(),
      })
      .optional()
      .describe('Only with the features of a classifier'),
  })
  .describe('Samples beside validation examples, if asked for')
export type SampleQualityFigures = Json<typeof sampleQualitySchema>

const scoresSchema = z.strictObject({ accuracy: estimateSchema, f1: estimateSchema })
const besideTraining = {
  ofSamples: z.number().nullable(),
  ofTraining: z.number().nullable(),
}
const tableQualitySchema = z
  .strictObject({
    samples: count,
    examples: count,
    training: count,
    seed: count,
    columns: z.array(z.strictObject({ name: z.string(), ...besideTraining })),
    pairs: z
      .strictObject({
        ...besideTraining,
        largest: z.strictObject({
          columns: z.tuple([z.string(), z.string()]),
          samples: z.number(),
          examples: z.number(),
        }),
      })
      .optional(),
    copies: z
      .strictObject({
        distanceRatio: z.number().optional(),
        closer: estimateSchema,
        rows: count,
      })
      .optional(),
    target: z
      .strictObject({
        target: z.string(),
        positive: z.string().optional(),
        rows: count,
        classifiers: z.array(
          z.strictObject({
            name: z.enum(tableClassifiers),
            ofSamples: scoresSchema,
            ofTraining: scoresSchema,
          }),
        ),
      })
      .optional(),
  })
  .describe('Sampled rows of a table beside validation rows, if asked for')
export type TableQualityFigures = Json<typeof tableQualitySchema>

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
  sampleQuality: sampleQualitySchema.optional(),
  tableQuality: tableQualitySchema.optional(),
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
