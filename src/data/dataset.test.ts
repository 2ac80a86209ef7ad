// Datasets in memory: the right items in the right order; reads out of bounds throw.
import { describe, expect, it } from 'vitest'
import { ConfigError, ShapeError } from '../errors.js'
import { arrayDataset } from './dataset.js'

const items = Uint8Array.of(1, 2, 3, 4, 5, 6)

describe('a dataset in memory', () => {
  it('reads items by index, in the requested order, repeats too', async () => {
    const dataset = arrayDataset([2], items)
    const into = new Uint8Array(8)
    await dataset.read([2, 0, 0, 1], into)
    expect([...into]).toEqual([5, 6, 1, 2, 1, 2, 3, 4])
    expect(dataset).toMatchObject({ count: 3, shape: [2] })
  })

  it('knows its labels, or that it has none', () => {
    const labels = Uint8Array.of(9, 8)
    expect(arrayDataset([3, 1], items, labels)).toMatchObject({ count: 2, shape: [3, 1], labels })
    expect(arrayDataset([3, 1], items)).not.toHaveProperty('labels')
  })

  it.each([[[4]], [[0]], [[2.5]]])('throws for incomplete items of shape %j', (shape) => {
    expect(() => arrayDataset(shape, items)).toThrow(ShapeError)
  })

  it('throws for another number of labels than items', () => {
    expect(() => arrayDataset([2], items, new Uint8Array(2))).toThrow(ShapeError)
  })

  it.each([-1, 3, 0.5, Number.NaN])('throws for the index %d', (index) => {
    const dataset = arrayDataset([2], items)
    expect(() => dataset.read([index], new Uint8Array(2))).toThrow(ConfigError)
  })

  it('reads adjacent items together, and throws where they leave the set', async () => {
    const dataset = arrayDataset([2], items)
    const into = new Uint8Array(8)
    await dataset.read([1, 2, 0, 1], into)
    expect([...into]).toEqual([3, 4, 5, 6, 1, 2, 3, 4])
    expect(() => dataset.read([0, 1, 2, 3], into)).toThrow(/3/)
  })

  it.each([1, 3])('throws for a buffer of %i bytes where an item has two', (room) => {
    const dataset = arrayDataset([2], items)
    expect(() => dataset.read([0], new Uint8Array(room))).toThrow(ShapeError)
  })
})
