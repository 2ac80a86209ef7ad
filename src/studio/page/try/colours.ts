// Colours to draw with.

/** Of the palette, by their names. */
export const palette = {
  black: '#000000',
  white: '#ffffff',
  grey: '#808080',
  red: '#d32f2f',
  orange: '#f57c00',
  yellow: '#fbc02d',
  green: '#388e3c',
  blue: '#1976d2',
  purple: '#7b1fa2',
} as const
export type PaletteColour = keyof typeof palette

/** Whether dark text is better legible on a colour, written as #rrggbb. Source: relative luminance, WCAG 2.2. */
export function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  // There both contrasts are equal.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
}
