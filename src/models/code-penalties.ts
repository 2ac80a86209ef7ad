// What keeps the codes of an autoencoder sparse, small, or unmoved by small changes of the input.
import * as z from 'zod'
import { gradients } from '../graph/differentiate.js'
import {
  abs,
  add,
  flatten,
  kthLargest,
  multiply,
  square,
  step,
  subtract,
  sum,
} from '../graph/operations.js'
import type { Tensor } from '../graph/tensor.js'
import type { Notice } from '../notices.js'
import type { NoiseInput } from './model.js'

const weight = z.number().nonnegative().default(0)

/** The fields of a model's configuration. */
export const codePenaltyFields = {
  codePenalty: z
    .strictObject({
      l1: weight.describe('Weight of the sum of the absolute values of a code'),
      l2: weight.describe('Weight of the sum of their squares'),
    })
    .optional()
    .describe('Penalty on the codes, added to the loss; a mean over the batch'),
  sparse: z
    .strictObject({
      active: z.int().positive().describe('Number k of latents of a code that are kept'),
    })
    .optional()
    .describe(
      'k-sparse codes: the k largest latents of an example are kept, by value, and the others are 0',
    ),
  contraction: z
    .number()
    .positive()
    .optional()
    .describe(
      'Contractive autoencoder: weight of the squared Frobenius norm of the Jacobian of the code with respect to the input, estimated without bias by one random direction per example',
    ),
}

interface CodePenalties {
  readonly latent: number
  readonly codePenalty?: { readonly l1: number; readonly l2: number } | undefined
  readonly sparse?: { readonly active: number } | undefined
  readonly contraction?: number | undefined
}

/** The code with its `active` largest latents, where equal ones are kept together. Shapes: [batch, latent] → the same.
 *  Source: Makhzani & Frey, arXiv:1312.5663, which keeps the highest activities, not those of the largest magnitude. */
export function sparseCode(code: Tensor, { sparse }: Pick<CodePenalties, 'sparse'>): Tensor {
  if (!sparse) return code
  const isBelow = step(subtract(kthLargest(code, sparse.active), code))
  return multiply(code, subtract(1, isBelow))
}

/** The noise of the estimate: standard normal directions in the latent space. */
export function contractionNoise({ latent, contraction }: CodePenalties): NoiseInput[] {
  return contraction === undefined ? [] : [{ name: 'contraction', shape: [latent], when: 'always' }]
}

/** What is added to the reconstruction; undefined for nothing. Shapes: code, directions [batch, latent], the encoder's input
 *  [batch, ...input] → [batch].
 *
 *  l1 · Σ|z| + l2 · Σz² + contraction · ‖vᵀ ∂z/∂x‖², whose mean over standard normal v is ‖∂z/∂x‖² (Hutchinson 1990; the contractive
 *  penalty: Rifai et al. 2011). One gradient instead of one for each latent; without directions it is left out. With batch
 *  normalization a code depends on the other examples, too, and its derivatives are those of all codes of the batch. */
export function codePenalty(
  { code, encoderInput, directions }: CodeAt,
  { codePenalty: norms, contraction }: CodePenalties,
): Tensor | undefined {
  const terms = [
    ...(norms && norms.l1 > 0 ? [multiply(sum(abs(code), [1]), norms.l1)] : []),
    ...(norms && norms.l2 > 0 ? [multiply(sum(square(code), [1]), norms.l2)] : []),
    ...(contraction !== undefined && directions
      ? [multiply(jacobianNorm({ code, encoderInput, directions }), contraction)]
      : []),
  ]
  return terms.length > 0 ? terms.reduce((total, term) => add(total, term)) : undefined
}

/** That a penalty whose weights are 0 adds nothing. */
export function penaltyNotices({ codePenalty }: Pick<CodePenalties, 'codePenalty'>): Notice[] {
  const isEmpty = codePenalty?.l1 === 0 && codePenalty.l2 === 0
  return isEmpty ? [{ code: 'model.codePenalty', values: {} }] : []
}

interface CodeAt {
  readonly code: Tensor
  readonly encoderInput: Tensor
  readonly directions: Tensor | undefined
}

function jacobianNorm({ code, encoderInput, directions }: CodeAt & { directions: Tensor }): Tensor {
  const [derivatives] = gradients(sum(multiply(code, directions)), [encoderInput])
  return sum(square(flatten(derivatives as Tensor)), [1])
}
