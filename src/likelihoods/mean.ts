// How a decoder's output becomes the mean of a continuous likelihood.
import * as z from 'zod'
import { sigmoid } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Domain } from './likelihood.js'

export const meanActivationSchema = z
  .enum(['identity', 'sigmoid'])
  .default('sigmoid')
  .describe('Activation of the mean: sigmoid keeps it in [0, 1]')
export type MeanActivation = z.infer<typeof meanActivationSchema>

export function applyMeanActivation(activation: MeanActivation, output: Tensor): Tensor {
  return activation === 'sigmoid' ? sigmoid(output) : output
}

/** The range of such a mean. */
export function meanDomain(activation: MeanActivation): Domain {
  return activation === 'sigmoid' ? 'unitInterval' : 'real'
}
