// How pictures look: colours, sizes and fonts, in one place.

/** The colours of a chart on paper of one tone. */
export interface Theme {
  readonly background: string
  readonly foreground: string
  /** Of names, ticks and explanations. */
  readonly muted: string
  /** Of axes and grids. */
  readonly line: string
  readonly accent: string
  /** Of labels and runs: ten that stay apart for readers with deuteranopia, protanopia and tritanopia too. */
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

/** These come with the package, so pictures look the same everywhere and show Korean. Their digits are all
 *  equally wide. */
export const fontFamily = "'Noto Sans', 'Nanum Gothic', system-ui, sans-serif"

/** In pixels of the picture before it is enlarged for sharp screens. */
export const fontSizes = { title: 17, text: 13, tick: 12 }

/** The colour of the label, or of the run, at that place; they begin again after ten. */
export function colourAt(index: number, { labels }: Theme = light): string {
  return labels[index % labels.length] as string
}
