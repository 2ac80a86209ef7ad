// The label colours are distinguishable, also with colour vision deficiency.
import { describe, expect, it } from 'vitest'
import { colourAt, dark, light } from './theme.js'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

// Machado, Oliveira & Fernandes 2009, severity 1, on linear red, green, blue.
const sights: Record<string, Matrix> = {
  'normal sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Distance of two colours in OKLab; 1 between black and white. */
function distance(one: Triple, other: Triple): number {
  const [a, b] = [oklab(one), oklab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function linear(hex: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const times = (matrix: Matrix, [x, y, z]: Triple) =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple

const seen = (matrix: Matrix, colour: Triple) =>
  times(matrix, colour).map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple

function oklab(colour: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  ).map(Math.cbrt) as unknown as Triple
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  )
}

/** Contrast ratio of two colours by WCAG 2. */
function contrast(one: string, other: string): number {
  const [dim, bright] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** On a dark background the minimum distance is smaller, as no colour may be dark. */
const themes = [
  { name: 'light', theme: light, apart: 0.15 },
  { name: 'dark', theme: dark, apart: 0.14 },
]

describe.each(themes)('the label colours of the $name theme', ({ theme, apart }) => {
  it('are ten, and repeat', () => {
    expect(new Set(theme.labels).size).toBe(10)
    expect(colourAt(12, theme)).toBe(theme.labels[2])
  })

  it.each(Object.entries(sights))('keep their distance: %s', (_, matrix) => {
    const colours = theme.labels.map((hex) => seen(matrix, linear(hex)))
    for (const [index, colour] of colours.entries())
      for (const [before, other] of colours.slice(0, index).entries()) {
        const pair = `${theme.labels[before]} and ${theme.labels[index]}`
        expect(distance(colour, other), pair).toBeGreaterThan(apart)
      }
  })

  it('would fail with common colours that are not distinguishable', () => {
    const [orange, green] = ['#ff7f0e', '#2ca02c'].map((hex) =>
      seen(sights.protanopia as Matrix, linear(hex)),
    )
    expect(distance(orange as Triple, green as Triple)).toBeLessThan(apart)
  })

  it('contrast with the background', () => {
    const background = linear(theme.background)
    for (const hex of theme.labels)
      expect(distance(linear(hex), background), hex).toBeGreaterThan(0.2)
  })
})

it('every label colour is visible on the dark background', () => {
  for (const hex of dark.labels) expect(contrast(hex, dark.background), hex).toBeGreaterThan(3)
  expect(contrast('#440192', dark.background)).toBeLessThan(3)
})
