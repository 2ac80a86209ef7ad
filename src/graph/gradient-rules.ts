// The backward rule of each operation: the gradient of its output, propagated to its inputs (total over all operations).
import {
  add,
  broadcast,
  cast,
  conv,
  convTranspose,
  divide,
  matmul,
  multiply,
  negate,
  pad,
  reshape,
  sigmoid,
  slice,
  square,
  step,
  subtract,
  sum,
  transpose,
} from './operations.js'
import type { Op, Pair, Shape } from './ops.js'
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
  step: noGradient,

  cast: ({ inputs }, g) => [inputs[0]?.dtype === 'float32' ? cast(g, 'float32') : undefined],
  negate: (_, g) => [negate(g)],
  exp: (y, g) => [multiply(g, y)],
  log: (y, g) => [divide(g, firstInput(y))],
  sqrt: (y, g) => [divide(multiply(g, 0.5), y)],
  sigmoid: (y, g) => [multiply(g, multiply(y, subtract(1, y)))],
  tanh: (y, g) => [multiply(g, subtract(1, square(y)))],
  softplus: (y, g) => [multiply(g, sigmoid(firstInput(y)))],
  relu: (y, g) => [multiply(g, step(y))],
  leakyRelu: (y, g) => {
    const { slope } = y.attributes
    // Taken from the output where it has the input's sign, so that the input need not be stored.
    const sign = step(slope >= 0 ? y : firstInput(y))
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

  matmul: ({ inputs: [a, b, bias], attributes: { transposeA, transposeB } }, g) => [
    b &&
      (transposeA
        ? matmul(b, g, { transposeA: transposeB, transposeB: true })
        : matmul(g, b, { transposeB: !transposeB })),
    a &&
      (transposeB
        ? matmul(g, a, { transposeA: true, transposeB: transposeA })
        : matmul(a, g, { transposeA: !transposeA })),
    bias && sum(g, [0]),
  ],
  conv: ({ inputs: [x, weight, bias], attributes }, g) => {
    if (!x || !weight) return []
    const { stride, padding, dilation } = attributes
    const [height, width] = spatial(x)
    const [kernelHeight, kernelWidth] = spatial(weight)
    const [rows, columns] = spatial(g)
    // Rows and columns that a strided convolution did not reach at the far edge get zeros.
    const outputPadding: Pair = [
      height - ((rows - 1) * stride[0] - 2 * padding[0] + dilation[0] * (kernelHeight - 1) + 1),
      width - ((columns - 1) * stride[1] - 2 * padding[1] + dilation[1] * (kernelWidth - 1) + 1),
    ]
    return [
      convTranspose(g, weight, { stride, padding, dilation, outputPadding }),
      kernelGradient(x, g, weight.shape, attributes),
      bias && sum(g, [0, 2, 3]),
    ]
  },
  convTranspose: ({ inputs: [x, weight, bias], attributes }, g) => {
    if (!x || !weight) return []
    const { stride, padding, dilation } = attributes
    return [
      crop(conv(g, weight, { stride, padding, dilation }), x.shape),
      kernelGradient(g, x, weight.shape, attributes),
      bias && sum(g, [0, 2, 3]),
    ]
  },

  sum: ({ inputs: [x], attributes: { axes } }, g) => {
    if (!x) return []
    const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    return [broadcast(reshape(g, kept), x.shape)]
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
}

function firstInput(node: Tensor): Tensor {
  const [x] = node.inputs
  if (!x) throw new Error(`${node.op} has no input`)
  return x
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

/** The gradient with respect to the kernel that leads from `large` to `small`: their correlation over the batch,
 *  with stride and dilation swapped. Shapes: large [batch, in, H, W], small [batch, out, h, w] → `shape` [out, in,
 *  kh, kw]. */
function kernelGradient(
  large: Tensor,
  small: Tensor,
  shape: Shape,
  { stride, padding, dilation }: { stride: Pair; padding: Pair; dilation: Pair },
): Tensor {
  const [, , kernelHeight = 0, kernelWidth = 0] = shape
  const swap = [1, 0, 2, 3]
  const correlated = conv(transpose(large, swap), transpose(small, swap), {
    stride: dilation,
    padding,
    dilation: stride,
  })
  const kernel = slice(slice(correlated, 2, 0, kernelHeight), 3, 0, kernelWidth)
  return transpose(kernel, swap)
}
