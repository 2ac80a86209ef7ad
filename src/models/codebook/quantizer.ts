// The interface of quantizers: vectors to the nearest of finitely many, and back.
import type { Tensor } from '../../graph/tensor.js'
import type { Scope } from '../../layers/scope.js'

/** Quantized vectors. Shapes: N vectors of D dimensions. */
interface Quantized {
  /** What is decoded; the gradient with respect to the input is that of the identity, or of its bounded form. Shape: [N, D]. */
  readonly latents: Tensor
  /** Numbers of the codes from 0, one for each codebook. Shape: [N, codebooks]. */
  readonly indices: Tensor
  /** What the objective adds for each vector. Shape: [N]. */
  readonly penalty?: Tensor | undefined
  /** How often each code was chosen, by codebook. Shape: [codes] of each. */
  readonly counts: readonly Tensor[]
}

export interface Quantizer {
  /** Codes of each codebook. */
  readonly codes: number
  /** How many codebooks follow one another, each of which quantizes what the ones before have left. */
  readonly codebooks: number
  /** Shape: [N, D] → see `Quantized`. In training it updates its codebooks, where these are moving averages. */
  quantize(vectors: Tensor, scope: Scope): Quantized
  /** The vectors of codes. Shapes: indices [N, codebooks] → [N, D]. */
  lookUp(indices: Tensor, scope: Scope): Tensor
  /** The states that a training starts with, which are computed from vectors of its examples. Missing where there are none. */
  readonly start?: CodebookStart | undefined
}

export interface CodebookStart {
  /** How many vectors are enough. */
  readonly vectors: number
  /** Values of states by their names within the quantizer's scope. `clusters` gives that many means of vectors [N, D], each mean
   *  with the number of vectors that are nearest to it. */
  values(
    vectors: Float32Array,
    clusters: (vectors: Float32Array, count: number) => Clusters,
  ): Readonly<Record<string, Float32Array>>
}

export interface Clusters {
  /** Shape: [count, D]. */
  readonly means: Float32Array
  /** Shape: [count]. */
  readonly sizes: Float32Array
  /** The nearest mean of every vector. Shape: [N]. */
  readonly nearest: Uint32Array
}
