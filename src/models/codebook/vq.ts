// Vector quantization: the nearest of learned vectors.
import * as z from 'zod'
import {
  add,
  argMax,
  dense,
  divide,
  gather,
  matmul,
  maximum,
  multiply,
  oneHot,
  reshape,
  square,
  step,
  stopGradient,
  subtract,
  sum,
  take,
  where,
} from '../../graph/operations.js'
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'
import type { Quantizer } from './quantizer.js'

/** Added to the number of vectors of each code, as in Sonnet's implementation. */
const smoothing = 1e-5
/** Examples for k-means have about that many vectors of each code. */
const vectorsPerCode = 40
const maxStartVectors = 16384

export const codebookFields = {
  codes: z.int().min(2).max(65536).default(256).describe('Number of codes of a codebook'),
  commitment: z
    .number()
    .nonnegative()
    .default(0.25)
    .describe('Weight β of the squared distance from the encoder’s output to its code'),
  update: z
    .enum(['ema', 'gradient'])
    .default('ema')
    .describe(
      'How a codebook learns: as moving averages of the vectors that are nearest to its codes (ema), or by the gradient of the squared distance to them (gradient)',
    ),
  decay: z
    .number()
    .min(0)
    .lt(1)
    .default(0.99)
    .describe('Weight of the past in the moving averages; of "update": "ema"'),
  restart: z
    .number()
    .min(0)
    .lt(1)
    .default(0.1)
    .describe(
      'A code that is chosen less often than this share of the average code is dead, and is replaced by a vector of the batch; 0: never. Of "update": "ema"',
    ),
}

export const vqSchema = z
  .strictObject({ type: z.literal('vq'), ...codebookFields })
  .describe(
    'Vector quantization: the nearest vector of a codebook. It starts with the k-means of first vectors',
  )
export type Codebook = Omit<z.output<typeof vqSchema>, 'type'>

/** The gradient passes the choice unchanged (straight-through).
 *  Source: van den Oord et al., arXiv:1711.00937; of the moving averages its appendix A.1. */
export function vq(config: Codebook, dimensions: number): Quantizer {
  return {
    codes: config.codes,
    codebooks: 1,
    quantize(vectors, scope) {
      const { nearest, index, penalty, counts } = quantizeOnce(vectors, config, scope)
      return {
        latents: straightThrough(vectors, nearest),
        indices: reshape(index, [vectors.shape[0] ?? 1, 1]),
        penalty,
        counts: [counts],
      }
    },
    lookUp: (indices, scope) =>
      take(codebookOf(config, dimensions, scope), reshape(indices, [indices.shape[0] ?? 1])),
    start: {
      vectors: startVectors(config),
      values: (vectors, clusters) => startValues(config, clusters(vectors, config.codes)),
    },
  }
}

export const straightThrough = (vectors: Tensor, quantized: Tensor): Tensor =>
  add(vectors, stopGradient(subtract(quantized, vectors)))

export const startVectors = ({ codes }: Pick<Codebook, 'codes'>): number =>
  Math.min(maxStartVectors, vectorsPerCode * codes)

/** The states of a codebook whose codes are the means of clusters. */
export function startValues(
  { update }: Pick<Codebook, 'update'>,
  { means, sizes }: { means: Float32Array; sizes: Float32Array },
): Record<string, Float32Array> {
  if (update === 'gradient') return { codebook: means }
  const dimensions = means.length / sizes.length
  const total = sizes.reduce((sum, size) => sum + size, 0)
  // As shares of an average code: the moving average is of batches of any size.
  const shares = sizes.map((size) => (size * sizes.length) / total)
  const sums = means.map((value, at) => value * (shares[Math.floor(at / dimensions)] as number))
  return { codebook: means, sizes: shares, sums }
}

export interface QuantizedOnce {
  /** The nearest codes, of "update": "gradient" with a gradient. Shape: [N, D]. */
  readonly nearest: Tensor
  /** Their numbers. Shape: [N]. */
  readonly index: Tensor
  /** Shape: [N]. */
  readonly penalty: Tensor
  /** Shape: [codes]. */
  readonly counts: Tensor
}

/** The nearest code of each vector. Shape: [N, D]. */
export function quantizeOnce(vectors: Tensor, config: Codebook, scope: Scope): QuantizedOnce {
  const { codes, update, commitment } = config
  const codebook = codebookOf(config, vectors.shape[1] ?? 1, scope)
  const index = nearestCode(stopGradient(vectors), stopGradient(codebook))
  const nearest = take(codebook, index)
  const chosen = oneHot(index, codes)
  const counts = sum(chosen, [0])
  if (update === 'ema' && scope.mode === 'training')
    updateAverages({ vectors: stopGradient(vectors), chosen, counts }, config, scope)
  const distance = (one: Tensor, other: Tensor) => sum(square(subtract(one, other)), [1])
  const committed = multiply(distance(vectors, stopGradient(nearest)), commitment)
  const penalty =
    update === 'gradient' ? add(committed, distance(stopGradient(vectors), nearest)) : committed
  return { nearest, index, penalty, counts }
}

/** Numbers of the nearest codes, of several the first. Shapes: vectors [N, D], codebook [codes, D] → [N]. */
function nearestCode(vectors: Tensor, codebook: Tensor): Tensor {
  // Half of |v|² − |v − e|², of which |v|² is the same for all codes.
  return argMax(dense(vectors, codebook, multiply(sum(square(codebook), [1]), -0.5)), 1)
}

/** The codes of a codebook: parameters, or states that follow averages. Shape: [codes, D]. */
export function codebookOf(
  { codes, update }: Codebook,
  dimensions: number,
  scope: Scope,
): Tensor<'state'> {
  const shape = [codes, dimensions]
  // Without k-means, as of a model that was never trained.
  const initial = { bound: 1 / codes }
  return update === 'gradient'
    ? // An adversary has no codebook, so that none has another value.
      (scope.parameter('codebook', shape, initial) as Tensor<'state'>)
    : scope.buffer('codebook', shape, initial)
}

/** Moves the averages, of which the codebook is a quotient: `sums` of vectors and `sizes`, in units of the average code of a batch.
 *  Shapes: vectors [N, D], chosen [N, codes], counts [codes]. */
function updateAverages(
  { vectors, chosen, counts }: { vectors: Tensor; chosen: Tensor; counts: Tensor },
  config: Codebook,
  scope: Scope,
): void {
  const { codes, decay, restart } = config
  const [count = 1, dimensions = 1] = vectors.shape
  const codebook = codebookOf(config, dimensions, scope)
  const sizes = scope.buffer('sizes', [codes], { constant: 0 })
  const sums = scope.buffer('sums', [codes, dimensions], { constant: 0 })
  const moved = (average: Tensor, batch: Tensor) =>
    add(multiply(average, decay), multiply(batch, ((1 - decay) * codes) / count))
  const size = moved(sizes, counts)
  const total = moved(sums, matmul(chosen, vectors, { transposeA: true }))
  // Laplace smoothing keeps the sum of the sizes.
  const all = sum(size)
  const smoothed = multiply(
    divide(add(size, smoothing), add(all, codes * smoothing)),
    maximum(all, smoothing),
  )
  const column = (each: Tensor) => reshape(each, [codes, 1])
  const mean = divide(total, column(smoothed))
  if (restart === 0) {
    scope.updates.set(sizes, size).set(sums, total).set(codebook, mean)
    return
  }
  // Examples are shuffled: vectors at fixed, scattered places of a batch are random ones.
  const others = gather(vectors, 0, scattered(codes, count))
  const isAlive = step(subtract(size, restart))
  scope.updates
    .set(sizes, where(isAlive, size, 1))
    .set(sums, where(column(isAlive), total, others))
    .set(codebook, where(column(isAlive), mean, others))
}

/** So many different indices below `count`, as long as there are as many, far from their neighbours. */
function scattered(many: number, count: number): number[] {
  // A step of the golden ratio, without a common divisor.
  let stride = Math.max(1, Math.round(count * 0.618))
  while (greatestCommonDivisor(stride, count) > 1) stride++
  return Array.from({ length: many }, (_, at) => (at * stride) % count)
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
