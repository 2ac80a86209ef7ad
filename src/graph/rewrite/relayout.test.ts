// Maps in another layout: the same values, and the same gradients, of convolutions of every kind.
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../test/interpreter.js'
import { seededValues } from '../../../test/seeded-values.js'
import { gradients } from '../differentiate.js'
import {
  add,
  broadcast,
  cast,
  conv,
  convTranspose,
  flatten,
  input,
  leakyRelu,
  matmul,
  mean,
  multiply,
  reshape,
  sigmoid,
  slice,
  softplus,
  square,
  subtract,
  sum,
} from '../operations.js'
import type { Pair } from '../ops.js'
import { type Tensor, topologicalSort } from '../tensor.js'
import { channelBlocks } from './channel-blocks.js'
import { channelsLast } from './channels-last.js'
import { placesFirst } from './places-first.js'
import { relayout } from './relayout.js'

const layouts = { placesFirst, channelsLast, channelBlocks }

interface Case {
  readonly size: Pair
  readonly kernel: Pair
  readonly stride?: Pair
  readonly padding?: Pair
  readonly dilation?: Pair
  readonly outputPadding?: Pair
}

const both: readonly Case[] = [
  { size: [3, 4], kernel: [1, 1] },
  { size: [5, 5], kernel: [3, 3], padding: [1, 1] },
  { size: [8, 8], kernel: [3, 3], stride: [2, 2], padding: [1, 1], outputPadding: [1, 1] },
  { size: [7, 7], kernel: [3, 3], stride: [2, 2], padding: [1, 1] },
  { size: [6, 6], kernel: [4, 4], stride: [2, 2], padding: [1, 1] },
  { size: [6, 6], kernel: [3, 3], stride: [2, 2] },
  { size: [7, 8], kernel: [2, 2], stride: [3, 3] },
  { size: [8, 6], kernel: [2, 3], stride: [4, 2], padding: [0, 1] },
  { size: [6, 5], kernel: [3, 2], stride: [2, 1], padding: [1, 0], dilation: [1, 2] },
  { size: [5, 7], kernel: [2, 3], stride: [1, 2], padding: [0, 2], dilation: [3, 1] },
  { size: [7, 7], kernel: [3, 3], stride: [2, 2], padding: [2, 2], dilation: [2, 2] },
  { size: [8, 8], kernel: [2, 2], stride: [2, 2], dilation: [3, 3] },
]

/** A kernel with more padding than image, and one that reaches beyond its images. */
const ofConvolutions: readonly Case[] = [{ size: [2, 2], kernel: [3, 3], padding: [2, 2] }]
const ofTransposed: readonly Case[] = [
  { size: [3, 3], kernel: [2, 2], stride: [2, 2], dilation: [3, 3], outputPadding: [2, 1] },
]

/** Each with few channels, which are taken block by block, and with more. */
const withChannels = (cases: readonly Case[]) =>
  cases.flatMap((each) =>
    (
      [
        [3, 4],
        [6, 5],
      ] as const
    ).map(([channels, out]) => [JSON.stringify(each), channels, out, each] as const),
  )

/** Largest difference between the values of two lists of graphs, relative to their size. */
function difference(ours: readonly Tensor[], theirs: readonly Tensor[], leaves: readonly Tensor[]) {
  const bindings = Object.fromEntries(
    (leaves as readonly Tensor<'input'>[]).map(({ attributes: { name }, shape, dtype }, index) => [
      name,
      seededValues(
        { shape, ...(dtype === 'uint8' && { range: [0, 255], whole: true }) },
        index + 1,
      ),
    ]),
  )
  const [one, other] = [evaluate(ours, bindings), evaluate(theirs, bindings)]
  return Math.max(
    ...one.map(({ shape, data }, index) => {
      expect(other[index]?.shape).toEqual(shape)
      const scale = Math.max(1, ...data.map(Math.abs))
      return (
        Math.max(0, ...data.map((item, at) => Math.abs(item - (other[index]?.data[at] ?? 0)))) /
        scale
      )
    }),
  )
}

const count = (roots: readonly Tensor[], op: string) =>
  topologicalSort(roots).filter((node) => node.op === op).length

describe('convolutions on blocks of channels', () => {
  const wide: Pair = [17, 16]
  const cases: readonly Case[] = [
    { size: wide, kernel: [3, 3], padding: [1, 1] },
    { size: [20, 18], kernel: [2, 3], padding: [0, 1] },
    { size: [18, 18], kernel: [3, 2], padding: [2, 1], dilation: [1, 2] },
  ]

  it.each(cases)('%j, and transposed', ({ size, kernel, ...window }) => {
    const x = input('x', [1, 16, ...size])
    const one = input('one', [16, 16, ...kernel])
    const other = input('other', [16, 16, ...kernel])
    const bias = input('bias', [16])
    const made = convTranspose(leakyRelu(conv(x, one, { ...window, bias }), 0.2), other, window)
    const roots = [made, ...gradients(sum(square(made)), [x, one, other, bias])]
    const rewritten = relayout(roots, channelBlocks)
    expect(difference(rewritten, roots, [x, one, other, bias])).toBeLessThan(1e-12)
    // Forward and the gradient of the input, for each of both.
    expect(count(rewritten, 'convChannelsLast')).toBe(4)
    for (const op of ['conv', 'convTranspose', 'convKernelGradient'])
      expect([op, count(rewritten, op)]).toEqual([op, 0])
  })

  it.each<[why: string, build: (x: Tensor, weight: (shape: number[]) => Tensor) => Tensor]>([
    ['a stride', (x, weight) => conv(x, weight([16, 16, 3, 3]), { stride: [2, 2] })],
    ['a single place', (x, weight) => conv(x, weight([16, 16, 1, 1]))],
    ['part of a block', (x, weight) => conv(x, weight([24, 16, 3, 3]))],
    ['small maps', (x, weight) => conv(slice(x, 3, 0, 15), weight([16, 16, 3, 3]))],
    ['much padding', (x, weight) => convTranspose(x, weight([16, 16, 2, 2]), { padding: [2, 0] })],
    [
      'output padding',
      (x, weight) =>
        convTranspose(x, weight([16, 16, 2, 2]), { dilation: [2, 2], outputPadding: [1, 0] }),
    ],
  ])('are not chosen for %s', (_, build) => {
    const x = input('x', [1, 16, 20, 20])
    const made = build(x, (shape) => input('weight', shape))
    const rewritten = relayout([made], channelBlocks)
    expect(count(rewritten, 'convChannelsLast')).toBe(0)
    const weight = made.inputs[1] as Tensor
    expect(difference(rewritten, [made], [x, weight])).toBeLessThan(1e-12)
  })

  it('between maps in blocks of a stride, whose size is then row by row', () => {
    const x = input('x', [1, 16, 9, 9])
    const up = input('up', [16, 16, 2, 2])
    const kernel = input('kernel', [16, 16, 3, 3])
    const doubled = convTranspose(x, up, { stride: [2, 2] })
    const made = conv(doubled, kernel, { padding: [1, 1] })
    const roots = [made, ...gradients(sum(square(made)), [x, up, kernel])]
    const rewritten = relayout(roots, channelBlocks)
    expect(difference(rewritten, roots, [x, up, kernel])).toBeLessThan(1e-12)
    expect(count(rewritten, 'convChannelsLast')).toBe(2)
  })
})

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  it.each(withChannels([...both, ...ofConvolutions]))(
    'convolution %s of %i channels to %i',
    (_, channels, out, { size, kernel, outputPadding: __, ...window }) => {
      const x = input('x', [2, channels, ...size])
      const weight = input('weight', [out, channels, ...kernel])
      const bias = input('bias', [out])
      const made = square(conv(x, weight, { ...window, bias }))
      const roots = [made, ...gradients(sum(made), [x, weight, bias])]
      expect(difference(relayout(roots, layout), roots, [x, weight, bias])).toBeLessThan(1e-12)
    },
  )

  it.each(withChannels([...both, ...ofTransposed]))(
    'transposed convolution %s of %i channels to %i',
    (_, channels, out, { size, kernel, ...window }) => {
      const x = input('x', [2, channels, ...size])
      const weight = input('weight', [channels, out, ...kernel])
      const bias = input('bias', [out])
      const made = square(convTranspose(x, weight, { ...window, bias }))
      const roots = [made, ...gradients(sum(made), [x, weight, bias])]
      expect(difference(relayout(roots, layout), roots, [x, weight, bias])).toBeLessThan(1e-12)
    },
  )

  it('maps of one size from convolutions of different strides', () => {
    const x = input('x', [2, 3, 6, 6])
    const weight = input('weight', [3, 3, 2, 2])
    const halved = conv(x, weight, { stride: [2, 2] })
    const sameSize = conv(x, weight, { padding: [1, 1], dilation: [2, 2] })
    const doubled = convTranspose(halved, weight, { stride: [2, 2] })
    const roots = [sameSize, doubled, add(sameSize, doubled)]
    roots.push(...gradients(sum(square(add(sameSize, doubled))), [x, weight]))
    expect(difference(relayout(roots, layout), roots, [x, weight])).toBeLessThan(1e-12)
  })

  it('a network, from bytes to the gradients of its kernels, without a convolution left', () => {
    const bytes = input('bytes', [3, 2, 8, 8], 'uint8')
    const noise = input('noise', [3, 2, 8, 8])
    const down = input('down', [4, 2, 3, 3])
    const perChannel = input('perChannel', [4])
    const code = input('code', [5, 64])
    const back = input('back', [64, 5])
    const up = input('up', [4, 2, 4, 4])
    const leaves = [bytes, noise, down, perChannel, code, back, up]
    const x = add(multiply(cast(bytes, 'float32'), 1 / 255), multiply(noise, 0.1))
    const hidden = conv(x, down, { stride: [2, 2], padding: [1, 1] })
    const center = mean(hidden, [0, 2, 3])
    const spread = mean(square(subtract(hidden, reshape(center, [1, 4, 1, 1]))), [0, 2, 3])
    const scaled = multiply(
      multiply(subtract(hidden, reshape(center, [1, 4, 1, 1])), reshape(spread, [1, 4, 1, 1])),
      reshape(perChannel, [4, 1, 1]),
    )
    const latent = matmul(flatten(leakyRelu(scaled, 0.2)), code, { transposeB: true })
    const unflat = reshape(matmul(latent, back, { transposeB: true }), [3, 4, 4, 4])
    const logits = convTranspose(unflat, up, { stride: [2, 2], padding: [1, 1] })
    const rowwise = multiply(logits, broadcast(slice(noise, 3, 0, 1), logits.shape))
    const perExample = sum(subtract(softplus(rowwise), multiply(logits, x)), [1, 2, 3])
    const byChannel = sum(sigmoid(logits), [2, 3])
    const grads = gradients(mean(perExample), [down, perChannel, code, back, up])
    const roots = [perExample, byChannel, logits, center, ...grads]
    const rewritten = relayout(roots, layout)
    expect(difference(rewritten, roots, leaves)).toBeLessThan(1e-12)
    for (const op of ['conv', 'convTranspose', 'convKernelGradient'])
      expect([op, count(roots, op) > 0, count(rewritten, op)]).toEqual([op, true, 0])
  })

  it('convolutions with groups stay as they are, between others', () => {
    const x = input('x', [2, 4, 6, 6])
    const apart = input('apart', [4, 1, 3, 3])
    const down = input('down', [6, 4, 2, 2])
    const up = input('up', [6, 1, 2, 2])
    const leaves = [x, apart, down, up]
    const each = leakyRelu(conv(x, apart, { padding: [1, 1], groups: 4 }), 0.2)
    const halved = leakyRelu(conv(each, down, { stride: [2, 2] }), 0.2)
    const made = square(convTranspose(halved, up, { stride: [2, 2], groups: 3 }))
    const roots = [made, ...gradients(sum(made), leaves)]
    const rewritten = relayout(roots, layout)
    expect(difference(rewritten, roots, leaves)).toBeLessThan(1e-12)
    // With groups: forward and the gradient of the input, for each of both layers; the gradients of two kernels.
    const left = ['conv', 'convTranspose', 'convKernelGradient'].map((op) => count(rewritten, op))
    expect(left).toEqual([2, 2, 2])
  })

  it('nothing changes where no convolution is', () => {
    const x = input('x', [2, 3, 4, 4])
    const roots = [sum(square(x), [1, 2, 3]), flatten(x)]
    expect(relayout(roots, layout)).toEqual(roots)
  })
})
