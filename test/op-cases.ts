// Cases of every operation: graphs small enough to differentiate numerically, with their inputs.
import { constant, type DType, graph, type Op, type Shape, type Tensor } from 'jamjae'
import { seededValues, type Wanted } from './seeded-values.js'

interface Operand extends Wanted {
  readonly dtype?: DType
  /** `state` for a leaf that is carried; inputs otherwise. */
  readonly leaf?: 'input' | 'state'
}

export interface OpCase {
  readonly name: string
  readonly operands: readonly Operand[]
  readonly build: (...operands: [Tensor, Tensor, Tensor]) => Tensor
}

/** A case as a graph: its leaves, its result, and the result projected onto a scalar by fixed numbers. */
export function graphOf({ operands, build }: OpCase, name: string) {
  const leaves = operands.map(({ shape, dtype, leaf }, index) =>
    leaf === 'state'
      ? graph.state(`${name}/${index}`, shape)
      : graph.input(`${name}/${index}`, shape, dtype),
  )
  const result = build(...(leaves as [Tensor, Tensor, Tensor]))
  const projection = graph.input(`${name}/projection`, result.shape)
  const floating = result.dtype === 'float32' ? result : graph.cast(result, 'float32')
  return {
    leaves,
    result,
    projection,
    scalar: graph.sum(graph.multiply(floating, projection)),
    /** The leaves with respect to which the case can be differentiated. */
    differentiable: leaves.filter(({ dtype }) => dtype === 'float32'),
  }
}

/** Values for the leaves and the projection, by name. */
export function valuesOf(opCase: OpCase, name: string, seed: number): Record<string, number[]> {
  const { projection } = graphOf(opCase, name)
  const drawn = opCase.operands.map((operand, index) => [
    `${name}/${index}`,
    seededValues(
      operand.dtype === 'uint8' ? { range: [0, 255], ...operand, whole: true } : operand,
      seed * 16 + index,
    ),
  ])
  return {
    ...Object.fromEntries(drawn),
    [`${name}/projection`]: seededValues({ shape: projection.shape }, seed * 16 + 15),
  }
}

const shapes: readonly Shape[] = [[], [1], [5], [2, 3], [2, 1, 3, 2]]

const pairs: readonly (readonly [Shape, Shape])[] = [
  [[], []],
  [[], [3]],
  [[2, 3], []],
  [[4], [4]],
  [
    [2, 3],
    [2, 3],
  ],
  [[3], [2, 3]],
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [
    [2, 1, 4],
    [3, 1],
  ],
  [[1], [1, 1]],
  [
    [1, 1],
    [2, 3],
  ],
  [
    [2, 3, 1, 2],
    [1, 3, 4, 1],
  ],
]

const show = (shape: Shape) => `[${shape.join(', ')}]`

function elementwise(
  build: (x: Tensor) => Tensor,
  wanted: Omit<Operand, 'shape'> = {},
  suffix = '',
): OpCase[] {
  return shapes.map((shape) => ({
    name: `${show(shape)}${suffix}`,
    operands: [{ shape, ...wanted }],
    build,
  }))
}

function binary(
  build: (a: Tensor, b: Tensor) => Tensor,
  range: readonly [number, number] = [-1, 1],
): OpCase[] {
  const cases = pairs.map(([a, b]) => ({
    name: `${show(a)} with ${show(b)}`,
    operands: [{ shape: a }, { shape: b, range }],
    build,
  }))
  const twice = {
    name: 'one operand twice',
    operands: [{ shape: [2, 3], range }],
    build: (x: Tensor) => build(x, x),
  }
  return [...cases, twice]
}

function matmulCases(): OpCase[] {
  const cases: OpCase[] = []
  for (const [rows, inner, columns] of [
    [2, 3, 4],
    [1, 4, 1],
    [3, 1, 2],
  ] as const)
    for (const transposeA of [false, true])
      for (const transposeB of [false, true])
        for (const biased of [false, true])
          cases.push({
            name: `[${rows}, ${inner}] · [${inner}, ${columns}]${transposeA ? ' Aᵀ' : ''}${transposeB ? ' Bᵀ' : ''}${biased ? ' + bias' : ''}`,
            operands: [
              { shape: transposeA ? [inner, rows] : [rows, inner] },
              { shape: transposeB ? [columns, inner] : [inner, columns] },
              ...(biased ? [{ shape: [columns] }] : []),
            ],
            build: (a, b, bias) => graph.matmul(a, b, { bias, transposeA, transposeB }),
          })
  for (const stacked of ['left', 'right', 'both'] as const)
    for (const transposeA of [false, true])
      for (const transposeB of [false, true]) {
        const [a, b] = [transposeA ? [3, 2] : [2, 3], transposeB ? [4, 3] : [3, 4]]
        cases.push({
          name: `${show(a)} · ${show(b)}${transposeA ? ' Aᵀ' : ''}${transposeB ? ' Bᵀ' : ''}, stacked: ${stacked}`,
          operands: [
            { shape: stacked === 'right' ? a : [5, ...a] },
            { shape: stacked === 'left' ? b : [5, ...b] },
          ],
          build: (left, right) => graph.matmul(left, right, { transposeA, transposeB }),
        })
      }
  cases.push({
    name: 'a matrix times its own transpose',
    operands: [{ shape: [2, 3] }],
    build: (x) => graph.matmul(x, x, { transposeB: true }),
  })
  return cases
}

type Window = NonNullable<Parameters<typeof graph.convTranspose>[2]>

/** Images [batch, in, height, width], kernel [height, width], channels out. */
interface WindowCase extends Omit<Window, 'bias'> {
  readonly x: Shape
  readonly kernel: readonly [number, number]
  readonly out: number
  readonly biased?: boolean
}

const convolutions: readonly WindowCase[] = [
  { x: [2, 2, 3, 4], kernel: [1, 1], out: 3 },
  { x: [1, 2, 5, 5], kernel: [3, 3], out: 2, padding: [1, 1], biased: true },
  { x: [2, 1, 6, 6], kernel: [4, 4], out: 2, stride: [2, 2], padding: [1, 1], biased: true },
  { x: [1, 1, 4, 4], kernel: [2, 2], out: 1, stride: [2, 2] },
  // The stride does not reach the far edge.
  { x: [2, 1, 6, 6], kernel: [3, 3], out: 2, stride: [2, 2] },
  { x: [1, 2, 7, 8], kernel: [2, 2], out: 1, stride: [3, 3], biased: true },
  { x: [1, 1, 8, 6], kernel: [2, 3], out: 2, stride: [4, 2], padding: [0, 1] },
  // Height and width differ in every respect.
  { x: [1, 2, 6, 5], kernel: [3, 2], out: 2, stride: [2, 1], padding: [1, 0], dilation: [1, 2] },
  { x: [2, 1, 5, 7], kernel: [2, 3], out: 1, stride: [1, 2], padding: [0, 2], dilation: [3, 1] },
  // Dilation, with and without stride.
  { x: [1, 1, 6, 6], kernel: [2, 2], out: 2, dilation: [2, 2] },
  { x: [1, 2, 7, 7], kernel: [3, 3], out: 1, stride: [2, 2], padding: [2, 2], dilation: [2, 2] },
  { x: [1, 1, 8, 8], kernel: [2, 2], out: 1, stride: [2, 2], dilation: [3, 3], biased: true },
  // One output pixel; more padding than image.
  { x: [2, 2, 3, 3], kernel: [3, 3], out: 2, biased: true },
  { x: [1, 1, 2, 2], kernel: [3, 3], out: 1, padding: [2, 2] },
  // Wrong on WebGPU as they are (findings/onnxruntime-web-webgpu-convolutions.sh): by their channels, and the gradient of
  // the kernel by the batch.
  { x: [1, 6, 3, 3], kernel: [2, 2], out: 4, biased: true },
  { x: [6, 1, 3, 3], kernel: [2, 2], out: 4 },
  // Groups: as many outputs as inputs of each, several of each, and every channel alone.
  { x: [2, 4, 4, 3], kernel: [3, 2], out: 6, padding: [1, 0], groups: 2, biased: true },
  { x: [2, 3, 6, 5], kernel: [3, 3], out: 3, stride: [2, 1], padding: [1, 1], groups: 3 },
  { x: [1, 2, 5, 6], kernel: [2, 2], out: 4, dilation: [2, 1], groups: 2 },
]

const transposedConvolutions: readonly WindowCase[] = [
  { x: [2, 2, 3, 2], kernel: [1, 1], out: 3 },
  { x: [1, 2, 4, 4], kernel: [3, 3], out: 2, padding: [1, 1], biased: true },
  { x: [2, 2, 3, 3], kernel: [4, 4], out: 1, stride: [2, 2], padding: [1, 1], biased: true },
  { x: [1, 1, 3, 3], kernel: [2, 2], out: 2, stride: [2, 2] },
  {
    x: [1, 2, 3, 3],
    kernel: [3, 3],
    out: 1,
    stride: [2, 2],
    padding: [1, 1],
    outputPadding: [1, 1],
    biased: true,
  },
  {
    x: [1, 1, 2, 3],
    kernel: [3, 2],
    out: 2,
    stride: [3, 2],
    padding: [1, 0],
    outputPadding: [2, 1],
  },
  // Gaps between the kernel's footprints.
  { x: [1, 1, 3, 3], kernel: [2, 2], out: 1, stride: [3, 3], biased: true },
  { x: [1, 2, 3, 4], kernel: [2, 3], out: 1, stride: [1, 2], padding: [1, 2] },
  { x: [1, 1, 3, 3], kernel: [2, 2], out: 2, dilation: [2, 2] },
  {
    x: [1, 2, 2, 3],
    kernel: [3, 2],
    out: 1,
    stride: [2, 1],
    padding: [1, 1],
    dilation: [2, 3],
    outputPadding: [1, 0],
  },
  { x: [2, 1, 1, 1], kernel: [3, 4], out: 2, biased: true },
  { x: [2, 4, 2, 3], kernel: [3, 2], out: 6, stride: [2, 1], padding: [1, 0], groups: 2 },
  // Wrong on WebGPU as they are (findings/onnxruntime-web-webgpu-convolutions.sh): the values, and the gradient of the input.
  { x: [1, 4, 3, 3], kernel: [2, 2], out: 2, groups: 2 },
  { x: [1, 10, 3, 3], kernel: [2, 2], out: 4, groups: 2 },
  {
    ...{ x: [1, 3, 3, 2], kernel: [3, 3], out: 3, groups: 3, biased: true },
    ...{ stride: [2, 2], padding: [1, 1], outputPadding: [1, 0] },
  },
]

function kernelShape(
  kind: 'conv' | 'convTranspose',
  sides: { channels: number; out: number; kernel: Shape; groups: number | undefined },
): Shape {
  const { channels, out, kernel, groups = 1 } = sides
  return kind === 'conv' ? [out, channels / groups, ...kernel] : [channels, out / groups, ...kernel]
}

function windowCases(list: readonly WindowCase[], kind: 'conv' | 'convTranspose'): OpCase[] {
  return list.map(({ x, kernel, out, biased, ...window }) => {
    const channels = x[1] ?? 0
    return {
      name: `${show(x)} with ${kernel.join('×')} to ${out} ${JSON.stringify(window)}${biased ? ' + bias' : ''}`,
      operands: [
        { shape: x },
        { shape: kernelShape(kind, { channels, out, kernel, groups: window.groups }) },
        ...(biased ? [{ shape: [out] }] : []),
      ],
      build: (images, weight, bias) => graph[kind](images, weight, { ...window, bias }),
    }
  })
}

function channelsLastCases(): OpCase[] {
  const cases: { x: Shape; weight: Shape; window: Omit<Window, 'stride'>; biased: boolean }[] = [
    { x: [2, 3, 4, 2], weight: [3, 2, 1, 1], window: {}, biased: false },
    { x: [1, 5, 6, 2], weight: [2, 2, 3, 2], window: { padding: [1, 0] }, biased: true },
    { x: [1, 4, 5, 1], weight: [2, 1, 2, 2], window: { dilation: [1, 3] }, biased: true },
  ]
  return cases.map(({ x, weight, window, biased }) => ({
    name: `${show(x)} with ${show(weight)} ${JSON.stringify(window)}${biased ? ' + bias' : ''}`,
    operands: [{ shape: x }, { shape: weight }, ...(biased ? [{ shape: [weight[0] ?? 0] }] : [])],
    build: (images, kernel, bias) => graph.convChannelsLast(images, kernel, { ...window, bias }),
  }))
}

/** Of the convolutions, and of the transposed ones, whose output is the larger of both images. */
function kernelCases(): OpCase[] {
  const ofConvolutions = convolutions.map(({ x, kernel, out, biased: _, ...window }) => {
    const sides = { channels: x[1] ?? 0, out, kernel, groups: window.groups }
    const weight = graph.input('w', kernelShape('conv', sides))
    const small = graph.conv(graph.input('x', x), weight, window)
    return { large: x, small: small.shape, kernel, window }
  })
  const ofTransposed = transposedConvolutions.map(({ x, kernel, out, biased: _, ...window }) => {
    const sides = { channels: x[1] ?? 0, out, kernel, groups: window.groups }
    const weight = graph.input('w', kernelShape('convTranspose', sides))
    const large = graph.convTranspose(graph.input('x', x), weight, window)
    const { outputPadding: __, ...attributes } = window
    return { large: large.shape, small: x, kernel, window: attributes }
  })
  return [...ofConvolutions, ...ofTransposed].map(({ large, small, kernel, window }, index) => ({
    name: `${index}: ${show(large)} and ${show(small)} with ${kernel.join('×')} ${JSON.stringify(window)}`,
    operands: [{ shape: large }, { shape: small }],
    build: (x, y) => graph.convKernelGradient(x, y, { kernel, ...window }),
  }))
}

/** Operands that are nowhere equal: there the operation has no derivative. */
function apart(build: (a: Tensor, b: Tensor) => Tensor): OpCase[] {
  return pairs.map(([a, b]) => ({
    name: `${show(a)} with ${show(b)}`,
    operands: [{ shape: a, whole: true, range: [-3, 3] as const }, { shape: b }],
    build: (x, y) => build(x, graph.add(graph.multiply(graph.tanh(y), 0.4), 0.5)),
  }))
}

const sumCases = () => reductions((x, axes, options) => graph.sum(x, axes, options))

function reductions(
  build: (x: Tensor, axes: readonly number[], options: { keepDimensions: boolean }) => Tensor,
  suffix = '',
): OpCase[] {
  const wanted: readonly (readonly [Shape, readonly number[]])[] = [
    [[3], [0]],
    [
      [2, 3],
      [0, 1],
    ],
    [[2, 3], [0]],
    [[2, 3], [1]],
    [
      [2, 3, 4],
      [0, 2],
    ],
    [
      [2, 1, 3],
      [1, 2],
    ],
    [
      [2, 3, 2, 2],
      [0, 2, 3],
    ],
  ]
  return wanted.flatMap(([shape, axes]) =>
    [false, true].map((keepDimensions) => ({
      name: `${show(shape)} over ${axes}${keepDimensions ? ', dimensions kept' : ''}${suffix}`,
      operands: [{ shape }],
      build: (x: Tensor) => build(x, axes, { keepDimensions }),
    })),
  )
}

const changes = (
  list: readonly { shape: Shape; to: string; build: (x: Tensor) => Tensor }[],
): OpCase[] =>
  list.map(({ shape, to, build }) => ({
    name: `${show(shape)} ${to}`,
    operands: [{ shape }],
    build,
  }))

/** Cases of every operation; a new operation does not compile before it has some. */
export const opCases: { readonly [K in Op]: readonly OpCase[] } = {
  input: elementwise((x) => x),
  state: elementwise((x) => x, { leaf: 'state' }),
  constant: elementwise((x) => graph.multiply(x, constant(-2.5))),
  values: [
    {
      name: 'rows of a table',
      operands: [{ shape: [2, 3] }],
      build: (x) => graph.multiply(x, graph.values([1, -2, 3, 0.5, 0, 4], [2, 3])),
    },
    {
      name: 'one row for all',
      operands: [{ shape: [2, 3] }],
      build: (x) => graph.add(graph.square(x), graph.values([1, -2, 3])),
    },
  ],

  cast: [
    {
      name: 'bytes to numbers',
      operands: [{ shape: [2, 3], dtype: 'uint8' }, { shape: [3] }],
      build: (bytes, x) => graph.multiply(graph.cast(bytes, 'float32'), x),
    },
    {
      name: 'numbers to bytes, which are whole',
      operands: [{ shape: [7], range: [0.1, 5.9], kinks: [0, 1, 2, 3, 4, 5, 6] }],
      build: (x) => graph.cast(graph.cast(x, 'uint8'), 'float32'),
    },
  ],
  negate: elementwise(graph.negate),
  exp: elementwise(graph.exp, { range: [-2, 2] }),
  log: elementwise(graph.log, { range: [0.3, 3] }),
  sqrt: elementwise(graph.sqrt, { range: [0.3, 3] }),
  sigmoid: elementwise(graph.sigmoid, { range: [-6, 6] }),
  tanh: elementwise(graph.tanh, { range: [-3, 3] }),
  softplus: elementwise(graph.softplus, { range: [-8, 8] }),
  erf: [
    ...elementwise(graph.erf, { range: [-2, 2] }),
    ...elementwise(graph.gelu, { range: [-2, 2] }, ' GELU'),
  ],
  relu: elementwise(graph.relu, { kinks: [0] }),
  leakyRelu: [0.2, 0, 1, -0.5].flatMap((slope) =>
    elementwise((x) => graph.leakyRelu(x, slope), { kinks: [0] }, ` slope ${slope}`),
  ),
  step: elementwise(graph.step, { kinks: [0] }),
  clip: [
    ...elementwise((x) => graph.clip(x, -0.4, 0.3), { kinks: [-0.4, 0.3] }, ' both ends'),
    ...elementwise((x) => graph.clip(x, 0, 5), { kinks: [0] }, ' one end'),
  ],
  add: binary(graph.add),
  subtract: binary(graph.subtract),
  multiply: binary(graph.multiply),
  divide: binary(graph.divide, [0.5, 2]),
  maximum: [...apart(graph.maximum), ...elementwise(graph.abs, { kinks: [0] }, ' magnitude')],
  minimum: [
    ...apart(graph.minimum),
    ...elementwise((x) => graph.elu(x, 0.7), { kinks: [0], range: [-2, 2] }, ' ELU'),
  ],
  where: [
    {
      name: 'by the sign of another',
      operands: [{ shape: [2, 3], kinks: [0] }, { shape: [2, 3] }, { shape: [3] }],
      build: (x, a, b) => graph.where(graph.step(x), a, b),
    },
    {
      name: 'of scalars and one row',
      operands: [{ shape: [3, 1] }, { shape: [4] }],
      build: (x, a) => graph.multiply(graph.where(graph.values([0, 1, 0, 2]), x, a), x),
    },
  ],
  // Of what has no gradient anyway: finite differences do not know where it ends.
  stopGradient: elementwise((x) => graph.stopGradient(graph.step(x)), { kinks: [0] }),

  matmul: [
    ...matmulCases(),
    {
      name: 'dense',
      operands: [{ shape: [2, 3] }, { shape: [4, 3] }, { shape: [4] }],
      build: (x, weight, bias) => graph.dense(x, weight, bias),
    },
  ],
  conv: windowCases(convolutions, 'conv'),
  convTranspose: windowCases(transposedConvolutions, 'convTranspose'),
  convChannelsLast: channelsLastCases(),

  convKernelGradient: kernelCases(),

  normalize: [[5], [2, 3], [3, 2, 2, 2]].flatMap((shape) =>
    [[0], [...shape.keys()].filter((axis) => axis !== 1)].map((axes) => {
      const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
      return {
        name: `${show(shape)} over ${axes}`,
        operands: [{ shape }, { shape: kept }, { shape: kept }],
        build: (x: Tensor, weight: Tensor, bias: Tensor) => {
          const mean = graph.mean(x, axes, { keepDimensions: true })
          const spread = graph.mean(graph.square(graph.subtract(x, mean)), axes, {
            keepDimensions: true,
          })
          const inverse = graph.divide(1, graph.sqrt(graph.add(spread, 0.01)))
          return graph.normalize(x, { axes, mean, inverse, weight, bias })
        },
      }
    }),
  ),
  centered: changes([
    {
      shape: [2, 3],
      to: 'without its mean',
      build: (x) =>
        graph.centered(graph.subtract(x, graph.mean(x, [0], { keepDimensions: true })), [0]),
    },
  ]),

  sum: sumCases(),
  max: [
    ...reductions((x, axes, options) => graph.max(x, axes, options), ' largest'),
    ...reductions((x, axes, options) => graph.min(x, axes, options), ' smallest'),
    ...[0, 1].map((axis) => ({
      name: `softmax over ${axis}`,
      operands: [{ shape: [2, 3], range: [-3, 3] as const }],
      build: (x: Tensor) => graph.softmax(x, axis),
    })),
  ],
  argMax: [0, 1, 2].flatMap((axis) => [
    {
      name: `largest over ${axis}`,
      operands: [{ shape: [3, 2, 4] }],
      build: (x: Tensor) => graph.argMax(x, axis),
    },
    {
      name: `smallest over ${axis}`,
      operands: [{ shape: [3, 2, 4] }],
      build: (x: Tensor) => graph.argMin(x, axis),
    },
  ]),
  kthLargest: changes([
    { shape: [3, 4], to: 'the largest', build: (x) => graph.kthLargest(x, 1) },
    { shape: [2, 2, 5], to: 'the third', build: (x) => graph.kthLargest(x, 3) },
    { shape: [4], to: 'the smallest', build: (x) => graph.kthLargest(x, 4) },
    {
      ...{ shape: [2, 3], to: 'one of equal items' },
      build: (x) => graph.kthLargest(graph.concat([x, x], 1), 3),
    },
  ]),
  oneHot: changes([
    { shape: [3, 4], to: 'of its largest', build: (x) => graph.oneHot(graph.argMax(x, 1), 4) },
    { shape: [2], to: 'of a scalar', build: (x) => graph.oneHot(graph.argMax(x, 0), 2) },
  ]),
  take: [
    {
      name: 'rows, some twice',
      operands: [{ shape: [3, 2] }],
      build: (x) => graph.take(x, graph.values([2, 0, 2, 1, 2])),
    },
    {
      name: 'items of a list by a table',
      operands: [{ shape: [4] }],
      build: (x) => graph.take(x, graph.values([3, 0, 1, 3, 3, 2], [2, 3])),
    },
    {
      name: 'the row of the largest of each',
      operands: [{ shape: [3, 2, 2] }, { shape: [4, 3] }],
      build: (x, scores) => graph.take(x, graph.argMax(scores, 1)),
    },
  ],
  reshape: changes([
    { shape: [2, 3], to: 'to [6]', build: (x) => graph.reshape(x, [6]) },
    { shape: [6], to: 'to [3, 1, 2]', build: (x) => graph.reshape(x, [3, 1, 2]) },
    { shape: [1], to: 'to a scalar', build: (x) => graph.reshape(x, []) },
    { shape: [2, 3, 2], to: 'flat behind the first', build: (x) => graph.flatten(x) },
  ]),
  broadcast: changes([
    { shape: [], to: 'to [2, 3]', build: (x) => graph.broadcast(x, [2, 3]) },
    { shape: [3], to: 'to [2, 3]', build: (x) => graph.broadcast(x, [2, 3]) },
    { shape: [2, 1], to: 'to [2, 3]', build: (x) => graph.broadcast(x, [2, 3]) },
    { shape: [2, 1, 3], to: 'to [4, 2, 2, 3]', build: (x) => graph.broadcast(x, [4, 2, 2, 3]) },
    { shape: [1], to: 'to [1, 1]', build: (x) => graph.broadcast(x, [1, 1]) },
  ]),
  transpose: changes([
    { shape: [2, 3], to: 'by 1 0', build: (x) => graph.transpose(x, [1, 0]) },
    { shape: [2, 3, 4], to: 'by 1 2 0', build: (x) => graph.transpose(x, [1, 2, 0]) },
    { shape: [2, 3, 4], to: 'by 2 0 1', build: (x) => graph.transpose(x, [2, 0, 1]) },
    { shape: [2, 3, 1, 2], to: 'by 1 0 2 3', build: (x) => graph.transpose(x, [1, 0, 2, 3]) },
    { shape: [2, 3, 2, 2], to: 'by 3 1 0 2', build: (x) => graph.transpose(x, [3, 1, 0, 2]) },
  ]),
  slice: changes([
    { shape: [5], to: 'from 1 to 4', build: (x) => graph.slice(x, 0, 1, 4) },
    { shape: [2, 4], to: 'its first two columns', build: (x) => graph.slice(x, 1, 0, 2) },
    { shape: [2, 4], to: 'its last column', build: (x) => graph.slice(x, 1, 3, 4) },
    { shape: [3, 2, 2], to: 'its second item', build: (x) => graph.slice(x, 0, 1, 2) },
    {
      shape: [2, 4],
      to: 'its halves, added',
      build: (x) => graph.add(graph.slice(x, 1, 0, 2), graph.slice(x, 1, 2, 4)),
    },
  ]),
  pad: changes([
    { shape: [3], to: 'by 2 before', build: (x) => graph.pad(x, 0, 2, 0) },
    { shape: [2, 3], to: 'by 1 behind', build: (x) => graph.pad(x, 1, 0, 1) },
    { shape: [2, 3], to: 'by 1 and 2 rows', build: (x) => graph.pad(x, 0, 1, 2) },
    { shape: [2, 2, 2], to: 'in the middle axis', build: (x) => graph.pad(x, 1, 1, 1) },
  ]),
  concat: [
    {
      name: 'two along the last axis',
      operands: [{ shape: [2, 3] }, { shape: [2, 1] }],
      build: (a, b) => graph.concat([a, b], 1),
    },
    {
      name: 'three along the first axis',
      operands: [{ shape: [1, 2] }, { shape: [2, 2] }, { shape: [1, 2] }],
      build: (a, b, c) => graph.concat([a, b, c], 0),
    },
    {
      name: 'one with itself',
      operands: [{ shape: [2, 2, 2] }],
      build: (a) => graph.concat([a, a], 1),
    },
  ],
  gather: changes([
    { shape: [4], to: 'some twice, one never', build: (x) => graph.gather(x, 0, [2, 0, 2, 1]) },
    { shape: [2, 3], to: 'with zeros', build: (x) => graph.gather(x, 1, [3, 0, 3, 2, 2, 2]) },
    { shape: [3, 2, 2], to: 'along the first axis', build: (x) => graph.gather(x, 0, [2, 1, 3]) },
    { shape: [2, 3, 2], to: 'all in another order', build: (x) => graph.gather(x, 1, [2, 0, 1]) },
  ]),
}

export const ops = Object.keys(opCases) as Op[]
