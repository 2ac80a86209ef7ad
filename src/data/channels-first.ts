// Images whose channels are last, the default order of arrays in Python (NHWC), as images whose channels are first
// (NCHW).
import { sizeOf } from '../graph/shapes.js'
import { allocateItems, type Dataset } from './dataset.js'

/** Shapes: [height, width, channels] → [channels, height, width]. */
export function channelsFirstShape(shape: readonly number[]): readonly number[] {
  return [...shape.slice(-1), ...shape.slice(0, -1)]
}

/** The same images with their channels first, transposed when they are read.
 *  Shapes: [height, width, channels] → [channels, height, width]. */
export function channelsFirst(dataset: Dataset): Dataset {
  const shape = channelsFirstShape(dataset.shape)
  const [channels = 1] = shape
  // One channel has the same layout in both orders.
  if (channels === 1) return { ...dataset, shape }
  const size = sizeOf(shape)
  const pixels = size / channels
  return {
    ...dataset,
    shape,
    async read(indices, into) {
      const source = allocateItems(dataset, indices.length)
      await dataset.read(indices, source)
      for (let start = 0; start < source.length; start += size)
        for (let channel = 0; channel < channels; channel++)
          for (let pixel = 0; pixel < pixels; pixel++)
            into[start + channel * pixels + pixel] = source[
              start + pixel * channels + channel
            ] as number
    },
  }
}
