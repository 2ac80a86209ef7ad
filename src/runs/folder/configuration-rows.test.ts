// The differences of configurations in words: a row per setting, layers on one line.
import { expect, it } from 'vitest'
import { en, ko } from '../../messages/messages.js'
import { recipes } from '../../recipes/recipes.js'
import { parseConfiguration, type Setting } from '../../recipes/resolve.js'
import { differingSettings } from './configuration-rows.js'

const english = (key: string) => (en as Record<string, string>)[key]
const korean = (key: string) => (ko as Record<string, string>)[key]
const recipe = (name: string, ...settings: Setting[]) =>
  parseConfiguration(recipes[name], { settings })

const rowsOf = (configurations: readonly object[], words = english) =>
  Object.fromEntries(
    differingSettings(configurations, words).map(({ label, values }) => [label, values]),
  )

it('has a row per setting in words, with layers on one line', () => {
  const runs = [recipe('ch13-vae'), recipe('relu-vae-2d'), recipe('tabular-vae')]
  expect(rowsOf(runs)).toMatchObject({
    Encoder: ['784-400-400-200, leaky ReLU 0.2', '784-256-256-2, ReLU', '6-128-64-8, ReLU'],
    Latents: ['200', '2', '8'],
    Decoder: ['200-400-400-784, leaky ReLU 0.2', '2-256-256-784, ReLU', '8-64-128-6, ReLU'],
    'Batch size': ['100', '128', '64'],
    'Optimizer · Learning rate': ['0.001', '0.0001', '0.002'],
    'Likelihood · Columns': [undefined, undefined, 'Numbers 1, Categories 1'],
    Reduction: ['Sum', 'Sum', 'Mean'],
  })
  expect(rowsOf(runs, korean)).toMatchObject({
    인코더: ['784-400-400-200, leaky ReLU 0.2', '784-256-256-2, ReLU', '6-128-64-8, ReLU'],
    '배치 크기': ['100', '128', '64'],
    '옵티마이저 · 학습률': ['0.001', '0.0001', '0.002'],
    축약: ['합', '합', '평균'],
  })
})

it('has the layers of a convolutional network on one line', () => {
  const {
    Model,
    Encoder,
    'Output layer': output,
  } = rowsOf([recipe('conv-vae'), recipe('ch13-autoencoder')])
  expect(Model).toEqual(['VAE', 'Autoencoder'])
  expect(Encoder?.[0]).toBe(
    '28×28 → convolution 32 (3×3, stride 2, padding 1) → convolution 64 (3×3, stride 2, padding 1) → convolution 128 (3×3, stride 2, padding 1) → flatten → 32, leaky ReLU 0.2',
  )
  // Batch normalization is not everywhere, so everything is where it is.
  expect(Encoder?.[1]).toContain(
    'ReLU → convolution 16 (3×3, stride 2, padding 1) → batch normalization → ReLU',
  )
  expect(output).toBeUndefined()
  expect(rowsOf([recipe('conv-vae'), recipe('ch13-vae')])['Output layer']).toEqual([
    'transposed convolution (3×3, stride 2, padding 1, output padding 1)',
    'linear',
  ])
})

it('has the sizes of the layers of an upper level and of a classifier', () => {
  const layers = [{ type: 'linear', units: 8 }, { type: 'relu' }]
  const ladder = (units: number, upperLatents: number) => {
    const upper = {
      encoder: [{ type: 'linear', units }, { type: 'relu' }],
      latent: upperLatents,
      decoder: [],
    }
    const {
      prior: _,
      posterior: __,
      objective: ___,
      ...model
    } = recipe('ch13-vae').model as never as Record<string, unknown>
    return { model: { ...model, type: 'ladderVae', upper } }
  }
  expect(rowsOf([ladder(32, 4), ladder(64, 3)])).toEqual({
    'Upper level · Encoder': ['32, ReLU', '64, ReLU'],
    'Upper level · Latents': ['4', '3'],
  })
  const classifiers = [layers, []].map((classifier) => ({ model: { classifier } }))
  expect(Object.values(rowsOf(classifiers))).toEqual([['8, ReLU', '']])
})

it('leaves out what is equal, and the name and note of a recipe', () => {
  const one = recipe('ch13-vae')
  expect(differingSettings([one, { ...one, name: 'b', note: 'c' }], english)).toEqual([])
  const rows = differingSettings([one, recipe('ch13-vae', ['training.seed', 7])], english)
  expect(rows).toEqual([{ path: 'training.seed', label: 'Seed', values: ['3', '7'] }])
})

it('shows a missing activation, and what its own text does not tell as it is', () => {
  const { encoder } = recipe('ch13-vae').model
  const shorter = recipe('ch13-vae', ['model.encoder', encoder.slice(0, -1)])
  expect(rowsOf([recipe('ch13-vae'), shorter]).Encoder).toEqual([
    '784-400-400-200, leaky ReLU 0.2',
    '784 → 400 → leaky ReLU 0.2 → 400 → 200',
  ])
  const flat = recipe('ch13-vae', ['model.encoder', [{ type: 'flatten' }, ...encoder]])
  const [, second] = rowsOf([recipe('ch13-vae'), flat]).Encoder ?? []
  expect(second).toMatch(/^\[\{"type":"flatten"\}/)
})

it('has the defaults of prior and posterior where the model may have others, and no place in a row', () => {
  const flow: Setting = ['model.posterior.type', 'planar']
  const mixture: Setting = ['model.prior.type', 'mixture']
  const runs = [recipe('ch13-vae'), recipe('ch13-vae', flow), recipe('ch13-vae', mixture)]
  expect(rowsOf([...runs, recipe('ch13-autoencoder')])).toMatchObject({
    Prior: ['Standard normal', 'Standard normal', 'Mixture of Gaussians', undefined],
    Posterior: ['Diagonal Gaussian', 'Planar flows', 'Diagonal Gaussian', undefined],
  })
  const given = { type: 'columns', columns: ['age'] }
  const [one, other] = [recipe('tabular-vae'), recipe('tabular-vae')]
  const changed = { ...other, model: { ...other.model, condition: { ...given, places: [[0, 1]] } } }
  expect(Object.keys(rowsOf([one, changed]))).toEqual(['Condition', 'Condition · Columns'])
})
