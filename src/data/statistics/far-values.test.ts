// Which values are far from all others of their column, and the quartiles of columns.
import { describe, expect, it } from 'vitest'
import { Random } from '../../random/random.js'
import { arrayDataset } from '../dataset.js'
import { farValues } from './far-values.js'
import { columnQuartiles, quartiles } from './quartiles.js'

const normals = (count: number, seed: number) => {
  const values = new Float32Array(count)
  new Random(seed, 'test').fillNormal(values)
  return values
}
const column = (values: ArrayLike<number>) => arrayDataset([1], Float32Array.from(values))
const far = (train: ArrayLike<number>, validation: ArrayLike<number> = [0]) =>
  farValues({ train: column(train), validation: column(validation) })

describe('far values', () => {
  it('are found in validation and in training, with their place and distance', async () => {
    const [found] = await far(normals(500, 1), [0.5, 1e4, -2])
    expect(found).toMatchObject({ column: 0, value: 1e4, split: 'validation', index: 1, count: 1 })
    expect(found?.distance).toBeGreaterThan(9000)
    expect(found?.distance).toBeLessThan(11000)
    const train = [...normals(500, 1).map(Number), -9999]
    expect(await far(train)).toMatchObject([{ value: -9999, split: 'train', index: 500 }])
  })

  it('are counted where one repeats, or lies at either end', async () => {
    const train = [...normals(500, 2).map(Number), ...Array<number>(25).fill(-9999)]
    expect(await far(train)).toMatchObject([{ value: -9999, count: 25 }])
    expect(await far([...train, 9999])).toMatchObject([{ count: 26 }])
    expect(await far([...normals(500, 2), 1e6, -1e5])).toMatchObject([{ value: 1e6, count: 2 }])
  })

  it('are measured in each column by itself; missing values are none', async () => {
    const train = Float32Array.from({ length: 300 }, (_, at) => {
      if (at % 10 === 0) return Number.NaN
      return at % 3 === 1 ? 1000 + (at % 50) : Math.sin(at)
    })
    train[4 * 3 + 2] = 999
    const found = await farValues({
      train: arrayDataset([3], train),
      validation: arrayDataset([3], Float32Array.of(0, 1000, 0)),
    })
    expect(found).toMatchObject([{ column: 2, value: 999, index: 4, count: 1 }])
  })

  it.each<[string, ArrayLike<number>]>([
    ['of a normal distribution', normals(20_000, 3)],
    ['of a heavy tail', normals(20_000, 4).map((value) => Math.exp(2 * value))],
    ['of two classes', Array.from({ length: 100 }, (_, at) => (at % 2) * 1000)],
    ['of two groups', Array.from({ length: 200 }, (_, at) => (at % 2) * 1e4 + (at % 7))],
    [
      'of a pixel that is nearly always 0',
      Array.from({ length: 999 }, (_, at) => +(at === 9) * 3 + +(at === 5) * 254),
    ],
    ['of one value', [5, 5, 5, 5]],
    ['of counts', Array.from({ length: 500 }, (_, at) => (at % 100 === 0 ? 20 : at % 4))],
  ])('are not in values %s', async (_, values) => {
    expect(await far(values, values)).toEqual([])
  })
})

describe('quartiles', () => {
  // numpy.percentile([7, 1, 3, 10], [25, 50, 75])
  it('are those of NumPy', () => {
    expect(quartiles(Float64Array.of(7, 1, 3, 10))).toEqual([2.5, 5, 7.75])
    expect(quartiles(Float64Array.of(4))).toEqual([4, 4, 4])
  })

  it('of each column are over all datasets', async () => {
    const one = arrayDataset([2], Float32Array.of(1, 10, 2, 20, 3, 30))
    const other = arrayDataset([2], Float32Array.of(4, 40, 5, 50))
    expect(await columnQuartiles([one, other], 2)).toEqual([
      [2, 3, 4],
      [20, 30, 40],
    ])
  })
})
