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
}

export const light: Theme = {
  background: '#ffffff',
  foreground: '#1f2328',
  muted: '#5c6570',
  line: '#e3e6ea',
  accent: '#5155d9',
  labels: [
    '#5155d9',
    '#e86a0d',
    '#3ba694',
    '#b883ff',
    '#ebbf00',
    '#b33403',
    '#3adec8',
    '#7f517c',
    '#6a0c3c',
    '#440192',
  ],
}

export const dark: Theme = {
  background: '#16191d',
  foreground: '#eceff2',
  muted: '#a3acb7',
  line: '#32383f',
  accent: '#9598f2',
  labels: [
    '#acbcf3',
    '#e8741a',
    '#5a9f9b',
    '#bb71ff',
    '#fffe00',
    '#bc340b',
    '#97fff4',
    '#9e24d2',
    '#fab97b',
    '#3d6e77',
  ],
}

/** The fonts of the package: pictures look the same on every machine and show Korean. All digits have equal width. */
export const fontFamily = "'Noto Sans', 'Nanum Gothic', system-ui, sans-serif"

/** Unit: pixels before `pixelRatio`. */
export const fontSizes = { title: 17, text: 13, tick: 12 }

/** The colour of the label or run at `index`; colours repeat after ten. */
export function colourAt(index: number, { labels }: Theme = light): string {
  return labels[index % labels.length] as string
}
