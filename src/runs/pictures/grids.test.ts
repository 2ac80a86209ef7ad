// The content of the pictures, with a model whose images encode the latents they were decoded from.
import * as ort from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrayDataset, type DataSplits, type Dataset } from '../../data/dataset.js'
import { type Engine, engineFromExecutor } from '../../engines/engine.js'
import { onnxExecutor } from '../../engines/executor.js'
import { sessionOptions } from '../../engines/session-options.js'
import { disableTelemetry } from '../../engines/telemetry.js'
import { EngineError } from '../../errors.js'
import { bernoulli } from '../../likelihoods/bernoulli.js'
import { vae } from '../../models/vae.js'
import type { LabelledGrid } from '../../pictures/labelled-grid.js'
import { normalQuantile } from '../../pictures/normal-quantile.js'
import { Random } from '../../random/random.js'
import { Inference } from '../../training/inference.js'
import { assertClass } from './class-label.js'
import { interpolationGrid } from './interpolation.js'
import { latentSpaceChart } from './latent-space.js'
import { manifoldGrid } from './manifold.js'
import { pictureContext } from './picture-context.js'
import { samplesGrid } from './samples.js'
import { traversalsGrid } from './traversals.js'

const model = vae({
  input: [2, 2],
  encoder: [],
  latent: 3,
  decoder: [],
  likelihood: bernoulli(),
})
/** Posterior means: the first pixel, nothing, three times the second pixel; the variance is 1, so that KL = ½ mean². */
const encoder = [
  [1, 0, 0, 0],
  [0, 0, 0, 0],
  [0, 3, 0, 0],
  [0, 0, 0, 0],
  [0, 0, 0, 0],
  [0, 0, 0, 0],
]
/** Pixels: the sigmoid of each latent, and ½. */
const decoder = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [0, 0, 0],
]
const pixels = Uint8Array.of(51, 102, 0, 0, 255, 0, 7, 7, 0, 255, 0, 0, 102, 204, 9, 9)
const validation = arrayDataset([2, 2], pixels)
/** Codes of the images, in order. */
const codes = [
  [0.2, 0, 1.2],
  [1, 0, 0],
  [0, 0, 3],
  [0.4, 0, 2.4],
]

let engine: Engine
let inference: Inference
beforeAll(async () => {
  disableTelemetry()
  const executor = onnxExecutor({ sessions: ort }, sessionOptions('cpu', 1))
  engine = await engineFromExecutor(executor, {
    device: 'cpu',
    threads: 1,
    busySeconds: () => 0,
    close: () => executor.close(),
    refusal: (reason) => new EngineError('engine.failed', { reason }),
  })
  const matrix = (rows: readonly (readonly number[])[]) => ({
    shape: [rows.length, rows[0]?.length ?? 0],
    data: Float32Array.from(rows.flat()),
  })
  const state = await engine.load({
    'posterior.weight': matrix(encoder),
    'posterior.bias': { shape: [6], data: new Float32Array(6) },
    'output.weight': matrix(decoder),
    'output.bias': { shape: [4], data: new Float32Array(4) },
  })
  inference = new Inference(model, engine, state)
})
afterAll(() => engine.close())

function subject(dataset: Dataset = validation, names?: Pick<DataSplits, 'labelNames'>) {
  const data = { name: 'pixels', train: dataset, validation: dataset, fingerprint: '', ...names }
  return pictureContext({ name: 'run', inference, data, language: 'en' })
}

/** The images of each row. */
function imagesOf({ rows, columns }: LabelledGrid): number[][][] {
  return rows.map(({ images }) =>
    Array.from({ length: columns }, (_, at) => [...images.subarray(4 * at, 4 * at + 4)]),
  )
}

/** The latents of each row. */
function pointsOf(grid: LabelledGrid): number[][][] {
  return imagesOf(grid).map((row) =>
    row.map((image) => image.slice(0, 3).map((pixel) => Math.log(pixel / (1 - pixel)))),
  )
}

function expectClose(actual: unknown, expected: readonly unknown[]): void {
  const close = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(close) : expect.closeTo(value as number, 4)
  expect(actual).toEqual(close(expected))
}

const edge = normalQuantile(0.95)

describe('the manifold', () => {
  it('shows the two latents with the highest KL, quantiles in order, the others zero', async () => {
    const grid = await manifoldGrid(subject(), { size: 3 })
    const upwards = [edge, 0, -edge]
    const across = [-edge, 0, edge]
    expectClose(
      pointsOf(grid),
      upwards.map((y) => across.map((x) => [x, 0, y])),
    )
    expect([grid.x, grid.y]).toEqual([
      expect.stringMatching(/^latent 1 \(KL 0\.15\)/),
      expect.stringMatching(/^latent 3 \(KL 2\.03\)/),
    ])
    expect(grid.columnLabels).toEqual(['−1.64', '0.00', '1.64'])
    expect(grid.rows.map(({ label }) => label)).toEqual(['1.64', '0.00', '−1.64'])
  })

  it('shows the requested latents, in their order', async () => {
    const grid = await manifoldGrid(subject(), { size: 2, latents: [2, 1] })
    expectClose(pointsOf(grid), [
      [
        [0, edge, -edge],
        [0, edge, edge],
      ],
      [
        [0, -edge, -edge],
        [0, -edge, edge],
      ],
    ])
  })
})

it('traversals go from −3 to 3, the latent with the highest KL first, the others at zero', async () => {
  const grid = await traversalsGrid(subject())
  const positions = Array.from({ length: 13 }, (_, at) => at / 2 - 3)
  const along = (latent: number) =>
    positions.map((at) => [0, 1, 2].map((i) => +(i === latent) * at))
  expectClose(pointsOf(grid), [along(2), along(0), along(1)])
  expect(grid.rows.map(({ label = '' }) => label.slice(0, 8))).toEqual([
    'latent 3',
    'latent 1',
    'latent 2',
  ])
  expectClose(pointsOf(await traversalsGrid(subject(), { count: 1 })), [along(2)])
})

it('interpolation goes from one reconstruction to the other, between the original images', async () => {
  const grid = await interpolationGrid(subject(), { from: 3, to: 1, steps: 3 })
  const [row = []] = imagesOf(grid)
  const image = (index: number) =>
    [...pixels.subarray(4 * index, 4 * index + 4)].map((p) => p / 255)
  expectClose([row[0], row[4]], [image(3), image(1)])
  expectClose(pointsOf(grid)[0]?.slice(1, 4), [codes[3], [0.7, 0, 1.2], codes[1]])
  const { reconstructed } = await inference.reconstruct(validation, [3, 1])
  expectClose([...(row[1] ?? []), ...(row[3] ?? [])], [...reconstructed])
  expect(grid.columnLabels).toEqual(['image 3', '0', '0.5', '1', 'image 1'])
})

it('the latent space shows the two latents with the highest KL', async () => {
  const { option } = await latentSpaceChart(subject())
  const points = [option.series ?? []].flat().flatMap(({ data }) => data as number[][])
  const expected = codes.map(([first = 0, , third = 0]) => [first, third])
  expectClose(points.toSorted(), expected.toSorted())
  expect([option.xAxis, option.yAxis].flat()).toMatchObject([
    { name: expect.stringMatching(/^latent 1 /) },
    { name: expect.stringMatching(/^latent 3 /) },
  ])
})

it('the latent space has the names of classes in its legend, each on one line', async () => {
  const labelled = arrayDataset([2, 2], pixels, Uint8Array.of(0, 1, 0, 1))
  const labelNames = ['레몬\n노랑', 'a & <b>']
  const { option } = await latentSpaceChart(subject(labelled, { labelNames }))
  expect(option.legend).toMatchObject({ data: ['레몬\\n노랑', 'a & <b>'] })
})

it('the latent space says which codes have no label', async () => {
  const set = { ...arrayDataset([2, 2], pixels, Uint8Array.of(0, 255, 1, 255)) }
  const legend = async (dataset: typeof set & { isPartlyLabelled?: boolean }) =>
    (await latentSpaceChart(subject(dataset, { labelNames: ['a', 'b'] }))).option.legend
  expect(await legend({ ...set, isPartlyLabelled: true })).toMatchObject({
    data: ['a', 'b', 'no label'],
  })
  expect(await legend(set)).toMatchObject({ data: ['a', 'b', '255'] })
})

it('samples are decoded from the noise of the seed, without data', async () => {
  const noise = new Float32Array(4 * 3)
  new Random(9, 'samples').fillNormal(noise)
  const unread = { ...validation, read: () => expect.unreachable() }
  const grid = await samplesGrid(subject(unread), { count: 4, seed: 9 })
  expectClose(pointsOf(grid).flat(2), [...noise])
})

it.each([
  [3, undefined, '--label: expected the number of a class, from 0 to 2, got 3. '],
  ['three', undefined, '--label: expected the number of a class, from 0 to 2, got three. '],
  [3, ['a', 'b\n', 'c'], 'a class, 0 (a), 1 (b\\n), 2 (c), got 3. '],
  [99, Array(100).fill('x').slice(0, 25), '19 (x), …, got 99. '],
] as const)('a class %s among the names %j is refused with the classes', (label, names, text) => {
  const classes = names?.length ?? 3
  expect(() => assertClass({ type: 'labels', classes }, label, names)).toThrow(text)
})
