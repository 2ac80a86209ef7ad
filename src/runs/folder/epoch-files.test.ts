// Names of an epoch's files, and their maximum size.
import { expect, it } from 'vitest'
import { epochFile, epochOf, storedExamples } from './epoch-files.js'

it.each([1, 42, 9999, 10_000, 1_234_567])('the file name of epoch %i is parsed back', (epoch) => {
  for (const type of ['png', 'f32'] as const) expect(epochOf(epochFile(epoch, type))).toBe(epoch)
})

it('other files belong to no epoch', () => {
  for (const name of ['0001.png.tmp', '1.png', 'x0001.png', '0001.txt', 'reconstructions.png'])
    expect(epochOf(name)).toBeUndefined()
})

it.each([
  [1, 1000],
  [64, 1000],
  [65, 984],
  [200, 320],
  [100_000, 1],
])('for %i latents the codes of %i examples are stored', (latent, examples) => {
  expect(storedExamples(latent)).toBe(examples)
})
