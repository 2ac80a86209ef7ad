// Semi-supervised models from training to export: hidden labels are used nowhere, predicted ones everywhere.
import { readFile, writeFile } from 'node:fs/promises'
import {
  arrayDataset,
  type Configuration,
  type ConfigurationInput,
  type DataSplits,
  type Engine,
  evaluate,
  importanceWeighted,
  loadRun,
  nodeEngine,
  type Run,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
  type StateValues,
  train,
} from 'jamjae/node'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeNpy } from '../src/formats/npy.js'
import { labelledExamples } from '../src/training/supervision/labelled-examples.js'
import { Workplace } from './command.js'
import { readOnnx } from './onnx-reader.js'
import { fewDigits, tinyConfiguration, writeIdxFolder } from './small-data.js'
import { readEventFolder } from './tfevents-reader.js'

const side = 7
const one = ['--threads', '1']
const semi = {
  type: 'semiSupervisedVae',
  classifier: [{ type: 'linear', units: 12 }, { type: 'relu' }],
  labelled: 20,
  labelledShare: 0.25,
  classifierWeight: 5,
} as const
const written = {
  name: 'semi',
  model: { ...tinyConfiguration(side).model, ...semi },
  training: { ...tinyConfiguration(side).training, epochs: 3, optimizer: { type: 'adam' } },
}

let place: Workplace
let engine: Engine
let data: DataSplits
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ training: 150, every: 4 })
  place = await Workplace.open()
  await writeIdxFolder(place.path('data'), data)
  await writeFile(place.path('semi.json'), JSON.stringify(written))
  const words = ['train', 'semi.json', '--data', 'data', '--out', 'run', ...one]
  const { code, stderr } = await place.jamjae(words)
  expect(code, stderr).toBe(0)
  expect(stderr).toMatch(/validation: accuracy 0\.\d+/)
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

function configured(model: object = {}, training: object = {}): Configuration {
  return resolveConfiguration({
    ...written,
    model: { ...written.model, ...model } as unknown as ConfigurationInput['model'],
    training: { ...written.training, ...training } as ConfigurationInput['training'],
  })
}

async function finalState(configuration: Configuration, splits = data): Promise<StateValues> {
  let state: StateValues = {}
  const observer = {
    async epoch(event: { state: () => Promise<StateValues> }) {
      state = await event.state()
    },
  }
  await train({ configuration, data: splits, engine, observers: [observer] })
  return state
}

const withLabels = (labels: Uint8Array): DataSplits => ({
  ...data,
  train: { ...data.train, labels },
})
const unlabelled = ({ labels: _, ...set }: DataSplits['train']) => set

async function refused(words: readonly string[], ...says: readonly string[]) {
  const { code, stderr } = await place.jamjae([...words, ...one])
  expect([code, stderr.trim().split('\n').length], stderr).toEqual([2, 1])
  for (const text of says) expect(stderr).toContain(text)
}

describe('training', () => {
  it('never uses the labels of other examples', async () => {
    const labels = data.train.labels as Uint8Array
    const options = { labelled: 20, classes: 10, seed: configured().training.seed }
    const chosen = labelledExamples(labels, options)
    // The labels decide which examples are chosen: only those are changed that do not.
    const changed = Uint8Array.from(labels)
    for (const index of labels.keys()) {
      if (chosen.includes(index)) continue
      changed[index] = ((labels[index] as number) + 1 + (index % 9)) % 10
      const isSame = labelledExamples(changed, options).join() === chosen.join()
      if (!isSame) changed[index] = labels[index] as number
    }
    expect(changed.filter((label, at) => label !== labels[at]).length).toBeGreaterThan(80)
    const own = await finalState(configured())
    expect(await finalState(configured(), withLabels(changed))).toEqual(own)

    const swapped = Uint8Array.from(labels, (label, at) =>
      chosen.includes(at) ? 9 - label : label,
    )
    const differs = await finalState(configured(), withLabels(swapped))
    expect(differs['classes.weight']).not.toEqual(own['classes.weight'])
  })

  it('records which labels were used, and the accuracy of every epoch', async () => {
    const description = await place.json('run', 'run.json')
    const { seed } = description.configuration.training
    const chosen = labelledExamples(data.train.labels as Uint8Array, {
      ...{ labelled: 20, classes: 10, seed },
    })
    expect(description.data.labelled).toEqual(chosen)
    expect(description.configuration.model).toMatchObject({
      condition: { type: 'labels', classes: 10 },
      examples: 150,
    })
    const lines = await place.lines('run', 'metrics.jsonl')
    const epochs = lines.filter(({ type }) => type === 'epoch')
    expect(epochs).toHaveLength(3)
    for (const { validation } of epochs) {
      expect(validation.extra.accuracy * 20).toBeCloseTo(Math.round(validation.extra.accuracy * 20))
      expect(validation.loss).toBeCloseTo(validation.reconstruction + validation.kl, 3)
    }
    expect(description.validation).toEqual(epochs[2].validation)
    const tags = (await readEventFolder(place.path('run', 'tensorboard'))).flatMap(({ values }) =>
      values.filter(({ tag }) => tag === 'Test/accuracy').map(({ scalar }) => scalar),
    )
    expect(tags).toHaveLength(3)
    expect(tags[2]).toBeCloseTo(epochs[2].validation.extra.accuracy, 5)
  })

  it.each([
    ['dense', {}],
    [
      'with noise and normalization',
      {
        classifier: [
          { type: 'dropout', rate: 0.3 },
          { type: 'linear', units: 8 },
          { type: 'relu' },
        ],
        encoder: [{ type: 'dropout', rate: 0.2 }, { type: 'linear', units: 8 }, { type: 'relu' }],
        decoder: [
          { type: 'linear', units: 8 },
          { type: 'batchNorm' },
          { type: 'relu' },
          { type: 'dropout', rate: 0.5 },
        ],
      },
    ],
    [
      'convolutional',
      {
        classifier: [
          { type: 'conv', channels: 3, kernel: 3, stride: 2, padding: 1 },
          { type: 'relu' },
        ],
        encoder: [
          { type: 'conv', channels: 4, kernel: 3, stride: 2, padding: 1 },
          { type: 'relu' },
        ],
        decoder: [
          { type: 'linear', units: 64 },
          { type: 'unflatten', shape: [4, 4, 4] },
        ],
        output: { type: 'convTranspose', kernel: 3, stride: 2, padding: 1 },
      },
    ],
  ])('%s: resumes to the bit', async (name, model) => {
    const splits = { ...data, name: 'digits' }
    const out = place.path(`resumed ${name}`)
    const configuration = configured(model)
    const whole = await finalState(configuration, splits)
    const controller = new AbortController()
    const stop = { steps: () => controller.abort() }
    const first = { configuration, data: splits, engine, out, observers: [stop] }
    const { signal } = controller
    expect(await recordedTraining({ ...first, signal })).toMatchObject({
      result: { completed: false },
    })
    let state: StateValues = {}
    const last = {
      async epoch(event: { state: () => Promise<StateValues> }) {
        state = await event.state()
      },
    }
    const open = async () => ({ data: splits, engine })
    await resumedTraining({ run: out, open, observers: [last] })
    expect(state).toEqual(whole)
  })

  it('in parts of a batch gives the same', async () => {
    const whole = await finalState(configured())
    const parts = await finalState(configured({}, { accumulate: 3 }))
    for (const [name, { data }] of Object.entries(whole)) {
      const scale = Math.max(...data.map(Math.abs))
      for (const [at, value] of data.entries()) {
        const apart = Math.abs(value - (parts[name]?.data[at] as number)) / scale
        expect(apart, name).toBeLessThan(1e-3)
      }
    }
  })

  it('says what is wrong with the labels', async () => {
    const words = (...set: readonly string[]) => ['train', 'semi.json', '--data', 'data', ...set]
    await refused(words('--set', 'model.labelled=25'), 'multiple of 10', '25', '30')
    await refused(words('--set', 'model.labelled=150'), 'fewer', '150')
    await refused(words('--set', 'model.labelled=140'), 'of class', '14')
    const classes = ['--set', 'model.condition.type=labels', '--set', 'model.condition.classes=256']
    await refused(words(...classes), '255')
    const items = encodeNpy({ shape: [30, side, side], data: new Uint8Array(30 * side * side) })
    await writeFile(place.path('images.npy'), items)
    await refused(['train', 'semi.json', '--data', 'images.npy'], 'semi-supervised, got none')
  })
})

describe('a run', () => {
  let run: Run
  beforeAll(async () => {
    run = await loadRun(place.path('run'), { threads: 1 })
  })
  afterAll(() => run.close())

  it('encodes and reconstructs with the most probable label, whatever the examples have', async () => {
    const { validation } = data
    const codes = await run.encode(validation)
    const { probabilities, predicted, mean } = codes
    expect(await run.encode(unlabelled(validation))).toEqual(codes)
    for (let row = 0; row < codes.count; row++) {
      const own = Array.from(probabilities?.subarray(10 * row, 10 * row + 10) ?? [])
      expect(own.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5)
      expect(own.indexOf(Math.max(...own))).toBe(predicted?.[row])
    }
    const decoded = await run.decode(mean.slice(), { labels: predicted })
    const { reconstructed } = await run.reconstruct(unlabelled(validation))
    for (const [at, value] of decoded.entries())
      expect(Math.abs(value - (reconstructed[at] as number))).toBeLessThan(1e-6)
    await expect(run.decode(mean.slice())).rejects.toMatchObject({ key: 'condition.latents' })
  })

  it('is evaluated without its labels, except for the accuracy', async () => {
    const { inference } = run
    const { validation } = data
    const { seed } = run.description.configuration.training
    const found = await evaluate({ inference, ...data, seed })
    const { predicted } = await run.encode(validation)
    const right = predicted?.filter((label, at) => label === validation.labels?.[at]).length ?? 0
    expect(found.classifier?.accuracy.mean).toBeCloseTo(right / validation.count, 6)
    const [last] = (await place.lines('run', 'metrics.jsonl'))
      .filter(({ type }) => type === 'epoch')
      .slice(-1)
    expect(found.classifier?.accuracy.mean).toBeCloseTo(last.validation.extra.accuracy, 6)
    expect(found.validation.reconstruction.mean).toBeCloseTo(last.validation.reconstruction, 3)
    expect(found.validation.kl?.mean).toBeCloseTo(last.validation.kl, 3)
    expect(found.validation.elbo?.mean).toBeCloseTo(-last.validation.loss, 3)
    const plain = { train: unlabelled(data.train), validation: unlabelled(validation) }
    const { classifier, ...rest } = await evaluate({ inference, ...plain, seed })
    expect(classifier).toBeUndefined()
    expect(rest.validation).toEqual(found.validation)
    const mixture = { key: 'evaluate.samplesOfClasses' }
    await expect(evaluate({ inference, ...data, samples: 5 })).rejects.toMatchObject(mixture)
    const weighted = { inference, dataset: validation, samples: 5, seed: 1 }
    await expect(importanceWeighted(weighted)).rejects.toMatchObject(mixture)
  })
})

describe('commands', () => {
  it.each([
    ['sample', 'run'],
    ['manifold', 'run', '--size', '3'],
    ['traverse', 'run'],
    ['interpolate', 'run', '--from', '0', '--to', '1'],
  ])('%s draws, and another picture with --label', async (...words) => {
    const draws = async (...more: readonly string[]) => {
      const all = [...words, ...more, '--force', ...one]
      const { code, stdout, stderr } = await place.jamjae(all)
      expect([code, stderr], all.join(' ')).toEqual([0, ''])
      return readFile(place.path(stdout.trim().split('\n').at(-1) ?? ''))
    }
    await draws()
    expect(await draws('--label', '6')).not.toEqual(await draws('--label', '5'))
  })

  it('evaluate prints the accuracy, in both languages', async () => {
    const evaluated = (...words: readonly string[]) =>
      place.jamjae(['evaluate', 'run', ...words, ...one])
    expect((await evaluated()).stdout).toMatch(/classifier accuracy +\d+\.\d ± \d+\.\d %/)
    expect((await evaluated('--lang', 'ko')).stdout).toMatch(/분류기 정확도 +\d+\.\d ±/)
    await refused(['evaluate', 'run', '--samples', '3'], 'mixture')
  })

  it.each([['reconstruct'], ['latent'], ['report'], ['curves'], ['show'], ['summary']])(
    '%s works as for any run',
    async (command) => {
      const words = [command, 'run', ...(/show|summary|curves/.test(command) ? [] : one)]
      const { code, stdout, stderr } = await place.jamjae(words)
      expect([code, stderr]).toEqual([0, ''])
      if (command === 'report') {
        const report = await readFile(place.path('run', 'report.html'), 'utf8')
        expect(report).toContain('<th>accuracy</th>')
        expect(report).toContain('<dt>labelled examples</dt><dd>20</dd>')
      }
      if (command === 'curves')
        expect(await readFile(place.path('run/pictures/curves.svg'), 'utf8')).toMatch(
          />accuracy<\/text>/,
        )
      if (command === 'show' || command === 'summary')
        expect(stdout).toContain(
          'semiSupervisedVae, latents 2, bernoulli, condition labels (10), labelled examples 20\n',
        )
      if (command === 'show') expect(stdout).toMatch(/accuracy 0?\.?\d/)
      if (command === 'summary') expect(stdout).toMatch(/classifier\.1 +relu/)
    },
  )

  it('encode gives the predicted labels, with which decode decodes', async () => {
    const decoded = async (file: string, ...words: readonly string[]) => {
      const all = ['decode', 'run', file, '--out', 'out.npy', '--force', ...words, ...one]
      expect(await place.jamjae(all)).toMatchObject({ code: 0, stderr: '' })
      return readFile(place.path('out.npy'))
    }
    // Images without labels, too.
    for (const [file, source] of [
      ['codes.npz', 'data'],
      ['codes.csv', 'data'],
      ['bare.csv', 'images.npy'],
    ] as const)
      expect(await place.jamjae(['encode', 'run', source, '--out', file, ...one])).toMatchObject({
        code: 0,
        stderr: expect.not.stringContaining('error'),
      })
    const [titles = '', ...rows] = (await readFile(place.path('codes.csv'), 'utf8')).split('\n')
    expect(titles).toMatch(/^index,label,predicted_label,mean_1,/)
    const run = await loadRun(place.path('run'), { threads: 1 })
    const { predicted } = await run.encode(data.validation)
    await run.close()
    expect(rows.slice(0, 20).map((row) => Number(row.split(',')[2]))).toEqual([
      ...(predicted ?? []),
    ])
    const own = await decoded('codes.npz')
    expect(await decoded('codes.csv')).toEqual(own)
    expect(await decoded('codes.npz', '--label', '8')).not.toEqual(own)
    await decoded('bare.csv')
  })
})

it('exports a classifier in the encoder, which agrees with the run', async () => {
  const { code, stderr } = await place.jamjae(['export', 'run', ...one])
  expect([code, stderr]).toEqual([0, ''])
  const count = 3
  const bytes = Uint8Array.from({ length: count * side * side }, (_, at) => (at * 37) % 256)
  const run = await loadRun(place.path('run'), { threads: 1 })
  const codes = await run.encode(arrayDataset([side, side], bytes))
  const labels = codes.predicted as Uint8Array
  const decoded = await run.decode(codes.mean.slice(), { labels })
  await run.close()
  const shown = Float32Array.from(bytes, (byte) => byte / 255)
  const images = new Tensor('float32', shown, [count, side, side])
  const given = new Tensor('float32', Float32Array.from(labels), [count])
  const latents = new Tensor('float32', codes.mean, [count, 2])
  for (const [name, feeds, outputs] of [
    ['encoder', { images }, { mean: codes.mean, label_probabilities: codes.probabilities }],
    ['decoder', { latents, labels: given }, { images: decoded }],
    ['autoencoder', { images }, { reconstruction: decoded }],
  ] as const) {
    const file = place.path('run', 'model', `${name}.onnx`)
    const session = await InferenceSession.create(file)
    const found = await session.run(feeds)
    for (const [output, expected] of Object.entries(outputs) as [string, Float32Array][]) {
      const values = found[output]?.data as Float32Array
      expect(values.length, output).toBe(expected.length)
      for (const [at, value] of values.entries())
        expect(Math.abs(value - (expected[at] as number)), output).toBeLessThan(1e-5)
    }
    await session.release()
    expect(readOnnx(await readFile(file)).metadata.condition).toContain('label_probabilities')
  }
})
