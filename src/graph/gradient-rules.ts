// The backward rule of each operation: the gradient of its output, propagated to its inputs (total over all operations).
import {
  add,
  broadcast,
  cast,
  centered,
  clip,
  conv,
  convKernelGradient,
  convTranspose,
  divide,
  exp,
  gather,
  kthLargest,
  matmul,
  max,
  multiply,
  negate,
  oneHot,
  pad,
  reshape,
  sigmoid,
  slice,
  square,
  step,
  subtract,
  sum,
  transpose,
  where,
} from './operations.js'
import type { KernelMove, Op, Pair, Shape } from './ops.js'
import { sizeOf } from './shapes.js'
import type { Tensor } from './tensor.js'

/** From a node and the gradient of its output: the gradient of each input, in their order.
 *  A rule may use the node itself, where the derivative follows from its output. */
export type GradientRule<K extends Op> = (
  node: Tensor<K>,
  gradient: Tensor,
) => readonly (Tensor | undefined)[]

/** No gradient flows through the operation: it is a leaf, or its derivative is zero. */
export const noGradient = 'no gradient'

export const gradientRules: { readonly [K in Op]: GradientRule<K> | typeof noGradient } = {
  input: noGradient,
  state: noGradient,
  constant: noGradient,
  values: noGradient,
  step: noGradient,
  stopGradient: noGradient,
  argMax: noGradient,
  oneHot: noGradient,

  cast: ({ inputs }, g) => [inputs[0]?.dtype === 'float32' ? cast(g, 'float32') : undefined],
  negate: (_, g) => [negate(g)],
  exp: (y, g) => [multiply(g, y)],
  log: (y, g) => [divide(g, firstInput(y))],
  sqrt: (y, g) => [divide(multiply(g, 0.5), y)],
  sigmoid: (y, g) => [multiply(g, multiply(y, subtract(1, y)))],
  tanh: (y, g) => [multiply(g, subtract(1, square(y)))],
  softplus: (y, g) => [multiply(g, sigmoid(firstInput(y)))],
  erf: (y, g) => [
    multiply(g, multiply(exp(negate(square(firstInput(y)))), 2 / Math.sqrt(Math.PI))),
  ],
  relu: (y, g) => [multiply(g, step(y))],
  leakyRelu: (y, g) => {
    const { slope } = y.attributes
    // Taken from the output where it has the input's sign, so that the input need not be stored.
    const sign = step(slope >= 0 ? y : firstInput(y))
    // One pass fewer than slope + (1 − slope) · sign.
    if (slope >= 0 && slope <= 1) return [multiply(g, clip(sign, slope, 1))]
    return [multiply(g, add(multiply(sign, 1 - slope), slope))]
  },
  clip: (y, g) => {
    const { low, high } = y.attributes
    const outside = add(step(subtract(low, firstInput(y))), step(subtract(firstInput(y), high)))
    return [multiply(g, subtract(1, outside))]
  },

  add: ({ inputs: [a, b] }, g) => [a && unbroadcast(g, a.shape), b && unbroadcast(g, b.shape)],
  subtract: ({ inputs: [a, b] }, g) => [
    a && unbroadcast(g, a.shape),
    b && unbroadcast(negate(g), b.shape),
  ],
  multiply: ({ inputs: [a, b] }, g) => [
    a && b && unbroadcast(multiply(g, b), a.shape),
    a && b && unbroadcast(multiply(g, a), b.shape),
  ],
  divide: (y, g) => {
    const [a, b] = y.inputs
    if (!a || !b) return []
    const contribution = divide(g, b)
    return [
      unbroadcast(contribution, a.shape),
      unbroadcast(negate(multiply(contribution, y)), b.shape),
    ]
  },
  maximum: ({ inputs: [a, b] }, g) => (a && b ? selected(g, a, b, subtract(a, b)) : []),
  minimum: ({ inputs: [a, b] }, g) => (a && b ? selected(g, a, b, subtract(b, a)) : []),
  // Not by a product: what is not selected may be infinite.
  where: ({ inputs: [condition, a, b] }, g) => [
    undefined,
    condition && a && unbroadcast(where(condition, g, 0), a.shape),
    condition && b && unbroadcast(where(condition, 0, g), b.shape),
  ],

  matmul: ({ inputs: [a, b, bias], attributes: { transposeA, transposeB } }, g) => {
    if (!a || !b) return []
    const ofA = transposeA
      ? matmul(b, g, { transposeA: transposeB, transposeB: true })
      : matmul(g, b, { transposeB: !transposeB })
    const ofB = transposeB
      ? matmul(g, a, { transposeA: true, transposeB: transposeA })
      : matmul(a, g, { transposeA: !transposeA })
    return [unbroadcast(ofA, a.shape), unbroadcast(ofB, b.shape), bias && sum(g, [0])]
  },
  conv: ofConv,
  convTranspose: ({ inputs: [x, weight, bias], attributes }, g) => {
    if (!x || !weight) return []
    const { outputPadding: _, ...window } = attributes
    return [
      crop(conv(g, weight, window), x.shape),
      convKernelGradient(g, x, { kernel: spatial(weight), ...window }),
      bias && sum(g, [0, 2, 3]),
    ]
  },
  convChannelsLast: ({ inputs: [x, weight, bias], attributes }, g) => {
    if (!x || !weight) return []
    const channelsFirst = [0, 3, 1, 2]
    const usual = conv(transpose(x, channelsFirst), weight, { bias, ...attributes })
    const [ofX, ...others] = ofConv(usual as Tensor<'conv'>, transpose(g, channelsFirst))
    return [ofX && transpose(ofX, [0, 2, 3, 1]), ...others]
  },
  // Bilinear: what the kernel is to one of the images, the gradient is to the other.
  convKernelGradient: ({ inputs: [large, small], attributes }, g) => {
    if (!large || !small) return []
    const { kernel: _, ...window } = attributes
    return [spread(small, g, spatial(large), window), crop(conv(large, g, window), small.shape)]
  },

  // With S(v) the sum of v over the axes, n items each, r the inverse standard deviation and c = x − mean:
  // r · weight · (g − S(g) / n − c · r² · S(g · c) / n), the sum of which is zero.
  // Source: Ioffe & Szegedy, arXiv:1502.03167, section 3.
  normalize: ({ inputs: [x, center, inverse, weight], attributes: { axes } }, g) => {
    if (!x || !center || !inverse || !weight) return []
    const share = sizeOf(center.shape) / sizeOf(x.shape)
    const kept = { keepDimensions: true }
    const deviation = subtract(x, center)
    const total = sum(g, axes, kept)
    const slope = sum(multiply(g, deviation), axes, kept)
    const alongX = multiply(multiply(square(inverse), slope), share)
    const left = subtract(subtract(g, multiply(total, share)), multiply(deviation, alongX))
    const ofX = centered(multiply(left, multiply(inverse, weight)), axes)
    return [ofX, undefined, undefined, multiply(slope, inverse), total]
  },
  centered: (_, g) => [g],

  sum: ({ inputs: [x], attributes: { axes } }, g) => {
    if (!x) return []
    const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    return [broadcast(reshape(g, kept), x.shape)]
  },
  // Equal largest items share the gradient.
  max: ({ inputs: [x], attributes: { axes } }, g) => {
    if (!x) return []
    const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    const isLargest = subtract(1, step(subtract(max(x, axes, { keepDimensions: true }), x)))
    const count = sum(isLargest, axes, { keepDimensions: true })
    return [multiply(isLargest, divide(reshape(g, kept), count))]
  },
  kthLargest: ({ inputs: [x], attributes: { k } }, g) => {
    if (!x) return []
    const kth = kthLargest(x, k)
    const isEqual = multiply(
      subtract(1, step(subtract(kth, x))),
      subtract(1, step(subtract(x, kth))),
    )
    const last = [x.shape.length - 1]
    return [multiply(isEqual, divide(g, sum(isEqual, last, { keepDimensions: true })))]
  },
  take: ({ inputs: [x, indices] }, g) => {
    if (!x || !indices) return []
    const [size = 0, ...item] = x.shape
    const taken = reshape(indices, [sizeOf(indices.shape)])
    const rows = reshape(g, [sizeOf(indices.shape), sizeOf(item)])
    return [reshape(matmul(oneHot(taken, size), rows, { transposeA: true }), x.shape)]
  },
  reshape: ({ inputs: [x] }, g) => [x && reshape(g, x.shape)],
  broadcast: ({ inputs: [x] }, g) => [x && unbroadcast(g, x.shape)],
  transpose: ({ attributes: { permutation } }, g) => [
    transpose(
      g,
      permutation.map((_, axis) => permutation.indexOf(axis)),
    ),
  ],
  slice: ({ inputs: [x], attributes: { axis, start, end } }, g) => [
    x && pad(g, axis, start, (x.shape[axis] ?? 0) - end),
  ],
  pad: ({ inputs: [x], attributes: { axis, before } }, g) => [
    x && slice(g, axis, before, before + (x.shape[axis] ?? 0)),
  ],
  concat: ({ inputs, attributes: { axis } }, g) => {
    let end = 0
    return inputs.map(({ shape }) => {
      const start = end
      end += shape[axis] ?? 0
      return slice(g, axis, start, end)
    })
  },
  gather: ({ inputs: [x], attributes: { axis, indices } }, g) => [
    x && gathered(g, axis, indices, x.shape[axis] ?? 0),
  ],
}

function firstInput(node: Tensor): Tensor {
  const [x] = node.inputs
  if (!x) throw new Error(`${node.op} has no input`)
  return x
}

/** The gradients of a, where `preference` is positive, or else of b; both get half of it where it is zero. */
function selected(g: Tensor, a: Tensor, b: Tensor, preference: Tensor): Tensor[] {
  const ofA = multiply(add(subtract(1, step(negate(preference))), step(preference)), 0.5)
  return [
    unbroadcast(multiply(g, ofA), a.shape),
    unbroadcast(multiply(g, subtract(1, ofA)), b.shape),
  ]
}

function ofConv(
  { inputs: [x, weight, bias], attributes }: Tensor<'conv'>,
  g: Tensor,
): (Tensor | undefined)[] {
  if (!x || !weight) return []
  return [
    spread(g, weight, spatial(x), attributes),
    convKernelGradient(x, g, { kernel: spatial(weight), ...attributes }),
    bias && sum(g, [0, 2, 3]),
  ]
}

function spatial({ shape: [, , height = 0, width = 0] }: Tensor): Pair {
  return [height, width]
}

/** Undoes broadcasting: sums over the axes along which an operand of that shape was repeated. */
function unbroadcast(gradient: Tensor, shape: Shape): Tensor {
  const added = gradient.shape.length - shape.length
  const axes = [...gradient.shape.keys()].filter(
    (axis) => axis < added || (shape[axis - added] === 1 && gradient.shape[axis] !== 1),
  )
  return reshape(sum(gradient, axes), shape)
}

function crop(x: Tensor, shape: Shape): Tensor {
  return shape.reduce((rest, size, axis) => slice(rest, axis, 0, size), x)
}

/** The transposed convolution to images of `size`: rows and columns that a strided convolution did not reach at the far
 *  edge get zeros. */
function spread(small: Tensor, weight: Tensor, size: Pair, window: KernelMove): Tensor {
  const { stride, padding, dilation } = window
  const [kernel, from] = [spatial(weight), spatial(small)]
  const left = (axis: 0 | 1) =>
    size[axis] -
    ((from[axis] - 1) * stride[axis] - 2 * padding[axis] + dilation[axis] * (kernel[axis] - 1) + 1)
  return convTranspose(small, weight, { ...window, outputPadding: [left(0), left(1)] })
}

/** For every slice of the source, the gradients of all slices that were taken from it. */
function gathered(
  gradient: Tensor,
  axis: number,
  indices: readonly number[],
  size: number,
): Tensor {
  const takers: number[][] = Array.from({ length: size }, () => [])
  for (const [to, from] of indices.entries()) takers[from]?.push(to)
  const rounds = Math.max(1, ...takers.map(({ length }) => length))
  const none = indices.length
  return Array.from({ length: rounds }, (_, round) =>
    gather(
      gradient,
      axis,
      takers.map((of) => of[round] ?? none),
    ),
  ).reduce((total, each) => add(total, each))
}
