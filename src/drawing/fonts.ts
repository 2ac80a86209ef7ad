// The font that comes with the package: for canvases as files, for SVG and pages as CSS.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

type Weight = 400 | 700

const fontPackage = '@fontsource/nanum-gothic'

let registered = false

/** Lets canvases draw with the families that `pictures/theme.ts` names. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  for (const weight of [400, 700] as const) {
    GlobalFonts.registerFromPath(fontFile('latin', weight), 'Nanum Gothic')
    GlobalFonts.registerFromPath(fontFile('korean', weight), 'Nanum Gothic Korean')
  }
}

/** The CSS that brings along the font for `text`: only those parts of it that the characters need, as data. */
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

function fontFace({ name, range }: FontPart, weight: Weight): string {
  const data = readFileSync(fontFile(name, weight)).toString('base64')
  return `@font-face{font-family:'Nanum Gothic';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`
}

interface FontPart {
  readonly name: string
  /** Its characters, as CSS has them and as numbers. */
  readonly range: string
  readonly intervals: readonly (readonly [first: number, last: number])[]
}

/** The parts that the font is cut into, Latin first. */
function fontParts(): FontPart[] {
  const written: Record<string, string> = JSON.parse(
    readFileSync(packageFile('unicode.json'), 'utf8'),
  )
  return Object.entries(written)
    .map(([name, range]) => ({
      // Numbers stand in brackets.
      name: name.replace(/[[\]]/g, ''),
      range,
      intervals: range.split(',').map(intervalOf),
    }))
    .sort(({ name }, other) => Number(other.name === 'latin') - Number(name === 'latin'))
}

function intervalOf(range: string): [first: number, last: number] {
  const [first = '', last = first] = range.replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

function fontFile(part: string, weight: Weight): string {
  return packageFile(`files/nanum-gothic-${part}-${weight}-normal.woff2`)
}

function packageFile(path: string): string {
  return fileURLToPath(import.meta.resolve(`${fontPackage}/${path}`))
}
