// Shape inference: the shape and data type of each operation's output (total over all operations).
import { ShapeError } from '../errors.js'
import type { MessageKey, MessageValue, MessageValues } from '../messages/messages.js'
import type { DType, Op, OpAttributes, Pair, Shape } from './ops.js'

interface Typed {
  readonly shape: Shape
  readonly dtype: DType
}

export type ShapeRule<K extends Op> = (
  inputs: readonly Typed[],
  attributes: OpAttributes[K],
) => Typed

/** Number of elements of a tensor of that shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, dimension) => product * dimension, 1)
}

/** The shape of two operands after broadcasting, as in NumPy. Throws ShapeError where they cannot be broadcast. */
function broadcastShapes(a: Shape, b: Shape, where: string): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1
    const right = b[axis - rank + b.length] ?? 1
    if (left !== right && left !== 1 && right !== 1)
      fail(where, ['shape.broadcast', { shape: show(a) }], show(b))
    return left === 1 ? right : left
  })
}

/** Height or width after a convolution. */
function convOutputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  return Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1
}

type Expected = readonly [key: MessageKey, values?: MessageValues]

function fail(where: string, [key, values = {}]: Expected, actual: MessageValue): never {
  throw new ShapeError('shape.mismatch', { where, expected: { key, values }, actual })
}

const show = (shape: Shape) => `[${shape.join(', ')}]`

function operand(inputs: readonly Typed[], index: number, where: string): Typed {
  return inputs[index] ?? fail(where, ['shape.operand', { index: index + 1 }], inputs.length)
}

function float(where: string, ...operands: readonly Typed[]): void {
  for (const { dtype } of operands) if (dtype !== 'float32') fail(where, ['shape.float'], dtype)
}

function elementwise(where: string): ShapeRule<Op> {
  return (inputs) => {
    const x = operand(inputs, 0, where)
    float(where, x)
    return x
  }
}

function broadcasting(where: string): ShapeRule<Op> {
  return (inputs) => {
    const [a, b] = [operand(inputs, 0, where), operand(inputs, 1, where)]
    float(where, a, b)
    return { shape: broadcastShapes(a.shape, b.shape, where), dtype: 'float32' }
  }
}

type Three = [Typed, Typed, Typed]

function reduction(where: string): ShapeRule<'sum' | 'max'> {
  return (inputs, { axes, keepDimensions }) => {
    const { shape } = operand(inputs, 0, where)
    float(where, ...inputs)
    for (const axis of axes) axisOf(where, shape, axis)
    return {
      shape: keepDimensions
        ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
        : shape.filter((_, axis) => !axes.includes(axis)),
      dtype: 'float32',
    }
  }
}

function axisOf(where: string, shape: Shape, axis: number): number {
  const size = shape[axis]
  return size ?? fail(where, ['shape.axis', { limit: shape.length }], String(axis))
}

/** Rows and columns of a matrix, or of each in a stack of matrices, which `stack` counts. */
function matrix(where: string, { shape }: Typed, transposed: boolean) {
  const [rows, columns] = shape.slice(-2)
  if (shape.length < 2 || shape.length > 3 || rows === undefined || columns === undefined)
    return fail(where, ['shape.matrix'], show(shape))
  const stack = shape.length === 3 ? shape[0] : undefined
  return transposed ? { rows: columns, columns: rows, stack } : { rows, columns, stack }
}

function images(where: string, { shape }: Typed) {
  const [batch, channels, height, width] = shape
  if (
    shape.length !== 4 ||
    batch === undefined ||
    channels === undefined ||
    height === undefined ||
    width === undefined
  )
    return fail(where, ['shape.images'], show(shape))
  return { batch, channels, size: [height, width] as Pair }
}

/** Channels must be multiples of the groups. */
function grouped(where: string, groups: number, ...channels: readonly number[]): void {
  for (const count of channels)
    if (count % groups !== 0) fail(where, ['shape.groups', { groups }], String(count))
}

function biased(where: string, bias: Typed | undefined, channels: number): void {
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== channels))
    fail(where, ['shape.bias', { shape: show([channels]) }], show(bias.shape))
}

function positive(where: string, size: Pair): Pair {
  if (size[0] < 1 || size[1] < 1) fail(where, ['shape.pixel'], size.join('×'))
  return size
}

export const shapeRules: { readonly [K in Op]: ShapeRule<K> } = {
  input: (_, { shape, dtype }) => ({ shape, dtype }),
  state: (_, { shape }) => ({ shape, dtype: 'float32' }),
  constant: () => ({ shape: [], dtype: 'float32' }),
  values: (_, { shape, values }) => {
    if (values.length !== sizeOf(shape))
      fail('values', ['shape.numbers', { count: sizeOf(shape) }], String(values.length))
    return { shape, dtype: 'float32' }
  },

  cast: (inputs, { dtype }) => ({ shape: operand(inputs, 0, 'cast').shape, dtype }),
  negate: elementwise('negate'),
  exp: elementwise('exp'),
  log: elementwise('log'),
  sqrt: elementwise('sqrt'),
  sigmoid: elementwise('sigmoid'),
  tanh: elementwise('tanh'),
  softplus: elementwise('softplus'),
  erf: elementwise('erf'),
  relu: elementwise('relu'),
  leakyRelu: elementwise('leakyRelu'),
  step: elementwise('step'),
  clip: elementwise('clip'),
  add: broadcasting('add'),
  subtract: broadcasting('subtract'),
  multiply: broadcasting('multiply'),
  divide: broadcasting('divide'),
  maximum: broadcasting('maximum'),
  minimum: broadcasting('minimum'),
  where: (inputs) => {
    const where = 'where'
    const [condition, a, b] = [0, 1, 2].map((index) => operand(inputs, index, where)) as Three
    float(where, condition, a, b)
    const shape = broadcastShapes(a.shape, b.shape, where)
    return { shape: broadcastShapes(condition.shape, shape, where), dtype: 'float32' }
  },
  stopGradient: elementwise('stopGradient'),

  matmul: (inputs, { transposeA, transposeB }) => {
    const [a, b] = [operand(inputs, 0, 'matmul'), operand(inputs, 1, 'matmul')]
    float('matmul', ...inputs)
    const [left, right] = [matrix('matmul', a, transposeA), matrix('matmul', b, transposeB)]
    if (left.columns !== right.rows)
      fail('matmul', ['shape.rows', { count: left.columns }], String(right.rows))
    const stack = left.stack ?? right.stack
    if (stack === undefined) biased('matmul', inputs[2], right.columns)
    else if (inputs[2]) fail('matmul', ['shape.noBias'], show(inputs[2].shape))
    else if (stack !== (right.stack ?? stack))
      fail('matmul', ['shape.matrices', { count: stack }], String(right.stack))
    const shape = [left.rows, right.columns]
    return { shape: stack === undefined ? shape : [stack, ...shape], dtype: 'float32' }
  },

  conv: (inputs, { stride, padding, dilation, groups }) => {
    const [x, weight] = [operand(inputs, 0, 'conv'), operand(inputs, 1, 'conv')]
    float('conv', ...inputs)
    const from = images('conv', x)
    const kernel = images('conv', weight)
    grouped('conv', groups, from.channels, kernel.batch)
    if (kernel.channels * groups !== from.channels)
      fail('conv', ['shape.weight', { channels: from.channels / groups }], String(kernel.channels))
    biased('conv', inputs[2], kernel.batch)
    const size = along((axis) =>
      convOutputSize(
        from.size[axis],
        kernel.size[axis],
        stride[axis],
        padding[axis],
        dilation[axis],
      ),
    )
    return { shape: [from.batch, kernel.batch, ...positive('conv', size)], dtype: 'float32' }
  },

  convChannelsLast: (inputs, attributes) => {
    const turned = (x: Typed, order: readonly number[]) => ({
      ...x,
      shape: order.map((axis) => x.shape[axis] ?? 0),
    })
    const [x, ...others] = inputs
    if (x?.shape.length !== 4) fail('convChannelsLast', ['shape.images'], show(x?.shape ?? []))
    const usual = shapeRules.conv([turned(x, [0, 3, 1, 2]), ...others], {
      ...attributes,
      stride: [1, 1],
      groups: 1,
    })
    return turned(usual, [0, 2, 3, 1])
  },

  convTranspose: (inputs, { stride, padding, outputPadding, dilation, groups }) => {
    const where = 'convTranspose'
    const [x, weight] = [operand(inputs, 0, where), operand(inputs, 1, where)]
    float(where, ...inputs)
    const from = images(where, x)
    const kernel = images(where, weight)
    if (kernel.batch !== from.channels)
      fail(where, ['shape.weight', { channels: from.channels }], String(kernel.batch))
    grouped(where, groups, from.channels)
    const channels = kernel.channels * groups
    biased(where, inputs[2], channels)
    for (const axis of [0, 1] as const)
      if (outputPadding[axis] >= Math.max(stride[axis], dilation[axis]))
        fail(where, ['shape.outputPadding'], String(outputPadding[axis]))
    const size = along(
      (axis) =>
        (from.size[axis] - 1) * stride[axis] -
        2 * padding[axis] +
        dilation[axis] * (kernel.size[axis] - 1) +
        outputPadding[axis] +
        1,
    )
    return { shape: [from.batch, channels, ...positive(where, size)], dtype: 'float32' }
  },

  convKernelGradient: (inputs, { kernel, stride, padding, dilation, groups }) => {
    const where = 'convKernelGradient'
    const [large, small] = [operand(inputs, 0, where), operand(inputs, 1, where)]
    float(where, ...inputs)
    const [from, to] = [images(where, large), images(where, small)]
    if (from.batch !== to.batch)
      fail(where, ['shape.smallImages', { count: from.batch }], String(to.batch))
    for (const axis of [0, 1] as const) {
      const reached = convOutputSize(
        from.size[axis],
        kernel[axis],
        stride[axis],
        padding[axis],
        dilation[axis],
      )
      if (to.size[axis] > reached)
        fail(where, ['shape.smallSize', { limit: reached }], String(to.size[axis]))
    }
    grouped(where, groups, from.channels, to.channels)
    return { shape: [to.channels, from.channels / groups, ...kernel], dtype: 'float32' }
  },

  normalize: (inputs, { axes }) => {
    const where = 'normalize'
    const x = operand(inputs, 0, where)
    float(where, ...inputs)
    for (const axis of axes) axisOf(where, x.shape, axis)
    const expected = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    for (const index of [1, 2, 3, 4]) {
      const { shape } = operand(inputs, index, where)
      if (show(shape) !== show(expected))
        fail(where, ['shape.exactly', { shape: show(expected) }], show(shape))
    }
    return x
  },

  centered: (inputs, { axes }) => {
    const x = operand(inputs, 0, 'centered')
    float('centered', x)
    for (const axis of axes) axisOf('centered', x.shape, axis)
    return x
  },

  sum: reduction('sum'),
  max: reduction('max'),
  argMax: (inputs, { axis }) => {
    const { shape } = operand(inputs, 0, 'argMax')
    float('argMax', ...inputs)
    axisOf('argMax', shape, axis)
    return { shape: shape.toSpliced(axis, 1), dtype: 'float32' }
  },
  kthLargest: (inputs, { k }) => {
    const { shape } = operand(inputs, 0, 'kthLargest')
    float('kthLargest', ...inputs)
    const items = shape.at(-1) ?? 0
    if (!Number.isInteger(k) || k < 1 || k > items)
      fail('kthLargest', ['shape.k', { items }], String(k))
    return { shape: shape.with(-1, 1), dtype: 'float32' }
  },
  oneHot: (inputs, { size }) => {
    const indices = operand(inputs, 0, 'oneHot')
    float('oneHot', indices)
    if (indices.shape.length === 0) fail('oneHot', ['shape.indices'], show(indices.shape))
    return { shape: [...indices.shape, size], dtype: 'float32' }
  },
  take: (inputs) => {
    const [x, indices] = [operand(inputs, 0, 'take'), operand(inputs, 1, 'take')]
    float('take', x, indices)
    axisOf('take', x.shape, 0)
    return { shape: [...indices.shape, ...x.shape.slice(1)], dtype: 'float32' }
  },

  reshape: (inputs, { shape }) => {
    const x = operand(inputs, 0, 'reshape')
    if (sizeOf(x.shape) !== sizeOf(shape))
      fail('reshape', ['shape.items', { count: sizeOf(x.shape) }], show(shape))
    return { shape, dtype: x.dtype }
  },

  broadcast: (inputs, { shape }) => {
    const x = operand(inputs, 0, 'broadcast')
    float('broadcast', x)
    const reached = broadcastShapes(x.shape, shape, 'broadcast')
    if (show(reached) !== show(shape))
      fail('broadcast', ['shape.like', { shape: show(shape) }], show(x.shape))
    return { shape, dtype: 'float32' }
  },

  transpose: (inputs, { permutation }) => {
    const x = operand(inputs, 0, 'transpose')
    if ([...permutation].sort((a, b) => a - b).join() !== x.shape.map((_, axis) => axis).join())
      fail('transpose', ['shape.permutation', { count: x.shape.length }], show(permutation))
    return { shape: permutation.map((axis) => axisOf('transpose', x.shape, axis)), dtype: x.dtype }
  },

  slice: (inputs, { axis, start, end }) => {
    const x = operand(inputs, 0, 'slice')
    const size = axisOf('slice', x.shape, axis)
    if (!(0 <= start && start < end && end <= size))
      fail('slice', ['shape.range', { size }], `${start} to ${end}`)
    return { shape: x.shape.with(axis, end - start), dtype: x.dtype }
  },

  pad: (inputs, { axis, before, after }) => {
    const x = operand(inputs, 0, 'pad')
    float('pad', x)
    return {
      shape: x.shape.with(axis, before + axisOf('pad', x.shape, axis) + after),
      dtype: x.dtype,
    }
  },

  concat: (inputs, { axis }) => {
    const { shape } = operand(inputs, 0, 'concat')
    float('concat', ...inputs)
    axisOf('concat', shape, axis)
    for (const each of inputs)
      if (show(each.shape.with(axis, 0)) !== show(shape.with(axis, 0)))
        fail('concat', ['shape.alike', { shape: show(shape), axis }], show(each.shape))
    const size = inputs.reduce((total, each) => total + axisOf('concat', each.shape, axis), 0)
    return { shape: shape.with(axis, size), dtype: 'float32' }
  },

  gather: (inputs, { axis, indices }) => {
    const x = operand(inputs, 0, 'gather')
    const size = axisOf('gather', x.shape, axis)
    const wrong = indices.find((index) => !(index >= 0 && index <= size))
    if (wrong !== undefined) fail('gather', ['shape.places', { size }], String(wrong))
    return { shape: x.shape.with(axis, indices.length), dtype: x.dtype }
  },
}

function along(size: (axis: 0 | 1) => number): Pair {
  return [size(0), size(1)]
}
