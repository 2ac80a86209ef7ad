// The colours of labels and runs on light and on dark paper.
import { colourAt } from '../../../pictures/theme.js'

/** What a colour has at least of the brightness of white, to be seen on dark paper. */
const leastBrightness = 0.42

/** The colour at that place of the palette; brighter where the paper is dark. */
export function colourOn(tone: 'light' | 'dark', index: number): string {
  const colour = colourAt(index)
  if (tone === 'light') return colour
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts
  const brightness = 0.3 * red + 0.59 * green + 0.11 * blue
  const share = Math.max(0, (leastBrightness - brightness) / (1 - brightness))
  const mixed = parts.map((part) => Math.round(255 * (part + share * (1 - part))))
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
