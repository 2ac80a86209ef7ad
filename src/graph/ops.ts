// Every operation a graph may hold, listed once with the type of its attributes.

export type DType = 'float32' | 'uint8'
export type Shape = readonly number[]
/** Two numbers for the height and the width of a two-dimensional convolution. */
export type Pair = readonly [number, number]
/** How a kernel moves over images. Input and output channels are divided into as many `groups`, each with kernels of its own. */
export interface KernelMove {
  readonly stride: Pair
  readonly padding: Pair
  readonly dilation: Pair
  readonly groups: number
}
type None = Readonly<Record<never, never>>

/** Attributes keyed by operation. Shape rules, gradient rules and lowerings are total over these keys. */
export interface OpAttributes {
  // Leaves: inputs of a step, state carried from step to step, scalar constants.
  input: { readonly name: string; readonly shape: Shape; readonly dtype: DType }
  state: { readonly name: string; readonly shape: Shape }
  constant: { readonly value: number }
  /** A tensor of fixed numbers, row by row. */
  values: { readonly shape: Shape; readonly values: readonly number[] }
  // Elementwise; two inputs broadcast as in NumPy.
  cast: { readonly dtype: DType }
  negate: None
  exp: None
  log: None
  sqrt: None
  sigmoid: None
  tanh: None
  softplus: None
  erf: None
  relu: None
  leakyRelu: { readonly slope: number }
  /** 1 where the input is positive, else 0. */
  step: None
  clip: { readonly low: number; readonly high: number }
  add: None
  subtract: None
  multiply: None
  divide: None
  maximum: None
  minimum: None
  /** Inputs: condition, a, b. Items of a where the condition is not 0, else of b. */
  where: None
  /** The input itself, without a gradient. */
  stopGradient: None
  // Products. Inputs: a, b and optionally a bias. Of two stacks of matrices, each with each.
  matmul: { readonly transposeA: boolean; readonly transposeB: boolean }
  conv: KernelMove
  convTranspose: KernelMove & { readonly outputPadding: Pair }
  /** A convolution of images [batch, height, width, channels] with stride 1. */
  convChannelsLast: { readonly padding: Pair; readonly dilation: Pair }
  /** The gradient of a convolution with respect to its kernel. Inputs: the larger and the smaller images. */
  convKernelGradient: KernelMove & { readonly kernel: Pair }
  /** Inputs: x, and its mean and inverse standard deviation over `axes`, which depend on it; weight, bias. */
  normalize: { readonly axes: readonly number[] }
  /** The input itself, of which it is known that its sum over `axes` is zero. */
  centered: { readonly axes: readonly number[] }
  // Reductions and shapes.
  sum: { readonly axes: readonly number[]; readonly keepDimensions: boolean }
  max: { readonly axes: readonly number[]; readonly keepDimensions: boolean }
  /** Index of the largest item along an axis, of the first where several are; a float. */
  argMax: { readonly axis: number }
  /** The k-th largest item along the last axis, which becomes 1. */
  kthLargest: { readonly k: number }
  /** A new last axis of `size`: 1 at the index that the input has, else 0. */
  oneHot: { readonly size: number }
  /** Inputs: x, and indices along its first axis. */
  take: None
  reshape: { readonly shape: Shape }
  broadcast: { readonly shape: Shape }
  transpose: { readonly permutation: readonly number[] }
  slice: { readonly axis: number; readonly start: number; readonly end: number }
  pad: { readonly axis: number; readonly before: number; readonly after: number }
  concat: { readonly axis: number }
  /** Slices at `indices` along an axis; the index after the last one stands for zeros. */
  gather: { readonly axis: number; readonly indices: readonly number[] }
}

export type Op = keyof OpAttributes
