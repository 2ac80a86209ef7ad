// Traversals of a model with two levels of latents, against its graph computed by hand.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset } from '../../data/dataset.js'
import type { Engine } from '../../engines/engine.js'
import { bernoulli } from '../../likelihoods/bernoulli.js'
import type { Language } from '../../messages/messages.js'
import { ladderVae } from '../../models/ladder/ladder-vae.js'
import { vae } from '../../models/vae.js'
import type { LabelledGrid } from '../../pictures/labelled-grid.js'
import { Inference } from '../../training/inference.js'
import { descend } from '../../training/sampling/prior-samples.js'
import { pictureContext } from './picture-context.js'
import { traversalsGrid, traversedLatents } from './traversals.js'

/** Of two lower latents and three upper ones, without hidden layers. */
const model = ladderVae({
  ...{ input: [2, 2], encoder: [], latent: 2, decoder: [], likelihood: bernoulli() },
  upper: { encoder: [], latent: 3, decoder: [] },
})
/** Means of z₁ given z₂, at z₂ = 0 and for each upper latent. */
const offset = [0.5, -1]
const prior = [
  [1, 0, 2],
  [0, -0.5, 1],
]
/** Pixels: the sigmoid of each lower latent, of their sum, and ½. */
const decoder = [
  [1, 0],
  [0, 1],
  [1, 1],
  [0, 0],
]
/** The encoder's estimates of z₁. All variances are 1, so that a code is the mean of these and of z₁ given z₂. */
const encoder = [
  [0, 0, 2, 0],
  [1, 0, 0, 0],
]
/** Means of z₂: the first pixel, five times the second, twice the third. */
const upperEncoder = [
  [1, 0, 0, 0],
  [0, 5, 0, 0],
  [0, 0, 2, 0],
]
const pixels = Uint8Array.of(51, 102, 0, 0, 255, 0, 7, 7, 0, 255, 0, 0, 102, 204, 255, 9)
const positions = Array.from({ length: 13 }, (_, at) => at / 2 - 3)

let engine: Engine
let inference: Inference
beforeAll(async () => {
  engine = await sameThreadEngine()
  const matrix = (rows: readonly (readonly number[])[], height = rows.length) => {
    const width = rows[0]?.length ?? 0
    const data = new Float32Array(height * width)
    data.set(rows.flat())
    return { shape: [height, width], data }
  }
  const vector = (length: number, values: readonly number[] = []) => {
    const data = new Float32Array(length)
    data.set(values)
    return { shape: [length], data }
  }
  const state = await engine.load({
    'posterior.weight': matrix(encoder, 4),
    'posterior.bias': vector(4),
    'upper.posterior.weight': matrix(upperEncoder, 6),
    'upper.posterior.bias': vector(6),
    'upper.prior.weight': matrix(prior, 4),
    'upper.prior.bias': vector(4, offset),
    'output.weight': matrix(decoder),
    'output.bias': vector(4),
  })
  inference = new Inference(model, engine, state)
})
afterAll(async () => {
  await inference?.dispose()
  await engine?.close()
})

function subject(language: Language = 'en') {
  const dataset = arrayDataset([2, 2], pixels)
  const data = { name: 'pixels', train: dataset, validation: dataset, fingerprint: '' }
  return pictureContext({ name: 'run', inference, data, language })
}

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, each, at) => sum + each * (vector[at] ?? 0), 0))
const lowerMean = (upper: readonly number[]) =>
  times(prior, upper).map((each, at) => each + (offset[at] ?? 0))
const decoded = (lower: readonly number[]) =>
  times(decoder, lower).map((each) => 1 / (1 + Math.exp(-each)))

function expectRow(grid: LabelledGrid, row: number, points: readonly (readonly number[])[]) {
  const images = [...(grid.rows[row]?.images ?? [])]
  expect(images).toEqual(points.flatMap(decoded).map((value) => expect.closeTo(value, 4)))
}

const labelsOf = ({ rows }: LabelledGrid) => rows.map(({ label = '' }) => label.split(' (')[0])

it('first the upper latents by variance: the others of z₂ are 0, z₁ is at its mean given z₂', async () => {
  const grid = await traversalsGrid(subject())
  expect(labelsOf(grid).slice(0, 3)).toEqual([
    'upper level · latent 4',
    'upper level · latent 5',
    'upper level · latent 3',
  ])
  for (const [row, own] of [1, 2, 0].entries()) {
    const along = positions.map((at) => [0, 1, 2].map((each) => (each === own ? at : 0)))
    expectRow(grid, row, along.map(lowerMean))
  }
})

it('then the lower ones, over what their codes have', async () => {
  const grid = await traversalsGrid(subject())
  const codes = [0, 1, 2, 3].map((at) => {
    const image = [...pixels.subarray(4 * at, 4 * at + 4)].map((each) => each / 255)
    const below = lowerMean(times(upperEncoder, image))
    return times(encoder, image).map((each, latent) => (each + (below[latent] ?? 0)) / 2)
  })
  const mean = [0, 1].map((at) => codes.reduce((sum, code) => sum + (code[at] ?? 0) / 4, 0))
  const deviation = mean.map((own, at) =>
    Math.sqrt(codes.reduce((sum, code) => sum + ((code[at] ?? 0) - own) ** 2 / 4, 0)),
  )
  expect(labelsOf(grid).slice(3)).toEqual(['lower level · latent 1', 'lower level · latent 2'])
  for (const own of [0, 1]) {
    const along = positions.map((at) =>
      mean.map((each, latent) => each + (latent === own ? at * (deviation[latent] ?? 0) : 0)),
    )
    expectRow(grid, 3 + own, along)
  }
})

it.each([
  [1, 0, 1],
  [2, 1, 1],
  [3, 1, 2],
  [4, 2, 2],
  [5, 3, 2],
  [9, 3, 2],
])('at most %i latents are %i upper and %i lower ones', async (count, upper, lower) => {
  const context = subject()
  const grid = await traversalsGrid(context, { count })
  expect(labelsOf(grid).filter((label) => label?.startsWith('upper'))).toHaveLength(upper)
  expect(grid.rows).toHaveLength(upper + lower)
  expect(grid.explanation).toContain(`shown ${upper} of 3`)
  expect(grid.explanation).toContain(`shown ${lower} of 2`)
  expect(await traversedLatents(context)).toEqual({ upper: [3, 4, 2], lower: [0, 1] })
})

it('says in both languages what each level shows', async () => {
  const { explanation, x, rows } = await traversalsGrid(subject())
  expect([explanation, x]).toEqual([
    expect.stringContaining('z₁ at the mean of p(z₁ | z₂)'),
    expect.stringMatching(/^upper level: value .* lower level: standard deviations/),
  ])
  expect(rows[0]?.label).toMatch(/^upper level · latent 4 \(variance 3\.\d\d\)$/)
  const korean = await traversalsGrid(subject('ko'))
  expect(korean.explanation).toContain('z₁은 p(z₁ | z₂)의 평균(3개 중 3개)')
  expect(korean.rows[0]?.label).toMatch(/^위 수준 · 잠재 변수 4 \(분산 3\.\d\d\)$/)
})

it('gives latents of both levels at upper ones, and refuses others', async () => {
  const upper = Float32Array.of(1, -2, 0.5, 0, 3, -1)
  const found = [...(await descend(inference, upper))]
  const rows = [[1, -2, 0.5] as const, [0, 3, -1] as const]
  const expected = rows.flatMap((row) => [...lowerMean(row), ...row])
  expect(found).toEqual(expected.map((value) => expect.closeTo(value, 5)))
  await expect(descend(inference, upper.slice(1))).rejects.toThrow('points of 3 latents, got 5')
  await expect(descend(inference, Float32Array.of(0, 0, Number.NaN))).rejects.toThrow('finite')
  const flat = vae({ input: [2, 2], encoder: [], latent: 3, decoder: [], likelihood: bernoulli() })
  const other = new Inference(flat, engine, inference.state)
  await expect(descend(other, upper)).rejects.toThrow('two levels of latents')
})
