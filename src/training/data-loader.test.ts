// The data loader: the inputs of every step, and exact resuming from a position.
import { describe, expect, it } from 'vitest'
import { arrayDataset } from '../data/dataset.js'
import { dropout } from '../layers/dropout.js'
import { bernoulli } from '../likelihoods/bernoulli.js'
import { meanSquaredError } from '../likelihoods/mean-squared-error.js'
import { autoencoder } from '../models/autoencoder.js'
import { vae } from '../models/vae.js'
import { adam } from '../optimizers/adam.js'
import { optimizerFrom } from '../optimizers/optimizers.js'
import { type Configuration, configurationSchema } from './configuration.js'
import { DataLoader, type DataLoaderPosition, fixedNoise } from './data-loader.js'

const networks = { encoder: [], latent: 3, decoder: [] }
const models = {
  vae: vae({ input: [2], ...networks, likelihood: bernoulli() }),
  denoising: autoencoder({
    input: [2],
    ...networks,
    likelihood: meanSquaredError(),
    noise: 0.3,
  }),
  dropping: vae({
    input: [2],
    encoder: [dropout(0.4)],
    latent: 3,
    decoder: [],
    likelihood: bernoulli(),
  }),
}
const optimizer = adam({ learningRate: 0.01 })

interface Settings extends Partial<Configuration['training']> {
  readonly count?: number
  readonly model?: keyof typeof models
  readonly start?: DataLoaderPosition
}

/** A data loader over a dataset whose items are their own indices. */
function feed({ count = 10, model = 'vae', start, ...changes }: Settings = {}): DataLoader {
  const items = Uint8Array.from({ length: 2 * count }, (_, index) => index >> 1)
  const settings = { epochs: 3, batchSize: 4, optimizer, ...changes }
  const training = configurationSchema.shape.training.parse(settings)
  const dataset = arrayDataset([2], items)
  return new DataLoader(dataset, models[model], optimizerFrom(optimizer), training, start)
}

/** The inputs of one step. */
interface Step {
  readonly epoch: number
  readonly step: number
  readonly items: readonly number[]
  readonly inputs: Readonly<Record<string, readonly number[]>>
}

/** The steps of the following chunks, each chunk with the loader's position after it. */
async function chunks(from: DataLoader, most: number) {
  const found: { steps: Step[]; endsEpoch: boolean; position: DataLoaderPosition }[] = []
  for (let chunk = await from.next(most); chunk; chunk = await from.next(most)) {
    const { epoch, firstStep, steps, batch, endsEpoch, position } = chunk
    const inputs = from.inputs(chunk, from.schedules(chunk))
    expect(steps).toBeLessThanOrEqual(most)
    expect(inputs.images).toHaveLength(steps * batch * 2)
    const slices = Array.from({ length: steps }, (_, index): Step => {
      const own = Object.entries(inputs).map(([name, values]) => {
        const size = values.length / steps
        return [name, [...values.subarray(index * size, (index + 1) * size)]] as const
      })
      const items = (inputs.images ?? []).slice(index * batch * 2, (index + 1) * batch * 2)
      return {
        epoch,
        step: firstStep + index,
        items: [...items].filter((_, place) => place % 2 === 0),
        inputs: Object.fromEntries(own),
      }
    })
    found.push({ steps: slices, endsEpoch, position })
    from.recycle(inputs)
  }
  return found
}

const steps = async (from: DataLoader, most = 100) =>
  (await chunks(from, most)).flatMap((chunk) => chunk.steps)

const itemsOfEpoch = (all: readonly Step[], wanted: number) =>
  all.filter(({ epoch }) => epoch === wanted).flatMap(({ items }) => items)

const upTo = (count: number) => [...Array(count).keys()]

describe('an epoch', () => {
  it('takes every example once, in a shuffle order of its own', async () => {
    const all = await steps(feed({ count: 200, batchSize: 32 }))
    const orders = [1, 2, 3].map((epoch) => itemsOfEpoch(all, epoch))
    for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual(upTo(200))
    expect(new Set([...orders, upTo(200)].map(String)).size).toBe(4)
  })

  it('without shuffling takes them in the order of the dataset', async () => {
    const all = await steps(feed({ shuffle: false }))
    for (const epoch of [1, 2, 3]) expect(itemsOfEpoch(all, epoch)).toEqual(upTo(10))
  })

  it('ends with a smaller batch, which comes alone', async () => {
    const found = await chunks(feed(), 100)
    const sizes = found.map((chunk) => chunk.steps.map(({ items }) => items.length))
    expect(sizes).toEqual([[4, 4], [2], [4, 4], [2], [4, 4], [2]])
    expect(found.map(({ endsEpoch }) => endsEpoch)).toEqual([false, true, false, true, false, true])
    expect(found.flatMap((chunk) => chunk.steps.map(({ step }) => step))).toEqual(
      upTo(9).map((index) => index + 1),
    )
  })

  it('ends with a full batch if the examples divide evenly', async () => {
    const found = await chunks(feed({ count: 8, epochs: 1 }), 100)
    expect(found.map((chunk) => [chunk.steps.length, chunk.endsEpoch])).toEqual([[2, true]])
  })

  it('is one step if the batch is larger than the data', async () => {
    const found = await steps(feed({ batchSize: 1000, epochs: 2 }))
    expect(found.map(({ items }) => items.length)).toEqual([10, 10])
  })
})

describe('the inputs of a step', () => {
  it.each(Object.keys(models) as (keyof typeof models)[])(
    'do not depend on the lengths of chunks (%s)',
    async (model) => {
      const whole = await steps(feed({ model }))
      for (const most of [1, 2, 3]) expect(await steps(feed({ model }), most)).toEqual(whole)
    },
  )

  it('have noise of the right shape: latents for a VAE, pixels for a denoising autoencoder', async () => {
    const [ofVae] = await steps(feed())
    expect(ofVae?.inputs['noise/latent']).toHaveLength(4 * 3)
    const [denoising] = await steps(feed({ model: 'denoising' }))
    expect(
      Object.keys(denoising?.inputs ?? {}).filter((name) => name.startsWith('noise/')),
    ).toEqual(['noise/corruption'])
    expect(denoising?.inputs['noise/corruption']).toHaveLength(4 * 2)
  })

  it('have the noise of layers, uniform from 0 to below 1, after that of the model', async () => {
    const epochs = 100
    const all = await steps(feed({ model: 'dropping', epochs }), 3)
    const names = Object.keys(all[0]?.inputs ?? {}).filter((name) => name.startsWith('noise/'))
    expect(names).toEqual(['noise/latent', 'noise/encoder.0.noise'])
    const drawn = all.flatMap(({ inputs }) => inputs['noise/encoder.0.noise'] ?? [])
    expect(drawn).toHaveLength(epochs * 10 * 2)
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length
    const below = drawn.filter((value) => value < 0.4).length / drawn.length
    expect([mean, below]).toEqual([expect.closeTo(0.5, 1), expect.closeTo(0.4, 1)])
    expect(await steps(feed({ model: 'dropping', epochs }), 2)).toEqual(all)
    const [first] = await steps(feed())
    expect(all[0]?.inputs['noise/latent']).toEqual(first?.inputs['noise/latent'])
  })

  it('have new noise every step', async () => {
    const all = await steps(feed())
    const drawn = all.flatMap(({ inputs }) => inputs['noise/latent'] ?? [])
    expect(new Set(drawn).size).toBeGreaterThan(0.99 * drawn.length)
  })

  it("have the optimizer's scalars of that very step", async () => {
    const { scalars } = optimizerFrom(optimizer)
    for (const { step, inputs } of await steps(feed()))
      for (const [name, value] of Object.entries(scalars(step, 0.01)))
        expect(inputs[`optimizer/${name}`], `${name} of step ${step}`).toEqual([Math.fround(value)])
  })

  it('depend on the seed, in shuffle order and noise', async () => {
    const [one, same, other] = [
      await steps(feed()),
      await steps(feed()),
      await steps(feed({ seed: 2 })),
    ]
    expect(same).toEqual(one)
    expect(itemsOfEpoch(other, 1)).not.toEqual(itemsOfEpoch(one, 1))
    expect(other[0]?.inputs['noise/latent']).not.toEqual(one[0]?.inputs['noise/latent'])
  })
})

describe('recycled arrays', () => {
  /** The number of arrays for each input if chunks of at most `most` steps are used as in training: the next one
   *  is prepared while the engine still uses the previous one. */
  async function arraysOf(from: DataLoader, most: number) {
    const buffers = new Map<string, Set<ArrayBufferLike>>()
    let chunks = 0
    for (let chunk = await from.next(most); chunk; chunks++) {
      const inputs = from.inputs(chunk, from.schedules(chunk))
      const upcoming = await from.next(most)
      for (const [name, { buffer }] of Object.entries(inputs))
        buffers.set(name, (buffers.get(name) ?? new Set()).add(buffer))
      from.recycle(inputs)
      chunk = upcoming
    }
    return { chunks, arrays: [...buffers.values()].map(({ size }) => size) }
  }

  it('are reused: two for each input that is prepared, however many chunks there are', async () => {
    const { chunks, arrays } = await arraysOf(feed({ count: 80, epochs: 20 }), 2)
    expect(chunks).toBe(200)
    expect(arrays.length).toBeGreaterThan(2)
    expect(new Set(arrays)).toEqual(new Set([1, 2]))
  })

  it('are reused by smaller chunks too, and dropped if they are too small', async () => {
    const loader = feed({ count: 41, epochs: 20, shuffle: false })
    const { chunks, arrays } = await arraysOf(loader, 10)
    expect(chunks).toBe(40)
    for (const count of arrays) expect(count).toBeLessThanOrEqual(3)
  })
})

describe('a position', () => {
  it('resumes exactly there: in the middle of an epoch, at its end, at the start', async () => {
    const found = await chunks(feed(), 1)
    const all = found.flatMap((chunk) => chunk.steps)
    const starts = [feed().position, ...found.map(({ position }) => position)]
    expect(starts.some(({ taken }) => taken > 0)).toBe(true)
    for (const [taken, start] of starts.entries()) {
      const saved: DataLoaderPosition = JSON.parse(JSON.stringify(start))
      expect(await steps(feed({ start: saved }), 2), `after ${taken} steps`).toEqual(
        all.slice(taken),
      )
    }
  })

  it('has the current epoch, the examples taken of it, and the steps so far', async () => {
    const found = await chunks(feed(), 2)
    expect(
      found.slice(0, 3).map(({ position: { epoch, taken, step } }) => [epoch, taken, step]),
    ).toEqual([
      [1, 8, 2],
      [2, 0, 3],
      [2, 8, 5],
    ])
    expect(found.at(-1)?.position).toMatchObject({ epoch: 4, taken: 0, step: 9 })
  })

  it('after the last epoch gives no chunk, until there are more epochs', async () => {
    const done = (await chunks(feed(), 100)).at(-1)?.position as DataLoaderPosition
    expect(await feed({ start: done }).next(5)).toBeUndefined()
    const longer = await steps(feed({ epochs: 5 }))
    expect(await steps(feed({ epochs: 5, start: done }))).toEqual(longer.slice(9))
  })
})

describe('fixedNoise', () => {
  const kinds = models.vae.noise
  const noise = (seed = 1, stream = 'validation/0', count = 5) =>
    fixedNoise(kinds, { seed, stream, count })['noise/latent']

  it('is the same at every call, another for another seed or stream', () => {
    expect(noise()).toHaveLength(5 * 3)
    expect(noise()).toEqual(noise())
    expect(noise(2)).not.toEqual(noise())
    expect(noise(1, 'validation/500')).not.toEqual(noise())
  })

  it('gives the first examples the same noise, however many there are', () => {
    expect(noise(1, 'validation/0', 9)?.subarray(0, 15)).toEqual(noise())
  })
})
