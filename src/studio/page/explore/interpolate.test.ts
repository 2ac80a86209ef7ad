// Interpolation between two codes: both ends, the middle, and directions without a spherical path.
import { describe, expect, it } from 'vitest'
import { interpolateCodes } from './interpolate.js'

const from = Float32Array.of(2, 0)
const to = Float32Array.of(0, 4)

describe('pointOnWay', () => {
  it.each(['straight', 'spherical'] as const)('%s starts and ends at the codes', (method) => {
    expect([...interpolateCodes(from, to, 0, method)]).toEqual([
      expect.closeTo(2),
      expect.closeTo(0),
    ])
    expect([...interpolateCodes(from, to, 1, method)]).toEqual([
      expect.closeTo(0),
      expect.closeTo(4),
    ])
  })

  it('goes through the middle when linear', () => {
    expect([...interpolateCodes(from, to, 0.5, 'straight')]).toEqual([1, 2])
  })

  it('keeps its norm when spherical', () => {
    const [x = 0, y = 0] = interpolateCodes(from, to, 0.5, 'spherical')
    expect(Math.hypot(x, y)).toBeCloseTo(3)
    expect(Math.atan2(y, x)).toBeCloseTo(Math.PI / 4)
  })

  it('is linear where there is no spherical path', () => {
    const back = Float32Array.of(-2, 0)
    expect([...interpolateCodes(from, back, 0.5, 'spherical')]).toEqual([0, 0])
    expect([...interpolateCodes(from, new Float32Array(2), 0.5, 'spherical')]).toEqual([1, 0])
  })
})
