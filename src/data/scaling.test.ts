// Scaling: the scaled values, the inverse, and that a run's scaling is reused.
import { describe, expect, it } from 'vitest'
import { allocateItems, arrayDataset, type DataSplits, type Items } from './dataset.js'
import { createDataSplits } from './fingerprint.js'
import { applyScaling, scaleSplits, scaleSplitsLike, unscale } from './scaling.js'

const floats = Float32Array.of(-3, 1, 5, 9)
const bytes = Uint8Array.of(51, 102, 153, 204)

async function splits(train: Items, validation: Items): Promise<DataSplits> {
  return shapedSplits([1, 2], train, validation)
}

async function shapedSplits(shape: readonly number[], train: Items, validation: Items) {
  const of = (items: Items) => arrayDataset(shape, items)
  return createDataSplits('some', { train: of(train), validation: of(validation) })
}

async function valuesIn({ train, validation }: DataSplits): Promise<number[]> {
  const found: number[] = []
  for (const set of [train, validation]) {
    expect(set.itemType).toBe('float32')
    const buffer = allocateItems(set, set.count)
    await set.read([...Array(set.count).keys()], buffer)
    found.push(...buffer)
  }
  return found
}

describe('scaling', () => {
  it('to 0 to 1 takes both splits into account', async () => {
    const scaled = await scaleSplits(await splits(floats, Float32Array.of(13, 3)), 'minmax')
    expect(await valuesIn(scaled)).toEqual([0, 0.25, 0.5, 0.75, 1, 0.375])
    expect(scaled.range).toEqual([0, 1])
    expect(scaled.scaling).toEqual({ itemType: 'float32', offset: -3, factor: 1 / 16 })
  })

  it('to mean 0 and standard deviation 1 stays exact far away from 0', async () => {
    const far = floats.map((value) => value + 1e6)
    const scaled = await scaleSplits(await splits(far, far), 'standard')
    const values = await valuesIn(scaled)
    const expected = [-6, -2, 2, 6].map((value) => value / Math.sqrt(20))
    for (const [at, value] of [...expected, ...expected].entries())
      expect(values[at]).toBeCloseTo(value, 6)
  })

  it('to median 0 and interquartile range 1, column by column, and back', async () => {
    // The second column is 0 but for one value, so its quartiles are equal: its standard deviation counts.
    const values = Float32Array.of(1, 0, 2, 0, 3, 0, 4, 0, 1000, 8)
    const data = await shapedSplits([2], values, Float32Array.of(2.5, 0))
    const scaled = await scaleSplits(data, 'robust')
    const { offset, factor } = scaled.scaling as unknown as Record<'offset' | 'factor', number[]>
    // sklearn.preprocessing.RobustScaler().fit([[1], [2], [3], [4], [1000], [2.5]]): center_ 2.75, scale_ 1.625
    expect([offset[0], factor[0]]).toEqual([2.75, 1 / 1.625])
    expect(offset[1]).toBe(0)
    expect(factor[1]).toBeCloseTo(1 / Math.sqrt(64 / 6 - (8 / 6) ** 2), 6)
    const found = Float32Array.from(await valuesIn(scaled))
    for (const [at, value] of unscale(found, scaled.scaling).entries())
      expect(value).toBeCloseTo([...values, 2.5, 0][at] as number, 4)
  })

  it('by quartiles is for rows, not for images', async () => {
    await expect(scaleSplits(await splits(floats, floats), 'robust')).rejects.toMatchObject({
      key: 'scale.rows',
      values: { actual: '1 × 2' },
    })
  })

  it('divides bytes by 255', async () => {
    const scaled = await scaleSplits(await splits(bytes, bytes), 'minmax')
    const values = await valuesIn(scaled)
    for (const [at, value] of [0, 1 / 3, 2 / 3, 1].entries())
      expect(values[at]).toBeCloseTo(value, 6)
    expect(scaled.scaling).toMatchObject({ itemType: 'uint8', offset: expect.closeTo(0.2, 6) })
  })

  it('of nothing leaves everything unchanged', async () => {
    const data = await splits(bytes, bytes)
    expect(await scaleSplits(data, 'none')).toBe(data)
  })

  it('can be undone', async () => {
    const { scaling } = await scaleSplits(await splits(floats, floats), 'standard')
    const twice = unscale(Float32Array.of(0, 1), scaling)
    expect(twice[0]).toBeCloseTo(3, 6)
    expect(twice[1]).toBeCloseTo(3 + Math.sqrt(20), 5)
    expect(unscale(floats, undefined)).toBe(floats)
  })

  it('of rows is column by column, and constant columns become 0', async () => {
    const rows = Float32Array.of(0, 1000, 7, 4, 3000, 7)
    const data = await shapedSplits([3], rows, Float32Array.of(2, 2000, 7))
    const scaled = await scaleSplits(data, 'minmax')
    expect(await valuesIn(scaled)).toEqual([0, 0, 0, 1, 1, 0, 0.5, 0.5, 0])
    expect(scaled.range).toEqual([0, 1])
    expect(scaled.scaling).toEqual({
      itemType: 'float32',
      offset: [0, 1000, 7],
      factor: [1 / 4, 1 / 2000, 1],
    })
    const back = unscale(Float32Array.of(0.5, 0.25, 0, 1, 1, 1), scaled.scaling)
    expect([...back]).toEqual([2, 1500, 7, 4, 3000, 8])

    const unit = await scaleSplits(data, 'standard')
    const one = Math.fround(Math.sqrt(1.5))
    expect(await valuesIn(unit)).toEqual([-one, -one, 0, one, one, 0, 0, 0, 0])
    const other = await scaleSplitsLike(
      await shapedSplits([3], Float32Array.of(8, 1000, 7), rows),
      scaled.scaling,
    )
    expect(other.range).toEqual([0, 2])
  })

  it('of other data is that of the run, and its range shows values outside', async () => {
    const { scaling } = await scaleSplits(await splits(floats, floats), 'minmax')
    const other = await scaleSplitsLike(await splits(Float32Array.of(3, 21), floats), scaling)
    expect(await valuesIn(other)).toEqual([0.5, 2, 0, 1 / 3, 2 / 3, 1].map(Math.fround))
    expect(other.range?.[1]).toBeCloseTo(2, 6)
  })

  it('throws for equal values, and for bytes in place of floats', async () => {
    const equal = new Float32Array(4).fill(7)
    const constant = scaleSplits(await splits(equal, equal), 'minmax')
    await expect(constant).rejects.toMatchObject({ key: 'scale.constant', values: { actual: 7 } })
    const { scaling } = await scaleSplits(await splits(floats, floats), 'minmax')
    expect(() => applyScaling(arrayDataset([1, 2], bytes), scaling, 'b')).toThrow('float32')
  })
})
