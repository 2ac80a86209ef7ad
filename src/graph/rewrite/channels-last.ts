// The layout [batch, place, channel]: a convolution is one product of all windows with its kernel. For many channels.
import { broadcast, concat, gather, matmul, reshape, transpose } from '../operations.js'
import type { Pair } from '../ops.js'
import { constant, type Tensor } from '../tensor.js'
import { areBlocksShort, blockwise } from './blockwise.js'
import { fromBlocks, type Layout } from './layout.js'
import { blocksBy, countOf, type Grid, phasesOf, type Tap, tapsOf, windows } from './places.js'
import { productOfRows } from './product-of-rows.js'

/** What a kernel sees from every place of `to`. Shapes: x [batch, places, channels] → [batch · places of `to`, taps ·
 *  channels]. */
function unfold(
  x: Tensor,
  from: Grid,
  to: Grid,
  move: { stride: Pair; taps: readonly Tap[] },
): Tensor {
  const [batch = 1, , channels = 1] = x.shape
  const seen = gather(x, 1, windows(from, to, move))
  return reshape(seen, [batch * countOf(to), move.taps.length * channels])
}

export const channelsLast: Layout = {
  axes: { batch: 0, places: 1, channels: 2 },

  conv(x, weight, options) {
    const { window, from, to, bias } = options
    const taps = tapsOf(window)
    const [out = 1, channels = 1] = weight.shape
    if (areBlocksShort(channels, window, from)) return blockwise.conv(x, weight, options)
    const kernel = reshape(transpose(weight, [0, 2, 3, 1]), [out, taps.length * channels])
    const seen = unfold(x, from, to, { stride: window.stride, taps })
    const made = matmul(seen, kernel, { bias, transposeB: true })
    return reshape(made, [x.shape[0] ?? 1, countOf(to), out])
  },

  // Phase by phase, so that no product is with zeros.
  convTranspose(x, weight, options) {
    const { window, from, to, bias } = options
    const { stride, kernel } = window
    const [channels = 1, out = 1] = weight.shape
    if (areBlocksShort(out, window, to)) return blockwise.convTranspose(x, weight, options)
    const batch = x.shape[0] ?? 1
    const byTap = transpose(reshape(weight, [channels * out, kernel[0] * kernel[1]]), [1, 0])
    const blocks = blocksBy(to, stride)
    const count = countOf(blocks)
    const made = phasesOf(window).map(({ taps }) => {
      const shape = [batch * count, out]
      if (taps.length === 0)
        return bias ? broadcast(reshape(bias, [1, out]), shape) : broadcast(constant(0), shape)
      const numbers = taps.map(({ number }) => number)
      const kernels = reshape(gather(byTap, 0, numbers), [taps.length * channels, out])
      return matmul(unfold(x, from, blocks, { stride: [1, 1], taps }), kernels, { bias })
    })
    const phases = concat(
      made.map((each) => reshape(each, [batch * count, 1, out])),
      1,
    )
    return fromBlocks(reshape(phases, [batch, count, made.length, out]), 1, stride, to)
  },

  convKernelGradient(large, small, options) {
    const { window, from, to } = options
    const [channels = 1, out = 1] = [large.shape[2], small.shape[2]]
    if (areBlocksShort(channels, window, from))
      return blockwise.convKernelGradient(large, small, options)
    const seen = unfold(large, from, to, { stride: window.stride, taps: tapsOf(window) })
    const flat = reshape(small, [seen.shape[0] ?? 1, out])
    const product = productOfRows(flat, seen, large.shape[0] ?? 1)
    return transpose(reshape(product, [out, ...window.kernel, channels]), [0, 3, 1, 2])
  },

  // A product with ones: over many rows, a sum is several times slower.
  sumOfChannels(x) {
    const [batch = 1, places = 1, channels = 1] = x.shape
    const rows = batch * places
    const ones = broadcast(constant(1), [1, rows])
    return reshape(matmul(ones, reshape(x, [rows, channels])), [channels])
  },
}
