// The layout [batch, place, channel] for an engine whose convolutions on blocks of channels are faster than products of windows:
// those of stride 1 over large maps.
import { convChannelsLast, gather, reshape, transpose } from '../operations.js'
import type { Pair } from '../ops.js'
import type { Tensor } from '../tensor.js'
import { channelsLast } from './channels-last.js'
import type { Convolution, Layout } from './layout.js'
import { countOf } from './places.js'

/** Channels that are whole blocks on every processor. */
const block = 16
/** On smaller maps products of windows are as fast (bench/README.md). */
const minWidth = 16

type Options = Pick<Convolution, 'window' | 'from' | 'to'>

/** Whether a convolution is one of the engine's own; then both maps are row by row. */
function isOwn({ window, from, to }: Options, weight: Tensor) {
  const [out = 1, channels = 1] = weight.shape
  return (
    window.stride.every((each) => each === 1) &&
    window.kernel.some((each) => each > 1) &&
    out % block === 0 &&
    channels % block === 0 &&
    [...from.size, ...to.size].every((each) => each >= minWidth)
  )
}

export const channelBlocks: Layout = {
  ...channelsLast,

  isRowByRow: isOwn,

  conv(x, weight, options) {
    if (!isOwn(options, weight)) return channelsLast.conv(x, weight, options)
    return convolved(x, weight, options)
  },

  // A convolution with the kernel turned around, and its channels exchanged.
  convTranspose(x, weight, options) {
    const { kernel, padding, dilation } = options.window
    const reach = along((axis) => dilation[axis] * (kernel[axis] - 1))
    const rest = along((axis) => reach[axis] - padding[axis])
    const isWhole = rest.every(
      (each, axis) =>
        each >= 0 &&
        options.to.size[axis] === (options.from.size[axis] ?? 0) + 2 * each - (reach[axis] ?? 0),
    )
    if (!isWhole || !isOwn(options, weight)) return channelsLast.convTranspose(x, weight, options)
    const turned = ([0, 1] as const).reduce(
      (each, axis) => {
        const backwards = Array.from({ length: kernel[axis] }, (_, at) => kernel[axis] - 1 - at)
        return gather(each, 2 + axis, backwards)
      },
      transpose(weight, [1, 0, 2, 3]),
    )
    return convolved(x, turned, { ...options, window: { ...options.window, padding: rest } })
  },
}

function along(of: (axis: 0 | 1) => number): Pair {
  return [of(0), of(1)]
}

/** Shapes: x [batch, places, channels] → [batch, places, out]. */
function convolved(x: Tensor, weight: Tensor, { window, from, to, bias }: Convolution): Tensor {
  const [batch = 1, , channels = 1] = x.shape
  const { padding, dilation } = window
  const images = reshape(x, [batch, ...from.size, channels])
  const made = convChannelsLast(images, weight, { bias, padding, dilation })
  return reshape(made, [batch, countOf(to), weight.shape[0] ?? 1])
}
