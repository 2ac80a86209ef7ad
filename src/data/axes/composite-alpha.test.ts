// Transparency of arrays: what is behind it shows, by its share.
import { describe, expect, it } from 'vitest'
import { allocateItems, arrayDataset, type Items } from '../dataset.js'
import { compositeAlpha } from './composite-alpha.js'

async function composited(items: Items, channels: number, background: string) {
  const dataset = await compositeAlpha(arrayDataset([channels, 1, 2], items), background, 'a.npy')
  const into = allocateItems(dataset, dataset.count)
  await dataset.read([...Array(dataset.count).keys()], into)
  return { shape: dataset.shape, values: [...into] }
}

describe('bytes', () => {
  // Two images of two pixels: grey, then alpha.
  const grey = Uint8Array.of(200, 100, 255, 0, 10, 20, 51, 204)

  it('grey', async () => {
    const white = { shape: [1, 2], values: [200, 255, 206, 67] }
    expect(await composited(grey, 2, 'white')).toEqual(white)
    expect((await composited(grey, 2, 'black')).values).toEqual([200, 0, 2, 16])
    expect((await composited(grey, 2, '#ff0000')).values[1]).toBe(76)
  })

  it('colour', async () => {
    const colour = Uint8Array.of(1, 2, 3, 4, 5, 6, 255, 0)
    expect(await composited(colour, 4, '#102030')).toEqual({
      shape: [3, 1, 2],
      values: [1, 16, 3, 32, 5, 48],
    })
  })
})

it('numbers between 0 and 1', async () => {
  const values = Float32Array.of(0.5, 1, 1, 0.25)
  expect((await composited(values, 2, 'black')).values).toEqual([0.5, 0.25])
  expect((await composited(values, 2, '#ffffff')).values).toEqual([0.5, 1])
})

it('other numbers are refused', async () => {
  await expect(composited(Float32Array.of(0, 255, 1, 1), 2, 'white')).rejects.toMatchObject({
    key: 'images.alphaRange',
    values: { path: 'a.npy', least: 0, most: 255 },
  })
})
