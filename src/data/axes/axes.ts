// The notation of an array's axes: a letter for each, such as NHWC, as PyTorch, TensorFlow and ONNX name layouts.
import { ConfigError } from '../../errors.js'

/** In the order in which they are read: count, channels, time, depth, height, width, length. */
const letters = ['N', 'C', 'T', 'D', 'H', 'W', 'L'] as const
export type Axis = (typeof letters)[number]

/** The axes that `text` names, in upper or lower case, one letter each.
 *  Throws ConfigError where a letter is unknown or there twice, the count (N) is missing, or nothing else is named. */
export function parseAxes(text: string): readonly Axis[] {
  const axes = [...text.toUpperCase()]
  const isAxis = (letter: string): letter is Axis => letters.includes(letter as Axis)
  const areKnown = axes.every(isAxis) && new Set(axes).size === axes.length
  if (areKnown && axes.includes('N') && axes.length > 1) return axes
  throw new ConfigError('axes.letters', { axes: text, expected: letters.join(', ') })
}

/** The order in which the axes are read: axis i of the result is axis `order[i]` of these. Count and channels come first,
 *  height and width last. */
export function readingOrder(axes: readonly Axis[]): readonly number[] {
  return letters.map((letter) => axes.indexOf(letter)).filter((at) => at >= 0)
}
