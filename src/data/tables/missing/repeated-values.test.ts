// Values that repeat far from all others.
import { describe, expect, it } from 'vitest'
import { RepeatedValues } from './repeated-values.js'

const spread = (count: number, min: number, max: number) =>
  Array.from({ length: count }, (_, at) => min + ((at * 7) % count) * ((max - min) / (count - 1)))
const repeatedValues = (values: readonly number[]) => {
  const repeated = new RepeatedValues()
  for (const value of values) repeated.add(value)
  return repeated.found
}
const times = (count: number, value: number) => Array<number>(count).fill(value)

describe('repeated values', () => {
  it.each<[string, number[], number[]]>([
    ['-9999 among measurements', [...spread(50, 0, 5), ...times(4, -9999)], [-9999]],
    ['999 among ages', [...spread(50, 18, 80), ...times(3, 999)], [999]],
    ['99 among codes', [...times(9, 1), ...times(9, 2), ...times(5, 99)], [99]],
    ['two at one end', [...spread(50, 0, 9), ...times(3, 98), ...times(3, 99)], [98, 99]],
    ['one at each end', [...spread(50, 0, 5), ...times(3, -999), ...times(3, 999)], [-999, 999]],
    ['a fill value of netCDF', [...spread(20, 270, 300), ...times(3, 9.96921e36)], [9.96921e36]],
    ['an amount that is capped', [...spread(40, 0, 41310), ...times(9, 99999)], [99999]],
    ['beside missing cells', [Number.NaN, ...spread(20, 0, 1), ...times(3, -99)], [-99]],
  ])('%s', (_, values, expected) => {
    const found = repeatedValues(values).map(({ value }) => value)
    expect(found.toSorted((one, other) => one - other)).toEqual(expected)
  })

  it.each<[string, number[]]>([
    ['0 and 1', [...times(20, 0), ...times(5, 1)]],
    ['a value once', [...spread(50, 0, 5), 9999]],
    ['99 within the range of ages', [...spread(50, 18, 80), ...times(5, 99)]],
    ['a heavy tail', spread(60, 0, 10).map((value) => value ** 5)],
    ['codes', [...times(9, 1), ...times(9, 2), ...times(9, 50)]],
    ['a pixel that is white or black', [...times(50, 0), ...times(9, 255), 3, 7]],
    ['one value', times(9, 9999)],
    ['none', []],
  ])('not %s', (_, values) => {
    expect(repeatedValues(values)).toEqual([])
  })

  it('are counted', () => {
    expect(repeatedValues([...spread(50, 0, 5), ...times(4, -9999)])).toEqual([
      { value: -9999, count: 4 },
    ])
  })
})
