// The label colours are distinguishable, also with colour vision deficiency.
import { describe, expect, it } from 'vitest'
import { colourAt, dark, dotOpacity, light } from './theme.js'

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

/** Each has a colour of label 2 that one took for 6, or of 8 for 9. */
const former = {
  light: [
    ['#3ba694', '#3adec8'],
    ['#6a0c3c', '#440192'],
    ['#7f517c', '#6a0c3c'],
  ],
  dark: [['#5a9f9b', '#3d6e77']],
} as const

const themes = [
  { name: 'light', theme: light, mixed: former.light },
  { name: 'dark', theme: dark, mixed: former.dark },
] as const

/** OKLab distance with a colour vision deficiency: less than with normal sight, for which it is above 0.14. */
const apart = 0.09

/** CIELAB of a colour in linear red, green, blue, with D65 as white. */
function cielab(colour: Triple): Triple {
  const tristimulus: Matrix = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.072175],
    [0.0193339, 0.119192, 0.9503041],
  ]
  const white = times(tristimulus, [1, 1, 1])
  const [x, y, z] = times(tristimulus, colour).map((part, at) => {
    const ratio = part / (white[at] as number)
    return ratio > 216 / 24389 ? Math.cbrt(ratio) : ((24389 / 27) * ratio + 16) / 116
  }) as unknown as Triple
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIEDE2000. Source: Sharma, Wu & Dalal 2005. */
function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const weighted = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))
  const stretch = 1.5 - 0.5 * weighted((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2)
  const [c1, c2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)]
  const hue = (a: number, b: number) => ((Math.atan2(b, stretch * a) * 180) / Math.PI + 360) % 360
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)]
  const turn = ((h2 - h1 + 540) % 360) - 180
  const [lightness, chroma] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const middle = Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + 360) / 2
  const t =
    1 -
    0.17 * Math.cos(radians(middle - 30)) +
    0.24 * Math.cos(radians(2 * middle)) +
    0.32 * Math.cos(radians(3 * middle + 6)) -
    0.2 * Math.cos(radians(4 * middle - 63))
  const byLightness =
    (l2 - l1) / (1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2))
  const byChroma = (c2 - c1) / (1 + 0.045 * chroma)
  const byHue = (2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))) / (1 + 0.015 * chroma * t)
  const rotation =
    -2 * weighted(chroma) * Math.sin(radians(60 * Math.exp(-(((middle - 275) / 25) ** 2))))
  return Math.sqrt(byLightness ** 2 + byChroma ** 2 + byHue ** 2 + rotation * byChroma * byHue)
}

it('CIEDE2000 is that of the published pairs', () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4)
  expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(
    1.2644,
    4,
  )
})

/** Degrees of the smallest dots, which are 2.5 pixels wide: of pixels of 1/96 inch at 60 cm. */
const dotAngle = 2.5 * (((0.0254 / 96 / 0.6) * 180) / Math.PI)

/** A distance of colours that is 1 where half of the observers see a difference between marks of that size. Small marks
 *  need more, most of all in yellow and blue. Source: Stone, Szafir & Setlur 2014, measured down to a third of a degree. */
function distanceAt(degrees: number, one: Triple, other: Triple): number {
  const needed = [
    [10.16, 1.5],
    [10.68, 3.08],
    [10.7, 5.74],
  ].map(([large = 0, small = 0]) => 0.5 * (large + small / degrees))
  return Math.hypot(
    ...one.map((value, at) => (value - (other[at] as number)) / (needed[at] as number)),
  )
}

/** As a dot of this opacity shows it over the background. */
function drawn(hex: string, theme: typeof light): Triple {
  const part = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) =>
    Math.round(part(theme.background, at) * (1 - dotOpacity) + part(hex, at) * dotOpacity)
      .toString(16)
      .padStart(2, '0'),
  )
  return linear(`#${mixed.join('')}`)
}

/** The smallest distance of two of the colours. */
function smallest(colours: readonly Triple[], of: (one: Triple, other: Triple) => number): number {
  return Math.min(
    ...colours.flatMap((one, at) => colours.slice(0, at).map((other) => of(one, other))),
  )
}

describe.each(themes)('the label colours of the $name theme', ({ theme, mixed }) => {
  const dots = (matrix: Matrix, hexes: readonly string[]) =>
    hexes.map((hex) => cielab(seen(matrix, drawn(hex, theme))))
  const normal = sights['normal sight'] as Matrix

  it('are ten, and repeat', () => {
    expect(new Set(theme.labels).size).toBe(10)
    expect(colourAt(12, theme)).toBe(theme.labels[2])
  })

  it.each(Object.entries(sights))('keep their distance: %s', (_, matrix) => {
    const colours = theme.labels.map((hex) => seen(matrix, linear(hex)))
    expect(smallest(colours, distance)).toBeGreaterThan(apart)
  })

  it('are told apart as the smallest dots, for which those that were mixed up are too close', () => {
    const distances = (hexes: readonly string[]) => [
      smallest(dots(normal, hexes), ciede2000),
      smallest(dots(normal, hexes), (one, other) => distanceAt(dotAngle, one, other)),
    ]
    const [difference = 0, noticed = 0] = distances(theme.labels)
    expect(difference).toBeGreaterThan(20)
    expect(noticed).toBeGreaterThan(1.15)
    for (const pair of mixed) expect(distances(pair)[1], String(pair)).toBeLessThan(1.15)
  })

  it.each(Object.entries(sights).slice(1))('are told apart as dots: %s', (_, matrix) => {
    expect(smallest(dots(matrix, theme.labels), ciede2000)).toBeGreaterThan(9)
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
