// GANs from training to export: trained, resumed to the bit, sampled, drawn, evaluated, exported; and what they do not have.
import { readFile, writeFile } from 'node:fs/promises'
import {
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  loadRun,
  modelFrom,
  nodeEngine,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type StateValues,
  summarizeModel,
  train,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workplace } from './command.js'
import { fewDigits, writeIdxFolder } from './small-data.js'

const side = 7
const latent = 3
const one = ['--threads', '1']
const leakyRelu = { type: 'leakyRelu', slope: 0.2 }
const dropout = { type: 'dropout', rate: 0.3 }
const adam = (learningRate: number) => ({ type: 'adam', learningRate, beta1: 0.5 })
const written = {
  name: 'gan',
  model: {
    type: 'gan',
    input: [side, side],
    latent,
    decoder: [{ type: 'linear', units: 12 }, { type: 'batchNorm' }, leakyRelu],
    discriminator: [{ type: 'linear', units: 12 }, leakyRelu, dropout],
  },
  training: {
    epochs: 3,
    batchSize: 32,
    optimizer: adam(1e-3),
    adversary: { optimizer: adam(5e-4) },
  },
}

let place: Workplace
let engine: Engine
let data: DataSplits
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ every: 4 })
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), data)
  await writeFile(place.path('gan.json'), JSON.stringify(written))
  await trained('run')
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

async function trained(out: string, ...settings: readonly string[]) {
  const words = ['train', 'gan.json', '--data', 'data', '--quiet', '--out', out, ...one]
  const all = [...words, ...settings.flatMap((each) => ['--set', each])]
  expect(await place.jamjae(all)).toMatchObject({ code: 0, stderr: '' })
}

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  expect([code, stderr.trim().split('\n').length], stderr).toEqual([2, 1])
  for (const text of says) expect(stderr).toContain(text)
}

function configured(model: object = {}, training: object = {}): Configuration {
  return resolveConfiguration({
    ...written,
    model: { ...written.model, ...model } as unknown as ConfigurationInput['model'],
    training: { ...written.training, ...training } as ConfigurationInput['training'],
  })
}

async function stateAfter(configuration: Configuration): Promise<StateValues> {
  let found: StateValues = {}
  const observer = {
    async epoch(event: { state: () => Promise<StateValues> }) {
      found = await event.state()
    },
  }
  await train({ configuration, data: { ...data, name: 'digits' }, engine, observers: [observer] })
  return found
}

const kinds: Readonly<Record<string, object>> = {
  dense: {},
  'hinge with spectral normalization': { loss: 'hinge', spectralNormalization: true },
  'wasserstein with a penalty': {
    loss: 'wasserstein',
    gradientPenalty: {},
    discriminator: [{ type: 'conv', channels: 4, padding: 1 }, leakyRelu],
  },
  'with batch normalization on both sides and R1': {
    gradientPenalty: { weight: 1, where: 'real' },
    discriminator: [{ type: 'linear', units: 8 }, { type: 'batchNorm' }, leakyRelu],
  },
}

describe('training', () => {
  it.each(Object.entries(kinds))('%s: resumes to the bit', async (name, model) => {
    const splits = { ...data, name: 'digits' }
    const configuration = configured(model)
    const whole = await stateAfter(configuration)
    const controller = new AbortController()
    const stop = { steps: () => controller.abort() }
    const out = place.path(`resumed ${name}`)
    const { signal } = controller
    const first = { configuration, data: splits, engine, out, observers: [stop], signal }
    expect(await recordedTraining(first)).toMatchObject({ result: { completed: false } })
    let state: StateValues = {}
    const observer = {
      async epoch(event: { state: () => Promise<StateValues> }) {
        state = await event.state()
      },
    }
    const open = async () => ({ data: splits, engine })
    await resumedTraining({ run: out, open, observers: [observer] })
    expect(Object.keys(state)).toContain('optimizer/discriminator.head.weight/firstMomentSum')
    expect(state).toEqual(whole)
  })

  it('moves the parameters of each side by its own optimizer only', async () => {
    const still = { type: 'sgd', learningRate: 0 }
    const moving = { type: 'sgd', learningRate: 0.1 }
    const start = await stateAfter(configured({}, { optimizer: still, adversary: undefined }))
    const sides = [
      ['discriminator', { optimizer: still, adversary: { optimizer: moving } }],
      ['generator', { optimizer: moving, adversary: { optimizer: still } }],
    ] as const
    for (const [side, training] of sides) {
      const after = await stateAfter(configured({}, training))
      // In front of a normalization a bias has no gradient.
      for (const name of Object.keys(start).filter(
        (each) => !/running|^decoder\.0\.bias|^optimizer/.test(each),
      )) {
        const isMoved = name.startsWith('discriminator.') === (side === 'discriminator')
        const isSame = String(after[name]?.data) === String(start[name]?.data)
        expect([name, isSame]).toEqual([name, !isMoved])
      }
    }
  })

  it('records the losses of both, and counts the last epoch as the best', async () => {
    const lines = await place.lines('run', 'metrics.jsonl')
    const epochs = lines.filter(({ type }) => type === 'epoch')
    expect(epochs).toHaveLength(3)
    // It reconstructs nothing, so it has no error that compares with that of other runs.
    expect(epochs.every(({ validation }) => validation.squaredError === undefined)).toBe(true)
    for (const { validation, train: ofTraining } of epochs)
      for (const { extra, kl, reconstruction } of [validation, ofTraining]) {
        expect([kl, reconstruction]).toEqual([0, 0])
        expect(Object.keys(extra)).toEqual([
          'discriminatorLoss',
          'realProbability',
          'generatedProbability',
          'discriminatorAccuracy',
          'diversity',
        ])
        expect(extra.discriminatorLoss).toBeGreaterThan(0)
      }
    expect((await place.json('run', 'run.json')).best.epoch).toBe(3)
  })

  it('draws samples of the same latents after every epoch, and keeps no codes', async () => {
    const files = await place.files()
    for (const file of ['epochs/0001.png', 'epochs/0003.png', 'samples.png'])
      expect(files).toContain(`run/pictures/${file}`)
    expect(files).not.toContain('run/pictures/reconstructions.png')
    expect(files.filter((file) => file.endsWith('.f32'))).toEqual([])
  })

  it('says that the generator has collapsed', async () => {
    // With zero weights all latents give one image.
    const words = ['train', 'gan.json', '--data', 'data', '--out', 'collapsed', ...one, '--epochs']
    const settings = ['--set', 'training.optimizer.weightDecay=100']
    const { stdout } = await place.jamjae([...words, '2', ...settings])
    expect(stdout).toMatch(/The generator has collapsed: .* is \d+ % of/)
    const evaluated = await place.jamjae(['evaluate', 'collapsed', ...one])
    expect(evaluated.stdout.replaceAll('\n', ' ')).toContain('The generator has collapsed')
  })

  it('refuses parts of batches, and tells what has no effect', async () => {
    const words = ['train', 'gan.json', '--data', 'data', '--out', 'none', '--set']
    await refused([...words, 'training.accumulate=2'], 'training.accumulate', 'got 2')
    for (const [setting, told] of [
      ['training.patience=2', 'training.patience'],
      ['model.loss=wasserstein', 'model.gradientPenalty.weight'],
    ] as const) {
      const { code, stderr } = await place.jamjae([...words, setting, '--strict', ...one])
      expect([setting, code]).toEqual([setting, 2])
      expect(stderr).toContain(told)
    }
    await refused([...words, 'model.encoder=[{"type":"relu"}]'], 'model.encoder')
  })
})

describe('a trained GAN', () => {
  it('samples, and decodes along the arc between two samples', async () => {
    for (const words of [
      ['sample', 'run'],
      ['interpolate', 'run', '--from', '0', '--to', '3'],
      ['manifold', 'run', '--size', '5'],
      ['traverse', 'run'],
      ['report', 'run'],
    ]) {
      const { code, stderr } = await place.jamjae([...words, ...one])
      expect([words[0], code, stderr]).toEqual([words[0], 0, ''])
    }
    await refused(['interpolate', 'run', '--from', '0', '--to', '99999'], '--to', '9999')
  })

  it('says in one sentence what it does not have', async () => {
    await refused(['encode', 'run', 'data', '--out', 'codes.npz'], 'GAN', 'no encoder')
    await refused(['reconstruct', 'run'], 'GAN', 'no encoder')
    await refused(['latent', 'run'], 'GAN', 'no encoder')
    await refused(['evaluate', 'run', '--baselines'], '--baselines', 'GAN')
    await refused(['evaluate', 'run', '--samples', '5'], '--samples', 'GAN')
  })

  it('is evaluated by its own metrics', async () => {
    const text = await place.jamjae(['evaluate', 'run', ...one])
    expect(text.code).toBe(0)
    for (const word of ['generator loss', 'discriminator', 'diversity'])
      expect(text.stdout).toContain(word)
    const { stdout } = await place.jamjae(['evaluate', 'run', '--json', ...one])
    const { train: ofTraining, validation } = JSON.parse(stdout)
    expect(ofTraining.examples).toBe(data.train.count)
    const lines = await place.lines('run', 'metrics.jsonl')
    const recorded = lines.filter(({ type }) => type === 'epoch').at(-1).validation
    expect(validation.loss).toBeCloseTo(recorded.loss, 5)
    expect(validation.extra.diversity).toBeCloseTo(recorded.extra.diversity, 4)
  })

  it('is shown, and exported as a decoder alone', async () => {
    const shown = await place.jamjae(['show', 'run'])
    expect(shown.stdout).toContain('generator')
    expect(shown.stdout).not.toContain('encode run')
    const exported = await place.jamjae(['export', 'run', '--out', 'models', ...one])
    expect([exported.code, exported.stderr]).toEqual([0, ''])
    const files = (await place.files()).filter((file) => file.startsWith('models/'))
    expect(files).toEqual(['models/decoder.onnx'])
    expect((await readFile(place.path('models/decoder.onnx'))).length).toBeGreaterThan(1000)
  })

  it('generates the same in the library', async () => {
    const run = await loadRun(place.path('run'), { threads: 1 })
    try {
      const samples = await run.sample(20)
      expect(samples).toHaveLength(20 * side * side)
      expect(await run.sample(20)).toEqual(samples)
      await expect(run.evaluate()).rejects.toThrow(/evaluateImplicit/)
      expect(Object.keys((await run.evaluateImplicit()).validation.extra)).toContain('diversity')
    } finally {
      await run.close()
    }
  })
})

it('counts the layers of the discriminator, too', () => {
  const { model } = configured({ spectralNormalization: true })
  const { layers, parameters } = summarizeModel(model)
  const paths = layers.map(({ path }) => path)
  expect(paths.slice(-4)).toEqual([
    'discriminator.0',
    'discriminator.1',
    'discriminator.2',
    'discriminator.head',
  ])
  expect(layers.at(-1)).toMatchObject({ parameters: 13, buffers: 13 })
  expect(parameters).toBe((latent + 1) * 12 + 24 + 13 * side * side + (side * side + 1) * 12 + 13)
})

it('draws noise of their own for the applications of the discriminator', () => {
  const { noise } = modelFrom(configured().model)
  expect(noise.map(({ name }) => name)).toEqual([
    'latent',
    ...['real', 'generated', 'updated'].map((each) => `discriminator.2.noise/${each}`),
  ])
})
