// The ONNX operators that each operation becomes (total over all operations).
import type { OnnxAttribute } from '../../formats/onnx.js'
import type { DType, KernelMove, Op } from '../../graph/ops.js'
import type { Tensor } from '../../graph/tensor.js'

/** What differs between ONNX Runtime's devices, where it matters to an operator. */
export interface RuntimeTraits {
  /** Whether it has operators on blocks of channels. */
  readonly hasBlocks?: boolean
  /** Whether convolutions of 6, 9, 15, … channels are wrong (findings/onnxruntime-web-webgpu-convolutions.sh). */
  readonly missesThirds?: boolean
}

/** What a lowering uses to append operators. */
export interface Emit {
  readonly runtime: RuntimeTraits
  /** Names of the node's inputs. */
  readonly inputs: readonly string[]
  /** Appends the operator that makes the node itself. */
  result(op: string, inputs: readonly string[], attributes?: Attributes): string
  /** Appends an intermediate operator and returns the name of its output, the first one where `unused` others follow. */
  intermediate(
    op: string,
    inputs: readonly string[],
    attributes?: Attributes,
    others?: { readonly unused: number },
  ): string
  /** The name of a scalar. */
  scalar(value: number): string
  /** The name of a tensor of fixed float32. */
  floats(values: readonly number[], shape: readonly number[]): string
  /** The name of a list of int64. */
  integers(values: readonly number[]): string
  /** The name of the node's own shape, as its first input is reshaped to it. */
  shape(): string
  /** Makes the node fixed numbers, without an operator. */
  bindFloats(values: readonly number[], shape: readonly number[]): void
}

type Attributes = Readonly<Record<string, OnnxAttribute>>
export type Lowering<K extends Op> = (emit: Emit, node: Tensor<K>) => void

/** ONNX's numbers of types that only stand between operators. */
const onnxTypes = { int64: 7, bool: 9 }
const elementTypes: Readonly<Record<DType, number>> = { float32: 1, uint8: 2 }

const direct =
  (op: string): Lowering<Op> =>
  (emit) => {
    emit.result(op, emit.inputs)
  }

const leaf: Lowering<Op> = () => {}

export const lowerings: { readonly [K in Op]: Lowering<K> } = {
  input: leaf,
  state: leaf,
  constant: (emit, { attributes: { value } }) => emit.bindFloats([value], []),
  values: (emit, { attributes: { values, shape } }) => emit.bindFloats(values, shape),

  cast: (emit, { attributes: { dtype } }) => {
    emit.result('Cast', emit.inputs, { to: { int: elementTypes[dtype] } })
  },
  negate: direct('Neg'),
  exp: direct('Exp'),
  log: direct('Log'),
  sqrt: direct('Sqrt'),
  sigmoid: direct('Sigmoid'),
  tanh: direct('Tanh'),
  // relu(x) − log(sigmoid(|x|)): three vectorized passes; the Softplus operator is scalar code.
  softplus: (emit) => {
    const magnitude = emit.intermediate('Abs', emit.inputs)
    const logarithm = emit.intermediate('Log', [emit.intermediate('Sigmoid', [magnitude])])
    emit.result('Sub', [emit.intermediate('Relu', emit.inputs), logarithm])
  },
  erf: direct('Erf'),
  relu: direct('Relu'),
  leakyRelu: (emit, { attributes: { slope } }) => {
    emit.result('LeakyRelu', emit.inputs, { alpha: { float: slope } })
  },
  // One vectorized pass, exact for |x| > 1e-30; Greater and Where take three times as long.
  step: (emit) => {
    emit.result('HardSigmoid', emit.inputs, { alpha: { float: 1e30 }, beta: { float: 0 } })
  },
  clip: (emit, { attributes: { low, high } }) => {
    emit.result('Clip', [...emit.inputs, emit.scalar(low), emit.scalar(high)])
  },
  add: direct('Add'),
  subtract: direct('Sub'),
  multiply: direct('Mul'),
  divide: direct('Div'),
  maximum: direct('Max'),
  minimum: direct('Min'),
  where: (emit) => {
    const [condition = '', a = '', b = ''] = emit.inputs
    const isTrue = emit.intermediate('Cast', [condition], { to: { int: onnxTypes.bool } })
    emit.result('Where', [isTrue, a, b])
  },
  stopGradient: direct('Identity'),

  matmul: (emit, { shape, attributes: { transposeA, transposeB } }) => {
    const transposed = { transA: { int: Number(transposeA) }, transB: { int: Number(transposeB) } }
    if (shape.length === 2) emit.result('Gemm', emit.inputs, transposed)
    else if (transposeA || transposeB)
      emit.result('com.microsoft.FusedMatMul', emit.inputs, transposed)
    else emit.result('MatMul', emit.inputs)
  },
  conv: (emit, { inputs: [, weight], attributes }) => {
    const [out = 1, channels = 1, ...kernel] = weight?.shape ?? []
    const inputs = withoutThirds(emit, emit.inputs, { channels, out, kernel })
    emit.result('Conv', inputs, window(attributes))
  },
  convTranspose: (emit, { attributes: { outputPadding, ...move } }) => {
    emit.result('ConvTranspose', emit.inputs, {
      ...window(move),
      output_padding: { ints: outputPadding },
    })
  },

  convChannelsLast: (emit, { inputs: [, weight], attributes: { padding, dilation } }) => {
    const [x = '', kernel = '', ...bias] = emit.inputs
    const move = window({ stride: [1, 1], padding, dilation, groups: 1 })
    const [out = 1, channels = 1] = weight?.shape ?? []
    if (emit.runtime.hasBlocks && [out, channels].every((each) => each % largestBlock === 0)) {
      const blocks = emit.intermediate(`${blocked}.ReorderInput`, [x], {
        channels_last: { int: 1 },
      })
      const inBlocks = [blocks, byBlocks(emit, kernel, weight), ...bias]
      const size = { kernel_shape: { ints: weight?.shape.slice(2) ?? [] } }
      const made = emit.intermediate(`${blocked}.Conv`, inBlocks, { ...move, ...size })
      const toLast = { channels: { int: out }, channels_last: { int: 1 } }
      emit.result(`${blocked}.ReorderOutput`, [made], toLast)
    } else {
      const first = emit.intermediate('Transpose', [x], { perm: { ints: [0, 3, 1, 2] } })
      const made = emit.intermediate('Conv', [first, kernel, ...bias], move)
      emit.result('Transpose', [made], { perm: { ints: [0, 2, 3, 1] } })
    }
  },

  // The correlation of both images over the batch: a convolution with batch and channels exchanged, dilation and stride
  // swapped. With groups: channels of a group as the batch, [in / groups, groups · batch, …].
  convKernelGradient: (emit, { shape, inputs: [large, small], attributes }) => {
    const { kernel, stride, padding, dilation, groups } = attributes
    const [of = '', by = ''] = emit.inputs
    const exchanged = [
      groups === 1 ? emit.intermediate('Transpose', [of], exchange) : byGroup(emit, large, groups),
      emit.intermediate('Transpose', [by], exchange),
    ]
    const missing = ([0, 1] as const).map((axis) => {
      const [from = 0, to = 0] = [large?.shape[2 + axis], small?.shape[2 + axis]]
      const reach = stride[axis] * (to - 1) + 1 + dilation[axis] * (kernel[axis] - 1)
      return reach - from - padding[axis]
    })
    const [batch = 1, out = 1, ...size] = small?.shape ?? []
    const inputs = withoutThirds(emit, exchanged, { channels: batch, out, kernel: size })
    const correlated = emit.intermediate('Conv', inputs, {
      ...window({ stride: dilation, padding, dilation: stride, groups }),
      pads: { ints: [...padding, ...missing.map((each) => Math.max(0, each))] },
    })
    // Rows and columns at the far edge that the stride did not reach.
    const isLarger = missing.some((each, axis) => -each >= (dilation[axis] ?? 1))
    const ranges = [emit.integers([0, 0]), emit.integers(shape.slice(2)), emit.integers([2, 3])]
    const cut = isLarger ? emit.intermediate('Slice', [correlated, ...ranges]) : correlated
    emit.result('Transpose', [cut], exchange)
  },

  normalize: (emit) => {
    const [x = '', center = '', inverse = '', weight = '', bias = ''] = emit.inputs
    const factor = emit.intermediate('Mul', [inverse, weight])
    const deviation = emit.intermediate('Sub', [x, center])
    emit.result('Add', [emit.intermediate('Mul', [deviation, factor]), bias])
  },
  centered: direct('Identity'),

  sum: (emit, { attributes: { axes, keepDimensions } }) => {
    emit.result('ReduceSum', [...emit.inputs, emit.integers(axes)], {
      keepdims: { int: Number(keepDimensions) },
    })
  },
  max: (emit, { attributes: { axes, keepDimensions } }) => {
    const over = { axes: { ints: axes }, keepdims: { int: Number(keepDimensions) } }
    emit.result('ReduceMax', emit.inputs, over)
  },
  argMax: (emit, { attributes: { axis } }) => {
    const over = { axis: { int: axis }, keepdims: { int: 0 } }
    const index = emit.intermediate('ArgMax', emit.inputs, over)
    emit.result('Cast', [index], { to: { int: elementTypes.float32 } })
  },
  kthLargest: (emit, { attributes: { k } }) => {
    const [x = ''] = emit.inputs
    // The second output has their indices.
    const largest = emit.intermediate('TopK', [x, emit.integers([k])], {}, { unused: 1 })
    const range = [emit.integers([k - 1]), emit.integers([k]), emit.integers([-1])]
    emit.result('Slice', [largest, ...range])
  },
  oneHot: (emit, { attributes: { size } }) => {
    const indices = emit.intermediate('Cast', emit.inputs, { to: { int: onnxTypes.int64 } })
    emit.result('OneHot', [indices, emit.integers([size]), emit.floats([0, 1], [2])])
  },
  take: (emit) => {
    const [x = '', indices = ''] = emit.inputs
    const whole = emit.intermediate('Cast', [indices], { to: { int: onnxTypes.int64 } })
    emit.result('Gather', [x, whole])
  },
  reshape: (emit) => {
    emit.result('Reshape', [...emit.inputs, emit.shape()])
  },
  broadcast: (emit, { attributes: { shape } }) => {
    emit.result('Expand', [...emit.inputs, emit.integers(shape)])
  },
  transpose: (emit, { attributes: { permutation } }) => {
    emit.result('Transpose', emit.inputs, { perm: { ints: permutation } })
  },
  slice: (emit, { attributes: { axis, start, end } }) => {
    const range = [emit.integers([start]), emit.integers([end]), emit.integers([axis])]
    emit.result('Slice', [...emit.inputs, ...range])
  },
  pad: (emit, { shape, attributes: { axis, before, after } }) => {
    const ends = [...shape.keys(), ...shape.keys()].map((each, index) =>
      each === axis ? (index < shape.length ? before : after) : 0,
    )
    emit.result('Pad', [...emit.inputs, emit.integers(ends)])
  },
  concat: (emit, { attributes: { axis } }) => {
    emit.result('Concat', emit.inputs, { axis: { int: axis } })
  },
  gather: (emit, { inputs: [x], attributes: { axis, indices } }) => {
    const [from] = emit.inputs
    const size = x?.shape[axis] ?? 0
    const rank = x?.shape.length ?? 0
    const ends = Array.from({ length: 2 * rank }, (_, index) => Number(index === rank + axis))
    const source = indices.includes(size)
      ? emit.intermediate('Pad', [from ?? '', emit.integers(ends)])
      : (from ?? '')
    emit.result('Gather', [source, emit.integers(indices)], { axis: { int: axis } })
  },
}

const exchange = { perm: { ints: [1, 0, 2, 3] } }

function window({ stride, padding, dilation, groups }: KernelMove) {
  return {
    strides: { ints: stride },
    pads: { ints: [...padding, ...padding] },
    dilations: { ints: dilation },
    ...(groups > 1 && { group: { int: groups } }),
  }
}

/** The inputs of a convolution, with a channel of zeros more where a runtime would be wrong without. */
function withoutThirds(
  emit: Emit,
  inputs: readonly string[],
  { channels, out, kernel }: { channels: number; out: number; kernel: readonly number[] },
): readonly string[] {
  const isThird = channels > 3 && channels % 3 === 0 && channels % 4 !== 0 && out % 4 === 0
  const isPointwise = kernel.every((each) => each === 1)
  if (!emit.runtime.missesThirds || !isThird || isPointwise) return inputs
  const more = emit.integers([0, 0, 0, 0, 0, 1, 0, 0])
  return inputs.map((each, index) => (index < 2 ? emit.intermediate('Pad', [each, more]) : each))
}

/** ONNX Runtime's operators on images in blocks of as many channels as a vector of the processor has numbers: 8 or 16. */
export const blocked = 'com.microsoft.nchwc'
const largestBlock = 16

/** A kernel in blocks of its output and input channels, as those operators take it: [out / block, in / block, height, width,
 *  block, block]. The operators themselves tell the size of a block: of two places, that of the first fills it. */
function byBlocks(emit: Emit, kernel: string, weight: Tensor | undefined): string {
  const [out = 1, channels = 1, ...size] = weight?.shape ?? []
  const places = emit.floats(
    Array.from({ length: 2 * largestBlock }, (_, index) => index % 2),
    [1, largestBlock, 1, 2],
  )
  const inBlocks = emit.intermediate(`${blocked}.ReorderInput`, [places])
  const flat = emit.intermediate('Reshape', [inBlocks, emit.integers([-1])])
  const block = emit.intermediate('ArgMax', [flat], { axis: { int: 0 } })
  const count = (all: number) => emit.intermediate('Div', [emit.integers([all]), block])
  const divided = [count(out), block, count(channels), block, emit.integers(size)]
  const shape = emit.intermediate('Concat', divided, { axis: { int: 0 } })
  const apart = emit.intermediate('Reshape', [kernel, shape])
  const order = { perm: { ints: [0, 2, 4, 5, 3, 1] } }
  const placed = emit.intermediate('Transpose', [apart], order)
  return emit.intermediate('Reshape', [placed, emit.integers([out, channels, ...size])])
}

/** Shapes: [batch, channels, height, width] → [channels / groups, groups · batch, height, width]. */
function byGroup(emit: Emit, images: Tensor | undefined, groups: number): string {
  const [batch = 1, channels = 1, ...size] = images?.shape ?? []
  const shape = (sides: readonly number[]) => emit.integers([...sides, ...size])
  const divided = shape([batch, groups, channels / groups])
  const apart = emit.intermediate('Reshape', [emit.inputs[0] ?? '', divided])
  const exchanged = emit.intermediate('Transpose', [apart], { perm: { ints: [2, 1, 0, 3, 4] } })
  return emit.intermediate('Reshape', [exchanged, shape([channels / groups, groups * batch])])
}
