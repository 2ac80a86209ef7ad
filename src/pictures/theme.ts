// The theme of pictures: colours, sizes and fonts.

/** The colours of a chart, light or dark. */
export interface Theme {
  readonly background: string
  readonly foreground: string
  /** Colour of names, ticks and explanations. */
  readonly muted: string
  /** Colour of axes and grids. */
  readonly line: string
  readonly accent: string
  /** Ten colours of labels and runs, also distinguishable with deuteranopia, protanopia and tritanopia. */
  readonly labels: readonly string[]
  /** Colour of what has no label. */
  readonly unlabelled: string
}

export const light: Theme = {
  background: '#ffffff',
  foreground: '#1f2328',
  muted: '#5c6570',
  line: '#e3e6ea',
  accent: '#5155d9',
  labels: [
    '#5155d9',
    '#d0831a',
    '#08d199',
    '#d12065',
    '#0392bb',
    '#b4d100',
    '#520d00',
    '#ffa4ff',
    '#4b5500',
    '#00007c',
  ],
  unlabelled: '#8a929b',
}

export const dark: Theme = {
  background: '#16191d',
  foreground: '#eceff2',
  muted: '#a3acb7',
  line: '#32383f',
  accent: '#9598f2',
  labels: [
    '#9598f2',
    '#ffa593',
    '#01e4f5',
    '#f9e005',
    '#ff57ab',
    '#25c62a',
    '#7d46e1',
    '#f4fad7',
    '#357b04',
    '#8b5869',
  ],
  unlabelled: '#6b737d',
}

/** The fonts of the package: pictures look the same on every machine and show Korean. All digits have equal width. */
export const fontFamily = "'Noto Sans', 'Nanum Gothic', system-ui, sans-serif"

/** Opacity of the dots of a scatter plot. */
export const dotOpacity = 0.8

/** Unit: pixels before `pixelRatio`. */
export const fontSizes = { title: 17, text: 13, tick: 12 }

/** The colour of the label or run at `index`, which is −1 without a label; colours repeat after ten. */
export function colourAt(index: number, { labels, unlabelled }: Theme = light): string {
  return index < 0 ? unlabelled : (labels[index % labels.length] as string)
}
