// The exported programs: encoder, decoder, autoencoder and what samples latents, on values in the units of the data.
import type { Scaling } from '../data/dataset.js'
import type { StateValue, StateValues } from '../engines/values.js'
import { add, divide, input, multiply, reshape, state, subtract } from '../graph/operations.js'
import { type Program, program } from '../graph/program.js'
import type { Tensor } from '../graph/tensor.js'
import { Scope } from '../layers/scope.js'
import type { Model } from '../models/model.js'
import { decoding, encoding, withLabels } from './programs.js'
import { priorProgram } from './sampling/prior-samples.js'

interface Portable {
  readonly batch: number
  /** Scaling of the data before the model; these programs apply and invert it themselves. */
  readonly scaling?: Scaling | undefined
}

/** Inputs and outputs by name; their first dimension is `batch`. Images are float32, in [0, 1] if the data are bytes.
 *  Those of a conditional model have the input `labels` [batch], too; with a classifier only its decoder. The decoder of one that is
 *  conditional on columns has the input `condition` [batch, 2, values], those columns as in a row; the others take them from `images`.
 *  encoder: `images` [batch, ...input] → `mean` and, if the posterior is a diagonal Gaussian, `log_variance` [batch, latent]; with a
 *  classifier `label_probabilities` [batch, classes].
 *  of a model with discrete codes `indices` [batch, …places], whole numbers as floats.
 *  decoder: `latents` [batch, latent] → `images` [batch, ...input], the mean.
 *  autoencoder: `images`, and `noise` if the model adds noise → `reconstruction` [batch, ...input].
 *  Of a model whose prior is not N(0, I), prior: standard normal `normals` [batch, normals] → `latents` [batch, latent].
 *  Of a model with discrete codes, codebook: `indices` → `latents` [batch, latent].
 *  Of one whose KL is estimated from samples, posterior: `images`, standard normal `normals` [batch, latent] → `latents`
 *  [batch, latent], a sample of the posterior, and `log_density` [batch], log q(z | x) there. */
export const exportedPrograms = {
  encoder(model: Model, { batch, scaling }: Portable): Program {
    const images = scaleTensor(input('images', [batch, ...model.input]), tensorsOf(scaling))
    const scope = new Scope('evaluation')
    const encoder = encoding(model, images, scope)
    const { mean, logVariance } = encoder.encode(images, scope)
    const indices = encoder.codes?.indices(images, scope)
    const probabilities = model.condition?.classify?.(images, scope)
    const outputs = {
      mean,
      ...(logVariance && { log_variance: logVariance }),
      ...(indices && { indices }),
      ...(probabilities && { label_probabilities: probabilities }),
    }
    return program({ outputs, layerPaths: scope.layerPaths })
  },

  decoder(model: Model, { batch, scaling }: Portable): Program {
    const latents = input('latents', [batch, model.latent])
    const scope = new Scope('evaluation')
    const decoded = decoding(model, batch).decode(latents, scope)
    const outputs = { images: unscaleTensor(decoded, tensorsOf(scaling)) }
    return program({ outputs, layerPaths: scope.layerPaths })
  },

  autoencoder(model: Model, { batch, scaling }: Portable): Program {
    const tensors = tensorsOf(scaling)
    const scope = new Scope('evaluation')
    const noise = model.noise.find(({ equation }) => equation)
    const images = scaleTensor(input('images', [batch, ...model.input]), tensors)
    const { reconstructed } = encoding(model, images, scope).objective(
      images,
      noise ? { [noise.name]: input('noise', [batch, ...noise.shape]) } : {},
      scope,
    )
    const outputs = { reconstruction: unscaleTensor(reconstructed, tensors) }
    return program({ outputs, layerPaths: scope.layerPaths })
  },

  prior({ prior }: Model, { batch }: Portable): Program {
    if (!prior) throw new Error('the prior is N(0, I)')
    return priorProgram(prior, batch)
  },

  codebook({ codes }: Model, { batch }: Portable): Program {
    if (!codes) throw new Error('the model has no discrete codes')
    const indices = input('indices', [batch, ...codes.shape])
    return program({ outputs: { latents: codes.latents(indices, new Scope('evaluation')) } })
  },

  posterior(given: Model, { batch, scaling }: Portable): Program {
    const model = withLabels(given, batch)
    const { latent } = model
    const images = scaleTensor(input('images', [batch, ...model.input]), tensorsOf(scaling))
    const normals = reshape(input('normals', [batch, latent]), [batch, 1, latent])
    const scope = new Scope('evaluation')
    const samples = model.posterior?.(images, normals, scope)
    if (!samples) throw new Error('the posterior is that of the encoder')
    const outputs = {
      latents: reshape(samples.latents, [batch, latent]),
      log_density: reshape(samples.logDensity, [batch]),
    }
    return program({ outputs, layerPaths: scope.layerPaths })
  },
}

export type ExportedProgram = keyof typeof exportedPrograms

/** The programs that a model has. */
export function exportedNames({ prior, posterior, codes, isImplicit }: Model): ExportedProgram[] {
  if (isImplicit) return ['decoder']
  return [
    ...(['encoder', 'decoder', 'autoencoder'] as const),
    ...(prior && !prior.isStandardNormal ? (['prior'] as const) : []),
    ...(codes ? (['codebook'] as const) : []),
    ...(posterior ? (['posterior'] as const) : []),
  ]
}

/** State of these programs in addition to the weights: offset and factor of the scaling, scalars or [columns]. */
export function scalingState(scaling: Scaling | undefined): StateValues {
  if (!scaling) return {}
  const { offset, factor } = scaling
  return { [names.offset]: stateOf(offset), [names.factor]: stateOf(factor) }
}

const names = { offset: 'scaling.offset', factor: 'scaling.factor' } as const

function stateOf(ofColumns: number | readonly number[]): StateValue {
  return typeof ofColumns === 'number'
    ? { shape: [], data: Float32Array.of(ofColumns) }
    : { shape: [ofColumns.length], data: Float32Array.from(ofColumns) }
}

interface ScalingTensors {
  readonly offset: Tensor
  readonly factor: Tensor
}

function tensorsOf(scaling: Scaling | undefined): ScalingTensors | undefined {
  if (!scaling) return undefined
  const { offset, factor } = scaling
  return {
    offset: state(names.offset, stateOf(offset).shape),
    factor: state(names.factor, stateOf(factor).shape),
  }
}

function scaleTensor(values: Tensor, tensors: ScalingTensors | undefined): Tensor {
  return tensors ? multiply(subtract(values, tensors.offset), tensors.factor) : values
}

function unscaleTensor(values: Tensor, tensors: ScalingTensors | undefined): Tensor {
  return tensors ? add(divide(values, tensors.factor), tensors.offset) : values
}
