// Principal components of data whose axes are known.
import { afterAll, describe, expect, it } from 'vitest'
import { sameThreadEngine } from '../../test/same-thread-engine.js'
import { arrayDataset } from '../data/dataset.js'
import { modelFrom } from '../models/models.js'
import { Random } from '../random/random.js'
import { fitPrincipalSubspace, projectOnSubspace } from './principal-subspace.js'

const size = 40
const count = 1200
const engine = await sameThreadEngine()
afterAll(() => engine.close())

const model = modelFrom({
  ...{ type: 'autoencoder', input: [size], latent: 3, encoder: [], decoder: [] },
  ...{ output: { type: 'linear' }, likelihood: { type: 'meanSquaredError', mean: 'identity' } },
} as never)

/** Centred at 5, with standard deviation 9, 6, 3 along the last three coordinates and 0.1 along the others. */
function known() {
  const items = new Float32Array(count * size)
  new Random(1, 'test').fillNormal(items)
  for (let at = 0; at < items.length; at++) {
    const fromEnd = size - 1 - (at % size)
    items[at] = 5 + (items[at] as number) * ([9, 6, 3][fromEnd] ?? 0.1)
  }
  return arrayDataset([size], items)
}

describe('principal components', () => {
  const dataset = known()

  it('are the directions of largest variance, in order', async () => {
    const { mean, axes, components } = await fitPrincipalSubspace({
      engine,
      model,
      dataset,
      components: 3,
    })
    expect(components).toBe(3)
    expect(Math.max(...mean.map((value) => Math.abs(value - 5)))).toBeLessThan(1)
    for (const axis of [0, 1, 2])
      expect(Math.abs(axes[(size - 1 - axis) * 3 + axis] as number)).toBeGreaterThan(0.99)
  })

  it('leave the variance of all other directions as the squared error', async () => {
    const subspace = await fitPrincipalSubspace({ engine, model, dataset, components: 3 })
    const { points, squaredError } = await projectOnSubspace({
      engine,
      model,
      dataset,
      ...subspace,
    })
    const error = squaredError.reduce((sum, each) => sum + each / count, 0)
    expect(error).toBeCloseTo((0.1 ** 2 * (size - 3)) / size, 3)
    for (const [axis, deviation] of [9, 6, 3].entries()) {
      const squares = Array.from(
        { length: count },
        (_, at) => (points[at * 3 + axis] as number) ** 2,
      )
      const variance = squares.reduce((sum, each) => sum + each / count, 0)
      expect(Math.sqrt(variance) / deviation).toBeCloseTo(1, 1)
    }
  })

  it('are no more than there are values, then without error', async () => {
    const subspace = await fitPrincipalSubspace({ engine, model, dataset, components: 99 })
    expect(subspace.components).toBe(size)
    const { squaredError } = await projectOnSubspace({ engine, model, dataset, ...subspace })
    expect(Math.max(...squaredError)).toBeLessThan(1e-3)
  })
})
