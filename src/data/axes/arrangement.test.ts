// The axes of arrays: what names, sizes and shapes say, and what is told or refused.
import { describe, expect, it } from 'vitest'
import { readingRules } from '../reading-rules.js'
import { arrange } from './arrangement.js'

const path = 'a.npy'
const failure = (key: string) => expect.objectContaining({ key })
const codes = (...[whole, options]: [readonly number[], Parameters<typeof arrange>[2]?]) =>
  arrange(whole, path, options).notices.map(({ code }) => code)
const read = (...[whole, options]: [readonly number[], Parameters<typeof arrange>[2]?]) => {
  const { order, shape } = arrange(whole, path, options)
  return { order, shape }
}

describe('without names', () => {
  it.each<[string, readonly number[], readonly number[], readonly number[], readonly string[]]>([
    ['rows', [60, 64], [0, 1], [64], []],
    ['grey images', [60, 28, 28], [0, 1, 2], [28, 28], []],
    ['one channel first', [60, 1, 28, 28], [0, 1, 2, 3], [1, 28, 28], []],
    ['colour', [60, 3, 28, 28], [0, 1, 2, 3], [3, 28, 28], []],
    ['colour last', [60, 28, 28, 3], [0, 3, 1, 2], [3, 28, 28], ['images.channelsLast']],
    ['grey last', [60, 28, 28, 1], [0, 3, 1, 2], [1, 28, 28], ['images.channelsLast']],
    [
      'colour with alpha last',
      [60, 28, 28, 4],
      [0, 3, 1, 2],
      [4, 28, 28],
      ['images.channelsLast', 'images.alpha'],
    ],
    [
      'grey with alpha last',
      [60, 28, 20, 2],
      [0, 3, 1, 2],
      [2, 28, 20],
      ['images.channelsLast', 'images.alpha'],
    ],
    ['colour with alpha', [60, 4, 28, 28], [0, 1, 2, 3], [4, 28, 28], ['images.alpha']],
    [
      'five channels last',
      [60, 28, 28, 5],
      [0, 3, 1, 2],
      [5, 28, 28],
      ['images.channelsLast', 'images.channels'],
    ],
    ['five channels', [60, 5, 28, 28], [0, 1, 2, 3], [5, 28, 28], ['images.channels']],
    [
      'more channels than rows, last',
      [60, 16, 16, 64],
      [0, 3, 1, 2],
      [64, 16, 16],
      ['images.channelsLast', 'images.channels'],
    ],
    [
      'the fewest last',
      [60, 30, 20, 7],
      [0, 3, 1, 2],
      [7, 30, 20],
      ['images.channelsLast', 'images.channels'],
    ],
    ['volumes', [60, 16, 16, 16], [0, 1, 2, 3], [16, 16, 16], ['axes.read', 'images.channels']],
    ['series', [60, 100, 3], [0, 1, 2], [100, 3], ['axes.read']],
    ['series, channels first', [60, 3, 100], [0, 1, 2], [3, 100], ['axes.read']],
    ['count last', [20, 28, 1965], [0, 1, 2], [28, 1965], ['axes.read']],
    ['columns of pixels', [784, 6000], [0, 1], [6000], ['axes.read']],
    ['videos', [60, 8, 28, 28, 3], [0, 1, 2, 3, 4], [8, 28, 28, 3], ['axes.read']],
  ])('%s', (_, whole, order, shape, notices) => {
    expect(read(whole)).toEqual({ order, shape })
    expect(codes(whole)).toEqual(notices)
  })

  it.each<[readonly number[], string, string]>([
    [[28, 28, 1000], 'HWN', 'NHW'],
    [[32, 32, 3, 5000], 'HWCN', 'NCHW'],
    [[3, 32, 32, 5000], 'CHWN', 'NCHW'],
    [[3, 5000, 32, 32], 'CNHW', 'NCHW'],
  ])('refuses %j, which looks like %s', (whole, other, axes) => {
    expect(() => arrange(whole, path)).toThrow(failure('axes.count'))
    const count = arrange(whole, path, { axes: other })
    expect(count.stored[count.order[0] as number]).toBe(Math.max(...whole))
    expect(arrange(whole, path, { axes }).order).toEqual([...whole.keys()])
  })

  it.each([[[]], [[5]], [[0, 28, 28]], [[5, 0, 28]]])('refuses %j', (whole) => {
    expect(() => arrange(whole, path)).toThrow(/expected (images|at least one)/)
  })

  it('reads the data of a run of version 0.1 as that did', () => {
    const rules = readingRules.first
    for (const whole of [
      [60, 28, 28, 4],
      [28, 28, 1000],
      [32, 32, 3, 5000],
      [60, 100, 3],
    ])
      expect(arrange(whole, path, { rules })).toMatchObject({ shape: whole.slice(1), notices: [] })
    expect(codes([60, 28, 28, 3], { rules })).toEqual(['images.channelsLast'])
    expect(read([60, 784], { rules, size: [28, 28] }).shape).toEqual([784])
  })
})

describe('names', () => {
  it.each<[string, readonly number[], readonly number[], readonly number[]]>([
    ['NHWC', [6, 8, 9, 4], [0, 3, 1, 2], [4, 8, 9]],
    ['nchw', [6, 8, 9, 4], [0, 1, 2, 3], [8, 9, 4]],
    ['HWN', [8, 9, 6], [2, 0, 1], [8, 9]],
    ['NWH', [6, 9, 8], [0, 2, 1], [8, 9]],
    ['NTC', [6, 50, 3], [0, 2, 1], [3, 50]],
    ['NTHWC', [6, 5, 8, 9, 3], [0, 4, 1, 2, 3], [3, 5, 8, 9]],
    ['CN', [7, 6], [1, 0], [7]],
  ])('%s', (axes, whole, order, shape) => {
    expect(read(whole, { axes })).toEqual({ order, shape })
  })

  it.each(['', 'N', 'HW', 'NHH', 'NXY', 'N-H-W', 'NHWCN'])('"%s" are no axes', (axes) => {
    expect(() => arrange([6, 8, 9], path, { axes })).toThrow(failure('axes.letters'))
  })

  it('must be as many as the array has', () => {
    expect(() => arrange([6, 8, 9], path, { axes: 'NHWC' })).toThrow(
      '--axes NHWC says, got [6, 8, 9]',
    )
  })
})

describe('a size', () => {
  const size = [4, 5] as const

  it('makes images of rows', () => {
    expect(arrange([6, 20], path, { size })).toMatchObject({
      shape: [4, 5],
      isSized: true,
      notices: [],
    })
    expect(arrange([6, 1, 20], path, { size }).shape).toEqual([4, 5])
    expect(read([20, 6], { size, axes: 'CN' })).toEqual({ order: [1, 0], shape: [4, 5] })
  })

  it('makes images of rows with channels, whose planes are one after the other unless the axes are named', () => {
    expect(read([6, 60], { size })).toEqual({ order: [0, 1], shape: [3, 4, 5] })
    expect(codes([6, 60], { size })).toEqual(['images.planes'])
    expect(codes([6, 80], { size })).toEqual(['images.planes', 'images.alpha'])
    const last = arrange([6, 60], path, { size, axes: 'NHWC' })
    expect(last).toMatchObject({ stored: [6, 4, 5, 3], order: [0, 3, 1, 2], shape: [3, 4, 5] })
    expect(arrange([6, 20], path, { size, axes: 'NWH' })).toMatchObject({
      stored: [6, 5, 4],
      order: [0, 2, 1],
      shape: [4, 5],
    })
  })

  it('must match the rows', () => {
    expect(() => arrange([6, 21], path, { size })).toThrow(
      'expected 20 values an example for images of 4x5, or 60 in colour, got 21',
    )
    expect(() => arrange([6, 20], path, { size, channels: 3 })).toThrow('expected 60 values')
    expect(() => arrange([6, 20], path, { size, axes: 'NHWCT' })).toThrow(failure('axes.rank'))
  })

  it('is for rows only', () => {
    expect(arrange([6, 8, 9], path, { size })).toMatchObject({ shape: [8, 9], isSized: false })
  })
})

describe('a required shape', () => {
  it('is that of the array as it is, or turned', () => {
    const required = [4, 8, 9]
    expect(arrange([6, 4, 8, 9], path, { required })).toMatchObject({
      order: [0, 1, 2, 3],
      notices: [],
    })
    expect(read([6, 8, 9, 4], { required }).shape).toEqual(required)
    expect(read([28, 28, 1000], { required: [28, 1000] }).shape).toEqual([28, 1000])
    expect(() => arrange([6, 8, 9], path, { required })).toThrow('expected images [count, 4, 8, 9]')
  })

  it('goes before axes that do not lead to it', () => {
    expect(read([6, 8, 9], { required: [8, 9], axes: 'HWN' }).order).toEqual([0, 1, 2])
    expect(read([8, 9, 6], { required: [8, 9], axes: 'HWN' }).order).toEqual([2, 0, 1])
    expect(read([6, 8, 9], { required: [8, 9], axes: 'NHWC' }).order).toEqual([0, 1, 2])
  })
})
