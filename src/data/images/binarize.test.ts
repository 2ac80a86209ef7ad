// Binarized pixels: black or white only, white with the right frequency, and reproducible.
import { describe, expect, it } from 'vitest'
import { arrayDataset } from '../dataset.js'
import { binarizeDataset } from './binarize.js'

const count = 400
const greys = Uint8Array.of(0, 1, 64, 128, 200, 254, 255)
const images = new Uint8Array(count * greys.length).map((_, at) => greys[at % greys.length] ?? 0)
const labels = new Uint8Array(count).fill(3)
const dataset = arrayDataset([1, greys.length], images, labels)
const all = [...Array(count).keys()]

async function read(of: typeof dataset, indices: readonly number[] = all): Promise<Uint8Array> {
  const into = new Uint8Array(indices.length * greys.length)
  await of.read(indices, into)
  return into
}

/** Number of white pixels for each grey value. */
function whiteCounts(pixels: Uint8Array): number[] {
  return [...greys.keys()].map(
    (grey) => pixels.filter((pixel, at) => at % greys.length === grey && pixel === 255).length,
  )
}

describe.each(['static', 'dynamic'] as const)('%s', (mode) => {
  it('is black and white, with the grey value as the frequency of white', async () => {
    const pixels = await read(binarizeDataset(dataset, { mode, seed: 5 }))
    expect(pixels.every((pixel) => pixel === 0 || pixel === 255)).toBe(true)
    const white = whiteCounts(pixels)
    expect([white[0], white.at(-1)]).toEqual([0, count])
    for (const [at, grey] of greys.entries()) {
      const probability = grey / 255
      const standardDeviation = Math.sqrt(count * probability * (1 - probability))
      expect(Math.abs((white[at] ?? 0) - count * probability), `grey ${grey}`).toBeLessThanOrEqual(
        4 * standardDeviation,
      )
    }
  })

  it('leaves the rest of the dataset and the original images unchanged', async () => {
    const before = images.slice()
    const binary = binarizeDataset(dataset, { mode, seed: 5 })
    await read(binary)
    expect(images).toEqual(before)
    expect(binary).toMatchObject({ count, shape: dataset.shape, labels })
  })
})

it('static: the same at every read, in any order, for any seed', async () => {
  const first = await read(binarizeDataset(dataset, { mode: 'static', seed: 5 }))
  const other = binarizeDataset(dataset, { mode: 'static', seed: 6 })
  expect(await read(other)).toEqual(first)
  const size = greys.length
  expect(await read(other, [7, 2])).toEqual(
    Uint8Array.of(...first.slice(7 * size, 8 * size), ...first.slice(2 * size, 3 * size)),
  )
})

it('dynamic: different at every read, the same sequence for the same seed', async () => {
  const [once, again, other] = [5, 5, 6].map((seed) =>
    binarizeDataset(dataset, { mode: 'dynamic', seed }),
  )
  const first = await read(once as typeof dataset)
  const second = await read(once as typeof dataset)
  expect(second).not.toEqual(first)
  expect(await read(again as typeof dataset)).toEqual(first)
  expect(await read(again as typeof dataset)).toEqual(second)
  expect(await read(other as typeof dataset)).not.toEqual(first)
})
