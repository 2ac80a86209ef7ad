// The channels in the shape of an image.

/** Removes a channel that is the only one. Shapes: [1, height, width] → [height, width]; others stay. */
export function withoutLoneChannel(shape: readonly number[]): readonly number[] {
  return shape.length === 3 && shape[0] === 1 ? shape.slice(1) : shape
}

/** Whether images of both shapes hold the same values in the same order: a lone channel may be present or not. */
export function isSameImageShape(one: readonly number[], other: readonly number[]): boolean {
  return withoutLoneChannel(one).join() === withoutLoneChannel(other).join()
}

/** Whether the shape can only be [height, width, channels] of a grey or colour image, not [channels, height,
 *  width]. */
export function hasChannelsLast(shape: readonly number[]): boolean {
  const isChannels = (length: number | undefined) => length === 1 || length === 3
  return shape.length === 3 && isChannels(shape[2]) && !isChannels(shape[0])
}
