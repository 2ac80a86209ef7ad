// Models fitted to images of other sizes: they have exactly that size, or report a possible one.
import {
  arrayDataset,
  ConfigError,
  decoderProgram,
  encoderProgram,
  evaluationProgram,
  fitModel,
  getRecipe,
  modelFrom,
  nodeEngine,
  recipes,
  reconstructionProgram,
  resolveConfiguration,
  train,
} from 'jamjae/node'
import { describe, expect, it } from 'vitest'

const convolutional = ['ch13-autoencoder', 'conv-vae', 'residual-conv-vae']
const modelOf = (recipe: string) => resolveConfiguration(getRecipe(recipe)).model

/** All squares from 8 to 64, and rectangles, grey and in colour. */
const sides = Array.from({ length: 57 }, (_, index) => 8 + index)
const sizes = [
  ...[
    [1, 1],
    [1, 5],
    [5, 1],
    [2, 2],
    [3, 3],
    [7, 13],
    [27, 29],
    [64, 48],
    [100, 100],
  ],
  ...sides.map((side) => [side, side]),
  ...[
    [28, 36],
    [33, 20],
    [20, 33],
    [8, 64],
    [64, 9],
    [13, 10],
    [48, 17],
    [100, 31],
  ],
]
const shapes = sizes.flatMap((size) => [size, [1, ...size], [3, ...size]])

/** Builds the model for images of that shape: its graphs accept and return these. */
function gives(recipe: string, shape: readonly number[]): void {
  const model = modelFrom(fitModel(modelOf(recipe), shape))
  const { decoded } = decoderProgram(model, 2).outputs
  expect(decoded?.shape).toEqual([2, ...shape])
  if (model.isImplicit) {
    // The discriminator takes them, too.
    evaluationProgram(model, 2)
    return
  }
  const { mean } = encoderProgram(model, 2).outputs
  const { given, reconstructed } = reconstructionProgram(model, 2).outputs
  expect(mean?.shape).toEqual([2, model.latent])
  for (const images of [given, reconstructed]) expect(images?.shape).toEqual([2, ...shape])
}

function refusalOf(model: Parameters<typeof fitModel>[0], shape: readonly number[]): ConfigError {
  try {
    fitModel(model, shape)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return error as ConfigError
  }
  throw new Error('it was fitted')
}

const ofImages = Object.keys(recipes).filter((name) => !recipes[name]?.data?.table)

describe.each(ofImages)('%s', (recipe) => {
  it('of its own size is unchanged', () => {
    const model = modelOf(recipe)
    expect(JSON.stringify(fitModel(model, model.input))).toBe(JSON.stringify(model))
    expect(JSON.stringify(model)).toBe(JSON.stringify(modelOf(recipe)))
  })

  it('has every size exactly, or reports a possible one', () => {
    const refused: string[] = []
    for (const shape of shapes)
      try {
        gives(recipe, shape)
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError)
        const { key, values } = error as ConfigError
        expect(key).toBe('model.fit')
        gives(recipe, String(values.size).split('×').map(Number))
        refused.push(shape.join('×'))
      }
    // Three strides of two, the last without padding, leave nothing of a side below 9.
    // Two kernels of four in a discriminator leave nothing of a side below 4.
    const least: Readonly<Record<string, number>> = { 'ch13-autoencoder': 9, gan: 4 }
    const tooSmall = shapes.filter((shape) => Math.min(...shape.slice(-2)) < (least[recipe] ?? 0))
    expect(refused).toEqual(tooSmall.map((shape) => shape.join('×')))
  })
})

describe.each(convolutional)('the decoder of %s', (recipe) => {
  it('starts with the last feature map of its encoder', () => {
    for (const shape of [
      [28, 28],
      [3, 33, 20],
      [1, 28, 36],
      [17, 64],
    ]) {
      const model = fitModel(modelOf(recipe), shape)
      let map = shape.slice(-2)
      for (const layer of model.encoder)
        if (layer.type === 'conv') {
          const { padding, kernel, stride } = layer
          map = map.map((size) => Math.floor((size + 2 * padding - kernel) / stride) + 1)
        }
      const at = model.decoder.findIndex(({ type }) => type === 'unflatten')
      const written = modelOf(recipe).decoder[at]
      const [channels = 0] = written?.type === 'unflatten' ? written.shape : []
      expect(model.decoder[at]).toEqual({ type: 'unflatten', shape: [channels, ...map] })
      const units = channels * (map[0] ?? 0) * (map[1] ?? 0)
      const before = model.decoder.slice(0, at).findLast(({ type }) => type === 'linear')
      expect(before).toEqual({ type: 'linear', units })
    }
  })
})

describe('errors', () => {
  it('report the nearest size', () => {
    expect(refusalOf(modelOf('ch13-autoencoder'), [3, 8, 40]).message).toBe(
      'model: expected images of a size that its layers can shrink and restore, got 3×8×40. ' +
        'Resize them (the nearest size that works: 3×9×40), or change the layers',
    )
  })

  it('report the nearest smaller and larger size if the latents are the feature map', () => {
    const model: Parameters<typeof fitModel>[0] = {
      type: 'autoencoder',
      input: [28, 28],
      encoder: [{ type: 'conv', channels: 4, stride: 4 }],
      latent: 49,
      decoder: [{ type: 'unflatten', shape: [1, 7, 7] }],
      output: { type: 'convTranspose', kernel: 4, stride: 4 },
      likelihood: { type: 'bernoulli' },
    }
    expect(refusalOf(model, [20, 40]).values.size).toBe('28×31')
    expect(refusalOf(model, [3, 30, 20]).values.size).toBe('3×30×28')
    expect(fitModel(model, [28, 31]).output).toMatchObject({ outputPadding: [0, 3] })
  })

  it('for data other than images name recipes for it', () => {
    expect(refusalOf(modelOf('conv-vae'), [784]).message).toContain('such as ch13-vae')
  })
})

it.each([
  ['conv-vae', [1, 5]],
  ['ch13-autoencoder', [27, 29]],
] as const)('%s learns images of %j', async (recipe, shape) => {
  const { model, ...rest } = resolveConfiguration(recipes[recipe])
  const configuration = resolveConfiguration({
    ...rest,
    model: fitModel(model, shape),
    training: { ...rest.training, epochs: 30, batchSize: 8 },
  })
  const size = shape.reduce((product: number, length) => product * length, 1)
  // Each of them is entirely black or white.
  const pixels = new Uint8Array(32 * size).map((_, at) => (Math.floor(at / size) % 2) * 255)
  const images = arrayDataset(shape, pixels)
  const engine = await nodeEngine({ threads: 1 })
  const losses: number[] = []
  const data = { name: 'plain', train: images, validation: images, fingerprint: 'plain' }
  const epoch = ({ train }: { train: { loss: number } }) => void losses.push(train.loss)
  await train({ configuration, data, engine, observers: [{ epoch }] })
  await engine.close()
  expect(losses.at(-1)).toBeLessThan(0.95 * (losses[0] as number))
})

it('a fitted model learns rectangles in colour', async () => {
  const shape = [3, 19, 12]
  const { model, ...recipe } = resolveConfiguration(recipes['conv-vae'])
  const configuration = resolveConfiguration({
    ...recipe,
    model: fitModel(model, shape),
    training: { ...recipe.training, epochs: 24, batchSize: 16 },
  })
  // Their left halves are of one colour each, their right halves black.
  const pixels = new Uint8Array(96 * 3 * 19 * 12).map((_, at) => {
    const channel = Math.floor(at / (19 * 12)) % 3
    const image = Math.floor(at / (3 * 19 * 12))
    return at % 12 < 6 && image % 3 === channel ? 255 : 0
  })
  const images = arrayDataset(shape, pixels)
  const engine = await nodeEngine({ threads: 1 })
  const losses: number[] = []
  const data = { name: 'halves', train: images, validation: images, fingerprint: 'halves' }
  const epoch = ({ train }: { train: { loss: number } }) => void losses.push(train.loss)
  await train({ configuration, data, engine, observers: [{ epoch }] })
  await engine.close()
  // Without the colour, each pixel of the three left halves would be on in a third of the images.
  const colourless = 3 * 19 * 6 * (Math.log(3) - (2 / 3) * Math.log(2))
  expect(losses.at(-1)).toBeLessThan(0.75 * colourless)
})
