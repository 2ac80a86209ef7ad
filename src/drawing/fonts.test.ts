// Korean and Latin text is drawn with the right glyphs on any machine.
import { createCanvas } from '@napi-rs/canvas'
import { beforeAll, describe, expect, it } from 'vitest'
import { fontFamily } from '../pictures/theme.js'
import { fontFaces, registerFonts } from './fonts.js'

/** The dark pixels of a character. */
function drawn(character: string, weight: 'normal' | 'bold' = 'normal'): string {
  const canvas = createCanvas(40, 40)
  const context = canvas.getContext('2d')
  context.font = `${weight} 28px ${fontFamily}`
  context.fillText(character, 4, 32)
  const { data } = context.getImageData(0, 0, 40, 40)
  return Array.from({ length: 1600 }, (_, at) =>
    (data[4 * at + 3] as number) > 127 ? '#' : ' ',
  ).join('')
}

describe('on a canvas', () => {
  beforeAll(registerFonts)

  it('every character has its own glyph, and none is the box of a missing glyph', () => {
    // No font has a glyph for a noncharacter.
    const missing = drawn('\u{10FFFF}')
    const characters = [...'잠재공간검증뷁한글aZ0−±·×']
    const shapes = characters.map((character) => drawn(character))
    expect(new Set([...shapes, missing]).size).toBe(characters.length + 1)
    for (const shape of shapes) expect(shape.replaceAll(' ', '').length).toBeGreaterThan(3)
  })

  it('bold is bolder', () => {
    const ink = (shape: string) => shape.replaceAll(' ', '').length
    for (const character of '잠a') {
      expect(ink(drawn(character, 'bold'))).toBeGreaterThan(1.1 * ink(drawn(character)))
    }
  })

  it('digits have equal width', () => {
    const context = createCanvas(1, 1).getContext('2d')
    context.font = `13px ${fontFamily}`
    const widths = [...'0123456789'].map((digit) => context.measureText(digit).width)
    expect(new Set(widths).size).toBe(1)
  })
})

describe('as CSS', () => {
  const facesOf = (text: string) => fontFaces(text, 400).match(/@font-face/g)?.length ?? 0

  it('contains only the subsets that the text needs', () => {
    expect(facesOf('')).toBe(0)
    expect(facesOf('Latent −3')).toBe(1)
    expect(facesOf('Latent 잠')).toBe(2)
    expect(facesOf('뷁')).toBe(1)
    expect(facesOf('\u{10FFFF}')).toBe(0)
  })

  it('has the range of each subset, and embeds it completely', () => {
    const css = fontFaces('다', 700)
    expect(css).toMatch(/font-family:'Nanum Gothic';font-weight:700/)
    expect(css).toMatch(/unicode-range:[^}]*U\+b2e4/)
    const [, data = ''] = /base64,([^)]*)\)/.exec(css) ?? []
    expect(Buffer.from(data, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2')
  })
})
