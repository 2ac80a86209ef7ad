// Strided convolutions over blocks of pixels [batch, block, places of the block · channels], where pixels have few channels:
// a row of a few numbers costs as much to gather as one of a dozen.
import { add, gather, matmul, pad, reshape, transpose } from '../operations.js'
import type { Tensor } from '../tensor.js'
import type { Layout } from './layout.js'
import {
  blocksOf,
  countOf,
  type Grid,
  placeAt,
  positionsOf,
  rowByRow,
  type Window,
  windows,
} from './places.js'
import { productOfRows } from './product-of-rows.js'

const fewChannels = 4

/** Whether the pixels of the larger maps are better taken block by block. */
export function areBlocksShort(channels: number, { stride }: Window, large: Grid): boolean {
  return (
    channels <= fewChannels && stride[0] * stride[1] > 1 && large.block.join() === stride.join()
  )
}

/** The blocks of maps in that order, as places. */
function gridOfBlocks({ size, block }: Grid): Grid {
  return rowByRow([size[0] / block[0], size[1] / block[1]])
}

/** What a kernel sees. Shapes: x [batch, places, channels] → [batch · places of `to`, blocks · places of a block ·
 *  channels]. */
function unfold(x: Tensor, window: Window, from: Grid, to: Grid): Tensor {
  const [batch = 1, places = 1, channels = 1] = x.shape
  const blocks = gridOfBlocks(from)
  const ofBlock = (places / countOf(blocks)) * channels
  const { offsets } = blocksOf(window)
  const taps = offsets.map((offset, number) => ({ number, offset }))
  const flat = reshape(x, [batch, countOf(blocks), ofBlock])
  const seen = gather(flat, 1, windows(blocks, to, { stride: [1, 1], taps }))
  return reshape(seen, [batch * countOf(to), offsets.length * ofBlock])
}

/** A kernel with its taps in the order of blocks and their places, zeros where none is. Shapes: weight [n, m, kh, kw] →
 *  [n, blocks · places of a block · m]. */
function byBlocks(weight: Tensor, numbers: readonly (number | undefined)[]): Tensor {
  const [n = 1, m = 1, height = 1, width = 1] = weight.shape
  const taps = height * width
  const byTap = transpose(reshape(weight, [n, m, taps]), [0, 2, 1])
  const places = numbers.map((number) => number ?? taps)
  return reshape(gather(byTap, 1, places), [n, numbers.length * m])
}

export const blockwise: Pick<Layout, 'conv' | 'convTranspose' | 'convKernelGradient'> = {
  conv(x, weight, { window, from, to, bias }) {
    const { numbers } = blocksOf(window)
    const [out = 1] = weight.shape
    const kernel = byBlocks(weight, numbers)
    const seen = unfold(x, window, from, to)
    const made = matmul(seen, kernel, { bias, transposeB: true })
    return reshape(made, [x.shape[0] ?? 1, countOf(to), out])
  },

  // Every place gives to all blocks that it reaches, the last of them, of zeros, nothing; a block adds what it is given. What
  // comes from its own place has the bias.
  convTranspose(x, weight, { window, from, to, bias }) {
    const { offsets, numbers } = blocksOf(window)
    const [channels = 1, out = 1] = weight.shape
    const batch = x.shape[0] ?? 1
    const kernel = byBlocks(weight, numbers)
    const places = countOf(from) + 1
    const flat = reshape(pad(x, 1, 0, 1), [batch * places, channels])
    const ofBlock = (numbers.length / offsets.length) * out
    const blocks = gridOfBlocks(to)
    const own = offsets.findIndex((offset) => offset.every((each) => each === 0))
    const isOwn = own >= 0 && blocks.size.join() === from.size.join()
    const biases = bias && gather(bias, 0, biasPlaces(numbers.length, offsets.length, own, out))
    const made = matmul(flat, kernel, { bias: isOwn ? biases : undefined })
    const given = reshape(made, [batch, places * offsets.length, ofBlock])
    const received = offsets.map(([row, column], index) =>
      gather(
        given,
        1,
        positionsOf(blocks).map(([y, x]) => {
          const [fromY, fromX] = [y - row, x - column]
          const isInside = fromY >= 0 && fromY < from.size[0] && fromX >= 0 && fromX < from.size[1]
          const place = isInside ? placeAt(from, [fromY, fromX]) : places - 1
          return place * offsets.length + index
        }),
      ),
    )
    const total = received.reduce((sum, each) => add(sum, each))
    const maps = reshape(total, [batch, countOf(to), out])
    return bias && !isOwn ? add(maps, bias) : maps
  },

  convKernelGradient(large, small, { window, from, to }) {
    const { numbers } = blocksOf(window)
    const [channels = 1, out = 1] = [large.shape[2], small.shape[2]]
    const seen = unfold(large, window, from, to)
    const flat = reshape(small, [seen.shape[0] ?? 1, out])
    const product = productOfRows(flat, seen, large.shape[0] ?? 1)
    const taps = window.kernel[0] * window.kernel[1]
    const places = Array.from({ length: taps }, (_, tap) => numbers.indexOf(tap))
    const byTap = gather(reshape(product, [out, numbers.length, channels]), 1, places)
    return reshape(transpose(byTap, [0, 2, 1]), [out, channels, ...window.kernel])
  },
}

/** The bias for every value of the blocks with the offset number `own`, else none. */
function biasPlaces(values: number, offsets: number, own: number, out: number): number[] {
  const ofOffset = values / offsets
  return Array.from({ length: values * out }, (_, at) =>
    Math.floor(at / out / ofOffset) === own ? at % out : out,
  )
}
