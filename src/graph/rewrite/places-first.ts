// The layout [place, channel, batch]: a convolution is a product of its kernel with every place's window. For few channels.
import { add, gather, matmul, reshape, sum, transpose } from '../operations.js'
import type { Pair } from '../ops.js'
import type { Tensor } from '../tensor.js'
import { fromBlocks, type Layout } from './layout.js'
import {
  blocksBy,
  countOf,
  type Grid,
  pairs,
  phasesOf,
  type Tap,
  tapsOf,
  windows,
} from './places.js'

/** What a kernel sees from every place of `to`. Shapes: x [places, channels, batch] → [places of `to`, taps · channels,
 *  batch]. */
function unfold(
  x: Tensor,
  from: Grid,
  to: Grid,
  move: { stride: Pair; taps: readonly Tap[] },
): Tensor {
  const [, channels = 1, batch = 1] = x.shape
  const seen = gather(x, 0, windows(from, to, move))
  return reshape(seen, [countOf(to), move.taps.length * channels, batch])
}

function withBias(x: Tensor, bias: Tensor | undefined): Tensor {
  return bias ? add(x, reshape(bias, [bias.shape[0] ?? 1, 1])) : x
}

export const placesFirst: Layout = {
  axes: { places: 0, channels: 1, batch: 2 },

  conv(x, weight, { window, from, to, bias }) {
    const taps = tapsOf(window)
    const [out = 1, channels = 1] = weight.shape
    const kernel = reshape(transpose(weight, [0, 2, 3, 1]), [out, taps.length * channels])
    return withBias(matmul(kernel, unfold(x, from, to, { stride: window.stride, taps })), bias)
  },

  // All phases at once: the window is the union of theirs, with zeros in the kernel where a phase has no tap.
  convTranspose(x, weight, { window, from, to, bias }) {
    const { stride, kernel } = window
    const [channels = 1, out = 1] = weight.shape
    const phases = phasesOf(window)
    const offsets = ([0, 1] as const).map((axis) =>
      [...new Set(phases.flatMap(({ taps }) => taps.map(({ offset }) => offset[axis])))].sort(
        (a, b) => a - b,
      ),
    )
    const union = pairs(offsets[0] ?? [], offsets[1] ?? [])
    const none = kernel[0] * kernel[1]
    const places = phases.flatMap(({ taps }) =>
      union.map((at) => taps.find(({ offset }) => offset.join() === at.join())?.number ?? none),
    )
    const byTap = transpose(reshape(weight, [channels * out, none]), [1, 0])
    const arranged = reshape(gather(byTap, 0, places), [phases.length, union.length, channels, out])
    const kernels = reshape(transpose(arranged, [0, 3, 1, 2]), [
      phases.length * out,
      union.length * channels,
    ])
    const blocks = blocksBy(to, stride)
    const taps = union.map((offset, number) => ({ number, offset }))
    const made = matmul(kernels, unfold(x, from, blocks, { stride: [1, 1], taps }))
    const batch = x.shape[2] ?? 1
    const shape = [countOf(blocks), phases.length, out, batch]
    return withBias(fromBlocks(reshape(made, shape), 0, stride, to), bias)
  },

  convKernelGradient(large, small, { window, from, to }) {
    const [channels = 1, out = 1] = [large.shape[1], small.shape[1]]
    const seen = unfold(large, from, to, { stride: window.stride, taps: tapsOf(window) })
    const product = sum(matmul(small, seen, { transposeB: true }), [0])
    return transpose(reshape(product, [out, ...window.kernel, channels]), [0, 3, 1, 2])
  },

  sumOfChannels: (x) => sum(x, [0, 2]),
}
