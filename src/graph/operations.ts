// Functions that build graphs: one per operation, and a few compositions.
import type { DType, KernelMove, Pair, Shape } from './ops.js'
import { sizeOf } from './shapes.js'
import { constant, isOp, type Tensor, tensor } from './tensor.js'

/** A tensor, or a number that stands for a scalar. */
export type Operand = Tensor | number

const asTensor = (operand: Operand) => (typeof operand === 'number' ? constant(operand) : operand)
const sameShape = (a: Shape, b: Shape) =>
  a.length === b.length && a.every((size, axis) => size === b[axis])
const constantValue = (x: Tensor) => (isOp(x, 'constant') ? x.attributes.value : undefined)

/** An input of the program: one slice per step. */
export function input(name: string, shape: Shape, dtype: DType = 'float32'): Tensor<'input'> {
  return tensor('input', [], { name, shape, dtype })
}

/** A state, carried from step to step: a parameter, a moment, a running statistic. */
export function state(name: string, shape: Shape): Tensor<'state'> {
  return tensor('state', [], { name, shape })
}

/** A tensor of fixed numbers, row by row. Throws ShapeError where they are not as many as the shape has. */
export const values = (numbers: readonly number[], shape: Shape = [numbers.length]): Tensor =>
  tensor('values', [], { shape, values: numbers })

export function cast(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? x : tensor('cast', [x], { dtype })
}

export const negate = (x: Tensor): Tensor => tensor('negate', [x], {})
export const exp = (x: Tensor): Tensor => tensor('exp', [x], {})
export const log = (x: Tensor): Tensor => tensor('log', [x], {})
export const sqrt = (x: Tensor): Tensor => tensor('sqrt', [x], {})
export const sigmoid = (x: Tensor): Tensor => tensor('sigmoid', [x], {})
export const tanh = (x: Tensor): Tensor => tensor('tanh', [x], {})
/** log(1 + exp(x)), exact for large |x|. */
export const softplus = (x: Tensor): Tensor => tensor('softplus', [x], {})
/** The Gauss error function 2/√π ∫₀ˣ exp(−t²) dt. */
export const erf = (x: Tensor): Tensor => tensor('erf', [x], {})
export const relu = (x: Tensor): Tensor => tensor('relu', [x], {})
export const leakyRelu = (x: Tensor, slope: number): Tensor => tensor('leakyRelu', [x], { slope })
/** 1 where x > 0, else 0. */
export const step = (x: Tensor): Tensor => tensor('step', [x], {})
export const clip = (x: Tensor, low: number, high: number): Tensor =>
  tensor('clip', [x], { low, high })
export const square = (x: Tensor): Tensor => multiply(x, x)
export const abs = (x: Tensor): Tensor => maximum(x, negate(x))
/** x · sigmoid(x). */
export const silu = (x: Tensor): Tensor => multiply(x, sigmoid(x))
/** x · Φ(x), with Φ the distribution function of the standard normal. */
export const gelu = (x: Tensor): Tensor =>
  multiply(multiply(x, 0.5), add(erf(multiply(x, Math.SQRT1_2)), 1))
/** x where it is positive, else α · (exp(x) − 1). */
export const elu = (x: Tensor, alpha = 1): Tensor =>
  add(relu(x), multiply(subtract(exp(minimum(x, 0)), 1), alpha))
/** The same values; gradients end here. */
export const stopGradient = (x: Tensor): Tensor => tensor('stopGradient', [x], {})

export function add(a: Operand, b: Operand): Tensor {
  const [x, y] = [asTensor(a), asTensor(b)]
  const [left, right] = [constantValue(x), constantValue(y)]
  if (left !== undefined && right !== undefined) return constant(left + right)
  if (left === 0) return y
  if (right === 0) return x
  return tensor('add', [x, y], {})
}

export function subtract(a: Operand, b: Operand): Tensor {
  const [x, y] = [asTensor(a), asTensor(b)]
  if (constantValue(y) === 0) return x
  return tensor('subtract', [x, y], {})
}

export function multiply(a: Operand, b: Operand): Tensor {
  const [x, y] = [asTensor(a), asTensor(b)]
  const [left, right] = [constantValue(x), constantValue(y)]
  if (left !== undefined && right !== undefined) return constant(left * right)
  if (left === 1) return y
  if (right === 1) return x
  return tensor('multiply', [x, y], {})
}

export function divide(a: Operand, b: Operand): Tensor {
  const [x, y] = [asTensor(a), asTensor(b)]
  if (constantValue(y) === 1) return x
  return tensor('divide', [x, y], {})
}

/** The larger one of two items. Where they are equal, each has half of the gradient. */
export const maximum = (a: Operand, b: Operand): Tensor =>
  tensor('maximum', [asTensor(a), asTensor(b)], {})
export const minimum = (a: Operand, b: Operand): Tensor =>
  tensor('minimum', [asTensor(a), asTensor(b)], {})

/** Items of `a` where `condition` is not 0, else of `b`. All three broadcast. */
export const where = (condition: Tensor, a: Operand, b: Operand): Tensor =>
  tensor('where', [condition, asTensor(a), asTensor(b)], {})

/** a · b (+ bias). Shapes: a [rows, inner], b [inner, columns], each with its axes swapped where marked
 *  transposed; bias [columns] → [rows, columns]. One or both may be stacks [n, …] of matrices: without bias →
 *  [n, rows, columns]. */
export function matmul(
  a: Tensor,
  b: Tensor,
  {
    bias,
    transposeA = false,
    transposeB = false,
  }: { bias?: Tensor | undefined; transposeA?: boolean; transposeB?: boolean } = {},
): Tensor {
  return tensor('matmul', bias ? [a, b, bias] : [a, b], { transposeA, transposeB })
}

/** x · weightᵀ + bias. Shapes: x [batch, in], weight [out, in], bias [out] → [batch, out]. */
export function dense(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  return matmul(x, weight, { bias, transposeB: true })
}

type Window = Partial<KernelMove>
type BiasedWindow = Window & { readonly bias?: Tensor | undefined }

const moveOf = ({ stride, padding, dilation, groups }: Window): KernelMove => ({
  stride: stride ?? [1, 1],
  padding: padding ?? [0, 0],
  dilation: dilation ?? [1, 1],
  groups: groups ?? 1,
})

/** Convolution as cross-correlation. Shapes: x [batch, in, height, width], weight [out, in / groups, kh, kw],
 *  bias [out] → [batch, out, height', width']. */
export function conv(x: Tensor, weight: Tensor, { bias, ...window }: BiasedWindow = {}): Tensor {
  return tensor('conv', bias ? [x, weight, bias] : [x, weight], moveOf(window))
}

/** Transposed convolution: the gradient of `conv` with respect to its input. Shapes: x [batch, in, height, width],
 *  weight [in, out / groups, kh, kw], bias [out] → [batch, out, height', width']. */
export function convTranspose(
  x: Tensor,
  weight: Tensor,
  { bias, outputPadding = [0, 0], ...window }: BiasedWindow & { outputPadding?: Pair } = {},
): Tensor {
  const attributes = { ...moveOf(window), outputPadding }
  return tensor('convTranspose', bias ? [x, weight, bias] : [x, weight], attributes)
}

/** The convolution of images whose channels come last, with stride 1. Shapes: x [batch, height, width, in], weight [out, in, kh,
 *  kw], bias [out] → [batch, height', width', out]. */
export function convChannelsLast(
  x: Tensor,
  weight: Tensor,
  { bias, padding = [0, 0], dilation = [1, 1] }: Omit<BiasedWindow, 'stride' | 'groups'> = {},
): Tensor {
  return tensor('convChannelsLast', bias ? [x, weight, bias] : [x, weight], { padding, dilation })
}

/** The gradient of `conv` with respect to its kernel; that of `convTranspose`, whose input is `small`. Shapes: large [batch,
 *  in, height, width], small [batch, out, height', width'] → [out, in / groups, ...kernel]. */
export function convKernelGradient(
  large: Tensor,
  small: Tensor,
  { kernel, ...window }: Window & { kernel: Pair },
): Tensor {
  return tensor('convKernelGradient', [large, small], { kernel, ...moveOf(window) })
}

/** (x − mean) · inverse · weight + bias, where `mean` and `inverse` are the mean and the inverse standard deviation of x over
 *  `axes`: the gradient with respect to x is that of all three together. Shapes: x any; the others the same with
 *  length 1 in `axes`. */
export function normalize(
  x: Tensor,
  {
    axes,
    mean,
    inverse,
    weight,
    bias,
  }: { axes: readonly number[]; mean: Tensor; inverse: Tensor; weight: Tensor; bias: Tensor },
): Tensor {
  return tensor('normalize', [x, mean, inverse, weight, bias], { axes })
}

/** Says that the sum of x over `axes` is zero. */
export const centered = (x: Tensor, axes: readonly number[]): Tensor =>
  tensor('centered', [x], { axes })

/** Sum over `axes` (all of them by default). */
export function sum(x: Tensor, axes?: readonly number[], { keepDimensions = false } = {}): Tensor {
  const over = [...(axes ?? x.shape.keys())].sort((a, b) => a - b)
  if (over.length === 0) return x
  return tensor('sum', [x], { axes: over, keepDimensions })
}

/** Mean over `axes` (all of them by default). */
export function mean(x: Tensor, axes?: readonly number[], { keepDimensions = false } = {}): Tensor {
  const total = sum(x, axes, { keepDimensions })
  return multiply(total, sizeOf(total.shape) / sizeOf(x.shape))
}

/** Mean of the squared deviations from the mean over `axes` (all of them by default); `correction` is subtracted from the
 *  number of items, 1 for the unbiased variance. */
export function variance(
  x: Tensor,
  axes?: readonly number[],
  { keepDimensions = false, correction = 0 } = {},
): Tensor {
  const deviation = subtract(x, mean(x, axes, { keepDimensions: axes !== undefined }))
  const total = sum(square(deviation), axes, { keepDimensions })
  return divide(total, sizeOf(x.shape) / sizeOf(total.shape) - correction)
}

/** Largest item over `axes` (all of them by default). Equal largest items share the gradient. */
export function max(x: Tensor, axes?: readonly number[], { keepDimensions = false } = {}): Tensor {
  const over = [...(axes ?? x.shape.keys())].sort((a, b) => a - b)
  return over.length === 0 ? x : tensor('max', [x], { axes: over, keepDimensions })
}

export const min = (
  x: Tensor,
  axes?: readonly number[],
  options?: { keepDimensions?: boolean },
): Tensor => negate(max(negate(x), axes, options))

/** Index of the largest item along an axis, which is removed; of the first where several are. Without a gradient. */
export const argMax = (x: Tensor, axis: number): Tensor => tensor('argMax', [x], { axis })
export const argMin = (x: Tensor, axis: number): Tensor => argMax(negate(x), axis)

/** The k-th largest item along the last axis, where equal items count each, and share the gradient. Shapes: [..., items] → [..., 1]. */
export const kthLargest = (x: Tensor, k: number): Tensor => tensor('kthLargest', [x], { k })

/** 1 at the index that `indices` has, else 0. Shapes: any → the same with a last axis of `size`. Without a gradient.
 *  Indices are whole numbers from 0. */
export function oneHot(indices: Tensor, size: number): Tensor {
  const list = indices.shape.length === 0 ? reshape(indices, [1]) : indices
  return reshape(tensor('oneHot', [list], { size }), [...indices.shape, size])
}

/** The slices of x at `indices`, which the program computes; for indices that are known see `gather`. Shapes:
 *  x [n, …], indices any → [...indices, …]. An engine fails where an index is not from 0 to n − 1. */
export const take = (x: Tensor, indices: Tensor): Tensor => tensor('take', [x, indices], {})

/** exp(x) / Σ exp(x) along one axis. */
export function softmax(x: Tensor, axis: number): Tensor {
  const powers = exp(subtract(x, stopGradient(max(x, [axis], { keepDimensions: true }))))
  return divide(powers, sum(powers, [axis], { keepDimensions: true }))
}

export function reshape(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : tensor('reshape', [x], { shape })
}

/** Merges all dimensions after the first. Shapes: [batch, …] → [batch, size]. */
export function flatten(x: Tensor): Tensor {
  const [batch = 1, ...rest] = x.shape
  return reshape(x, [batch, sizeOf(rest)])
}

export function broadcast(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : tensor('broadcast', [x], { shape })
}

export function transpose(x: Tensor, permutation: readonly number[]): Tensor {
  return permutation.every((from, to) => from === to)
    ? x
    : tensor('transpose', [x], { permutation })
}

/** Elements `start` (included) to `end` (excluded) along one axis. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  return start === 0 && end === x.shape[axis] ? x : tensor('slice', [x], { axis, start, end })
}

/** Zeros before and after, along one axis. */
export function pad(x: Tensor, axis: number, before: number, after: number): Tensor {
  return before === 0 && after === 0 ? x : tensor('pad', [x], { axis, before, after })
}

/** Tensors one after another along one axis. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors
  return first && tensors.length === 1 ? first : tensor('concat', tensors, { axis })
}

/** Tensors of one shape as slices along a new axis. */
export const stack = (tensors: readonly Tensor[], axis: number): Tensor =>
  concat(
    tensors.map((each) => reshape(each, each.shape.toSpliced(axis, 0, 1))),
    axis,
  )

/** The slices at `indices` along one axis. The index after the last one stands for zeros. */
export function gather(x: Tensor, axis: number, indices: readonly number[]): Tensor {
  const isIdentity = indices.length === x.shape[axis] && indices.every((from, to) => from === to)
  return isIdentity ? x : tensor('gather', [x], { axis, indices })
}

/** log Σ exp(x) along one axis, which is removed: log(eᵃ + eᵇ) = a + softplus(b − a), whatever their size.
 *  Computed by adding halves until one is left. */
export function logSumExp(x: Tensor, axis: number): Tensor {
  const size = x.shape[axis] ?? 0
  if (size <= 1) return sum(x, [axis])
  const half = Math.floor(size / 2)
  const [left, right] = [slice(x, axis, 0, half), slice(x, axis, half, 2 * half)]
  const total = logSumExp(logAddExp(left, right), axis)
  return 2 * half === size ? total : logAddExp(total, sum(slice(x, axis, size - 1, size), [axis]))
}

const logAddExp = (a: Tensor, b: Tensor) => add(a, softplus(subtract(b, a)))
