// The fonts of the package: as files for canvases, as CSS for SVG and pages.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

type Weight = 400 | 700

/** Latin from one font, Korean from another: in the web files of Nanum Gothic, I and i are below the baseline. */
const latin: Font = { family: 'Noto Sans', files: 'noto-sans' }
const korean: Font = { family: 'Nanum Gothic', files: 'nanum-gothic' }

interface Font {
  readonly family: string
  /** The npm package with the files of its subsets. */
  readonly files: string
}

let registered = false

/** Registers the families of `pictures/theme.ts` for canvases. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  for (const weight of [400, 700] as const) {
    GlobalFonts.registerFromPath(fontFile(latin, 'latin', weight), latin.family)
    GlobalFonts.registerFromPath(fontFile(korean, 'korean', weight), korean.family)
  }
}

/** The CSS that embeds the fonts for `text`: only the subsets that its characters need, as data URLs. */
export function fontFaces(text: string, weight: Weight): string {
  const all = fontParts()
  const needed = new Set(
    Array.from(new Set(text), (character) => {
      const point = character.codePointAt(0) as number
      return all.find(({ intervals }) =>
        intervals.some(([first, last]) => first <= point && point <= last),
      )
    }),
  )
  return [...needed].flatMap((part) => (part ? fontFace(part, weight) : [])).join('\n')
}

function fontFace({ font, name, range }: FontPart, weight: Weight): string {
  const data = readFileSync(fontFile(font, name, weight)).toString('base64')
  return `@font-face{font-family:'${font.family}';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`
}

interface FontPart {
  readonly font: Font
  readonly name: string
  /** Its characters, as CSS `unicode-range` and as numbers. */
  readonly range: string
  readonly intervals: readonly (readonly [first: number, last: number])[]
}

/** The subsets of the fonts: Latin, then Korean. */
function fontParts(): FontPart[] {
  const { latin: alphabet } = rangesOf(latin)
  const { latin: _, ...syllables } = rangesOf(korean)
  const part = (font: Font, name: string, range: string) => ({
    font,
    // Numbers are in brackets.
    name: name.replace(/[[\]]/g, ''),
    range,
    intervals: range.split(',').map(intervalOf),
  })
  return [
    part(latin, 'latin', alphabet ?? ''),
    ...Object.entries(syllables).map(([name, range]) => part(korean, name, range)),
  ]
}

function rangesOf(font: Font): Record<string, string> {
  return JSON.parse(readFileSync(packageFile(font, 'unicode.json'), 'utf8'))
}

function intervalOf(range: string): [first: number, last: number] {
  const [first = '', last = first] = range.replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

function fontFile(font: Font, part: string, weight: Weight): string {
  return packageFile(font, `files/${font.files}-${part}-${weight}-normal.woff2`)
}

function packageFile({ files }: Font, path: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/${files}/${path}`))
}
