// Ticks are round, inside the axis, and not too many.
import { describe, expect, it } from 'vitest'
import { tickTexts } from './chart.js'
import { epochTicks, linearTicks, logTicks } from './ticks.js'

describe('linearTicks', () => {
  it.each([
    [-4.17, 4.17, 8, [-4, -2, 0, 2, 4]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0.12, 0.47, 7, [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45]],
  ])('of %d to %d', (min, max, count, ticks) => {
    expect(linearTicks(min, max, count)).toEqual(ticks)
  })
})

describe('logTicks', () => {
  it.each([
    [90, 210, [100, 120, 140, 160, 180, 200]],
    [112, 460, [120, 150, 200, 250, 300, 400]],
    [170, 440, [200, 250, 300, 400]],
    [0.9, 10.5, [1, 1.5, 2, 3, 5, 7, 10]],
    [0.4, 20, [0.5, 1, 2, 5, 10, 20]],
    [0.002, 30, [0.01, 0.1, 1, 10]],
    [1e-9, 1e3, [1e-9, 1e-7, 1e-5, 1e-3, 1e-1, 10, 1000]],
  ])('of %d to %d', (min, max, ticks) => {
    expect(logTicks(min, max)).toEqual(ticks)
  })
})

describe('tickTexts', () => {
  it.each([
    [
      [0, 250_000, 500_000],
      ['0', '250000', '500000'],
    ],
    [
      [-0.5, 0, 0.5],
      ['−0.5', '0', '0.5'],
    ],
    [
      [1, 1e9, 1e17, 1e21, 1e29],
      ['1', '1e9', '1e17', '1e21', '1e29'],
    ],
    [
      [-2e7, -1.5e7, 0],
      ['−2e7', '−1.5e7', '0'],
    ],
    [
      [1e-9, 1e-4, 0.1, 1000],
      ['1e−9', '1e−4', '0.1', '1000'],
    ],
  ])('of %j are in one form', (ticks, texts) => {
    expect(ticks.map(tickTexts(ticks))).toEqual(texts)
  })
})

describe('epochTicks', () => {
  it.each([
    [1, [1]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [30, [1, 5, 10, 15, 20, 25, 30]],
    [31, [1, 5, 10, 15, 20, 25, 31]],
    [1000, [1, 200, 400, 600, 800, 1000]],
  ])('of %d epochs', (last, ticks) => {
    expect(epochTicks(last)).toEqual(ticks)
  })
})
