// The layout that is fastest for the convolutions of a graph.
import { isOp, type Tensor, topologicalSort } from '../tensor.js'
import { channelBlocks } from './channel-blocks.js'
import { channelsLast } from './channels-last.js'
import type { Layout } from './layout.js'
import { placesFirst } from './places-first.js'

/** Up to so many channels on both sides, products of whole batches are faster than products of windows. */
const fewChannels = 16
/** Images with so few channels alone gain nothing. */
const imageChannels = 4
/** What kernels see is kept until the gradients need it: beyond that many bytes it would not fit. */
const maxBytes = 5e8

/** Undefined where ONNX Runtime's own convolutions are as fast: without gradients of kernels, or with images alone.
 *  `bench/README.md` has the measurements. */
export function chooseLayout(
  roots: readonly Tensor[],
  { hasBlocks = false }: { hasBlocks?: boolean } = {},
): Layout | undefined {
  const nodes = topologicalSort(roots)
  const kernels = nodes.filter(
    (node) => isOp(node, 'convKernelGradient') && node.attributes.groups === 1,
  )
  let bytes = 0
  let [few, many] = [0, 0]
  for (const { shape, inputs } of kernels) {
    const [out = 1, channels = 1, height = 1, width = 1] = shape
    const [batch = 1, , rows = 1, columns = 1] = inputs[1]?.shape ?? []
    const seen = batch * rows * columns * channels * height * width
    bytes += 4 * seen
    if (Math.max(out, channels) <= fewChannels) few += seen * out
    else if (Math.min(out, channels) > imageChannels) many += seen * out
  }
  if (few + many === 0 || bytes > maxBytes) return undefined
  if (few > many) return placesFirst
  return hasBlocks ? channelBlocks : channelsLast
}
