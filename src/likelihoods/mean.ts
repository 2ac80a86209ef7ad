// How a decoder's output becomes the mean of a continuous likelihood.
import * as z from 'zod'
import { sigmoid } from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'

export const meanActivationSchema = z
  .enum(['identity', 'sigmoid'])
  .default('sigmoid')
  .describe('sigmoid keeps the mean in [0, 1]')
export type MeanActivation = z.infer<typeof meanActivationSchema>

export function meanOf(activation: MeanActivation, output: Tensor): Tensor {
  return activation === 'sigmoid' ? sigmoid(output) : output
}
